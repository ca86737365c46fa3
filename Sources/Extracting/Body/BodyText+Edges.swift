/// Where a container's text begins and ends.
extension BodyText {
  /// Ends the text at a label that opens the readers' words, where its own paragraphs do not go on behind it, or what
  /// does is talk: names and dates, and what each said.
  mutating func cutAtLabel(_ range: Range<Int>, _ tree: borrowing HTMLTree, _ list: BlockList) {
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
          if !goesOn || isTalk(i, range, list, worthBefore: sum) {
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

  /// The lines behind a label are readers' words although they lie among the text's own: they are less than it, and the
  /// label counts them, or a third of them are short and no sentences.
  private func isTalk(_ label: Int, _ range: Range<Int>, _ list: BlockList, worthBefore: Double) -> Bool {
    let behind = (label + 1..<range.upperBound).filter { verdicts[$0 - range.lowerBound] == .kept }
    guard behind.reduce(0, { $0 + BodyFinder.plainWorth(list.blocks[$1]) }) < worthBefore else {
      return false
    }
    if list.blocks[label].digits > 0 { return true }
    let short = behind.count { i in
      let block = list.blocks[i]
      return block.letters < 60 && block.shape.isDisjoint(with: [.sentence, .wrapped, .heading, .listItem])
    }
    return short >= 2 && short * 3 >= behind.count
  }

  /// Ends the text behind its last paragraph where paragraphs carry it: lines in elements of another kind behind them are
  /// the site's.
  ///
  /// Stays what the same element holds, a credit in brackets, and a part of the text that is built otherwise: three
  /// sentences or more, a table of figures.
  mutating func endAtParagraphs(_ range: Range<Int>, _ tree: borrowing HTMLTree, _ list: BlockList) {
    var (inParagraphs, all) = (0, 0)
    var end: Int?
    for i in range where verdicts[i - range.lowerBound] == .kept && Self.isPlain(list.blocks[i]) {
      let letters = Int(list.blocks[i].letters)
      all += letters
      if tree.tag(list.blocks[i].container) == .p {
        inParagraphs += letters
        end = i
      }
    }
    guard let end, inParagraphs * 10 > all * 7 else { return }
    let holder = tree.parent(list.blocks[end].container)
    let behind = (end + 1..<range.upperBound).filter {
      verdicts[$0 - range.lowerBound] == .kept && Self.isPlain(list.blocks[$0])
    }
    guard behind.count(where: { isSentence(list.blocks[$0]) }) < 3 else { return }
    let cells = behind.filter { list.blocks[$0].shape.contains(.cell) }
    let figures = cells.count { Int(list.blocks[$0].digits) * 2 >= Int(list.blocks[$0].letters) }
    if cells.count >= 8, figures * 3 >= cells.count { return }
    for i in behind {
      let block = list.blocks[i]
      let isOfHolder =
        block.container == holder || tree.parent(block.container) == holder && isSentence(block)
      if isOfHolder || block.letters < 40 && Self.opensBracket(tree.text(block.first)) { continue }
      verdicts[i - range.lowerBound] = .tail
    }
  }

  /// No heading, item or quotation: those stand among paragraphs.
  private static func isPlain(_ block: Block) -> Bool {
    block.shape.isDisjoint(with: [.heading, .listItem, .quote, .pre])
  }

  private func isSentence(_ block: Block) -> Bool { block.letters >= 80 && block.shape.contains(.sentence) }

  /// ( or （
  private static func opensBracket(_ text: Bytes) -> Bool {
    let text = text.trimmed
    return text.starts(with: "(") || text.starts(with: "（")
  }

  /// Short lines over the first paragraph that say who, where and when.
  mutating func trimHead(_ range: Range<Int>, _ tree: borrowing HTMLTree, _ list: BlockList) {
    var short: [Int] = []
    for i in range where verdicts[i - range.lowerBound] == .kept {
      let block = list.blocks[i]
      if block.letters >= 80 || (block.letters >= 45 && block.shape.contains(.sentence)) {
        for k in short { verdicts[k - range.lowerBound] = .head }
        return
      }
      let isMeta =
        isDatedLine(block, tree)
        || block.letters < 60 && block.shape.isDisjoint(with: [.sentence, .wrapped])
          && (block.shape.isDisjoint(with: [.heading, .listItem]) || block.digits >= 4)
      if isMeta { short.append(i) }
      if short.count > 5 { return }
    }
  }

  /// A date with a time of day, and the words around them.
  private mutating func isDatedLine(_ block: Block, _ tree: borrowing HTMLTree) -> Bool {
    guard block.digits >= 8, block.letters < 110, !block.shape.contains(.sentence) else { return false }
    line.removeAll(keepingCapacity: true)
    block.write(tree, into: &line)
    return ReaderLabels.isDated(line)
  }

  /// Lines under the last paragraph that speak of the site: its rules for comments, its newsletter, its rights.
  mutating func trimTail(_ range: Range<Int>, _ tree: borrowing HTMLTree, _ list: BlockList) {
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

  /// Lines between the headline and the text that say what the text is about.
  mutating func leads(
    before first: Int, _ tree: borrowing HTMLTree, _ list: BlockList, _ lines: PageLines
  ) -> [Int] {
    var leads: [Int] = []
    var i = first - 1
    let stop = max(0, first - 40)
    while i >= stop, leads.count < Self.mostLeads {
      let block = list.blocks[i]
      let evidence = list.evidence[Int(block.scope)]
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
    // No headline above them: they may belong to anything but a sentence right before the text.
    return leads.filter { i in
      i == first - 1 && list.blocks[i].evidence.isDisjoint(with: .outside)
        && list.blocks[i].letters >= 60 && list.blocks[i].shape.contains(.sentence)
        || isSummary(i, tree, list, lines)
    }.reversed()
  }

  private mutating func isSummary(
    _ i: Int, _ tree: borrowing HTMLTree, _ list: BlockList, _ lines: PageLines
  ) -> Bool {
    lines.isSummary(fold(list.blocks[i], tree))
  }
}
