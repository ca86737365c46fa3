package import Vocabulary

/// One spelling for the many of one page.
package enum Canonical {
  /// The address with escapes normalised, doubled slashes off, tracking and session parameters
  /// off, parameters in order, no fragment, no empty query: what is stored as the article's address.
  package static func address(of address: WebAddress) -> WebAddress {
    let out = Array(address.origin.utf8) + path(Array(address.path.utf8)) + query(of: address)
    return WebAddress(serialized: out.text) ?? address
  }

  /// The name under which a page is stored once: the canonical address without scheme, `www.`, and a slash or
  /// index file at the end of the path.
  package static func key(of address: WebAddress) -> String { keyBytes(of: address).text }

  /// The same, for those who only digest it.
  static func keyBytes(of address: WebAddress) -> [UInt8] {
    var out = Array(address.host.utf8)
    if out.starts(with: www), out.dropFirst(www.count).contains(ASCII.dot) { out.removeFirst(www.count) }
    if let port = address.port { out += ":\(port)".utf8 }
    var path = path(Array(address.path.utf8))[...]
    for index in indexFiles where path.count >= index.count && path.suffix(index.count).elementsEqual(index) {
      path = path.dropLast(index.count - 1)
    }
    if path.count > 1, path.last == ASCII.slash { path = path.dropLast() }
    out += path
    out += query(of: address)
    return out
  }

  /// `?` and the parameters that stay; empty where none does.
  private static func query(of address: WebAddress) -> [UInt8] {
    guard let query = address.query else { return [] }
    let parameters = Parameters(Array(query.utf8)).kept
    return parameters.isEmpty ? [] : [ASCII.question] + parameters.joined(separator: [ASCII.ampersand])
  }

  /// The address to fetch for one that a page gave: as found, but for parameters that only track the reader.
  package static func fetchable(_ address: WebAddress) -> WebAddress {
    guard let query = address.query else { return address }
    let parts = query.utf8.split(separator: ASCII.ampersand, omittingEmptySubsequences: false).map {
      Array($0)
    }
    let kept = parts.filter { !Parameters.tracks($0) }
    guard kept.count < parts.count else { return address }
    var out = Array(address.origin.utf8) + Array(address.path.utf8)
    if !kept.isEmpty {
      out.append(ASCII.question)
      out += kept.joined(separator: [ASCII.ampersand])
    }
    return WebAddress(serialized: out.text) ?? address
  }

  private static let www = Array("www.".utf8)
  private static let indexFiles =
    ["/index.html", "/index.htm", "/index.php", "/default.aspx", "/index.aspx"].map { Array($0.utf8) }

  /// RFC 3986 §6.2.2 and doubled slashes; a session id in a path parameter (`;jsessionid=…`) off.
  private static func path(_ path: [UInt8]) -> [UInt8] {
    let escaped = normalisedEscapes(path[...])  // dot segments went when the address was parsed
    let isPlain =
      !escaped.contains(ASCII.semicolon)
      && !zip(escaped, escaped.dropFirst()).contains { $0 == ASCII.slash && $1 == ASCII.slash }
    if isPlain, escaped.first == ASCII.slash { return escaped }
    var segments: [ArraySlice<UInt8>] = []
    let parts = escaped.split(separator: ASCII.slash, omittingEmptySubsequences: false).dropFirst()
    for part in parts {
      // A doubled slash says nothing, but in an address inside the path: `/web/2013/https://…`.
      if part.isEmpty, segments.last?.last != ASCII.colon { continue }
      let session = part.firstIndex(of: ASCII.semicolon).flatMap { at in
        Parameters.isSession(part[(at + 1)...]) ? at : nil
      }
      segments.append(session.map { part[..<$0] } ?? part)
    }
    var out: [UInt8] = []
    for segment in segments {
      out.append(ASCII.slash)
      out += segment
    }
    if escaped.last == ASCII.slash || out.isEmpty { out.append(ASCII.slash) }
    return out
  }

  /// Escapes upper case, unreserved letters bare, a lone `%` escaped.
  static func normalisedEscapes(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var i = text.startIndex
    while i < text.endIndex {
      if let byte = text.escapedByte(at: i) {
        if byte.isUnreserved { out.append(byte) } else { out.appendEscaped(byte) }
        i += 3
        continue
      }
      switch text[i] {
      case ASCII.percent, 0x27, ASCII.leftBracket, ASCII.rightBracket, 0x5E, 0x7C, ASCII.backslash, 0x60,
        0x7B, 0x7D:
        out.appendEscaped(text[i])
      default: out.append(text[i])
      }
      i += 1
    }
    return out
  }
}
