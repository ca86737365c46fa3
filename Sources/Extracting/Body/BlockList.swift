/// The blocks of a page and the evidence of its elements, from one pass over the tree. Its buffers serve every page.
struct BlockList {
  var blocks: [Block] = []
  /// Of every node: what it and the elements around it say.
  var evidence: [Evidence] = []
  /// Of every node: its own words alone.
  var own: [Evidence] = []
  /// Of every node: how many blocks begin before it. The blocks of a subtree are `before[n]..<before[end]`.
  var before: [Int32] = []

  private var shapes: [Block.Shape] = []
  private var inLink: [Bool] = []
  private var inBold: [Bool] = []
  private var containers: [HTMLTree.Node] = []
  private var open: [HTMLTree.Node] = []

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
    shapes.removeAll(keepingCapacity: true)
    inLink.removeAll(keepingCapacity: true)
    inBold.removeAll(keepingCapacity: true)
    containers.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)

    var current: Block?
    var afterBreak = false
    var n: Int32 = 0
    while n < Int32(count) {
      while let end = open.last, end <= n {
        open.removeLast()
        flush(&current)
        afterBreak = false
      }
      before.append(Int32(blocks.count) + (current == nil ? 0 : 1))
      let tag = tree.tag(n)
      let parent = Int(tree.parent(n))
      var outer: Evidence = parent >= 0 ? evidence[parent] : []
      var shape: Block.Shape = parent >= 0 ? shapes[parent] : []
      var link = parent >= 0 && inLink[parent]
      var bold = parent >= 0 && inBold[parent]
      var container = parent >= 0 ? containers[parent] : 0
      var mine: Evidence = []
      var skip = false

      switch tag {
      case .text:
        let text = tree.text(n)
        if current == nil {
          if !text.isBlank, !Self.isMarkup(text) {
            var block = Block(first: n, last: n + 1, container: container)
            block.shape = shape
            if afterBreak { block.shape.insert(.broken) }
            block.evidence = outer
            block.measure(text, link: link, bold: bold)
            current = block
            before[before.count - 1] = Int32(blocks.count)
          }
        } else {
          current?.last = n + 1
          current?.measure(text, link: link, bold: bold)
        }
      case .br:
        flush(&current)
        afterBreak = true
      case let silent where tree.isSilent(n, silent):
        skip = true
      default:
        mine = Self.evidence(of: n, tag, tree)
        if mine.contains(.hidden), tag == .body || tag == .html { mine.remove(.hidden) }
        outer = outer.with(mine)
        switch tag {
        case .a:
          link = link || (tree.attribute(n, .href).map { !$0.starts(with: "#") || $0.count == 1 } ?? false)
        case .b, .strong: bold = true
        case .h1: shape.formUnion([.heading, .mainHeading])
        case .h2, .h3, .h4, .h5, .h6: shape.insert(.heading)
        case .li, .dd, .dt: shape.formUnion([.listItem, .listTag])
        case .blockquote: shape.insert(.quote)
        case .td, .th: shape.insert(.cell)
        case .figure: shape.insert(.figure)
        case .form: shape.insert(.form)
        case .p: shape.insert(.paragraph)
        case .article: shape.insert(.article)
        case .pre: shape.insert(.pre)
        case .time: shape.insert(.time)
        default: break
        }
        if tag.isBlock {
          flush(&current)
          afterBreak = false
          before[before.count - 1] = Int32(blocks.count)
          container = n
          open.append(tree.end(n))
        }
      }
      evidence.append(outer)
      own.append(mine)
      shapes.append(shape)
      inLink.append(link)
      inBold.append(bold)
      containers.append(container)
      n += 1
      if skip {
        let end = tree.end(n - 1)
        while n < end {
          before.append(Int32(blocks.count) + (current == nil ? 0 : 1))
          evidence.append(outer)
          own.append([])
          shapes.append(shape)
          inLink.append(link)
          inBold.append(bold)
          containers.append(container)
          n += 1
        }
      }
    }
    flush(&current)
    before.append(Int32(blocks.count))
  }

  /// Tags that a script, or an escaped `noscript`, left among the words.
  private static func isMarkup(_ text: Bytes) -> Bool {
    let words = text.trimmed
    return words.count > 8 && words[0] == 0x3C && words[1].isASCIILetter && words.contains("=\"")
  }

  private mutating func flush(_ current: inout Block?) {
    if let block = current { blocks.append(block) }
    current = nil
  }

  /// An id of five words or more, small ones among them, is a heading's: `sharing-with-a-single-developer`.
  private static func isSlug(_ id: Bytes) -> Bool {
    guard id.count >= 20 else { return false }
    var hyphens = 0
    for i in 0..<id.count where id[i] == 0x2D { hyphens += 1 }
    return hyphens >= 4 && smallWords.contains { id.find($0) != nil }
  }

  private static let smallWords: [StaticString] = [
    "-a-", "-the-", "-to-", "-of-", "-in-", "-with-", "-and-", "-is-", "-der-", "-die-", "-und-", "-de-",
    "-la-", "-et-",
  ]

  /// What one element says by its tag and attributes.
  private static func evidence(
    of node: HTMLTree.Node, _ tag: HTMLTag, _ tree: borrowing HTMLTree
  ) -> Evidence {
    var found: Evidence = []
    switch tag {
    case .nav, .footer, .menu: found.insert(.navigation)
    case .aside: found.insert(.sidebar)
    case .figcaption, .caption: found.insert(.caption)
    case .article: found.insert(.article)
    case .address, .time: found.insert(.byline)
    case .dialog: found.insert(.notice)
    case .h1: found.insert(.headline)
    case .p, .br, .b, .strong, .i, .em, .tr, .td: break
    default: break
    }
    if let classes = tree.attribute(node, .class) { found.formUnion(EvidenceWords.read(classes)) }
    if let id = tree.attribute(node, .id), !isSlug(id) { found.formUnion(EvidenceWords.read(id)) }
    if let item = tree.attribute(node, .itemprop) {
      if item.equalsFolded("articlebody") || item.equalsFolded("reviewbody") { found.insert(.body) }
      if item.equalsFolded("author") || item.equalsFolded("datepublished") { found.insert(.byline) }
      if item.equalsFolded("headline") { found.insert(.headline) }
    }
    if let property = tree.attribute(node, .property), property.equalsFolded("content:encoded") {
      found.insert(.body)
    }
    if let role = tree.attribute(node, .role) {
      if role.equalsFolded("navigation") || role.equalsFolded("menu") || role.equalsFolded("contentinfo") {
        found.insert(.navigation)
      } else if role.equalsFolded("complementary") {
        found.insert(.sidebar)
      } else if role.equalsFolded("dialog") || role.equalsFolded("alertdialog") {
        found.insert(.notice)
      }
    }
    if tree.attribute(node, .hidden) != nil { found.insert(.hidden) }
    if let style = tree.attribute(node, .style), let at = style.findFolded("display") {
      var i = at + 7
      while i < style.count, style[i] == 0x20 || style[i] == 0x3A { i += 1 }
      if style.startsFolded(with: "none", at: i) { found.insert(.hidden) }
    }
    return found
  }
}

extension Block {
  /// Adds a text to the counts.
  @inline(__always) mutating func measure(_ text: Bytes, link: Bool, bold: Bool) {
    var letters: Int32 = 0
    var words: Int32 = 0
    var marks: Int16 = 0
    var digits: Int16 = 0
    var inWord = false
    var ends = shape.contains(.sentence)
    let n = text.count
    var i = 0
    while i < n {
      let b = text[i]
      if b < 0x80 {
        if b.isASCIISpace {
          inWord = false
          i += 1
          continue
        }
        letters &+= 1
        if !inWord {
          words &+= 1
          inWord = true
        }
        switch b {
        case 0x2E, 0x21, 0x3F:
          marks &+= 1
          ends = true
        case 0x2C, 0x3B, 0x3A:
          marks &+= 1
          ends = b == 0x3A
        case 0x22, 0x27, 0x29, 0x5D: break
        default:
          if b.isASCIIDigit { digits &+= 1 }
          ends = false
        }
        i += 1
        continue
      }
      if b & 0xC0 == 0x80 {
        i += 1
        continue
      }
      if b == 0xC2, i + 1 < n, text[i + 1] == 0xA0 {
        inWord = false
        i += 2
        continue
      }
      letters &+= 1
      if !inWord {
        words &+= 1
        inWord = true
      }
      if b >= 0xE3, b <= 0xED {
        letters &+= 2
        if b != 0xE3 { inWord = false }
        ends = false
        // 、。！，．？ and their like
        if b == 0xE3, i + 2 < n, text[i + 1] == 0x80, text[i + 2] == 0x81 || text[i + 2] == 0x82 {
          marks &+= 1
          ends = text[i + 2] == 0x82
          letters &-= 2
        }
      } else if b == 0xD8, i + 1 < n, text[i + 1] == 0x8C || text[i + 1] == 0x9B || text[i + 1] == 0x9F {
        // ، ؛ ؟
        marks &+= 1
        ends = text[i + 1] == 0x9F
      } else if b == 0xDB, i + 1 < n, text[i + 1] == 0x94 {
        marks &+= 1
        ends = true
      } else if i + 1 < n, (b == 0xD9 && text[i + 1] &- 0xA0 < 10) || (b == 0xDB && text[i + 1] &- 0xB0 < 10)
      {
        // ٠–٩ and ۰–۹
        digits &+= 1
        ends = false
      } else if b == 0xE0, i + 2 < n, text[i + 1] == 0xA5, text[i + 2] == 0xA4 {
        marks &+= 1
        ends = true
      } else if b == 0xE2, i + 2 < n, text[i + 1] == 0x80 {
        // “ ” ’ » are passed over, … ends
        if text[i + 2] == 0xA6 {
          ends = true
        } else if text[i + 2] == 0x93 || text[i + 2] == 0x94 {
          ends = false
        }
      } else if b == 0xC2, i + 1 < n, text[i + 1] == 0xBB {
      } else if b == 0xEF, i + 2 < n, text[i + 1] == 0xBC {
        marks &+= 1
        ends = text[i + 2] == 0x81 || text[i + 2] == 0x9F || text[i + 2] == 0x8E
      } else {
        ends = false
      }
      i += 1
    }
    self.letters &+= letters
    self.words &+= words
    self.marks &+= marks
    self.digits &+= digits
    if link { linkLetters &+= letters }
    if bold { boldLetters &+= letters }
    if letters > 0 { if ends { shape.insert(.sentence) } else { shape.remove(.sentence) } }
  }
}
