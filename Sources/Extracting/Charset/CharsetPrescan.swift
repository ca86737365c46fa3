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
    // The first of each name counts.
    var kind: Bytes?
    var content: Bytes?
    var charset: Bytes?
    while let (name, value) = attribute() {
      if name.equalsFolded("http-equiv") {
        kind = kind ?? value
      } else if name.equalsFolded("content") {
        content = content ?? value
      } else if name.equalsFolded("charset") {
        charset = charset ?? value
      }
    }
    guard at < bytes.count else { return nil }
    let isContentType = kind?.equalsFolded("content-type") ?? false
    guard
      let named = charset.flatMap({ Charset(label: $0) })
        ?? (isContentType ? content.flatMap { Self.label(inContentType: $0) } : nil)
    else { return nil }
    switch named {
    // It was read as ASCII, so it is not UTF-16.
    case .utf16BE, .utf16LE: return .utf8
    case .userDefined: return .windows1252
    default: return named
    }
  }

  /// The next attribute; nil at the tag's end, where `at` stays on `>`, and at the page's end.
  private mutating func attribute() -> (name: Bytes, value: Bytes)? {
    while at < bytes.count, isGap(bytes[at]) { at += 1 }
    guard at < bytes.count, bytes[at] != 0x3E else { return nil }
    let start = at
    while at < bytes.count {
      let b = bytes[at]
      if b == 0x3D, at > start { break }
      if isGap(b) || b == 0x3E { break }
      at += 1
    }
    let name = bytes[start..<at]
    while at < bytes.count, bytes[at].isASCIISpace { at += 1 }
    guard at < bytes.count, bytes[at] == 0x3D else { return at < bytes.count ? (name, .empty) : nil }
    at += 1
    while at < bytes.count, bytes[at].isASCIISpace { at += 1 }
    guard at < bytes.count else { return nil }
    let quote = bytes[at]
    if quote == 0x22 || quote == 0x27 {
      at += 1
      let first = at
      while at < bytes.count, bytes[at] != quote { at += 1 }
      guard at < bytes.count else { return nil }
      at += 1
      return (name, bytes[first..<at - 1])
    }
    let first = at
    while at < bytes.count, !bytes[at].isASCIISpace, bytes[at] != 0x3E { at += 1 }
    return at < bytes.count ? (name, bytes[first..<at]) : nil
  }

  /// The encoding in `text/html; charset=x`.
  /// <https://html.spec.whatwg.org/#algorithm-for-extracting-a-character-encoding-from-a-meta-element>
  private static func label(inContentType s: Bytes) -> Charset? {
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
