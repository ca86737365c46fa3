internal import Codecs

/// Chooses the part of a page that is the article's text.
///
/// Every block has a worth: the letters that read like sentences outside links, less where the elements around it say
/// that it is furniture. A container is the better, the more of the page's worth it holds and the less else: the
/// weighted harmonic mean of both (van Rijsbergen's F, precision counting twice) picks one in one pass.
struct BodyFinder {
  private var worth: [Double] = []
  private var weight: [Double] = []
  private var turns = Turns()

  /// The container of the text; nil where the page has no text.
  mutating func root(
    of tree: borrowing HTMLTree, _ list: inout BlockList, _ lines: PageLines, headline title: HTMLTree.Node?
  ) -> HTMLTree.Node? {
    list.markWrapped()
    let count = list.blocks.count
    guard count > 0 else { return nil }
    sum(list.blocks) { _ in 1 }
    let plainTotal = worth[count]
    guard plainTotal > 0 else { return nil }
    let titleBlock = title.map { list.range(of: $0, in: tree).lowerBound }
    list.cancelOutside(in: tree) { range, evidence in
      let inside = worth[range.upperBound] - worth[range.lowerBound]
      let share = inside / plainTotal
      // The page's own headline and some text: the article, though it lies in a window over the page.
      if let titleBlock, range.contains(titleBlock), inside >= 400, share > 0.2, !evidence.contains(.hidden) {
        return true
      }
      return share > (evidence.contains(.comments) ? 0.9 : evidence.contains(.hidden) ? 0.8 : 0.55)
    }
    cancelCommon(in: tree, &list, total: plainTotal)
    if let title { list.leaveOutSecond(behind: title, in: tree) }
    if Repetition.mark(.teasers, below: 0, tree, &list, worth: worth, limit: 0.5) { list.spread(in: tree) }
    if turns.mark(tree, &list, worth: worth) { list.spread(in: tree) }
    if Slides.mark(tree, &list, worth: worth) { list.spread(in: tree) }
    if Neighbours.mark(tree, &list, lines, worth: worth) { list.spread(in: tree) }
    sum(list.blocks) { Self.trust($0.evidence) }
    let total = worth[count]
    guard total > 0 else { return nil }

    let headline = Self.headline(list)
    var best: HTMLTree.Node?
    var bestScore = 0.0
    for n in 0..<tree.count {
      let tag = tree.tag(n)
      guard tag.isBlock, tag != .text else { continue }
      let range = list.range(of: n, in: tree)
      guard !range.isEmpty else { continue }
      let inside = worth[range.upperBound] - worth[range.lowerBound]
      guard inside > 0 else { continue }
      let all = weight[range.upperBound] - weight[range.lowerBound]
      let precision = inside / max(all, 1)
      let recall = inside / total
      let beta = 0.25
      var score = (1 + beta) * precision * recall / (beta * precision + recall)
      let own = list.own[Int(n)]
      if own.contains(.body) { score *= 1.05 }
      if tag == .article { score *= 1.05 }
      if tag == .p || tag == .li || tag == .blockquote || tag == .td { score *= 0.8 }
      if let headline {
        // The text begins under its headline.
        if range.upperBound <= headline {
          score *= 0.85
        } else if worth[max(range.lowerBound, headline)] - worth[headline] < 0.1 * total {
          score *= 1.1
        }
      }
      if score >= bestScore {
        bestScore = score
        best = n
      }
    }
    best = best.map { Self.container($0, tree) }
    if let best, Repetition.mark(.comments, below: best, tree, &list, worth: worth, limit: 0.75) {
      list.spread(in: tree)
    }
    return best
  }

  /// The container with those beside it that go on with its text: of the same tag and classes, full of sentences, without
  /// headlines that lead elsewhere. In document order.
  func roots(_ root: HTMLTree.Node, _ tree: borrowing HTMLTree, _ list: BlockList) -> [HTMLTree.Node] {
    guard let look = tree.attribute(root, .class), tree.parent(root) > 0 else { return [root] }
    var roots: [HTMLTree.Node] = []
    for child in tree.children(tree.parent(root)) {
      if child == root {
        roots.append(child)
      } else if tree.tag(child) == tree.tag(root), let other = tree.attribute(child, .class), other == look,
        goesOn(list.range(of: child, in: tree), list, own: list.own[Int(child)])
      {
        roots.append(child)
      }
    }
    return roots.count <= 12 ? roots : [root]
  }

  /// Takes back what elements inside the container say against most of its sentences, where less than a third of them
  /// was kept; true where there was something to take back, and the text is to be read again.
  mutating func cancelInside(
    _ root: HTMLTree.Node, _ tree: borrowing HTMLTree, _ list: inout BlockList, kept: [Int]
  ) -> Bool {
    let range = list.range(of: root, in: tree)
    sum(list.blocks) { $0.evidence.isDisjoint(with: .strong) ? 1 : 0 }
    let whole = worth[range.upperBound] - worth[range.lowerBound]
    let taken = kept.reduce(0.0) { $0 + worth[$1 + 1] - worth[$1] }
    guard whole >= 400, taken < 0.3 * whole else { return false }
    var cancelled = false
    for n in root..<tree.end(root) where !list.own[Int(n)].isDisjoint(with: .outside) {
      let inside = list.range(of: n, in: tree)
      if worth[inside.upperBound] - worth[inside.lowerBound] > 0.55 * whole {
        list.own[Int(n)].subtract(.outside)
        cancelled = true
      }
    }
    if cancelled { list.spread(in: tree) }
    return cancelled
  }

  private func goesOn(_ range: Range<Int>, _ list: BlockList, own: Evidence) -> Bool {
    guard own.isDisjoint(with: .outside), worth[range.upperBound] - worth[range.lowerBound] >= 100 else {
      return false
    }
    var (sentences, letters) = (0.0, 0.0)
    for block in list.blocks[range] {
      if block.shape.contains(.mainHeading) || block.shape.contains(.heading) && block.linkShare > 0.5 {
        return false
      }
      letters += Double(block.letters)
      if block.evidence.isDisjoint(with: .outside) { sentences += Self.plainWorth(block) }
    }
    return sentences > 0.6 * letters
  }

  /// Words that stand around most of the page's text are its site's habit, not evidence against the text.
  private func cancelCommon(in tree: borrowing HTMLTree, _ list: inout BlockList, total: Double) {
    var common: Evidence = []
    for kind in [Evidence.sidebar, .promotion, .notice, .tools, .byline, .about, .caption, .topics] {
      var sum = 0.0
      for (i, block) in list.blocks.enumerated() where block.evidence.contains(kind) {
        sum += worth[i + 1] - worth[i]
      }
      if sum > 0.6 * total { common.insert(kind) }
    }
    guard !common.isEmpty else { return }
    for n in list.own.indices { list.own[n].subtract(common) }
    list.spread(in: tree)
  }

  /// The block of the only `h1` of some length; nil where there is none or more.
  private static func headline(_ list: BlockList) -> Int? {
    let found = list.blocks.indices.filter {
      list.blocks[$0].shape.contains(.mainHeading) && list.blocks[$0].letters >= 12
        && list.blocks[$0].evidence.isDisjoint(with: [.navigation, .hidden])
    }
    return found.count == 1 ? found[0] : nil
  }

  /// A paragraph is no container: its neighbours belong to it.
  private static func container(_ node: HTMLTree.Node, _ tree: borrowing HTMLTree) -> HTMLTree.Node {
    var n = node
    while tree.parent(n) > 0 {
      switch tree.tag(n) {
      case .p, .li, .blockquote, .h1, .h2, .h3, .h4, .h5, .h6, .pre, .ul, .ol, .tr, .tbody, .dd:
        n = tree.parent(n)
      default: return n
      }
    }
    return n
  }

  /// Sums what the blocks are worth, each times `trust`.
  private mutating func sum(_ blocks: [Block], _ trust: (Block) -> Double) {
    worth.removeAll(keepingCapacity: true)
    weight.removeAll(keepingCapacity: true)
    worth.reserveLarge(blocks.count + 1)
    weight.reserveLarge(blocks.count + 1)
    var sum = 0.0
    var letters = 0.0
    worth.append(0)
    weight.append(0)
    for block in blocks {
      sum += Self.plainWorth(block) * trust(block)
      letters += Self.mass(block)
      worth.append(sum)
      weight.append(letters)
    }
  }

  /// Letters that read like a sentence.
  static func plainWorth(_ block: Block) -> Double {
    let plain = Double(block.letters - block.linkLetters)
    if block.shape.contains(.heading) { return 0 }
    if block.linkShare > 0.45 { return 0 }
    if block.letters >= 60, block.marks > 0 {
      return plain * (block.shape.contains(.sentence) ? 1 : 0.8) * (1 - block.linkShare)
    }
    if block.letters >= 20, block.shape.contains(.sentence) { return plain * 0.7 }
    if block.shape.contains(.wrapped) { return plain * 0.6 }
    if block.letters >= 60 { return plain * 0.4 }
    return 0
  }

  /// Letters that the container brings along: what is left out later anyhow weighs little.
  static func mass(_ block: Block) -> Double {
    let letters = Double(block.letters)
    if !block.evidence.isDisjoint(with: .strong) { return 0.05 * letters }
    if !block.evidence.isDisjoint(with: .outside) { return 0.15 * letters }
    if block.linkShare > 0.6 { return 0.35 * letters }
    return letters
  }

  /// How far the elements around a block let it be the article's, 0...1.
  static func trust(_ evidence: Evidence) -> Double {
    let outside = evidence.intersection(.outside)
    if outside.isEmpty { return evidence.contains(.body) ? 1.5 : 1 }
    if !outside.isDisjoint(with: .strong) { return 0.05 }
    return 0.25
  }
}

extension BlockList {
  /// Takes back what an element says against its subtree where `isMain` finds that most of the page's text is in it:
  /// a form around the whole page, a body whose class names its sidebar.
  mutating func cancelOutside(in tree: borrowing HTMLTree, where isMain: (Range<Int>, Evidence) -> Bool) {
    var cancelled = false
    for n in 0..<tree.count where !own[Int(n)].isDisjoint(with: .outside) {
      if isMain(range(of: n, in: tree), own[Int(n)]) {
        own[Int(n)].subtract(.outside)
        cancelled = true
      }
    }
    if cancelled { spread(in: tree) }
  }

  /// Marks the article that a page lays beneath its own: it begins with a heading that looks as `headline` does — tag,
  /// class and parent's class — and says something else.
  mutating func leaveOutSecond(behind headline: HTMLTree.Node, in tree: borrowing HTMLTree) {
    let tag = tree.tag(headline)
    guard tag == .h1, let look = Self.look(headline, tree) else { return }
    var line: [UInt8] = []
    tree.plainText(of: headline, into: &line)
    let words = Folded.bytes(line)
    var n = tree.end(headline)
    var seconds: [HTMLTree.Node] = []
    while n < tree.count {
      if tree.tag(n) == tag, tree.parent(n) != tree.parent(headline), Self.look(n, tree) == look {
        line.removeAll(keepingCapacity: true)
        tree.plainText(of: n, into: &line)
        let other = Folded.bytes(line)
        if other.count >= 16, other != words { seconds.append(n) }
      }
      n += 1
    }
    // More than two such headings are the page's own sections.
    guard let second = seconds.first, seconds.count <= 2 else { return }
    // The largest element that begins there without the page's own headline, and all that follows it.
    var top = second
    while tree.parent(top) > 0, !(tree.parent(top)..<tree.end(tree.parent(top))).contains(headline) {
      top = tree.parent(top)
    }
    for child in tree.children(tree.parent(top)) where child >= top { own[Int(child)].insert(.related) }
    spread(in: tree)
  }

  /// The classes of a heading and of the element around it; nil where it has none of its own and its parent neither.
  private static func look(_ node: HTMLTree.Node, _ tree: borrowing HTMLTree) -> [UInt8]? {
    let own = tree.attribute(node, .class)
    let outer = tree.attribute(tree.parent(node), .class)
    guard own != nil || outer != nil else { return nil }
    return (own.map { Array($0) } ?? []) + [0x20] + (outer.map { Array($0) } ?? [])
  }

  mutating func spread(in tree: borrowing HTMLTree) {
    for n in 1..<tree.count where !tree.isText(n) {
      evidence[Int(n)] = evidence[Int(tree.parent(n))].with(own[Int(n)])
    }
    for i in blocks.indices {
      blocks[i].evidence = evidence[Int(blocks[i].scope)]
    }
  }
}
