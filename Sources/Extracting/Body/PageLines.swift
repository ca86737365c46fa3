/// Lines that a page's head and headings give: for its headline, and for its summary.
struct PageLines {
  /// What `h1`, the title and the metas call the page; the text leaves such lines out. By `Folded.bytes`.
  private(set) var titles: [[UInt8]] = []
  /// Those of them that the title and the metas give.
  private(set) var stated: [[UInt8]] = []
  /// What the metas say that it is about; a lead often repeats it. By `Folded.bytes`.
  private(set) var summaries: [[UInt8]] = []

  /// `headline`: as the page's fields choose it.
  init(_ tree: borrowing HTMLTree, headline: String?) {
    if let headline { addTitle(Array(headline.utf8), isStated: true) }
    for n in 0..<tree.count {
      switch tree.tag(n) {
      case .title, .h1:
        guard titles.count < 12 else { continue }
        var line: [UInt8] = []
        tree.plainText(of: n, into: &line)
        let isStated = tree.tag(n) == .title
        addTitle(line, isStated: isStated)
        if isStated, let end = Self.lastSeparator(line) { addTitle(Array(line[..<end]), isStated: true) }
      case .meta:
        guard let name = tree.attribute(n, .property) ?? tree.attribute(n, .name),
          let content = tree.attribute(n, .content)
        else { continue }
        if name.equalsFolded("og:title") || name.equalsFolded("twitter:title") {
          addTitle(Array(content), isStated: true)
        } else if name.equalsFolded("description") || name.equalsFolded("og:description")
          || name.equalsFolded("twitter:description")
        {
          let folded = Folded.bytes(content)
          if folded.count >= 40, !summaries.contains(folded) { summaries.append(folded) }
        }
      default: break
      }
    }
  }

  private mutating func addTitle(_ line: [UInt8], isStated: Bool) {
    let folded = Folded.bytes(line)
    guard folded.count >= 8 else { return }
    if !titles.contains(folded) { titles.append(folded) }
    if isStated, !stated.contains(folded) { stated.append(folded) }
  }

  /// Where the last bar or dash stands, behind which a site puts its name.
  private static func lastSeparator(_ line: [UInt8]) -> Int? {
    var i = line.count
    while i > 12 {
      i -= 1
      if line[i] == 0x7C || line[i] == 0x2D { return i }
      if line[i] == 0x93 || line[i] == 0x94, i >= 2, line[i - 1] == 0x80, line[i - 2] == 0xE2 { return i - 2 }
    }
    return nil
  }

  func isTitle(_ folded: [UInt8]) -> Bool { titles.contains(folded) }
  func isStatedTitle(_ folded: [UInt8]) -> Bool { stated.contains(folded) }

  /// The line is the summary, or begins as it does for forty bytes.
  func isSummary(_ folded: [UInt8]) -> Bool {
    guard folded.count >= 40 else { return false }
    return summaries.contains { summary in
      let n = min(folded.count, summary.count)
      return n >= 40 && folded[..<n].elementsEqual(summary[..<n])
    }
  }
}
