internal import Codecs

/// The blocks of a page and the evidence of its elements, from one pass over the tree. Its buffers serve every page.
struct BlockList {
  var blocks: [Block] = []
  /// Of every node: what it and the elements around it say.
  var evidence: [Evidence] = []
  /// Of every node: its own words alone.
  var own: [Evidence] = []
  /// Of every node: how many blocks begin before it. The blocks of a subtree are `before[n]..<before[end]`.
  var before: [Int32] = []

  /// Elements within lines that are not shown: what a formula says to machines, what a link says to readers aloud.
  private(set) var hiddenWithin: Set<HTMLTree.Node> = []

  /// An open element: what a block that begins in it is told of the elements around.
  private struct Around {
    var end: HTMLTree.Node = 0
    var isBlock = false
    var shape: Block.Shape = []
    var link = false
    var bold = false
    var container: HTMLTree.Node = 0
    var evidence: Evidence = []
  }
  private var open: [Around] = []
  private var elements = ElementEvidence()

  /// The blocks that lie in the subtree of `node`.
  func range(of node: HTMLTree.Node, in tree: borrowing HTMLTree) -> Range<Int> {
    Int(before[Int(node)])..<Int(before[Int(tree.end(node))])
  }

  mutating func read(_ tree: borrowing HTMLTree) {
    let count = Int(tree.count)
    blocks.removeAll(keepingCapacity: true)
    evidence.removeAll(keepingCapacity: true)
    own.removeAll(keepingCapacity: true)
    before.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    hiddenWithin.removeAll(keepingCapacity: true)

    evidence.reserveLarge(count)
    own.reserveLarge(count)
    before.reserveLarge(count + 1)
    open.reserveLarge(tree.maxDepth)
    // No more than a block a text, and texts lie in elements.
    if count > 1 << 16 { blocks.reserveLarge(count / 2) }

    var current: Block?
    var afterBreak = false
    var n: Int32 = 0
    while n < Int32(count) {
      while let ended = open.last, ended.end <= n {
        open.removeLast()
        guard ended.isBlock else { continue }
        flush(&current, tree)
        afterBreak = false
      }
      before.append(Int32(blocks.count) + (current == nil ? 0 : 1))
      let tag = tree.tag(n)
      var here = open.last ?? Around()
      var mine: Evidence = []
      var skip = false

      switch tag {
      case .text:
        let text = tree.text(n)
        if current == nil {
          if !text.isBlank, !Self.isMarkup(text) {
            var block = Block(first: n, last: n + 1, container: here.container, scope: tree.parent(n))
            block.shape = here.shape
            if afterBreak { block.shape.insert(.broken) }
            block.evidence = here.evidence
            block.measure(text, link: here.link, bold: here.bold)
            current = block
            before[before.count - 1] = Int32(blocks.count)
          }
        } else {
          current?.last = n + 1
          current?.measure(text, link: here.link, bold: here.bold)
        }
      case .br:
        flush(&current, tree)
        afterBreak = true
      case let silent where tree.isSilent(n, silent):
        skip = true
      default:
        mine = elements.read(n, tag, tree)
        if mine.contains(.hidden), tag == .body || tag == .html { mine.remove(.hidden) }
        if mine.contains(.hidden), current != nil, !tag.isBlock {
          current?.shape.insert(.holdsHidden)
          hiddenWithin.insert(n)
        }
        here.evidence = here.evidence.with(mine)
        here.isBlock = tag.isBlock
        switch tag {
        case .a:
          here.link =
            here.link || (tree.attribute(n, .href).map { !$0.starts(with: "#") || $0.count == 1 } ?? false)
        case .b, .strong: here.bold = true
        case .h1: here.shape.formUnion([.heading, .mainHeading])
        case .h2, .h3, .h4, .h5, .h6: here.shape.insert(.heading)
        case .li, .dd, .dt: here.shape.formUnion([.listItem, .listTag])
        case .blockquote: here.shape.insert(.quote)
        case .td, .th: here.shape.insert(.cell)
        case .figure: here.shape.insert(.figure)
        case .form: here.shape.insert(.form)
        case .p: here.shape.insert(.paragraph)
        case .article: here.shape.insert(.article)
        case .pre: here.shape.insert(.pre)
        case .time: here.shape.insert(.time)
        default: break
        }
        if here.isBlock {
          flush(&current, tree)
          afterBreak = false
          before[before.count - 1] = Int32(blocks.count)
          here.container = n
        }
        here.end = tree.end(n)
        open.append(here)
      }
      evidence.append(here.evidence)
      own.append(mine)
      n += 1
      if skip {
        let end = tree.end(n - 1)
        while n < end {
          before.append(Int32(blocks.count) + (current == nil ? 0 : 1))
          evidence.append(here.evidence)
          own.append([])
          n += 1
        }
      }
    }
    flush(&current, tree)
    before.append(Int32(blocks.count))
  }

  /// Tags that a script, or an escaped `noscript`, left among the words.
  private static func isMarkup(_ text: Bytes) -> Bool {
    let words = text.trimmed
    return words.count > 8 && words[0] == 0x3C && words[1].isASCIILetter && words.contains("=\"")
  }

  private mutating func flush(_ current: inout Block?, _ tree: borrowing HTMLTree) {
    if var block = current {
      if block.scope != block.container, block.letters >= 60, block.shape.contains(.sentence) {
        widen(&block, tree)
      }
      blocks.append(block)
    }
    current = nil
  }

  /// A paragraph is not what the element over its first words says: the place a report comes from, a name in bold.
  private func widen(_ block: inout Block, _ tree: borrowing HTMLTree) {
    guard evidence[Int(block.scope)] != evidence[Int(block.container)] else { return }
    var letters = 0
    for n in block.first..<block.last where tree.isText(n) { letters += tree.text(n).count }
    while block.scope != block.container {
      var inside = 0
      for n in block.first..<min(tree.end(block.scope), block.last) where tree.isText(n) {
        inside += tree.text(n).count
      }
      if inside * 2 >= letters { break }
      block.scope = tree.parent(block.scope)
    }
    block.evidence = evidence[Int(block.scope)]
  }
}
