/// Says for every block of a page what it is worth, what speaks against it, and whether it was kept.
struct BodyExplanation {
  var lines: [String] = []

  /// - Parameter verdicts: of the blocks of the containers.
  init(
    _ tree: borrowing HTMLTree, _ list: BlockList, root: HTMLTree.Node?, kept: [Int],
    verdicts: [Int: BodyText.Verdict]
  ) {
    lines.append("container: " + (root.map { Self.path($0, tree) } ?? "none"))
    let chosen = Set(kept)
    let range = root.map { list.range(of: $0, in: tree) } ?? 0..<0
    for (i, block) in list.blocks.enumerated() {
      var text: [UInt8] = []
      block.write(tree, into: &text)
      let mark = chosen.contains(i) ? "+" : range.contains(i) ? "-" : " "
      let reason = chosen.contains(i) ? nil : verdicts[i].flatMap(\.reason)
      let worth = Int(BodyFinder.plainWorth(block) * BodyFinder.trust(block.evidence))
      lines.append(
        "\(mark) \(worth) of \(block.letters), links \(block.linkLetters) "
          + "[\(block.evidence.names.joined(separator: " "))]\(reason.map { ", \($0)" } ?? "") "
          + "<\(tree.tag(block.container).name)> "
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

extension BodyText.Verdict {
  /// Nil where what speaks against the block stands beside it.
  fileprivate var reason: String? {
    switch self {
    case .kept, .evidence: nil
    case .links: "made of links"
    case .title: "says the title again"
    case .furniture: "the site's words"
    case .card: "a card of another page"
    case .caption: "a caption"
    case .loneHeading: "a heading of nothing"
    case .head: "above the text"
    case .tail: "behind the text"
    }
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
