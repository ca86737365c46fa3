/// Finds the encoding that a page names in a `<meta>`, as browsers look for it before they parse.
///
/// <https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding>, over the first 64 kB where
/// browsers stop at 1 kB: portals print long comments and scripts before their `<meta>`.
struct CharsetPrescan {
  private let bytes: Bytes
  private var at = 0

  static func charset(in page: Bytes) -> Charset? {
    var scan = CharsetPrescan(bytes: page[0..<65_536])
    return scan.run()
  }

  private init(bytes: Bytes) { self.bytes = bytes }

  private mutating func run() -> Charset? {
    while at < bytes.count {
      guard bytes[at] == 0x3C else {
        at += 1
        continue
      }
      if bytes.starts(with: "<!--", at: at) {
        // `<!-->` is a whole comment: its dashes may be the opening ones.
        guard let end = bytes.find("-->", from: at + 2) else { return nil }
        at = end + 3
      } else if bytes.startsFolded(with: "<meta", at: at), at + 5 < bytes.count, isGap(bytes[at + 5]) {
        at += 6
        if let found = meta() { return found }
      } else if isTag {
        while at < bytes.count, !bytes[at].isASCIISpace, bytes[at] != 0x3E { at += 1 }
        while attribute() != nil {}
        at += 1
      } else if bytes.starts(with: "<!", at: at) || bytes.starts(with: "</", at: at)
        || bytes.starts(with: "<?", at: at)
      {
        while at < bytes.count, bytes[at] != 0x3E { at += 1 }
      } else {
        at += 1
      }
    }
    return nil
  }

  private func isGap(_ b: UInt8) -> Bool { b.isASCIISpace || b == 0x2F }

  private var isTag: Bool {
    var i = at + 1
    if i < bytes.count, bytes[i] == 0x2F { i += 1 }
    return i < bytes.count && bytes[i].isASCIILetter
  }

  /// The attributes of a `<meta>`, and what they say together. A tag that the page does not close says nothing.
  private mutating func meta() -> Charset? {
    var isContentType = false
    var fromContent: Charset?
    var fromCharset: Charset?
    var seen: Set<String> = []
    while let (name, value) = attribute() {
      let key = String(decoding: name, as: UTF8.self)
      guard seen.insert(key).inserted else { continue }
      switch key {
      case "http-equiv": isContentType = value == Array("content-type".utf8)
      case "content": if fromCharset == nil { fromContent = Self.label(inContentType: value) }
      case "charset": fromCharset = Charset(label: value)
      default: break
      }
    }
    guard at < bytes.count else { return nil }
    guard let named = fromCharset ?? (isContentType ? fromContent : nil) else { return nil }
    switch named {
    // It was read as ASCII, so it is not UTF-16.
    case .utf16BE, .utf16LE: return .utf8
    case .userDefined: return .windows1252
    default: return named
    }
  }

  /// The next attribute in lower case; nil at the tag's end, where `at` stays on `>`, and at the page's end.
  private mutating func attribute() -> (name: [UInt8], value: [UInt8])? {
    while at < bytes.count, isGap(bytes[at]) { at += 1 }
    guard at < bytes.count, bytes[at] != 0x3E else { return nil }
    var name: [UInt8] = []
    while at < bytes.count {
      let b = bytes[at]
      if b == 0x3D, !name.isEmpty { break }
      if isGap(b) || b == 0x3E { break }
      name.append(b.asciiFolded)
      at += 1
    }
    while at < bytes.count, bytes[at].isASCIISpace { at += 1 }
    guard at < bytes.count, bytes[at] == 0x3D else { return at < bytes.count ? (name, []) : nil }
    at += 1
    while at < bytes.count, bytes[at].isASCIISpace { at += 1 }
    guard at < bytes.count else { return nil }
    var value: [UInt8] = []
    let quote = bytes[at]
    if quote == 0x22 || quote == 0x27 {
      at += 1
      while at < bytes.count, bytes[at] != quote {
        value.append(bytes[at].asciiFolded)
        at += 1
      }
      guard at < bytes.count else { return nil }
      at += 1
      return (name, value)
    }
    while at < bytes.count, !bytes[at].isASCIISpace, bytes[at] != 0x3E {
      value.append(bytes[at].asciiFolded)
      at += 1
    }
    return at < bytes.count ? (name, value) : nil
  }

  /// The encoding in `text/html; charset=x`.
  /// <https://html.spec.whatwg.org/#algorithm-for-extracting-a-character-encoding-from-a-meta-element>
  static func label(inContentType value: [UInt8]) -> Charset? {
    unsafe value.withUnsafeBufferPointer { buffer -> Charset? in
      let s = unsafe Bytes(buffer)
      var from = 0
      while let found = s.findFolded("charset", from: from) {
        var i = found + 7
        while i < s.count, s[i].isASCIISpace { i += 1 }
        guard i < s.count, s[i] == 0x3D else {
          from = i
          continue
        }
        i += 1
        while i < s.count, s[i].isASCIISpace { i += 1 }
        guard i < s.count else { return nil }
        if s[i] == 0x22 || s[i] == 0x27 {
          guard let end = (i + 1..<s.count).first(where: { s[$0] == s[i] }) else { return nil }
          return Charset(label: s[i + 1..<end])
        }
        let end = (i..<s.count).first { s[$0].isASCIISpace || s[$0] == 0x3B } ?? s.count
        return Charset(label: s[i..<end])
      }
      return nil
    }
  }
}
