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

  /// Of every node: what a block that begins in it is told of the elements around.
  private struct Around {
    var shape: Block.Shape = []
    var link = false
    var bold = false
    var container: HTMLTree.Node = 0
  }
  private var around: [Around] = []
  private var known = EvidenceCache()
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
    around.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    hiddenWithin.removeAll(keepingCapacity: true)

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
      var here = parent >= 0 ? around[parent] : Around()
      var mine: Evidence = []
      var skip = false

      switch tag {
      case .text:
        let text = tree.text(n)
        if current == nil {
          if !text.isBlank, !Self.isMarkup(text) {
            var block = Block(first: n, last: n + 1, container: here.container)
            block.shape = here.shape
            if afterBreak { block.shape.insert(.broken) }
            block.evidence = outer
            block.measure(text, link: here.link, bold: here.bold)
            current = block
            before[before.count - 1] = Int32(blocks.count)
          }
        } else {
          current?.last = n + 1
          current?.measure(text, link: here.link, bold: here.bold)
        }
      case .br:
        flush(&current)
        afterBreak = true
      case let silent where tree.isSilent(n, silent):
        skip = true
      default:
        mine = evidence(of: n, tag, tree)
        if mine.contains(.hidden), tag == .body || tag == .html { mine.remove(.hidden) }
        if mine.contains(.hidden), current != nil, !tag.isBlock {
          current?.shape.insert(.holdsHidden)
          hiddenWithin.insert(n)
        }
        outer = outer.with(mine)
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
        if tag.isBlock {
          flush(&current)
          afterBreak = false
          before[before.count - 1] = Int32(blocks.count)
          here.container = n
          open.append(tree.end(n))
        }
      }
      evidence.append(outer)
      own.append(mine)
      around.append(here)
      n += 1
      if skip {
        let end = tree.end(n - 1)
        while n < end {
          before.append(Int32(blocks.count) + (current == nil ? 0 : 1))
          evidence.append(outer)
          own.append([])
          around.append(here)
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
  private mutating func evidence(
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
    default: break
    }
    tree.forEachAttribute(node) { name, value in
      switch name {
      case .class: found.formUnion(known.read(value))
      case .id: if !Self.isSlug(value) { found.formUnion(known.read(value)) }
      case .itemprop:
        if value.equalsFolded("articlebody") || value.equalsFolded("reviewbody") { found.insert(.body) }
        if value.equalsFolded("author") || value.equalsFolded("datepublished") { found.insert(.byline) }
        if value.equalsFolded("headline") { found.insert(.headline) }
      case .property: if value.equalsFolded("content:encoded") { found.insert(.body) }
      case .role: found.formUnion(Self.role(value))
      case .hidden: found.insert(.hidden)
      case .style:
        if Self.sets(value, "display", "none") || Self.sets(value, "visibility", "hidden") {
          found.insert(.hidden)
        }
      default: break
      }
    }
    return found
  }

  private static func role(_ role: Bytes) -> Evidence {
    if role.equalsFolded("navigation") || role.equalsFolded("menu") || role.equalsFolded("contentinfo") {
      return .navigation
    }
    if role.equalsFolded("complementary") { return .sidebar }
    return role.equalsFolded("dialog") || role.equalsFolded("alertdialog") ? .notice : []
  }

  /// The style's first such property has the value.
  private static func sets(_ style: Bytes, _ property: StaticString, _ value: StaticString) -> Bool {
    guard let at = style.findFolded(property) else { return false }
    var i = at + property.utf8CodeUnitCount
    while i < style.count, style[i] == 0x20 || style[i] == 0x3A { i += 1 }
    return style.startsFolded(with: value, at: i)
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
      // Letters in a row, of Latin and of Arabic: most of every text.
      if b.isASCIILetter {
        let start = i
        repeat { i += 1 } while i < n && text[i].isASCIILetter
        letters &+= Int32(truncatingIfNeeded: i - start)
        if !inWord { words &+= 1 }
        inWord = true
        ends = false
        continue
      }
      if b == 0xD8 || b == 0xD9, i + 1 < n, (text[i + 1] >= 0xA0) == (b == 0xD8) {
        letters &+= 1
        if !inWord { words &+= 1 }
        inWord = true
        ends = false
        i += 2
        continue
      }
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
