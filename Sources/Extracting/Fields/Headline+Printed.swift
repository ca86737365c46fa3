/// Headlines that the page prints in no heading.
extension Headline {
  /// A page without headings whose title says a few words, the site's name: its first line in bold or in large letters
  /// that says more, before any paragraph.
  func setApart(_ tree: borrowing HTMLTree, _ metas: [String]) -> Choice? {
    let most = metas.map { FoldedText($0).words }.max() ?? 0
    guard most > 0, most <= 3 else { return nil }
    var line: [UInt8] = []
    var n: HTMLTree.Node = 0
    while n < tree.count {
      switch tree.tag(n) {
      case .b, .strong, .big, .font:
        guard tree.tag(n) != .font || isLarge(tree.attribute(n, .size)), tree.end(n) - n < 12,
          !isLinked(n, tree)
        else { break }
        line.removeAll(keepingCapacity: true)
        tree.plainText(of: n, into: &line)
        let text = Self.line(String(decoding: line, as: UTF8.self))
        let folded = FoldedText(text)
        // «العنوان:» in bold: what stands behind the label.
        if folded == Self.label, tree.end(n) < tree.count, tree.isText(tree.end(n)) {
          let next = Self.line(tree.text(tree.end(n)).string)
          if next.utf8.count < 300, FoldedText(next).words >= 2 {
            return Choice(text: next, node: n, origin: .line)
          }
        }
        if text.utf8.count < 300, text.utf8.last != 0x2E, folded.words >= 3, folded.words > most,
          !sites.isName(folded)
        {
          return Choice(text: text, node: n, origin: .line)
        }
      case .text: if tree.text(n).count > 300, tree.tag(tree.parent(n)) != .script { return nil }
      default: break
      }
      n += 1
    }
    return nil
  }

  private static let label = FoldedText("العنوان")

  /// `font`'s sizes: 3 is that of text, "+1" and more are relative to it.
  private func isLarge(_ size: Bytes?) -> Bool {
    guard let size, let last = size.last else { return false }
    return last >= (size.first == 0x2B ? 0x31 : 0x34) && last <= 0x39
  }

  /// Holds a link or stands in one.
  private func isLinked(_ node: HTMLTree.Node, _ tree: borrowing HTMLTree) -> Bool {
    if (node..<tree.end(node)).contains(where: { tree.tag($0) == .a }) { return true }
    var up = tree.parent(node)
    while up > 0 {
      if tree.tag(up) == .a { return true }
      up = tree.parent(up)
    }
    return false
  }

  /// Where no heading repeats a title: the line of the page that says a title, or a title without what stands beside it.
  ///
  /// The page's own line tells which part of «site - headline» is the headline, though nothing names the site.
  func printed(_ tree: borrowing HTMLTree, _ metas: [String]) -> Choice? {
    var wanted: [FoldedText] = []
    for meta in metas {
      let parts = Self.parts(meta)
      guard parts.count <= 6 else { continue }
      let whole = FoldedText(meta)
      for first in parts.indices {
        for last in first..<parts.count {
          let text = meta[parts[first].range.lowerBound..<parts[last].range.upperBound]
          let folded = FoldedText(text)
          // Han and kana are written without spaces.
          let isLong = folded.words >= 3 || folded.count >= 18 && (0xE3...0xE9).contains(folded.bytes[0])
          if isLong, folded.count * 2 >= whole.count, !sites.isName(folded),
            !wanted.contains(folded)
          {
            wanted.append(folded)
          }
        }
      }
    }
    guard let longest = wanted.map(\.count).max() else { return nil }
    var best: (count: Int, choice: Choice)?
    for n in 0..<tree.count where tree.tag(n) == .text {
      let text = tree.text(n)
      guard text.count <= longest * 2, text.count >= 8 else { continue }
      switch tree.tag(tree.parent(n)) {
      case .a, .title, .option, .script, .style, .meta: continue
      default: break
      }
      let buffer = unsafe text.buffer
      let folded = unsafe FoldedText(buffer.span)
      guard folded.count > best?.count ?? 0, wanted.contains(folded) else { continue }
      let parent = tree.parent(n)
      let node = tree.end(parent) - parent > 30 ? n : parent
      best = (folded.count, Choice(text: Self.line(text.string), node: node, origin: .line))
    }
    return best?.choice
  }
}
