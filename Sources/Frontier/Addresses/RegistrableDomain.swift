internal import CNames
package import Vocabulary

/// The part of a host that one registrant answers for, by the public suffix list (libpsl).
package enum RegistrableDomain {
  /// `bbc.co.uk` for `www.bbc.co.uk`; nil for a public suffix, an address literal and what is no host name.
  package static func of(host: some StringProtocol) -> String? {
    let lowered = host.utf8.map(\.lowered)
    guard let first = lowered.first, first != ASCII.leftBracket, lowered.count < 1024, !lowered.contains(0),
      !IPv4.endsInNumber(lowered)
    else { return nil }
    let text = lowered.text
    let offset = unsafe text.withCString { unsafe names_registrable_offset($0) }
    guard offset >= 0 else { return nil }
    return lowered[offset...].text
  }
}

/// Who a request troubles: the unit of politeness.
///
/// The registrable domain, or for address literals, `localhost` and bare suffixes the host, with its port where that is
/// no scheme's own.
package struct Site: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let name: String

  package init(of address: WebAddress) {
    if let domain = RegistrableDomain.of(host: address.host) {
      name = domain
    } else {
      name = address.port.map { "\(address.host):\($0)" } ?? String(address.host)
    }
  }

  init(named name: String) { self.name = name }
  package var description: String { name }
  package static func < (a: Self, b: Self) -> Bool { a.name < b.name }
}
