internal import Codecs

/// Finds words that take turns — a name or a date, what that person says, the next name — by the rhythm of their blocks,
/// whatever elements they stand in: rows of a table, nameless boxes, items of a list. Those are readers' comments
/// where every turn shows its date, or where a label opens them.
///
/// An article has such a rhythm too: sub-headings and paragraphs, names and prices. So the dates must be dates, and text
/// must stand before.
struct Turns {
  /// Blocks of one turn at most: a name, a date, the words, a line of buttons.
  static let longest = 6

  private var kinds: [UInt64] = []
  private var dated: [Bool] = []
  /// The date is a time of day and nothing else.
  private var timed: [Bool] = []
  private var line: [UInt8] = []

  /// Marks the containers of the blocks that take turns. `worth` is the running sum over blocks.
  mutating func mark(_ tree: borrowing HTMLTree, _ list: inout BlockList, worth: [Double]) -> Bool {
    let count = list.blocks.count
    guard count >= 4, let total = worth.last, total > 0 else { return false }
    kinds.removeAll(keepingCapacity: true)
    dated.removeAll(keepingCapacity: true)
    timed.removeAll(keepingCapacity: true)
    kinds.reserveLarge(count)
    dated.reserveLarge(count)
    timed.reserveLarge(count)
    for i in list.blocks.indices { kinds.append(kind(of: i, list, tree)) }
    let main = mainKind(list, worth)
    var marked = false
    var i = 0
    while i + 4 <= count {
      guard isShort(i, list), let length = turn(at: i) else {
        i += 1
        continue
      }
      var end = i + 2 * length
      while end + length <= count, kinds[i..<i + length].elementsEqual(kinds[end..<end + length]) {
        end += length
      }
      if areComments(i..<end, length, tree, list, main, worth) {
        for k in i..<end {
          let node = list.blocks[k].container
          let inside = list.range(of: node, in: tree)
          guard inside.lowerBound >= i, inside.upperBound <= end else { continue }
          list.own[Int(node)].insert(.comments)
          marked = true
        }
        i = end
      } else {
        // It may begin one line too early; a run of hundreds is looked at once, so that the pass stays linear.
        i = end - i > 64 * length ? end - length : i + 1
      }
    }
    return marked
  }

  /// The kind of element that most of the page's text stands in.
  private func mainKind(_ list: BlockList, _ worth: [Double]) -> UInt64 {
    var sums: [UInt64: Double] = [:]
    for (i, block) in list.blocks.enumerated() where block.evidence.isDisjoint(with: .outside) {
      sums[kinds[i], default: 0] += worth[i + 1] - worth[i]
    }
    return sums.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  /// Blocks of the turn that begins at `i` and is taken again right behind it.
  private func turn(at i: Int) -> Int? {
    var length = 2
    while length <= Self.longest, i + 2 * length <= kinds.count {
      if kinds[i] == kinds[i + length], kinds[i + 1] != kinds[i],
        kinds[i..<i + length].elementsEqual(kinds[i + length..<i + 2 * length])
      {
        return length
      }
      length += 1
    }
    return nil
  }

  /// Whether the turns are readers' comments.
  private mutating func areComments(
    _ range: Range<Int>, _ length: Int, _ tree: borrowing HTMLTree, _ list: BlockList, _ main: UInt64,
    _ worth: [Double]
  ) -> Bool {
    let before = worth[range.lowerBound]
    guard before >= 120 else { return false }
    let turns = range.count / length
    var datedTurns = 0
    var timedTurns = 0
    var spoken = 0
    var letters = 0
    var names = 0
    var headlines = 0
    var isMain = false
    for turn in 0..<turns {
      let start = range.lowerBound + turn * length
      guard isShort(start, list) else { continue }
      names += Int(list.blocks[start].letters)
      var hasDate = false
      var longest = 0
      for k in start..<start + length {
        let block = list.blocks[k]
        if dated[k] { hasDate = true }
        if timed[k] { timedTurns += 1 }
        if block.shape.contains(.heading), block.words >= 5, block.digits < 4 { headlines += 1 }
        guard k > start else { continue }
        longest = max(longest, Int(block.letters - block.linkLetters))
        if kinds[k] == main { isMain = true }
      }
      if hasDate { datedTurns += 1 }
      if longest >= 12 { spoken += 1 }
      letters += longest
    }
    guard spoken * 10 >= turns * 7, headlines * 10 < turns * 7 else { return false }
    // Times of day alone stand over the entries of a live report.
    let isDated = datedTurns * 10 >= turns * 7 && timedTurns * 10 < turns * 7
    // Turns that hold most of the page may be it: a live report, a chronicle.
    let share = worth[range.upperBound] - worth[range.lowerBound]
    if isMain || share > 0.6 * (worth.last ?? 0),
      !isDated || letters >= 350 * turns || names >= 40 * turns
    {
      return false
    }
    return isDated || isLabelled(range.lowerBound, tree, list)
  }

  /// One of the three lines above says that readers speak.
  private mutating func isLabelled(_ first: Int, _ tree: borrowing HTMLTree, _ list: BlockList) -> Bool {
    for i in max(0, first - 3)..<first where list.blocks[i].letters < 40 {
      line.removeAll(keepingCapacity: true)
      list.blocks[i].write(tree, into: &line)
      if ReaderLabels.opens(line) { return true }
    }
    return false
  }

  /// A name or a date; a heading is one where a date follows it.
  private func isShort(_ i: Int, _ list: BlockList) -> Bool {
    let block = list.blocks[i]
    guard block.letters >= 2, block.letters < 60, !block.shape.contains(.sentence) else { return false }
    guard block.shape.contains(.heading), block.linkShare <= 0.6 else { return true }
    return block.words <= 4 && i + 1 < dated.count && dated[i + 1]
  }

  /// Tag and first class of the element around a block and of the one around that, its place in a small box, and
  /// whether it is a date.
  private mutating func kind(of i: Int, _ list: BlockList, _ tree: borrowing HTMLTree) -> UInt64 {
    let block = list.blocks[i]
    let around = tree.parent(block.container)
    var h = Repetition.signature(block.container, tree)
    if around > 0 {
      h = (h &* 31) ^ Repetition.signature(around, tree)
      let range = list.range(of: around, in: tree)
      if range.count <= Self.longest { h = h &* 31 &+ UInt64(1 + i - range.lowerBound) }
    }
    if block.letters < 60, block.digits > 0 {
      line.removeAll(keepingCapacity: true)
      block.write(tree, into: &line)
      if ReaderLabels.isDated(line) {
        dated.append(true)
        timed.append(block.digits <= 4 && block.letters <= 8)
        return ~h
      }
    }
    dated.append(false)
    timed.append(false)
    return h ^ (block.shape.contains(.broken) ? 1 : 0)
  }
}
