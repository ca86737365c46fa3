import Glibc

/// Comparisons and searches over bytes, by the C library.
enum Bytes {
  /// The first place of `byte` at or after `start`.
  static func find(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress,
      let hit = unsafe memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return unsafe UnsafeRawPointer(hit) - UnsafeRawPointer(base)
  }

  /// Negative, 0 or positive: byte order, a prefix first.
  static func compare(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
    let common = min(a.count, b.count)
    if common > 0, let left = a.baseAddress, let right = b.baseAddress {
      let order = unsafe memcmp(left, right, common)
      if order != 0 { return Int(order) }
    }
    return a.count - b.count
  }

  static func compare(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Int {
    unsafe a.withUnsafeBufferPointer { left in
      unsafe b.withUnsafeBufferPointer { right in unsafe compare(left, right) }
    }
  }

  static func equal(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
    a.count == b.count && compare(a, b) == 0
  }

  /// The longest prefix of at most `limit` bytes that ends between two scalars of UTF-8.
  static func prefix(_ text: Span<UInt8>, limit: Int) -> Int {
    guard text.count > limit else { return text.count }
    var end = limit
    while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}

extension Array where Element == UInt8 {
  mutating func append(span: Span<UInt8>) {
    unsafe span.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }

  init(_ span: Span<UInt8>) {
    self = unsafe span.withUnsafeBufferPointer { unsafe Array($0) }
  }
}

extension String {
  init(span: Span<UInt8>) {
    self = unsafe span.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
