/// What a page's robots metas, or its `X-Robots-Tag`, ask for.
package struct RobotsMeta: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let noindex = RobotsMeta(rawValue: 1)
  package static let nofollow = RobotsMeta(rawValue: 2)
  package static let noarchive = RobotsMeta(rawValue: 4)
  package static let nosnippet = RobotsMeta(rawValue: 8)
  package static let noai = RobotsMeta(rawValue: 16)
  package static let noimageai = RobotsMeta(rawValue: 32)

  /// Directives between commas or blanks; what is unknown says nothing.
  package init(directives text: String) {
    self = []
    for word in text.lowercased().split(whereSeparator: { $0 == "," || $0 == ";" || $0.isWhitespace }) {
      formUnion(Self.named[String(word)] ?? [])
    }
  }

  /// The values of `X-Robots-Tag` fields, as far as they speak to every robot or to `agent`: `otherbot: noindex` is
  /// for another one.
  package init(headers values: [String], agent: String) {
    self = []
    let agent = agent.lowercased()
    for value in values {
      var isMeant = true
      for part in value.split(separator: ",") {
        var directive = part[...]
        if let colon = part.firstIndex(of: ":") {
          let name = part[..<colon].lowercased().filter { !$0.isWhitespace }
          // Directives that have a value of their own.
          if !name.hasPrefix("max-"), name != "unavailable_after" {
            isMeant = name == agent || name == "*"
            directive = part[part.index(after: colon)...]
          }
        }
        if isMeant { formUnion(RobotsMeta(directives: String(directive))) }
      }
    }
  }

  private static let named: [String: RobotsMeta] = [
    "noindex": .noindex, "nofollow": .nofollow, "noarchive": .noarchive, "nocache": .noarchive,
    "nosnippet": .nosnippet, "noai": .noai, "noimageai": .noimageai, "none": [.noindex, .nofollow],
  ]
}

extension Extractor {
  /// Whether a page's own metas forbid to keep a copy: to be known before it is archived, so ahead of its extraction. Only
  /// a page that holds the word in a meta is parsed for it, and nothing but its metas is read.
  package func forbidsCopies(_ page: PageInput) -> Bool {
    unsafe page.bytes.withUnsafeBufferPointer { buffer in
      let bytes = unsafe Bytes(buffer)
      var place = 0
      while let open = bytes.find("<", from: place) {
        place = open + 1
        guard bytes.startsFolded(with: "meta", at: place) else { continue }
        let meta = bytes[place..<(bytes.find(">", from: place) ?? bytes.count)]
        if meta.containsFolded("noarchive") || meta.containsFolded("nocache") {
          return head(of: bytes, page).robots.contains(.noarchive)
        }
      }
      return false
    }
  }
}
