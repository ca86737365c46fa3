/// Finds rows of like boxes — readers' comments, other articles — by their shape alone, where no class tells.
///
/// A row is three or more children of one element with one tag and first class. An article's own rows (lists, questions
/// and answers, a gallery of steps) have headings of their own or one line a box; a comment has a short line (a name, a
/// date) over its words, a teaser has a link.
struct Repetition {
  private struct Row {
    var boxes: [HTMLTree.Node] = []
    var signature: UInt64 = 0
  }

  enum Kind {
    /// A linked line and a few words.
    case teasers
    /// A short line that differs from box to box, and words under it.
    case comments
  }

  /// Marks the boxes of the rows below `top`. `worth` is the running sum over blocks; a row that holds more than
  /// `limit` of what `top` is worth is its content, whatever its shape.
  static func mark(
    _ kind: Kind, below top: HTMLTree.Node, _ tree: borrowing HTMLTree, _ list: inout BlockList,
    worth: [Double],
    limit: Double
  ) -> Bool {
    let total = sum(top, tree, list, worth)
    var marked = false
    for n in top..<tree.end(top) {
      let tag = tree.tag(n)
      guard tag != .text, tag != .p, tree.end(n) - n >= 9 else { continue }
      guard list.range(of: n, in: tree).count >= 6 else { continue }
      for row in rows(of: n, tree) where row.boxes.count >= 3 {
        var whole = 0.0
        for box in row.boxes { whole += sum(box, tree, list, worth) }
        guard whole > 0, whole < total else { continue }
        let foreign = row.boxes.filter { kindOf($0, tree, list) == kind }
        guard foreign.count >= 3, foreign.count * 10 >= row.boxes.count * 7 else { continue }
        if whole >= limit * total {
          // Text before a row of others may be short, most of all where their words are cut or dated.
          let before = worth[list.range(of: row.boxes[0], in: tree).lowerBound]
          guard kind == .teasers, before >= 200 else { continue }
          let areCut = foreign.filter { isCut($0, tree, list) }.count * 10 >= foreign.count * 7
          guard whole < (areCut ? 0.9 : 0.75) * total else { continue }
        }
        if kind == .comments, !firstLinesDiffer(foreign, tree, list) { continue }
        for box in foreign { list.own[Int(box)].insert(.related) }
        marked = true
      }
    }
    return marked
  }

  /// A line of the box breaks off, or is a date.
  private static func isCut(_ box: HTMLTree.Node, _ tree: borrowing HTMLTree, _ list: BlockList) -> Bool {
    var line: [UInt8] = []
    return list.range(of: box, in: tree).contains { i in
      line.removeAll(keepingCapacity: true)
      list.blocks[i].write(tree, into: &line)
      if list.blocks[i].letters < 60, list.blocks[i].digits > 0, ReaderLabels.isDated(line) { return true }
      return line.suffix(3).elementsEqual([0x2E, 0x2E, 0x2E])
        || line.suffix(3).elementsEqual([0xE2, 0x80, 0xA6])
    }
  }

  /// Names and dates do; a label over each box does not.
  private static func firstLinesDiffer(
    _ boxes: [HTMLTree.Node], _ tree: borrowing HTMLTree, _ list: BlockList
  ) -> Bool {
    var lines: Set<[UInt8]> = []
    for box in boxes {
      var line: [UInt8] = []
      list.blocks[list.range(of: box, in: tree).lowerBound].write(tree, into: &line)
      lines.insert(line.filter { !$0.isASCIIDigit })
    }
    return lines.count * 3 >= boxes.count * 2
  }

  private static func sum(
    _ box: HTMLTree.Node, _ tree: borrowing HTMLTree, _ list: BlockList, _ worth: [Double]
  ) -> Double {
    let range = list.range(of: box, in: tree)
    return worth[range.upperBound] - worth[range.lowerBound]
  }

  private static func rows(of node: HTMLTree.Node, _ tree: borrowing HTMLTree) -> [Row] {
    var rows: [Row] = []
    // Most elements have no three boxes below them.
    var boxes = 0
    for child in tree.children(node) where boxes < 3 && isBox(tree.tag(child)) { boxes += 1 }
    guard boxes == 3 else { return rows }
    for child in tree.children(node) where isBox(tree.tag(child)) {
      let signature = signature(child, tree)
      if let at = rows.firstIndex(where: { $0.signature == signature }) {
        rows[at].boxes.append(child)
      } else if rows.count < 12 {
        rows.append(Row(boxes: [child], signature: signature))
      }
    }
    return rows
  }

  private static func isBox(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .div, .li, .article, .section, .tr, .a, .dl, .unknown, .table: true
    default: false
    }
  }

  /// Tag and first class, digits left out.
  static func signature(_ node: HTMLTree.Node, _ tree: borrowing HTMLTree) -> UInt64 {
    var h: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(tree.tag(node).rawValue)
    guard let classes = tree.attribute(node, .class) else { return h }
    var i = 0
    while i < classes.count, classes[i].isASCIISpace { i += 1 }
    while i < classes.count, !classes[i].isASCIISpace {
      if !classes[i].isASCIIDigit { h = (h ^ UInt64(classes[i])) &* 0x100_0000_01B3 }
      i += 1
    }
    return h
  }

  /// Whose words a box holds; nil where they may be the article's.
  private static func kindOf(_ box: HTMLTree.Node, _ tree: borrowing HTMLTree, _ list: BlockList) -> Kind? {
    let range = list.range(of: box, in: tree)
    guard !range.isEmpty, range.count <= 12 else { return nil }
    var letters: Int32 = 0
    var links: Int32 = 0
    var hasOwnHeading = false
    var hasLinkedLine = false
    for i in range {
      let block = list.blocks[i]
      letters += block.letters
      links += block.linkLetters
      if block.linkShare > 0.6, block.letters >= 15 { hasLinkedLine = true }
      if block.shape.contains(.heading), block.linkShare < 0.5 { hasOwnHeading = true }
    }
    if letters == 0 || letters > 900 { return nil }
    if hasLinkedLine { return links * 6 > letters ? .teasers : nil }
    if hasOwnHeading || range.count < 2 { return nil }
    let first = list.blocks[range.lowerBound]
    let isComment =
      first.letters < 45 && first.marks == 0 && first.boldLetters == 0
      && range.contains { list.blocks[$0].letters > 50 || list.blocks[$0].shape.contains(.sentence) }
    return isComment ? .comments : nil
  }
}
