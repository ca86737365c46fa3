/// Says for every block of a page what it is worth, what speaks against it, and whether it was kept.
struct BodyExplanation {
  var lines: [String] = []

  init(
    _ tree: borrowing HTMLTree, _ list: BlockList, root: HTMLTree.Node?, kept: [Int]
  ) {
    lines.append("container: " + (root.map { Self.path($0, tree) } ?? "none"))
    let chosen = Set(kept)
    let range = root.map { list.range(of: $0, in: tree) } ?? 0..<0
    for (i, block) in list.blocks.enumerated() {
      var text: [UInt8] = []
      block.write(tree, into: &text)
      let mark = chosen.contains(i) ? "+" : range.contains(i) ? "-" : " "
      let worth = Int(BodyFinder.plainWorth(block) * BodyFinder.trust(block.evidence))
      lines.append(
        "\(mark) \(worth) of \(block.letters), links \(block.linkLetters) "
          + "[\(block.evidence.names.joined(separator: " "))] <\(tree.tag(block.container).name)> "
          + String(String(decoding: text, as: UTF8.self).prefix(80)))
    }
  }

  /// `html body div#main article.post`.
  static func path(_ node: HTMLTree.Node, _ tree: borrowing HTMLTree) -> String {
    var steps: [String] = []
    var n = node
    while n > 0 {
      var step = tree.tag(n).name
      if let id = tree.attribute(n, .id) { step += "#" + id.string }
      if let classes = tree.attribute(n, .class) {
        step += "." + classes.string.split(separator: " ").joined(separator: ".")
      }
      steps.append(step)
      n = tree.parent(n)
    }
    return steps.reversed().joined(separator: " ")
  }
}

extension Evidence {
  private static let all: [(Evidence, String)] = [
    (.body, "body"), (.article, "article"), (.lead, "lead"), (.navigation, "navigation"),
    (.related, "related"),
    (.comments, "comments"), (.tools, "tools"), (.promotion, "promotion"), (.byline, "byline"),
    (.about, "about"), (.caption, "caption"), (.topics, "topics"), (.notice, "notice"), (.sidebar, "sidebar"),
    (.hidden, "hidden"), (.embed, "embed"), (.headline, "headline"),
  ]

  var names: [String] { Self.all.filter { contains($0.0) }.map(\.1) }
}
