/// Chooses an article's headline: as the page shows it, without the site's name.
///
/// A heading that the page's metas or title repeat is the headline. Where none is repeated, the metas' title is cut at
/// its separators, and a part goes only when it is a name of the site.
struct Headline {
  struct Choice {
    var text: String
    /// The heading's node, where the page shows the headline in one.
    var node: HTMLTree.Node?
    var origin = FieldOrigin.heading
  }

  let facts: PageFacts
  let linked: LinkedArticle?
  let sites: SiteNames

  func choose(_ tree: borrowing HTMLTree, hint: String?) -> Choice? {
    var metas: [String] = []
    func add(_ text: String?) {
      guard let text else { return }
      let line = Self.line(text)
      if !line.isEmpty, !metas.contains(line) { metas.append(line) }
    }
    add(linked?.headline)
    for key in ["og:title", "twitter:title"] {
      add(facts.metas.first { $0.key == .title && $0.name.string.lowercased() == key }?.content.string)
    }
    for content in facts.all(.title) { add(content.string) }
    add(facts.title?.string)
    if let hint { add(hint) }

    let candidates = headings(tree, stated: metas.flatMap { [FoldedText($0), FoldedText(cut($0))] })
    if let shown = shown(candidates, metas) ?? (hasMain(candidates) ? nil : printed(tree, metas)) {
      return shown
    }
    if candidates.isEmpty, let line = setApart(tree, metas) { return line }
    let own = metas.map { (whole: $0, cut: cut($0)) }
    for (whole, cut) in own where !cut.isEmpty && !sites.isName(FoldedText(cut)) && !isGeneric(whole) {
      let folded = FoldedText(cut)
      let node = candidates.first { $0.folded == folded }?.node
      return Choice(text: cut, node: node, origin: .meta)
    }
    let only = candidates.filter { $0.level == 1 && !$0.isFurniture }
    if let first = only.first(where: { $0.folded.words >= 2 }) ?? only.first {
      return Choice(text: first.text, node: first.node)
    }
    if let first = candidates.first(where: { $0.level == 2 && !$0.isFurniture && $0.folded.words >= 3 }) {
      return Choice(text: first.text, node: first.node)
    }
    return own.first { !$0.cut.isEmpty }.map { Choice(text: $0.cut, node: nil, origin: .meta) }
  }

  // MARK: Headings

  private struct Heading {
    var node: HTMLTree.Node
    var level: Int
    var text: String
    var folded: FoldedText
    var isFurniture: Bool
  }

  /// `stated`: the page's titles. A heading that one of them gives with its kicker keeps it.
  private func headings(_ tree: borrowing HTMLTree, stated: [FoldedText]) -> [Heading] {
    var list: [Heading] = []
    var line: [UInt8] = []
    for node in facts.headings.prefix(60) {
      line.removeAll(keepingCapacity: true)
      let level: Int
      switch tree.tag(node) {
      case .h1: level = 1
      case .h2: level = 2
      case .h3: level = 3
      case .h4: level = 4
      case .meta: continue
      default: level = 2
      }
      guard tree.end(node) - node < 60 else { continue }
      tree.plainText(of: node, into: &line)
      var text = Self.line(String(decoding: line, as: UTF8.self))
      var folded = FoldedText(text)
      if !stated.contains(folded), HeadingText.write(node, tree, into: &line) {
        text = Self.line(String(decoding: line, as: UTF8.self))
        folded = FoldedText(text)
      }
      guard !folded.isEmpty, text.utf8.count < 600 else { continue }
      list.append(
        Heading(
          node: node, level: level, text: text, folded: folded,
          // A headline of four words that a title states may hold the site's name.
          isFurniture: sites.isName(folded) && !(folded.words >= 4 && stated.contains(folded))
            || isInFurniture(node, tree) || Self.isDate(line.span)))
    }
    return list
  }

  /// Some pages head each day's entries with the day.
  static func isDate(_ line: Span<UInt8>) -> Bool {
    guard line.count < 60, let match = DateReader(order: .dayFirst).first(line) else { return false }
    return line.count - match.range.count < 12
  }

  private func isInFurniture(_ node: HTMLTree.Node, _ tree: borrowing HTMLTree) -> Bool {
    var up = tree.parent(node)
    var steps = 0
    while up > 0, steps < 40 {
      switch tree.tag(up) {
      case .nav, .aside, .footer, .dialog: return true
      default: break
      }
      up = tree.parent(up)
      steps += 1
    }
    return false
  }

  /// The heading that the most, and the most telling, metas repeat.
  private func shown(_ candidates: [Heading], _ metas: [String]) -> Choice? {
    let folded = metas.map { FoldedText($0) }
    let isLone = candidates.count { $0.level == 1 && !$0.isFurniture } == 1
    var best: (score: Double, heading: Heading)?
    for heading in candidates where !heading.isFurniture {
      var score = 0.0
      for meta in folded where !meta.isEmpty {
        if meta == heading.folded {
          score += 3
        } else if meta.contains(heading.folded) {
          // «headline | section | site»: the heading is most of it, or the rest is no more headline.
          let share = Double(heading.folded.count) / Double(meta.count)
          if heading.folded.words >= 3 || share > 0.6 { score += 1 + share }
        } else if heading.folded.contains(meta), meta.words >= 4, !sites.isName(meta) {
          score += 1 + Double(meta.count) / Double(heading.folded.count)
        } else if meta.words >= 4, heading.folded.words >= 4, heading.level == 1 {
          let overlap = max(
            heading.folded.overlap(with: meta), isLone ? meta.overlap(with: heading.folded) : 0)
          if overlap > (isLone ? 0.3 : 0.7) { score += overlap }
        }
      }
      guard score > 0 else { continue }
      score *= heading.level == 1 ? 1.3 : heading.level == 2 ? 1.0 : 0.9
      if score > best?.score ?? 0 { best = (score, heading) }
    }
    guard let best else { return nil }
    // A kicker stands before the headline in one heading: the metas give the headline without it.
    for (text, meta) in zip(metas, folded) where meta.words >= 3 && meta.count < best.heading.folded.count {
      if ends(best.heading.folded, with: meta) { return Choice(text: text, node: best.heading.node) }
    }
    // One word before it («Blog: …») is taken off for a title that names the site, too.
    for title in metas {
      let text = cut(title)
      let meta = FoldedText(text)
      guard meta.words >= 3, meta.words + 1 == best.heading.folded.words else { continue }
      if ends(best.heading.folded, with: meta) { return Choice(text: text, node: best.heading.node) }
    }
    return Choice(text: Self.withoutDay(Self.withoutSection(best.heading.text)), node: best.heading.node)
  }

  private func ends(_ heading: FoldedText, with title: FoldedText) -> Bool {
    heading.bytes.suffix(title.count).elementsEqual(title.bytes) && !sites.isName(title)
  }

  private func hasMain(_ candidates: [Heading]) -> Bool {
    candidates.contains { $0.level == 1 && !$0.isFurniture || $0.level == 2 && $0.folded.words >= 3 }
  }
}
