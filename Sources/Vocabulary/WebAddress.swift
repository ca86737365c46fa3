/// An absolute http or https URL in the serialised form of the WHATWG URL Standard.
///
/// ASCII only, lower-case scheme and host, no default port, no credentials, a path that begins with `/`.
/// Frontier's parser makes these from what pages say; here they are only taken apart.
package struct WebAddress: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let href: String
  /// Byte offsets into `href`.
  private let hostStart: UInt32
  private let hostEnd: UInt32
  private let pathStart: UInt32
  private let pathEnd: UInt32

  /// Takes a URL that is already in serialised form; nil when it is visibly not.
  package init?(serialized href: String) {
    let b = Array(href.utf8)
    let scheme = b.starts(with: "http://".utf8) ? 7 : b.starts(with: "https://".utf8) ? 8 : 0
    guard scheme > 0, b.count > scheme, b.count < 1 << 20, b.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      return nil
    }
    var i = scheme
    var bracket = false
    while i < b.count, bracket || (b[i] != 0x3A && b[i] != 0x2F) {
      if b[i] == 0x5B { bracket = true }
      if b[i] == 0x5D { bracket = false }
      guard b[i] != 0x40, b[i] != 0x3F, b[i] != 0x23 else { return nil }
      i += 1
    }
    let hostEnd = i
    guard hostEnd > scheme else { return nil }
    while i < b.count, b[i] != 0x2F { i += 1 }
    guard i < b.count else { return nil }
    let pathStart = i
    while i < b.count, b[i] != 0x3F, b[i] != 0x23 { i += 1 }
    self.href = href
    self.hostStart = UInt32(scheme)
    self.hostEnd = UInt32(hostEnd)
    self.pathStart = UInt32(pathStart)
    self.pathEnd = UInt32(i)
  }

  package var isSecure: Bool { hostStart == 8 }
  /// `example.com`, `127.0.0.1`, `[::1]`.
  package var host: Substring { slice(hostStart, hostEnd) }
  /// The port where it is not the scheme's default one.
  package var port: UInt16? { hostEnd == pathStart ? nil : UInt16(slice(hostEnd + 1, pathStart)) }
  /// `https://example.com:8443`, without a slash at the end.
  package var origin: Substring { slice(0, pathStart) }
  /// From the first slash up to `?` or `#`.
  package var path: Substring { slice(pathStart, pathEnd) }
  /// Path and query, as a request line wants them.
  package var pathAndQuery: Substring { href.utf8[offset(pathStart)...].prefix { $0 != 0x23 }.text }
  /// What follows `?`; nil where there is no `?`.
  package var query: Substring? {
    let rest = pathAndQuery
    guard let mark = rest.utf8.firstIndex(of: 0x3F) else { return nil }
    return rest[rest.utf8.index(after: mark)...]
  }

  package var description: String { href }
  package static func == (a: Self, b: Self) -> Bool { a.href == b.href }
  package func hash(into hasher: inout Hasher) { hasher.combine(href) }
  package static func < (a: Self, b: Self) -> Bool { a.href < b.href }

  private func offset(_ i: UInt32) -> String.Index { href.utf8.index(href.startIndex, offsetBy: Int(i)) }
  private func slice(_ a: UInt32, _ b: UInt32) -> Substring { href[offset(a)..<offset(b)] }
}

extension Substring.UTF8View {
  fileprivate var text: Substring { Substring(self) }
}
