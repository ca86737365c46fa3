internal import Glibc

/// A stretch of bytes that somebody else owns: a text or an attribute of a tree, a part of a page.
///
/// Good as long as its owner holds still: for a tree's bytes until the tree parses the next page. Subscripts are
/// checked. Letters are compared as ASCII, without case, where a name says `Folded`.
@safe struct Bytes: RandomAccessCollection {
  private let base: UnsafePointer<UInt8>?
  let count: Int

  init(_ base: UnsafePointer<UInt8>?, _ count: Int) {
    unsafe self.base = base
    self.count = unsafe base == nil ? 0 : count
  }

  init(_ buffer: UnsafeBufferPointer<UInt8>) {
    unsafe self.init(buffer.baseAddress, buffer.count)
  }

  static var empty: Bytes { unsafe Bytes(nil, 0) }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  @inline(__always) subscript(_ i: Int) -> UInt8 {
    precondition(i >= 0 && i < count)
    return unsafe base.unsafelyUnwrapped[i]
  }

  /// A part, as bytes of the same owner; both ends are cut to what there is.
  subscript(_ range: Range<Int>) -> Bytes {
    let low = Swift.max(0, Swift.min(range.lowerBound, count))
    let high = Swift.max(low, Swift.min(range.upperBound, count))
    guard high > low else { return .empty }
    return unsafe Bytes(base.unsafelyUnwrapped + low, high - low)
  }

  /// The bytes for a C function or a copy.
  var buffer: UnsafeBufferPointer<UInt8> { unsafe UnsafeBufferPointer(start: base, count: count) }

  func withContiguousStorageIfAvailable<R>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> R
  ) rethrows -> R? {
    try unsafe body(buffer)
  }

  /// Broken UTF-8 becomes U+FFFD.
  var string: String { unsafe String(decoding: buffer, as: UTF8.self) }
}

extension Bytes {
  static func == (a: Bytes, b: Bytes) -> Bool {
    guard a.count == b.count else { return false }
    return unsafe a.buffer.elementsEqual(b.buffer)
  }

  static func == (a: Bytes, b: StaticString) -> Bool {
    a.count == b.utf8CodeUnitCount && a.starts(with: b)
  }

  func starts(with prefix: StaticString, at offset: Int = 0) -> Bool {
    let n = prefix.utf8CodeUnitCount
    guard offset >= 0, offset + n <= count, let base = unsafe base else { return false }
    let p = unsafe prefix.utf8Start
    for i in 0..<n where unsafe base[offset + i] != p[i] { return false }
    return true
  }

  /// `name` is lower-case ASCII.
  func startsFolded(with name: StaticString, at offset: Int = 0) -> Bool {
    let n = name.utf8CodeUnitCount
    guard offset >= 0, offset + n <= count, let base = unsafe base else { return false }
    let p = unsafe name.utf8Start
    for i in 0..<n where unsafe base[offset + i].asciiFolded != p[i] { return false }
    return true
  }

  /// `name` is lower-case ASCII.
  func equalsFolded(_ name: StaticString) -> Bool {
    count == name.utf8CodeUnitCount && startsFolded(with: name)
  }

  /// The first place of `needle` from `offset` on.
  func find(_ needle: StaticString, from offset: Int = 0) -> Int? {
    unsafe find(UnsafeBufferPointer(start: needle.utf8Start, count: needle.utf8CodeUnitCount), from: offset)
  }

  func find(_ needle: UnsafeBufferPointer<UInt8>, from offset: Int = 0) -> Int? {
    guard offset >= 0, let base = unsafe base, let first = needle.baseAddress else { return nil }
    let last = count - needle.count
    var i = offset
    while i <= last {
      guard let found = unsafe memchr(base + i, Int32(first[0]), last - i + 1) else { return nil }
      i = unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if unsafe memcmp(found, first, needle.count) == 0 { return i }
      i += 1
    }
    return nil
  }

  /// The first place of `needle` (lower-case ASCII) from `offset` on, whatever its case here.
  func findFolded(_ needle: StaticString, from offset: Int = 0) -> Int? {
    let n = needle.utf8CodeUnitCount
    guard n > 0, offset >= 0, count >= n, let base = unsafe base else { return nil }
    let p = unsafe needle.utf8Start
    let first = unsafe p[0]
    var i = offset
    while i <= count - n {
      if unsafe base[i].asciiFolded == first {
        var k = 1
        while k < n, unsafe base[i + k].asciiFolded == p[k] { k += 1 }
        if k == n { return i }
      }
      i += 1
    }
    return nil
  }

  func contains(_ needle: StaticString) -> Bool { find(needle) != nil }
  func containsFolded(_ needle: StaticString) -> Bool { findFolded(needle) != nil }

  /// Without ASCII white space at both ends.
  var trimmed: Bytes {
    var low = 0
    var high = count
    while low < high, self[low].isASCIISpace { low += 1 }
    while high > low, self[high - 1].isASCIISpace { high -= 1 }
    return self[low..<high]
  }

  var isBlank: Bool {
    for i in 0..<count where !self[i].isASCIISpace { return false }
    return true
  }
}

extension String {
  /// Whether `needle` stands in it: by bytes, where the library's search walks characters.
  func holds(_ needle: StaticString) -> Bool {
    var text = self
    return text.withUTF8 { unsafe Bytes($0).contains(needle) }
  }
}

extension UInt8 {
  /// A–Z as a–z, all else as it is.
  @inline(__always) var asciiFolded: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
  /// Space, tab, LF, VT, FF, CR.
  @inline(__always) var isASCIISpace: Bool { self == 0x20 || self &- 9 < 5 }
  @inline(__always) var isASCIIDigit: Bool { self &- 0x30 < 10 }
  @inline(__always) var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
}
