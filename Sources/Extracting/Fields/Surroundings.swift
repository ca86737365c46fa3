/// The lines around an article's text where its date, its writer and its place stand: from a little before the headline
/// to the first paragraphs, and a few lines behind the last one.
struct Surroundings {
  enum Zone {
    /// Before the headline, near it.
    case above
    /// Between the headline and the text, or among the text's first lines.
    case head
    /// Kept as text.
    case text
    /// Behind the text.
    case foot
  }

  struct Line {
    var zone: Zone
    /// Into the list's blocks.
    var block: Int
    /// Steps from the text's first line (head), the headline (above) or the text's last line (foot).
    var distance: Int
    /// Steps behind the headline; nil where none is shown.
    var belowHeadline: Int?
    var isHeadline: Bool { belowHeadline == 0 }
    var evidence: Evidence
    var bytes: [UInt8]
    /// Its share of letters in links, 0...1.
    var linkShare: Double
    /// Words of classes around it; see `ClassWords`.
    var words: ClassWords
    /// The text's last line or the one behind it, set apart by its type or to one side: a signature may stand so.
    var isSignature = false
    /// Behind the text, and behind a heading that is a link: what stands here is of the article it leads to.
    var isAnothers = false
  }

  private(set) var lines: [Line] = []
  private var seen: [HTMLTree.Node: ClassWords] = [:]
  /// Block of the headline; of one far behind the text's first line, too.
  private var titleBlock: Int?
  /// Behind it, no line of the text is a paragraph; at most three lines.
  private var keptEnd = Int.max
  /// What the text's own first line is marked as too: it speaks against no other line.
  private var common: Evidence = []

  /// `kept`: the blocks that are text. Hidden lines, and those of lists of other articles, comments and menus, are left
  /// out.
  init(_ tree: borrowing HTMLTree, _ list: BlockList, kept: [Int], headline: HTMLTree.Node?) {
    let blocks = list.blocks
    guard !blocks.isEmpty else { return }
    var headlineBlock: Int?
    if let headline { headlineBlock = list.range(of: headline, in: tree).lowerBound }
    for i in kept.dropFirst().suffix(3).reversed() {
      keptEnd = i
      if blocks[i].letters > 80 { break }
    }
    if let first = kept.first { common = list.evidence[Int(tree.parent(blocks[first].first))] }
    let firstText = kept.first ?? min(blocks.count - 1, (headlineBlock ?? 0) + 30)
    titleBlock = headlineBlock
    if let block = headlineBlock, block > firstText + 4 { headlineBlock = nil }
    let start = max(0, min((headlineBlock ?? max(0, firstText - 20)) - 8, firstText))
    // Behind a lead that the text begins with, the byline may follow.
    let lastText = kept.last ?? min(blocks.count - 1, firstText + 8)
    let headEnd = min(lastText + 1, max(kept.count > 4 ? kept[4] : lastText + 1, firstText + 8))
    let isKept = Set(kept.prefix(16)).union(kept.suffix(3))
    var taken = 0
    for i in start..<max(start, headEnd) {
      let zone: Zone = isKept.contains(i) ? .text : headlineBlock.map { i < $0 } ?? false ? .above : .head
      if zone == .head, let headlineBlock, i - headlineBlock > 60, firstText - i > 15 { continue }
      taken += 1
      if taken > 110 { break }
      let distance =
        zone == .above ? (headlineBlock ?? i) - i : i == kept.last ? 0 : abs(firstText - i)
      add(i, zone, distance, tree, list, isBeforeText: i < firstText)
    }
    guard let last = kept.last else { return }
    for i in kept.suffix(3) where i >= headEnd { add(i, .text, i == last ? 0 : 9, tree, list) }
    guard last + 1 < blocks.count else { return }
    var headings = 0
    var isAnothers = false
    for i in last + 1..<min(blocks.count, last + 26) {
      if blocks[i].shape.contains(.heading) {
        headings += 1
        if headings > 1 { break }
      }
      let before = lines.count
      add(i, .foot, i - last, tree, list)
      if lines.count > before {
        lines[before].isAnothers = isAnothers
        if Self.opensComments(lines[before].bytes) { break }
      }
      if blocks[i].linkShare > 0.8, blocks[i].shape.contains(.heading), blocks[i].letters > 14 {
        isAnothers = true
      }
    }
  }

  /// A short line that counts or heads readers' comments: what follows is theirs.
  private static func opensComments(_ bytes: [UInt8]) -> Bool {
    guard bytes.count < 80 else { return false }
    let tokens = TextTokens(bytes.span, limit: 12).list
    return tokens.contains { $0.kind == .word && comments.value($0.hash) != nil }
  }

  private static let comments = Phrases(
    words: """
      comments|comment|kommentare|commentaires|comentarios|comentários|commenti|reacties|kommentarer|komentarze|komentáře|yorumlar|yorum|комментарии|коментарі|komentar|hozzászólások
      التعليقات|تعليقات|تعليق|نظرات|تبصرے|评论|コメント|댓글
      """)

  private mutating func add(
    _ i: Int, _ zone: Zone, _ distance: Int, _ tree: borrowing HTMLTree, _ list: BlockList,
    isBeforeText: Bool = false
  ) {
    let block = list.blocks[i]
    guard block.letters > 0 else { return }
    if zone != .text, block.letters > 300 { return }
    let evidence = Self.evidence(of: block, tree, list).subtracting(common.intersection(Self.against))
    let words = words(around: block.first, tree)
    if zone != .text, !evidence.isDisjoint(with: Self.against) {
      // Before the text a line that is marked as a date or a writer's stays, though it stands in a box of tools.
      guard zone == .head, isBeforeText, !words.isDisjoint(with: [.date, .author]), block.letters < 120,
        evidence.isDisjoint(with: [.hidden, .comments, .related])
      else { return }
    }
    let isFurniture = zone == .foot && !evidence.isDisjoint(with: [.navigation, .sidebar])
    let isByline = evidence.contains(.byline) && block.letters < 80
    if isFurniture, !isByline && block.digits < 5 || evidence.contains(.sidebar) { return }
    var bytes: [UInt8] = []
    Self.write(block, tree, into: &bytes)
    // Among a page's last lines the date of publication stands where it is called so.
    if isFurniture, !isByline, !DateLabels.holdsLabel(bytes.span) { return }
    lines.append(
      Line(
        zone: zone, block: i, distance: distance, belowHeadline: titleBlock.map { i - $0 },
        evidence: evidence, bytes: bytes,
        linkShare: block.linkShare,
        words: words,
        isSignature: (zone == .text && i >= keptEnd || zone == .foot && distance == 1 && block.linkShare == 0)
          && Self.isSetApart(block, tree)))
  }

  /// All of it bold, slanted, or moved to the end of the line.
  private static func isSetApart(_ block: Block, _ tree: borrowing HTMLTree) -> Bool {
    var up = tree.parent(block.first)
    let text = tree.text(block.first)
    let isLeft = text.count > 0 && text[0] >= 0xD8 && text[0] < 0xDC
    for _ in 0..<4 where up > 0 && !ClassWords.isWide(tree.tag(up)) {
      switch tree.tag(up) {
      case .strong, .b, .em, .i: return true
      default: break
      }
      if let align = tree.attribute(up, .align), align.equalsFolded(isLeft ? "left" : "right") { return true }
      if let style = tree.attribute(up, .style),
        style.containsFolded(isLeft ? "text-align:left" : "text-align:right")
          || style.containsFolded(isLeft ? "text-align: left" : "text-align: right")
      {
        return true
      }
      up = tree.parent(up)
    }
    return false
  }

  private static let against: Evidence = [.related, .comments, .hidden, .notice, .embed, .promotion]

  /// Of the block's first text that is not hidden: a label for screen readers hides no date.
  private static func evidence(of block: Block, _ tree: borrowing HTMLTree, _ list: BlockList) -> Evidence {
    let first = list.evidence[Int(tree.parent(block.first))]
    guard first.contains(.hidden) else { return first }
    var n = block.first
    while n < block.last {
      if tree.isText(n), !tree.text(n).isBlank {
        let evidence = list.evidence[Int(tree.parent(n))]
        if !evidence.contains(.hidden) { return evidence }
      }
      n += 1
    }
    return first
  }

  /// `ClassWords(around:)`, each element's attributes read once.
  private mutating func words(around node: HTMLTree.Node, _ tree: borrowing HTMLTree) -> ClassWords {
    var words: ClassWords = []
    var up = node
    for _ in 0..<4 {
      up = tree.parent(up)
      guard up > 0, !ClassWords.isWide(tree.tag(up)) else { break }
      if let known = seen[up] {
        words.formUnion(known)
      } else {
        let own = ClassWords.of(up, tree)
        seen[up] = own
        words.formUnion(own)
      }
    }
    return words
  }

  /// The block's texts, with a border between those of different elements.
  private static func write(_ block: Block, _ tree: borrowing HTMLTree, into out: inout [UInt8]) {
    var line = TextLine(out: 0)
    var n = block.first
    var parent = tree.parent(n)
    while n < block.last, out.count < 2000 {
      let tag = tree.tag(n)
      if tag == .text {
        let text = tree.text(n)
        if tree.parent(n) != parent, !text.isBlank {
          if !out.isEmpty, out.last != CreditLine.border { out.append(CreditLine.border) }
          parent = tree.parent(n)
          line = TextLine(out: out.count)
        }
        line.add(text, to: &out)
      } else if tag.isSilent {
        n = tree.end(n)
        continue
      }
      n += 1
    }
  }
}
