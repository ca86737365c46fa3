/// ASCII and percent escapes, on bytes.
enum Bytes {
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
  static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
  static func lower(_ bytes: [UInt8]) -> [UInt8] { bytes.map(lower) }

  /// The value of a hexadecimal digit.
  static func hex(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte - 0x30)
    case 0x41...0x46: Int(byte - 0x37)
    case 0x61...0x66: Int(byte - 0x57)
    default: nil
    }
  }

  /// Percent escapes undone, again and again until none is left.
  static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    // Undoing an escape can only complete another one that begins before it, so one pass with a look back does it.
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    for byte in bytes {
      plain.append(byte)
      while plain.count >= 3, plain[plain.count - 3] == 0x25, let high = hex(plain[plain.count - 2]),
        let low = hex(plain[plain.count - 1])
      {
        plain.removeLast(3)
        plain.append(UInt8(high << 4 | low))
      }
    }
    return plain
  }

  /// All but printable ASCII escaped, and `#` and `%`.
  static func escaped(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    var escaped: [UInt8] = []
    escaped.reserveCapacity(bytes.count)
    for byte in bytes {
      if byte > 0x20, byte < 0x7F, byte != 0x23, byte != 0x25 {
        escaped.append(byte)
      } else {
        escaped += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return escaped
  }
}
