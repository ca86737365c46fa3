package import Glibc

/// Says which addresses a crawler may speak to: the public ones, and those that it was told to allow.
///
/// The refused ranges are those of IANA's special-purpose registries (RFC 6890 and its successors). An IPv4 address
/// inside an IPv6 one (mapped, NAT64, 6to4) is judged as the IPv4 address that it is.
package struct AddressGuard: Sendable {
  private let allowed: [AddressRange]

  package init(allowing allowed: [AddressRange] = []) { self.allowed = allowed }

  /// Nil when the address may be spoken to; else what it is.
  package func objection(to address: UInt128) -> String? {
    if allowed.contains(where: { $0.contains(address) }) { return nil }
    if address >> 32 == AddressRange.mapped >> 32 { return Self.name(of: address, among: Self.special4) }
    if address >> 32 == Self.nat64 >> 32 {
      return objection(to: AddressRange.mapped | (address & 0xFFFF_FFFF))
    }
    if address >> 112 == 0x2002 {
      return objection(to: AddressRange.mapped | (address >> 80 & 0xFFFF_FFFF))
    }
    if address >> 125 != 1 { return Self.name(of: address, among: Self.special6) ?? "not global unicast" }
    return Self.name(of: address, among: Self.special6)
  }

  /// The number of an address as the socket calls hold it; nil for other families.
  package static func number(of address: UnsafePointer<sockaddr>, length: Int) -> UInt128? {
    let bytes = unsafe UnsafeRawPointer(address)
    switch unsafe Int32(address.pointee.sa_family) {
    case AF_INET:
      guard length >= MemoryLayout<sockaddr_in>.size else { return nil }
      let four = unsafe bytes.loadUnaligned(as: sockaddr_in.self)
      return AddressRange.mapped | UInt128(UInt32(bigEndian: four.sin_addr.s_addr))
    case AF_INET6:
      guard length >= MemoryLayout<sockaddr_in6>.size,
        let place = MemoryLayout<sockaddr_in6>.offset(of: \.sin6_addr)
      else { return nil }
      return unsafe UInt128(bigEndian: (bytes + place).loadUnaligned(as: UInt128.self))
    default: return nil
    }
  }

  private static let nat64: UInt128 = 0x0064_ff9b << 96

  private static func name(of address: UInt128, among ranges: [(AddressRange, String)]) -> String? {
    ranges.first { $0.0.contains(address) }?.1
  }

  private static let special4 = named([
    ("0.0.0.0/8", "unspecified"), ("10.0.0.0/8", "private"), ("100.64.0.0/10", "shared (carrier NAT)"),
    ("127.0.0.0/8", "loopback"), ("169.254.0.0/16", "link-local"), ("172.16.0.0/12", "private"),
    ("192.0.0.0/24", "protocol assignments"), ("192.0.2.0/24", "documentation"),
    ("192.88.99.0/24", "6to4 relay"), ("192.168.0.0/16", "private"), ("198.18.0.0/15", "benchmarking"),
    ("198.51.100.0/24", "documentation"), ("203.0.113.0/24", "documentation"),
    ("224.0.0.0/4", "multicast"), ("240.0.0.0/4", "reserved"),
  ])

  private static let special6 = named([
    ("::", "unspecified"), ("::1", "loopback"), ("::/96", "IPv4-compatible"),
    ("64:ff9b:1::/48", "local NAT64"), ("100::/64", "discard"), ("2001::/23", "protocol assignments"),
    ("2001:db8::/32", "documentation"), ("3fff::/20", "documentation"), ("fc00::/7", "private"),
    ("fe80::/10", "link-local"), ("fec0::/10", "site-local"), ("ff00::/8", "multicast"),
  ])

  private static func named(_ ranges: [(String, String)]) -> [(AddressRange, String)] {
    ranges.compactMap { text, name in AddressRange(text).map { ($0, name) } }
  }
}
