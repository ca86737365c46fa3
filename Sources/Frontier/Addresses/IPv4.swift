/// IPv4 hosts of the URL Standard: one to four parts, each decimal, octal (`0…`) or hexadecimal (`0x…`).
enum IPv4 {
  /// Whether the last label (a trailing dot aside) looks like a number, so that the host must be an address.
  static func endsInNumber(_ host: [UInt8]) -> Bool {
    var parts = host.split(separator: ASCII.dot, omittingEmptySubsequences: false)
    if parts.last?.isEmpty == true {
      if parts.count == 1 { return false }
      parts.removeLast()
    }
    guard let last = parts.last else { return false }
    if !last.isEmpty, last.allSatisfy(\.isDigit) { return true }
    return number(last) != nil
  }

  static func parse(_ host: [UInt8]) -> UInt32? {
    var parts = host.split(separator: ASCII.dot, omittingEmptySubsequences: false)
    if parts.last?.isEmpty == true, parts.count > 1 { parts.removeLast() }
    guard parts.count <= 4 else { return nil }
    var numbers: [UInt64] = []
    for part in parts {
      guard let value = number(part) else { return nil }
      numbers.append(value)
    }
    guard let last = numbers.last, numbers.dropLast().allSatisfy({ $0 <= 255 }),
      last < 1 << UInt64(8 * (5 - numbers.count))
    else { return nil }
    var address = last
    for (i, value) in numbers.dropLast().enumerated() { address += value << UInt64(8 * (3 - i)) }
    return UInt32(truncatingIfNeeded: address)
  }

  static func serialize(_ address: UInt32) -> [UInt8] {
    Array((0..<4).map { String(address >> UInt32(24 - 8 * $0) & 255) }.joined(separator: ".").utf8)
  }

  /// Saturates far above any address instead of overflowing.
  private static func number(_ text: ArraySlice<UInt8>) -> UInt64? {
    guard let first = text.first else { return nil }
    var digits = text
    var radix: UInt64 = 10
    if text.count >= 2, first == 0x30 {
      let hex = text[text.startIndex + 1] | 0x20 == 0x78
      radix = hex ? 16 : 8
      digits = text.dropFirst(hex ? 2 : 1)
    }
    var value: UInt64 = 0
    for byte in digits {
      guard let digit = byte.hexValue, UInt64(digit) < radix else { return nil }
      value = min(value * radix + UInt64(digit), 1 << 40)
    }
    return value
  }
}
