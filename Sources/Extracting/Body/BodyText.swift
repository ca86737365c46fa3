/// Tells which blocks of a container are the article's text, and which lines before it are its lead.
struct BodyText {
  /// Why a block of the container was left out.
  enum Verdict: UInt8 {
    case kept, evidence, links, title, furniture, card, caption, loneHeading, head, tail
  }

  private var local: [Evidence] = []
  private var verdicts: [Verdict] = []
  private var line: [UInt8] = []

  /// The text's blocks by their places in the list, in document order. `isFirst`: a lead may stand before it.
  mutating func kept(
    _ root: HTMLTree.Node, _ tree: borrowing HTMLTree, _ list: BlockList, _ lines: PageLines,
    isFirst: Bool = true
  ) -> [Int] {
    readLocal(root, tree, list)
    let range = list.range(of: root, in: tree)
    verdicts.removeAll(keepingCapacity: true)
    for i in range { verdicts.append(verdict(list.blocks[i], root, tree, list, lines)) }
    dropCards(range, root, tree, list)
    dropQuotes(range, tree, list)
    cutAtLabel(range, tree, list)
    trimHead(range, list)
    trimTail(range, tree, list)
    dropLoneHeadings(range, list)
    var kept = range.filter { verdicts[$0 - range.lowerBound] == .kept }
    if isFirst, let first = kept.first {
      kept = leads(before: first, tree, list, lines) + kept
    }
    return kept
  }

  private mutating func readLocal(_ root: HTMLTree.Node, _ tree: borrowing HTMLTree, _ list: BlockList) {
    local.removeAll(keepingCapacity: true)
    local.append([])
    let end = tree.end(root)
    var n = root + 1
    while n < end {
      local.append(local[Int(tree.parent(n) - root)].with(list.own[Int(n)]))
      n += 1
    }
  }

  private mutating func fold(_ block: Block, _ tree: borrowing HTMLTree) -> [UInt8] {
    line.removeAll(keepingCapacity: true)
    block.write(tree, into: &line)
    return Folded.bytes(line)
  }

  private mutating func verdict(
    _ block: Block, _ root: HTMLTree.Node, _ tree: borrowing HTMLTree, _ list: BlockList, _ lines: PageLines
  ) -> Verdict {
    let evidence = local[Int(tree.parent(block.first) - root)]
    let outside = evidence.intersection(.outside)
    // A quoted post keeps its words; who posted them stands beside them.
    if outside == .embed, block.shape.contains(.quote), tree.tag(block.container) == .p { return .kept }
    if !outside.isEmpty {
      if !evidence.contains(.lead) || !evidence.isDisjoint(with: [.hidden, .related, .comments, .caption]) {
        return .evidence
      }
    }
    if evidence.contains(.headline), block.shape.contains(.mainHeading) { return .title }
    if block.linkShare > 0.6 { return .links }
    if block.letters < 2 { return .furniture }
    if block.letters < 900, tree.isText(block.first), FurnitureLines.isNotice(tree.text(block.first)) {
      return .furniture
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
  private func isCaption(
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

  /// Ends the text at a label that opens the readers' words, where its own paragraphs do not go on behind it.
  private mutating func cutAtLabel(_ range: Range<Int>, _ tree: borrowing HTMLTree, _ list: BlockList) {
    var worth: [HTMLTree.Node: Double] = [:]
    var sum = 0.0
    for i in range {
      let at = i - range.lowerBound
      let block = list.blocks[i]
      if sum >= 150, block.letters < 40, verdicts[at] == .kept || verdicts[at] == .furniture {
        line.removeAll(keepingCapacity: true)
        block.write(tree, into: &line)
        if ReaderLabels.opens(line),
          let main = worth.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key
        {
          let goesOn = (i + 1..<range.upperBound).contains { k in
            verdicts[k - range.lowerBound] == .kept && BodyFinder.plainWorth(list.blocks[k]) > 0
              && tree.parent(list.blocks[k].container) == main
          }
          if !goesOn {
            for k in i..<range.upperBound where verdicts[k - range.lowerBound] == .kept {
              verdicts[k - range.lowerBound] = .tail
            }
            return
          }
        }
      }
      guard verdicts[at] == .kept else { continue }
      let value = BodyFinder.plainWorth(block)
      sum += value
      worth[tree.parent(block.container), default: 0] += value
    }
  }

  /// Short lines over the first paragraph that say who, where and when.
  private mutating func trimHead(_ range: Range<Int>, _ list: BlockList) {
    var short: [Int] = []
    for i in range where verdicts[i - range.lowerBound] == .kept {
      let block = list.blocks[i]
      if block.letters >= 80 || (block.letters >= 45 && block.shape.contains(.sentence)) {
        for k in short { verdicts[k - range.lowerBound] = .head }
        return
      }
      let isMeta =
        block.letters < 60 && block.shape.isDisjoint(with: [.sentence, .wrapped])
        && (block.shape.isDisjoint(with: [.heading, .listItem]) || block.digits >= 4)
      if isMeta { short.append(i) }
      if short.count > 5 { return }
    }
  }

  /// Lines under the last paragraph that speak of the site: its rules for comments, its newsletter, its rights.
  private mutating func trimTail(_ range: Range<Int>, _ tree: borrowing HTMLTree, _ list: BlockList) {
    var looked = 0
    for i in range.reversed() where verdicts[i - range.lowerBound] == .kept {
      let block = list.blocks[i]
      looked += 1
      if looked > 4 || block.letters > 260 { return }
      if Int(block.digits) * 2 >= Int(block.letters) {
        verdicts[i - range.lowerBound] = .tail
        continue
      }
      let folded = fold(block, tree)
      // A printed page's address, among the words of its printing.
      if folded.starts(with: Array("http".utf8)), !line.contains(0x20), i + 1 < range.upperBound,
        verdicts[i + 1 - range.lowerBound] == .furniture
      {
        verdicts[i - range.lowerBound] = .tail
        continue
      }
      guard SiteSpeech.matches(line) else { return }
      verdicts[i - range.lowerBound] = .tail
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

  /// Lines between the headline and the text that say what the text is about.
  private mutating func leads(
    before first: Int, _ tree: borrowing HTMLTree, _ list: BlockList, _ lines: PageLines
  ) -> [Int] {
    var leads: [Int] = []
    var i = first - 1
    let stop = max(0, first - 40)
    while i >= stop, leads.count < 3 {
      let block = list.blocks[i]
      let evidence = list.evidence[Int(tree.parent(block.first))]
      defer { i -= 1 }
      if block.letters < 25 { continue }
      let folded = fold(block, tree)
      if block.shape.contains(.mainHeading) || lines.isTitle(folded) { return leads.reversed() }
      if !evidence.isDisjoint(with: [
        .hidden, .navigation, .comments, .related, .notice, .promotion, .tools, .caption, .topics, .about,
        .embed,
        .sidebar,
      ]) {
        continue
      }
      if block.linkShare > 0.3 || Int(block.digits) * 5 > Int(block.letters) { continue }
      if FurnitureLines.matches(line, folded: folded, letters: Int(block.letters))
        || isCaption(block, 0, tree, list)
      {
        continue
      }
      let isLead =
        lines.isSummary(folded)
        || (evidence.isDisjoint(with: .byline)
          && (evidence.contains(.lead) || (block.letters >= 60 && block.marks > 0)
            || (block.shape.contains(.heading) && block.words >= 6)))
      if isLead { leads.append(i) }
    }
    // No headline above them: they may belong to anything.
    return leads.filter { isSummary($0, tree, list, lines) }.reversed()
  }

  private mutating func isSummary(
    _ i: Int, _ tree: borrowing HTMLTree, _ list: BlockList, _ lines: PageLines
  ) -> Bool {
    lines.isSummary(fold(list.blocks[i], tree))
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
