import Vocabulary

/// Dates of elements: item properties and `time`.
extension PublicationDate {
  func itemDates(
    _ tree: borrowing HTMLTree, _ headline: HTMLTree.Node?, _ text: HTMLTree.Node?
  ) -> (published: Moment?, modified: Moment?) {
    var published: Moment?
    var modified: Moment?
    for (key, node) in facts.items where key == .published || key == .modified || key == .date {
      guard belongs(node, tree, headline, text) else { continue }
      guard let found = value(node, tree) else { continue }
      if key != .modified, published == nil { published = found }
      if key == .modified, modified == nil { modified = found }
    }
    return (published, modified)
  }

  /// An item property is the article's when the nearest item around it holds the headline or the text, or when none
  /// is around it.
  func belongs(
    _ node: HTMLTree.Node, _ tree: borrowing HTMLTree, _ headline: HTMLTree.Node?, _ text: HTMLTree.Node?
  ) -> Bool {
    var up = tree.parent(node)
    while up > 0 {
      if tree.attribute(up, .itemscope) != nil || tree.attribute(up, .itemtype) != nil
        || tree.tag(up) == .article
      {
        let range = up..<tree.end(up)
        return headline.map { range.contains($0) } ?? false || text.map { range.contains($0) } ?? false
          || tree.tag(up) == .html || tree.tag(up) == .body
      }
      if tree.tag(up) == .aside || tree.tag(up) == .nav || tree.tag(up) == .li { return false }
      up = tree.parent(up)
    }
    return true
  }

  /// The machine's date of an element, else its words.
  func value(_ node: HTMLTree.Node, _ tree: borrowing HTMLTree) -> Moment? {
    for attribute in [
      HTMLAttribute.datetime, .content, .title, .dataDatetime, .dataTime, .dataTimestamp, .dataDate,
      .dataPublished,
      .dataUtime, .epoch, .value,
    ] {
      if let found = moment(tree.attribute(node, attribute)) { return found }
    }
    guard tree.end(node) - node < 12 else { return nil }
    var line: [UInt8] = []
    tree.plainText(of: node, into: &line)
    guard line.count < 160 else { return nil }
    return checked(reader.first(line.span)?.moment)
  }

  /// The first `time` that stands near the headline or the text and is not marked as an update.
  func timeElement(
    _ tree: borrowing HTMLTree, _ headline: HTMLTree.Node?, _ text: HTMLTree.Node?,
    _ textEnd: HTMLTree.Node
  ) -> Moment? {
    guard headline != nil || text != nil else { return nil }
    let first = headline ?? text ?? 0
    let last = max(text ?? first, first)
    // Without a text the headline may be said twice, over a player and under it.
    let end = last + (text == nil ? 400 : 40)
    var best: (score: Int, moment: Moment)?
    for node in facts.times where tree.tag(node) == .time {
      // Without a machine's date it says no more above the headline than any line does.
      if node < first, tree.attribute(node, .datetime) == nil, tree.attribute(node, .pubdate) == nil {
        continue
      }
      guard var found = value(node, tree) else { continue }
      if let said = said(node, tree), abs(said.date.daysSince1970 - found.date.daysSince1970) > 1 {
        found = said
      }
      var score = 0
      if tree.attribute(node, .pubdate) != nil { score += 3 }
      if node >= first, node <= end {
        score += 4
      } else if node < first, first - node < 60 {
        score += 2
      }
      let words = ClassWords.of(node, tree).union(ClassWords(around: node, tree))
      if ClassWords.of(node, tree).contains(.updated) || words.contains(.updated) && !words.contains(.date)
        || isUpdate(before: node, tree)
      {
        score -= 6
      }
      if isListed(node, tree, isBetween: node >= first && node <= last) { score -= 4 }
      if node >= textEnd, opensAnother(textEnd..<node, tree) { score -= 4 }
      if words.contains(.date) { score += 1 }
      guard score > 1 else { continue }
      if score > best?.score ?? 0 { best = (score, found) }
    }
    return best?.moment
  }

  /// The day that an element's own words call the publication's, where its attribute may give the machine's:
  /// `<time datetime="2019-07-03T10:18:46Z">Publié le 29 juin 2019</time>`.
  private func said(_ node: HTMLTree.Node, _ tree: borrowing HTMLTree) -> Moment? {
    guard tree.end(node) - node < 6 else { return nil }
    var line: [UInt8] = []
    tree.plainText(of: node, into: &line)
    guard line.count < 80, let match = reader.first(line.span), !match.isAmbiguous,
      DateLabels.label(before: match.range.lowerBound, in: line.span) == .published
    else { return nil }
    return checked(match.moment)
  }

  /// The title's part that is nothing but a day: "… | 23.05.2011".
  func titleDate() -> Moment? {
    guard let title = facts.title?.string, DateReader.mayHoldDate(title.utf8.span) else { return nil }
    let parts = Headline.parts(title)
    for (before, part) in zip(parts, parts.dropFirst()) where part.text.utf8.count < 40 {
      // The end of a span: "14. - 20. Januar 2022".
      if let last = before.text.utf8.last, last == 0x2E || last.isASCIIDigit { continue }
      let span = part.text.utf8.span
      if let match = reader.first(span), !match.isAmbiguous, span.count - match.range.count < 4 {
        return checked(match.moment)
      }
    }
    return nil
  }

  /// In a list, a menu, a comment, or a link to something else; between headline and text a link leads to the page itself.
  func isListed(_ node: HTMLTree.Node, _ tree: borrowing HTMLTree, isBetween: Bool) -> Bool {
    var up = tree.parent(node)
    var steps = 0
    while up > 0, steps < 6 {
      switch tree.tag(up) {
      case .aside, .nav, .footer: return true
      case .a: if !isBetween { return true }
      default: break
      }
      if let name = tree.attribute(up, .class), name.containsFolded("comment") { return true }
      up = tree.parent(up)
      steps += 1
    }
    return false
  }

  /// A heading or a linked one stands between the text's end and a date: it heads another article.
  func opensAnother(_ nodes: Range<HTMLTree.Node>, _ tree: borrowing HTMLTree) -> Bool {
    nodes.contains { n in
      switch tree.tag(n) {
      case .h1, .h2, .h3, .h4, .h5, .h6: true
      case .a: tree.descendants(n).contains { tree.isText($0) && tree.text($0).count >= 24 }
      default: false
      }
    }
  }

  func isUpdate(before node: HTMLTree.Node, _ tree: borrowing HTMLTree) -> Bool {
    var n = node - 1
    while n > max(0, node - 6) {
      if tree.isText(n), !tree.text(n).isBlank {
        let text = tree.text(n)
        let buffer = unsafe text.buffer
        return unsafe DateLabels.label(before: buffer.count, in: buffer.span) == .updated
      }
      n -= 1
    }
    return false
  }
}
