/// Takes a robots.txt apart: lines, and the field and value of one.
struct RobotsLines {
  enum Field { case userAgent, allow, disallow, crawlDelay, sitemap, unknown }

  private var rest: ArraySlice<UInt8>
  /// As in Google's parser: what stands further right in a line is cut off.
  private static let lineLimit = 2083 * 8

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// The next line without its end (LF, CR or CRLF).
  mutating func next() -> ArraySlice<UInt8>? {
    guard !rest.isEmpty else { return nil }
    let end = rest.firstIndex { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn } ?? rest.endIndex
    let line = rest[rest.startIndex..<end]
    var next = end
    if next < rest.endIndex {
      next += 1
      if rest[end] == ASCII.carriageReturn, next < rest.endIndex, rest[next] == ASCII.lineFeed { next += 1 }
    }
    rest = rest[next...]
    return line.prefix(Self.lineLimit)
  }

  /// `field: value`, comment off; the colon may be missing where exactly two words stand.
  struct Line {
    let field: Field
    let value: ArraySlice<UInt8>
    let hasColon: Bool

    init?(_ line: ArraySlice<UInt8>) {
      let text = trimmed(line.prefix { $0 != ASCII.hash })
      if let colon = text.firstIndex(of: ASCII.colon) {
        hasColon = true
        field = RobotsLines.field(named: trimmed(text[..<colon]))
        value = trimmed(text[(colon + 1)...])
      } else {
        guard let blank = text.firstIndex(where: isBlank) else { return nil }
        hasColon = false
        field = RobotsLines.field(named: text[..<blank])
        value = trimmed(text[blank...])
        guard !value.contains(where: isBlank) else { return nil }
      }
    }
  }

  private static func field(named key: ArraySlice<UInt8>) -> Field {
    let name = key.map(\.lowered)
    func begins(_ words: String...) -> Bool { words.contains { name.starts(with: $0.utf8) } }
    if begins("user-agent", "useragent", "user agent") { return .userAgent }
    if begins("allow") { return .allow }
    if begins("disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw") { return .disallow }
    if begins("crawl-delay", "crawldelay", "crawl delay") { return .crawlDelay }
    if begins("sitemap", "site-map") { return .sitemap }
    return .unknown
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let first = text.firstIndex(where: { !isSpace($0) }),
      let last = text.lastIndex(where: { !isSpace($0) })
    else { return [] }
    return text[first...last]
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == ASCII.space || byte == ASCII.tab }
  private static func isSpace(_ byte: UInt8) -> Bool {
    isBlank(byte) || (byte >= 0x0A && byte <= 0x0D) || byte == 0
  }
}
