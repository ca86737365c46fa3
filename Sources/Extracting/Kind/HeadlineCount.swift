/// A page's linked headlines beside its text.
struct HeadlineCount {
  /// The linked lines that may be headlines, by their places in the list.
  let lines: [Int]
  let lineLetters: Int
  /// Letters of the text.
  private let letters: Int
  /// Paragraphs of sentences in the text, and the letters of the longest.
  private(set) var solid = 0
  private(set) var longest = 0
  /// Places of the text where a linked line stands between two of its blocks; and blocks of the text.
  private(set) var between = 0
  private let blocks: Int

  init(_ list: BlockList, _ kept: [Int], letters: Int) {
    lines = list.blocks.indices.filter {
      let block = list.blocks[$0]
      return block.linkShare > 0.6 && block.words >= 4 && block.letters >= 20
        && block.evidence.isDisjoint(with: [.navigation, .hidden])
    }
    lineLetters = lines.reduce(0) { $0 + Int(list.blocks[$1].letters) }
    self.letters = letters
    blocks = kept.count
    for i in kept {
      let block = list.blocks[i]
      if block.letters >= 80, block.shape.contains(.sentence), block.linkShare < 0.3 {
        solid += 1
        longest = max(longest, Int(block.letters))
      }
    }
    for (a, b) in zip(kept, kept.dropFirst()) where b > a + 1 {
      let isHeadline = (a + 1..<b).contains { place in
        let block = list.blocks[place]
        return block.linkShare > 0.6 && block.letters >= 15
          && !block.shape.isDisjoint(with: [.heading, .listItem])
      }
      if isHeadline { between += 1 }
    }
  }

  /// Many headlines, and little text that is not a line under one of them.
  func outweighText(isHome: Bool, saysArticle: Bool) -> Bool {
    let headlines = lines.count
    if saysArticle, !isHome { return letters < 60 && headlines >= 12 }
    if isHome, headlines >= 10 || letters < 300 { return true }
    if headlines >= 8, solid <= 1, letters < 350 { return true }
    if headlines >= 3, letters < 250, lineLetters > 2 * letters { return true }
    // Teasers one under the other.
    return headlines >= 8 && solid >= 4 && headlines * 2 >= solid && between * 5 >= (blocks - 1) * 4
      && longest < 400
  }
}
