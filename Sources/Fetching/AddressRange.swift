import Glibc

/// A range of IP addresses, both ends included.
///
/// IPv4 addresses are held in their mapped form, `::ffff:a.b.c.d`, so one number line holds both families.
package struct AddressRange: Sendable, Hashable {
  package let first: UInt128
  package let last: UInt128

  /// Reads `192.0.2.7`, `192.0.2.0/24`, `127.0.0.10-127.0.0.249`, `2001:db8::/32`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    if let dash = text.firstIndex(of: "-") {
      guard let a = Self.number(text[..<dash]), let b = Self.number(text[text.index(after: dash)...]),
        a.bits == b.bits, a.value <= b.value
      else { return nil }
      (first, last) = (a.value, b.value)
    } else if let slash = text.firstIndex(of: "/") {
      guard let a = Self.number(text[..<slash]), let length = Int(text[text.index(after: slash)...]),
        length >= 0, length <= a.bits
      else { return nil }
      let host = a.bits - length
      let mask: UInt128 = host == 128 ? .max : (1 << UInt128(host)) - 1
      (first, last) = (a.value & ~mask, a.value | mask)
    } else {
      guard let a = Self.number(text) else { return nil }
      (first, last) = (a.value, a.value)
    }
  }

  package func contains(_ address: UInt128) -> Bool { first <= address && address <= last }

  private static func number(_ text: some StringProtocol) -> (value: UInt128, bits: Int)? {
    let text = String(text)
    var four = in_addr()
    if unsafe inet_pton(AF_INET, text, &four) == 1 {
      return (mapped | UInt128(UInt32(bigEndian: four.s_addr)), 32)
    }
    var six = in6_addr()
    guard unsafe inet_pton(AF_INET6, text, &six) == 1 else { return nil }
    let value = unsafe withUnsafeBytes(of: &six) { unsafe $0.loadUnaligned(as: UInt128.self) }
    return (UInt128(bigEndian: value), 128)
  }

  /// `::ffff:0:0`
  static let mapped: UInt128 = 0xFFFF << 32
}
