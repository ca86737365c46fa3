/// Where a container's text begins and ends.
extension BodyText {
  /// Ends the text at a label that opens the readers' words, where its own paragraphs do not go on behind it.
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
  mutating func trimHead(_ range: Range<Int>, _ list: BlockList) {
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
    while i >= stop, leads.count < 3 {
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
    // No headline above them: they may belong to anything.
    return leads.filter { isSummary($0, tree, list, lines) }.reversed()
  }

  private mutating func isSummary(
    _ i: Int, _ tree: borrowing HTMLTree, _ list: BlockList, _ lines: PageLines
  ) -> Bool {
    lines.isSummary(fold(list.blocks[i], tree))
  }
}
