internal import CMemory

extension Array {
  /// Room for `count` in all, so that a large array does not grow, and is copied, again and again; of two megabytes and more
  /// in the system's large pages.
  package mutating func reserveLarge(_ count: Int) {
    guard count > capacity else { return }
    reserveCapacity(count)
    let size = capacity * MemoryLayout<Element>.stride
    guard size >= memory_large else { return }
    unsafe withUnsafeMutableBufferPointer { unsafe memory_prefer_large($0.baseAddress, size) }
  }
}

extension String {
  /// Of UTF-8; what is none becomes U+FFFD.
  package init(largeUTF8 bytes: [UInt8]) {
    guard bytes.count >= memory_large else {
      self.init(decoding: bytes, as: UTF8.self)
      return
    }
    unsafe self.init(unsafeUninitializedCapacity: bytes.count) { room in
      unsafe memory_prefer_large(room.baseAddress, room.count)
      return unsafe room.initialize(fromContentsOf: bytes)
    }
  }
}
