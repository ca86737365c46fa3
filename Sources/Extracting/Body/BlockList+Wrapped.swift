extension BlockList {
  /// Marks the lines of paragraphs that were broken at about one width: none of them reads like a sentence by itself.
  ///
  /// A run of four lines or more, each behind a line break, of 30 letters in the mean, with marks among them and with
  /// sentences that go on from line to line. Addresses, poems and lists have shorter lines, or end each of them.
  mutating func markWrapped() {
    var i = 0
    while i + 1 < blocks.count {
      guard blocks[i + 1].shape.contains(.broken), Self.isLine(blocks[i]) else {
        i += 1
        continue
      }
      var end = i + 1
      var (letters, marks, ends) = (Int(blocks[i].letters), Int(blocks[i].marks), 0)
      while end < blocks.count, blocks[end].shape.contains(.broken),
        blocks[end].container == blocks[i].container,
        Self.isLine(blocks[end])
      {
        letters += Int(blocks[end].letters)
        marks += Int(blocks[end].marks)
        if blocks[end].shape.contains(.sentence) { ends += 1 }
        end += 1
      }
      let lines = end - i
      if lines >= 4, letters >= 30 * lines, marks >= 2, ends * 2 <= lines {
        for k in i..<end { blocks[k].shape.insert(.wrapped) }
      }
      i = end
    }
  }

  private static func isLine(_ block: Block) -> Bool {
    block.letters < 90 && block.linkShare <= 0.45 && !block.shape.contains(.heading)
  }
}
