/// The lines that a page has for its headline: what its `h1`, its title and its metas say.
enum Headlines {
  /// Each as `Folded.bytes`; the text leaves such lines out.
  static func folded(_ tree: borrowing HTMLTree, _ list: BlockList) -> [[UInt8]] {
    var found: [[UInt8]] = []
    func add(_ line: [UInt8]) {
      let folded = Folded.bytes(line)
      if folded.count >= 8, !found.contains(folded) { found.append(folded) }
    }
    for n in 0..<tree.count {
      switch tree.tag(n) {
      case .title, .h1:
        guard found.count < 12 else { continue }
        var line: [UInt8] = []
        tree.plainText(of: n, into: &line)
        add(line)
        // Without what stands behind the last bar or dash: the site's name.
        if tree.tag(n) == .title {
          var end = line.count
          while end > 0, line[end - 1] != 0x7C, line[end - 1] != 0x2D, !(line[end - 1] == 0x93 || line[end - 1] == 0x94) {
            end -= 1
          }
          if end > 12 { add(Array(line[..<(end - 1)])) }
        }
      case .meta:
        guard let name = tree.attribute(n, .property) ?? tree.attribute(n, .name),
          name.equalsFolded("og:title") || name.equalsFolded("twitter:title"),
          let content = tree.attribute(n, .content)
        else { continue }
        add(Array(content))
      default: break
      }
    }
    return found
  }
}
