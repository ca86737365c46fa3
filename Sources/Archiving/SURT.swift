import Glibc

/// The key under which web archives sort an address: `com,example)/path?query`.
///
/// The rules are those of the Internet Archive's wayback machine: scheme, user, `www.`, default port, fragment and
/// session ids off; percent escapes undone, then put back where they must stand; dots and double slashes resolved;
/// all in lower case; query parameters sorted; the host's labels reversed.
enum SURT {
  /// The address itself where it cannot be taken apart.
  static func key(_ address: String) -> String {
    var bytes = address.utf8.filter { $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    let start = bytes.prefix { $0 <= 0x20 }.count
    guard start < bytes.count else { return "-" }
    guard var parts = AddressParts(Array(bytes[start...])) else { return address }
    parts.canonicalize()
    return String(decoding: parts.key, as: UTF8.self)
  }
}

/// An address taken apart, on its way to a key.
private struct AddressParts {
  var scheme: [UInt8]
  var host: [UInt8]
  var port: Int?
  var path: [UInt8]
  var query: [UInt8]

  init?(_ address: [UInt8]) {
    var rest = address[...]
    scheme = Array("http".utf8)
    if let colon = Self.schemeEnd(rest) {
      scheme = Bytes.lower(Array(rest[..<colon]))
      rest = rest[(colon + 1)...]
      // A scheme put before an address that had one.
      while Self.isWeb(scheme), rest.starts(with: "//http".utf8) {
        let inner = rest.dropFirst(2)
        guard let next = Self.schemeEnd(inner), inner[next...].starts(with: "://".utf8) else { break }
        scheme = Bytes.lower(Array(inner[..<next]))
        rest = inner[(next + 1)...]
      }
    } else {
      rest = Array("//".utf8) + rest
    }
    rest = rest.prefix { $0 != 0x23 }
    query = []
    if let mark = rest.firstIndex(of: 0x3F) {
      query = Array(rest[(mark + 1)...])
      rest = rest[..<mark]
    }
    host = []
    if rest.starts(with: "//".utf8) {
      let authority = rest.dropFirst(2).prefix { $0 != 0x2F }
      path = Array(rest[authority.endIndex...])
      guard let place = Self.place(authority) else { return nil }
      (host, port) = place
    } else {
      path = Array(rest)
    }
    if host.isEmpty, Self.isWeb(scheme) {
      let stripped = path.drop { $0 == 0x2F }
      host = Array(stripped.prefix { $0 != 0x2F })
      path = [0x2F] + stripped.dropFirst(host.count + 1)
    }
  }

  private static func isWeb(_ scheme: [UInt8]) -> Bool { scheme.starts(with: "http".utf8) }

  private static func schemeEnd(_ text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first, Bytes.isLetter(first), let colon = text.firstIndex(of: 0x3A) else {
      return nil
    }
    let isScheme = text[..<colon].allSatisfy {
      Bytes.isLetter($0) || Bytes.isDigit($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E
    }
    return isScheme ? colon : nil
  }

  /// Host and port; nil where the port is none.
  private static func place(_ authority: ArraySlice<UInt8>) -> (host: [UInt8], port: Int?)? {
    var place = authority
    if let at = place.lastIndex(of: 0x40) { place = place[(at + 1)...] }
    if place.first == 0x5B, let end = place.firstIndex(of: 0x5D) {
      let tail = place[(end + 1)...]
      return (Array(place[(place.startIndex + 1)..<end]), tail.isEmpty ? nil : number(tail.dropFirst()))
    }
    guard let colon = place.firstIndex(of: 0x3A) else { return (Array(place), nil) }
    let digits = place[(colon + 1)...].reversed().drop { $0 == 0x3A }.reversed()
    if digits.isEmpty { return (Array(place[..<colon]), nil) }
    guard let port = number(digits) else { return nil }
    return (Array(place[..<colon]), port)
  }

  private static func number(_ digits: some Collection<UInt8>) -> Int? {
    guard digits.count <= 5, digits.allSatisfy(Bytes.isDigit) else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return value <= 65_535 ? value : nil
  }

  mutating func canonicalize() {
    query = Bytes.escaped(Bytes.unescaped(query))
    path = Bytes.unescaped(path)
    if !host.isEmpty {
      host = Self.plainHost(host)
      path = Self.resolved(path)
    }
    path = Bytes.lower(Bytes.escaped(path))
    path = SessionID.stripped(path: path)
    if path.count > 1, path.last == 0x2F { path.removeLast() }
    query = Self.sorted(Bytes.lower(SessionID.stripped(query: query)))
    if (scheme == Array("http".utf8) && port == 80) || (scheme == Array("https".utf8) && port == 443) {
      port = nil
    }
  }

  var key: [UInt8] {
    var key: [UInt8] = []
    if host.isEmpty {
      key = scheme + [0x3A]
    } else {
      key = Array(
        host.split(separator: 0x2E, omittingEmptySubsequences: false).reversed().joined(separator: [0x2C]))
      if let port { key += ":\(port)".utf8 }
      key.append(0x29)
    }
    key += path.isEmpty && !query.isEmpty ? [0x2F] : path
    if !query.isEmpty { key += [0x3F] + query }
    return key
  }

  private static func plainHost(_ raw: [UInt8]) -> [UInt8] {
    var host: [UInt8] = []
    for byte in Bytes.unescaped(raw) where byte != 0x2E || host.last != 0x2E { host.append(byte) }
    if host.first == 0x2E { host.removeFirst() }
    if host.last == 0x2E { host.removeLast() }
    host = number(host) ?? Bytes.lower(Bytes.escaped(host))
    // `www.` and its numbered kin.
    guard host.starts(with: "www".utf8) else { return host }
    let rest = host.dropFirst(3).drop(while: Bytes.isDigit)
    return rest.first == 0x2E ? Array(rest.dropFirst()) : host
  }

  /// The dotted form of an IPv4 address written as one number, in fewer parts, or in octal; nil for any other host.
  private static func number(_ host: [UInt8]) -> [UInt8]? {
    guard host.count <= 64, !host.isEmpty, host.allSatisfy({ Bytes.isDigit($0) || $0 == 0x2E }) else {
      return nil
    }
    if isDotted(host) { return host }
    if host.allSatisfy(Bytes.isDigit) {
      let value = host.reduce(UInt64(0)) { ($0 &* 10 &+ UInt64($1 - 0x30)) & 0xFFFF_FFFF }
      let parts = [24, 16, 8, 0].map { String(value >> UInt64($0) & 0xFF) }
      return Array(parts.joined(separator: ".").utf8)
    }
    var address = in_addr()
    guard unsafe inet_aton(String(decoding: host, as: UTF8.self), &address) == 1 else { return nil }
    let value = UInt32(bigEndian: address.s_addr)
    return Array([24, 16, 8, 0].map { String(value >> UInt32($0) & 0xFF) }.joined(separator: ".").utf8)
  }

  /// Whether an IPv4 address stands in its usual form: four numbers up to 255 without leading zeros.
  private static func isDotted(_ host: [UInt8]) -> Bool {
    var (dots, digits, value) = (0, 0, 0)
    for byte in host {
      if byte == 0x2E {
        guard digits > 0 else { return false }
        (dots, digits, value) = (dots + 1, 0, 0)
      } else {
        guard digits == 0 || value > 0 else { return false }
        value = value * 10 + Int(byte - 0x30)
        digits += 1
        guard value <= 255 else { return false }
      }
    }
    return dots == 3 && digits > 0
  }

  /// Dot segments resolved, empty segments dropped.
  private static func resolved(_ path: [UInt8]) -> [UInt8] {
    guard !path.isEmpty else { return [0x2F] }
    // Neither kind of segment begins behind any slash.
    if path[0] == 0x2F,
      !path.indices.dropLast().contains(where: {
        path[$0] == 0x2F && (path[$0 + 1] == 0x2F || path[$0 + 1] == 0x2E)
      })
    {
      return path
    }
    var kept: [ArraySlice<UInt8>] = []
    for segment in path.split(separator: 0x2F, omittingEmptySubsequences: false).dropFirst() {
      if segment.elementsEqual([0x2E]) { continue }
      if segment.elementsEqual([0x2E, 0x2E]), !kept.isEmpty {
        kept.removeLast()
      } else {
        kept.append(segment)
      }
    }
    var resolved: [UInt8] = [0x2F]
    for (i, segment) in kept.enumerated() {
      if i == kept.count - 1 {
        resolved += segment
      } else if !segment.isEmpty {
        resolved += segment + [0x2F]
      }
    }
    return resolved
  }

  /// Parameters by name, then by value; one without a value before its namesakes.
  private static func sorted(_ query: [UInt8]) -> [UInt8] {
    guard query.count > 1 else { return query }
    let parameters = query.split(separator: 0x26, omittingEmptySubsequences: false).map {
      $0.split(separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
    }
    let order = parameters.sorted { a, b in
      if !a[0].elementsEqual(b[0]) { return a[0].lexicographicallyPrecedes(b[0]) }
      if a.count != b.count { return a.count < b.count }
      return a.count == 2 && a[1].lexicographicallyPrecedes(b[1])
    }
    return Array(order.map { Array($0.joined(separator: [0x3D])) }.joined(separator: [0x26]))
  }
}
