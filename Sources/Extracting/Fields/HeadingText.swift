/// What a heading says, without the kicker, the date and the small print that its mark-up sets apart in it.
enum HeadingText {
  /// False where nothing is set apart, or little is left; `out` is then as it was.
  static func write(_ node: HTMLTree.Node, _ tree: borrowing HTMLTree, into out: inout [UInt8]) -> Bool {
    let end = tree.end(node)
    var parts: [Range<HTMLTree.Node>] = []
    var n = node + 1
    while n < end {
      if !tree.isText(n), isBeside(n, tree) {
        parts.append(n..<tree.end(n))
        n = tree.end(n)
      } else {
        n += 1
      }
    }
    guard !parts.isEmpty else { return false }
    let whole = out
    out.removeAll(keepingCapacity: true)
    var line = TextLine(out: 0)
    var parent: HTMLTree.Node = -1
    n = node + 1
    while n < end {
      if let part = parts.first, part.lowerBound == n {
        parts.removeFirst()
        n = part.upperBound
        continue
      }
      if tree.tag(n).isSilent {
        n = tree.end(n)
        continue
      }
      if tree.isText(n) {
        if tree.parent(n) != parent, !out.isEmpty { out.append(0x20) }
        parent = tree.parent(n)
        line.add(tree.text(n), to: &out)
      }
      n += 1
    }
    trim(&out)
    let tokens = TextTokens(out.span, limit: 6).list
    if tokens.count(where: { $0.kind == .word && $0.length > 1 }) < 2 {
      out = whole
      return false
    }
    return true
  }

  private static func isBeside(_ n: HTMLTree.Node, _ tree: borrowing HTMLTree) -> Bool {
    switch tree.tag(n) {
    case .time, .small: return true
    default: break
    }
    guard let name = tree.attribute(n, .class) else { return false }
    return kickers.values(in: name) != 0
  }

  private static let kickers = Needles([
    (
      1,
      "kicker overline dachzeile supertitle suptitle topline spitzmarke eyebrow pretitle preheadline roofline surtitre antetitulo volanta",
      ""
    )
  ])

  /// Marks that stood between the headline and what was taken off.
  private static func trim(_ out: inout [UInt8]) {
    let tokens = TextTokens(out.span, limit: 400).list
    let marks: Set<UInt32> = [0x3A, 0x2D, 0x2014, 0x7C, 0x2F, 0x2022, 0xB7]
    guard let first = tokens.first(where: { !marks.contains($0.mark) }),
      let last = tokens.last(where: { !marks.contains($0.mark) })
    else { return }
    out = Array(out[first.start..<last.end])
  }
}
