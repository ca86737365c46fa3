internal import CMemory

/// Bytes that an array, and a string's storage, keep before their first element.
private let largeArrayHead = 32

extension Array {
  /// Room for `count` in all, so that a large array does not grow, and is copied, again and again; of a megabyte and more
  /// in the system's large pages.
  package mutating func reserveLarge(_ count: Int) {
    guard count > capacity else { return }
    let stride = MemoryLayout<Element>.stride
    guard count >= Int(memory_large) / stride else { return reserveCapacity(count) }
    reserveCapacity((memory_whole(largeArrayHead + count * stride) - largeArrayHead) / stride)
    let size = capacity * stride
    unsafe withUnsafeMutableBufferPointer { unsafe memory_prefer_large($0.baseAddress, size) }
  }
}

extension String {
  /// Of UTF-8; what is none becomes U+FFFD.
  package init(largeUTF8 bytes: [UInt8]) {
    guard bytes.count >= Int(memory_large) else {
      self.init(decoding: bytes, as: UTF8.self)
      return
    }
    let capacity = memory_whole(largeArrayHead + bytes.count) - largeArrayHead
    unsafe self.init(unsafeUninitializedCapacity: capacity) { room in
      unsafe memory_prefer_large(room.baseAddress, room.count)
      return unsafe room.initialize(fromContentsOf: bytes)
    }
  }
}
