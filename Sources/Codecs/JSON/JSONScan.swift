/// The byte at which a JSON string stops being plain: `"`, `\` or a control character; `count` where there is none.
///
/// Eight bytes a step: a lane has its high bit set when its byte is one of them (Mycroft's zero-byte test).
@inline(__always)
func plainStringEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let highs: UInt64 = 0x8080_8080_8080_8080
  let count = bytes.count
  let raw = unsafe bytes.bytes
  var i = start
  while i &+ 8 <= count {
    let word = UInt64(
      littleEndian: unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: i, as: UInt64.self))
    let quote = word ^ (ones &* 0x22)
    let slash = word ^ (ones &* 0x5C)
    let hit =
      ((quote &- ones) & ~quote) | ((slash &- ones) & ~slash) | ((word &- ones &* 0x20) & ~word)
    let lanes = hit & highs
    if lanes != 0 { return i &+ lanes.trailingZeroBitCount / 8 }
    i &+= 8
  }
  while i < count {
    let byte = bytes[i]
    if byte == 0x22 || byte == 0x5C || byte < 0x20 { return i }
    i &+= 1
  }
  return count
}

/// Whether `text` stands in `bytes` at `start`.
func standsAt(_ start: Int, _ text: StaticString, in bytes: Span<UInt8>) -> Bool {
  let length = text.utf8CodeUnitCount
  guard start + length <= bytes.count else { return false }
  for i in 0..<length where unsafe bytes[start + i] != text.utf8Start[i] { return false }
  return true
}

/// The four hex digits from `start`; nil where they are not four.
func hexUnit(_ bytes: Span<UInt8>, at start: Int) -> UInt16? {
  guard start + 4 <= bytes.count else { return nil }
  var value: UInt16 = 0
  for i in start..<start + 4 {
    let digit: UInt8
    switch bytes[i] {
    case 0x30...0x39: digit = bytes[i] - 0x30
    case 0x41...0x46: digit = bytes[i] - 0x41 + 10
    case 0x61...0x66: digit = bytes[i] - 0x61 + 10
    default: return nil
    }
    value = value << 4 | UInt16(digit)
  }
  return value
}

/// Reads the escape whose backslash stands at `start`, appends what it means, and gives the offset behind it.
///
/// Nil where the escape is none. A surrogate without its other half becomes U+FFFD.
func unescape(_ bytes: Span<UInt8>, at start: Int, into text: inout [UInt8]) -> Int? {
  guard start + 1 < bytes.count else { return nil }
  switch bytes[start + 1] {
  case 0x22: text.append(0x22)
  case 0x5C: text.append(0x5C)
  case 0x2F: text.append(0x2F)
  case 0x62: text.append(0x08)
  case 0x66: text.append(0x0C)
  case 0x6E: text.append(0x0A)
  case 0x72: text.append(0x0D)
  case 0x74: text.append(0x09)
  case 0x75:
    guard let unit = hexUnit(bytes, at: start + 2) else { return nil }
    var scalar = UInt32(unit)
    var end = start + 6
    if unit & 0xF800 == 0xD800 {
      if unit < 0xDC00, end + 1 < bytes.count, bytes[end] == 0x5C, bytes[end + 1] == 0x75,
        let low = hexUnit(bytes, at: end + 2), low & 0xFC00 == 0xDC00
      {
        scalar = 0x10000 + UInt32(unit - 0xD800) << 10 + UInt32(low - 0xDC00)
        end += 6
      } else {
        scalar = 0xFFFD
      }
    }
    appendUTF8(scalar, to: &text)
    return end
  default: return nil
  }
  return start + 2
}

/// `scalar` is no surrogate and at most U+10FFFF.
private func appendUTF8(_ scalar: UInt32, to text: inout [UInt8]) {
  switch scalar {
  case ..<0x80:
    text.append(UInt8(scalar))
  case ..<0x800:
    text.append(UInt8(0xC0 | scalar >> 6))
    text.append(UInt8(0x80 | scalar & 0x3F))
  case ..<0x10000:
    text.append(UInt8(0xE0 | scalar >> 12))
    text.append(UInt8(0x80 | scalar >> 6 & 0x3F))
    text.append(UInt8(0x80 | scalar & 0x3F))
  default:
    text.append(UInt8(0xF0 | scalar >> 18))
    text.append(UInt8(0x80 | scalar >> 12 & 0x3F))
    text.append(UInt8(0x80 | scalar >> 6 & 0x3F))
    text.append(UInt8(0x80 | scalar & 0x3F))
  }
}

extension String {
  /// Bytes taken as UTF-8, what is none repaired to U+FFFD.
  package init(repairing bytes: Span<UInt8>) {
    self = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe String(decoding: buffer, as: UTF8.self)
    }
  }
}

extension [UInt8] {
  package mutating func append(copying bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe append(contentsOf: buffer)
    }
  }
}
