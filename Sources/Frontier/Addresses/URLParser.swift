package import Vocabulary

/// The basic URL parser of the WHATWG URL Standard for http and https, on bytes, in one pass.
///
/// Input is UTF-8; bytes that are no UTF-8 pass into path, query and fragment as `%XX`, as browsers do with
/// a `Location` header. ftp and file (without drive letters) parse too, since saved pages have such bases, but give
/// no `address`; any other scheme is nil.
package struct URLParser: Sendable, Hashable {
  package enum Scheme: String, Sendable, Hashable {
    case http, https, ftp, file

    var defaultPort: Int {
      switch self {
      case .http: 80
      case .https: 443
      case .ftp: 21
      case .file: 0
      }
    }
  }

  package private(set) var scheme = Scheme.http
  package private(set) var username: [UInt8] = []
  package private(set) var password: [UInt8] = []
  package private(set) var host: [UInt8] = []
  /// Nil for the scheme's default port.
  package private(set) var port: UInt16?
  /// Begins with a slash.
  package private(set) var path: [UInt8] = []
  package private(set) var query: [UInt8]?
  package private(set) var fragment: [UInt8]?

  package init(_ address: WebAddress) {
    scheme = address.isSecure ? .https : .http
    host = Array(address.host.utf8)
    port = address.port
    path = Array(address.path.utf8)
    query = address.query.map { Array($0.utf8) }
  }

  /// Parses `input`, against `base` where there is one; nil where the standard fails.
  package init?(_ input: [UInt8], base: URLParser? = nil) {
    let b = Self.trimmed(input)
    var i = 0
    if let colon = Self.schemeEnd(of: b) {
      guard let scheme = Scheme(rawValue: b[..<colon].map(\.lowered).text) else { return nil }
      self.scheme = scheme
      i = colon + 1
      let slashes = i + 1 < b.count && b[i] == ASCII.slash && b[i + 1] == ASCII.slash
      if let base, base.scheme == scheme, !slashes || scheme == .file {
        guard resolve(b, from: i, base: base) else { return nil }
      } else if scheme == .file {
        guard resolve(b, from: i, base: URLParser(emptyFile: ())) else { return nil }
      } else {
        guard authority(b, from: i) else { return nil }
      }
    } else {
      guard let base else { return nil }
      scheme = base.scheme
      guard resolve(b, from: 0, base: base) else { return nil }
    }
  }

  /// `file:///`.
  private init(emptyFile: Void) {
    scheme = .file
    path = [ASCII.slash]
  }

  /// The address to ask a server for: without credentials and fragment.
  package var address: WebAddress? {
    var out = origin
    out += path
    if let query {
      out.append(ASCII.question)
      out += query
    }
    return WebAddress(serialized: out.text)
  }

  /// The standard's serialisation.
  package var href: String {
    var out = Array(scheme.rawValue.utf8)
    out += "://".utf8
    if !username.isEmpty || !password.isEmpty {
      out += username
      if !password.isEmpty {
        out.append(ASCII.colon)
        out += password
      }
      out.append(ASCII.at)
    }
    out += host
    appendPort(to: &out)
    out += path
    if let query {
      out.append(ASCII.question)
      out += query
    }
    if let fragment {
      out.append(ASCII.hash)
      out += fragment
    }
    return out.text
  }

  private var origin: [UInt8] {
    var out = Array(scheme.rawValue.utf8)
    out += "://".utf8
    out += host
    appendPort(to: &out)
    return out
  }

  private func appendPort(to out: inout [UInt8]) {
    guard let port else { return }
    out.append(ASCII.colon)
    out += String(port).utf8
  }

  // MARK: States

  private static func trimmed(_ input: [UInt8]) -> [UInt8] {
    guard let first = input.firstIndex(where: { $0 > 0x20 }), let last = input.lastIndex(where: { $0 > 0x20 })
    else { return [] }
    let inner = input[first...last]
    let isBreak = { (byte: UInt8) in
      byte == ASCII.tab || byte == ASCII.lineFeed || byte == ASCII.carriageReturn
    }
    return inner.contains(where: isBreak) ? inner.filter { !isBreak($0) } : Array(inner)
  }

  private static func schemeEnd(of b: [UInt8]) -> Int? {
    guard let first = b.first, first.isLetter else { return nil }
    for (i, byte) in b.enumerated() {
      if byte == ASCII.colon { return i }
      guard byte.isLetter || byte.isDigit || byte == ASCII.plus || byte == ASCII.minus || byte == ASCII.dot
      else { return nil }
    }
    return nil
  }

  /// Relative state and relative slash state.
  private mutating func resolve(_ b: [UInt8], from start: Int, base: URLParser) -> Bool {
    var i = start
    if i < b.count, Self.isSlash(b[i]) {
      if i + 1 < b.count, Self.isSlash(b[i + 1]) {
        return scheme == .file ? fileHost(b, from: i + 2) : authority(b, from: i + 2)
      }
      takeAuthority(of: base)
      walkPath(b, from: &i)
    } else {
      takeAuthority(of: base)
      path = base.path
      if i == b.count || b[i] == ASCII.hash {
        query = base.query
      } else if b[i] != ASCII.question {
        path.removeSubrange((path.lastIndex(of: ASCII.slash) ?? 0)...)
        walkPath(b, from: &i)
      }
    }
    tail(b, from: i)
    return true
  }

  /// File host state: a host or none, no credentials, no port.
  private mutating func fileHost(_ b: [UInt8], from start: Int) -> Bool {
    var i = b[start...].firstIndex { Self.isSlash($0) || $0 == ASCII.question || $0 == ASCII.hash } ?? b.count
    if i > start {
      guard let host = HostParser.parse(b[start..<i]) else { return false }
      self.host = host.text == "localhost" ? [] : host
    }
    walkPath(b, from: &i)
    tail(b, from: i)
    return true
  }

  private mutating func takeAuthority(of base: URLParser) {
    username = base.username
    password = base.password
    host = base.host
    port = base.port
  }

  /// Special authority ignore slashes state up to port state, then the path.
  private mutating func authority(_ b: [UInt8], from start: Int) -> Bool {
    var i = start
    while i < b.count, Self.isSlash(b[i]) { i += 1 }
    let end = b[i...].firstIndex { Self.isSlash($0) || $0 == ASCII.question || $0 == ASCII.hash } ?? b.count
    if let at = b[i..<end].lastIndex(of: ASCII.at) {
      let colon = b[i..<at].firstIndex(of: ASCII.colon) ?? at
      for byte in b[i..<colon] { EscapeSet.userinfo.append(byte, to: &username) }
      if colon < at { for byte in b[(colon + 1)..<at] { EscapeSet.userinfo.append(byte, to: &password) } }
      i = at + 1
    }
    var hostEnd = i
    var bracket = false
    while hostEnd < end, bracket || b[hostEnd] != ASCII.colon {
      if b[hostEnd] == ASCII.leftBracket { bracket = true }
      if b[hostEnd] == ASCII.rightBracket { bracket = false }
      hostEnd += 1
    }
    guard hostEnd > i, let host = HostParser.parse(b[i..<hostEnd]) else { return false }
    self.host = host
    if hostEnd + 1 < end {
      var value = 0
      for byte in b[(hostEnd + 1)..<end] {
        guard byte.isDigit else { return false }
        value = value * 10 + Int(byte - 0x30)
        guard value <= 65_535 else { return false }
      }
      port = value == scheme.defaultPort ? nil : UInt16(value)
    }
    i = end
    walkPath(b, from: &i)
    tail(b, from: i)
    return true
  }

  /// Path state: appends segments to `path`, up to `?`, `#` or the end.
  private mutating func walkPath(_ b: [UInt8], from i: inout Int) {
    if i < b.count, Self.isSlash(b[i]) { i += 1 }
    while true {
      let start = i
      while i < b.count, !Self.isSlash(b[i]), b[i] != ASCII.question, b[i] != ASCII.hash { i += 1 }
      let ended = i == b.count || !Self.isSlash(b[i])
      switch Self.dots(b[start..<i]) {
      case 2:
        if let slash = path.lastIndex(of: ASCII.slash) { path.removeSubrange(slash...) }
        if ended { path.append(ASCII.slash) }
      case 1:
        if ended { path.append(ASCII.slash) }
      default:
        path.append(ASCII.slash)
        for byte in b[start..<i] { EscapeSet.path.append(byte, to: &path) }
      }
      if ended { return }
      i += 1
    }
  }

  /// 1 for a single-dot segment, 2 for a double-dot one, else 0.
  private static func dots(_ segment: ArraySlice<UInt8>) -> Int {
    guard segment.count <= 6, let first = segment.first, first == ASCII.dot || first == ASCII.percent
    else { return 0 }
    let decoded = segment.percentDecoded
    return decoded == [ASCII.dot] ? 1 : decoded == [ASCII.dot, ASCII.dot] ? 2 : 0
  }

  private mutating func tail(_ b: [UInt8], from start: Int) {
    var i = start
    if i < b.count, b[i] == ASCII.question {
      let end = b[i...].firstIndex(of: ASCII.hash) ?? b.count
      var text: [UInt8] = []
      for byte in b[(i + 1)..<end] { EscapeSet.specialQuery.append(byte, to: &text) }
      query = text
      i = end
    }
    if i < b.count {
      var text: [UInt8] = []
      for byte in b[(i + 1)...] { EscapeSet.fragment.append(byte, to: &text) }
      fragment = text
    }
  }

  private static func isSlash(_ byte: UInt8) -> Bool { byte == ASCII.slash || byte == ASCII.backslash }
}

extension WebAddress {
  /// What `reference` (a link, a `Location`) means on a page at `base`: fragment and credentials off.
  package static func resolve(_ reference: [UInt8], base: WebAddress? = nil) -> WebAddress? {
    URLParser(reference, base: base.map { URLParser($0) })?.address
  }
}
