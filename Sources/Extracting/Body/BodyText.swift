internal import Codecs

/// Tells which blocks of a container are the article's text, and which lines before it are its lead.
struct BodyText {
  /// Why a block of the container was left out.
  enum Verdict: UInt8 {
    case kept, evidence, links, title, furniture, card, caption, loneHeading, head, tail
  }

  private var local: [Evidence] = []
  /// Of the container's blocks.
  var verdicts: [Verdict] = []
  /// Lines above the container that may be its text's beginning.
  static let mostLeads = 3
  /// The bytes of the block that was folded last.
  var line: [UInt8] = []

  /// The text's blocks by their places in the list, in document order. `isFirst`: a lead may stand before it.
  mutating func kept(
    _ root: HTMLTree.Node, _ tree: borrowing HTMLTree, _ list: BlockList, _ lines: PageLines,
    isFirst: Bool = true
  ) -> [Int] {
    readLocal(root, tree, list)
    let range = list.range(of: root, in: tree)
    verdicts.removeAll(keepingCapacity: true)
    verdicts.reserveLarge(range.count)
    for i in range { verdicts.append(verdict(list.blocks[i], root, tree, list, lines)) }
    dropCards(range, root, tree, list)
    dropQuotes(range, tree, list)
    cutAtLabel(range, tree, list)
    endAtParagraphs(range, tree, list)
    trimHead(range, tree, list)
    trimTail(range, tree, list)
    dropLoneHeadings(range, list)
    var kept: [Int] = []
    kept.reserveLarge(verdicts.count { $0 == .kept } + Self.mostLeads)
    if isFirst, let first = verdicts.firstIndex(of: .kept) {
      kept += leads(before: range.lowerBound + first, tree, list, lines)
    }
    for i in range where verdicts[i - range.lowerBound] == .kept { kept.append(i) }
    return kept
  }

  private mutating func readLocal(_ root: HTMLTree.Node, _ tree: borrowing HTMLTree, _ list: BlockList) {
    local.removeAll(keepingCapacity: true)
    let end = tree.end(root)
    local.reserveLarge(Int(end - root))
    local.append([])
    var n = root + 1
    while n < end {
      local.append(local[Int(tree.parent(n) - root)].with(list.own[Int(n)]))
      n += 1
    }
  }

  mutating func fold(_ block: Block, _ tree: borrowing HTMLTree) -> [UInt8] {
    line.removeAll(keepingCapacity: true)
    block.write(tree, into: &line)
    return Folded.bytes(line)
  }

  private mutating func verdict(
    _ block: Block, _ root: HTMLTree.Node, _ tree: borrowing HTMLTree, _ list: BlockList, _ lines: PageLines
  ) -> Verdict {
    let evidence = local[Int(max(block.scope, root) - root)]
    let outside = evidence.intersection(.outside)
    // A quoted post keeps its words; who posted them stands beside them.
    if outside == .embed, block.shape.contains(.quote), tree.tag(block.container) == .p { return .kept }
    if !outside.isEmpty {
      if !evidence.contains(.lead)
        || !evidence.isDisjoint(with: [.hidden, .related, .comments, .caption, .promotion])
      {
        return .evidence
      }
    }
    if evidence.contains(.headline), block.shape.contains(.mainHeading) { return .title }
    if block.linkShare > 0.6 { return .links }
    if block.letters < 2 { return .furniture }
    if block.letters < 900, tree.isText(block.first), FurnitureLines.isNotice(tree.text(block.first)) {
      return .furniture
    }
    if ScriptLine.mayBe(block) {
      line.removeAll(keepingCapacity: true)
      block.write(tree, into: &line)
      if ScriptLine.matches(line) { return .furniture }
    }
    if block.letters < 250 {
      let folded = fold(block, tree)
      if lines.isTitle(folded) { return .title }
      if FurnitureLines.matches(line, folded: folded, letters: Int(block.letters)) { return .furniture }
      // The time of day over an entry of a live report.
      if block.letters <= 5, block.digits >= 3, block.digits == block.letters - 1, ReaderLabels.isDated(line)
      {
        return .furniture
      }
      if isCaption(block, root, tree, list) { return .caption }
    }
    return .kept
  }

  /// A short line alone with a picture.
  func isCaption(
    _ block: Block, _ root: HTMLTree.Node, _ tree: borrowing HTMLTree, _ list: BlockList
  ) -> Bool {
    guard block.container != root, !block.shape.contains(.heading) else { return false }
    if holdsPicture(block.container, tree) {
      return list.range(of: block.container, in: tree).count <= 2 && block.letters < 100
        && !block.shape.contains(.sentence)
    }
    var around = tree.parent(block.container)
    while around > root, list.range(of: around, in: tree).count <= 2 {
      if holdsPicture(around, tree) { return block.letters < 250 }
      guard tree.tag(around) == .tr || tree.tag(around) == .tbody else { break }
      around = tree.parent(around)
    }
    return false
  }

  private func holdsPicture(_ node: HTMLTree.Node, _ tree: borrowing HTMLTree) -> Bool {
    let below = tree.descendants(node)
    guard below.count < 200 else { return false }
    for n in below {
      switch tree.tag(n) {
      case .img, .picture, .video, .iframe, .ampImg: return true
      default: break
      }
    }
    return false
  }

  /// A linked headline with a few words under it, in a box of their own: another article.
  private mutating func dropCards(
    _ range: Range<Int>, _ root: HTMLTree.Node, _ tree: borrowing HTMLTree, _ list: BlockList
  ) {
    for i in range {
      let block = list.blocks[i]
      guard block.linkShare > 0.6, block.letters >= 15 else { continue }
      var box = block.container
      while box > root, list.range(of: box, in: tree).count < 2 { box = tree.parent(box) }
      guard box > root, tree.tag(box) != .p else { continue }
      let inside = list.range(of: box, in: tree)
      guard inside.count <= 8 else { continue }
      var worth = 0.0
      for k in inside { worth += BodyFinder.plainWorth(list.blocks[k]) }
      guard worth < 350 else { continue }
      for k in inside where verdicts[k - range.lowerBound] == .kept { verdicts[k - range.lowerBound] = .card }
    }
  }

  /// A quotation that repeats the text's own words, or that ends with who posted it where.
  private mutating func dropQuotes(_ range: Range<Int>, _ tree: borrowing HTMLTree, _ list: BlockList) {
    let quotes = range.filter {
      verdicts[$0 - range.lowerBound] == .kept && list.blocks[$0].shape.contains(.quote)
        && list.blocks[$0].letters < 600
    }
    guard !quotes.isEmpty, quotes.count <= 40 else { return }
    let others = range.filter {
      verdicts[$0 - range.lowerBound] == .kept && !list.blocks[$0].shape.contains(.quote)
    }
    let texts = others.map { fold(list.blocks[$0], tree) }
    for i in quotes {
      let folded = fold(list.blocks[i], tree)
      if line.starts(with: [0xE2, 0x80, 0x94]), line.contains(0x40) {
        // «— name (@account) date»: the post's words stand before it in one quotation.
        for k in range where list.blocks[k].container == list.blocks[i].container {
          verdicts[k - range.lowerBound] = .evidence
        }
        continue
      }
      guard folded.count >= 30 else { continue }
      if texts.contains(where: { $0.holds(folded) }) {
        verdicts[i - range.lowerBound] = .evidence
      }
    }
  }

  /// A heading whose text was left out says nothing any more.
  private mutating func dropLoneHeadings(_ range: Range<Int>, _ list: BlockList) {
    var next: Verdict = .evidence
    // Text stands behind the box whose heading was dropped: the heading over that is the text's.
    var goesOn = false
    for i in range.reversed() {
      let at = i - range.lowerBound
      if list.blocks[i].shape.contains(.heading), verdicts[at] == .kept, next != .kept,
        next != .loneHeading || !goesOn
      {
        verdicts[at] = .loneHeading
      }
      switch verdicts[at] {
      case .kept: (next, goesOn) = (.kept, true)
      case .card, .links, .loneHeading: next = verdicts[at]
      case .evidence where i == range.upperBound - 1: next = .evidence
      default: break
      }
    }
  }
}

extension [UInt8] {
  /// `part` stands somewhere in these bytes.
  fileprivate func holds(_ part: [UInt8]) -> Bool {
    guard let first = part.first, count >= part.count else { return false }
    return unsafe withUnsafeBufferPointer { all in
      for i in 0...(all.count - part.count) where unsafe all[i] == first {
        if unsafe all[i..<i + part.count].elementsEqual(part) { return true }
      }
      return false
    }
  }
}
