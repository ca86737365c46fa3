extension HTMLTree {
  /// Appends the words below `node` (or of the text `node`) as UTF-8: runs of white space, no-break spaces among
  /// them, are one space; `br` and the borders of block elements are one `\n`; nothing at either end. Scripts, styles,
  /// templates and what says how words are read aloud are left out. Of `reach` nodes below it, the others are not looked at.
  func plainText(of node: Node, reach: Int32 = .max, into out: inout [UInt8]) {
    var line = TextLine(out: out.count)
    if isText(node) {
      line.add(text(node), to: &out)
      line.finish(&out)
      return
    }
    var n = node
    let stop = node + min(end(node) - node, reach)
    var open: [Node] = []
    while n < stop {
      while let end = open.last, end <= n {
        open.removeLast()
        line.cut()
      }
      let tag = tag(n)
      switch tag {
      case .text: line.add(text(n), to: &out)
      case .script, .style, .template, .noscript, .svg, .rt, .rp:
        n = end(n)
        continue
      case .br: line.cut()
      default:
        if tag.isBlock {
          line.cut()
          open.append(end(n))
        }
      }
      n += 1
    }
    line.finish(&out)
  }

  /// `plainText(of:into:)` as a string.
  func string(of node: Node) -> String {
    var out: [UInt8] = []
    plainText(of: node, into: &out)
    return String(decoding: out, as: UTF8.self)
  }
}

/// Writes words with their white space collapsed.
struct TextLine {
  /// Where the writing began; nothing is set before it.
  private let start: Int
  private var space = false
  private var feed = false

  init(out start: Int) { self.start = start }

  /// A line ends here; many in a row end one.
  @inline(__always) mutating func cut() { feed = true }

  mutating func add(_ text: Bytes, to out: inout [UInt8]) {
    var i = 0
    let n = text.count
    while i < n {
      let b = text[i]
      if b.isASCIISpace {
        space = true
        i += 1
        continue
      }
      if b == 0xC2, i + 1 < n, text[i + 1] == 0xA0 {
        space = true
        i += 2
        continue
      }
      if out.count > start {
        if feed { out.append(0x0A) } else if space { out.append(0x20) }
      }
      feed = false
      space = false
      // As many words as single spaces divide in one go.
      var k = i + 1
      while k < n {
        let c = text[k]
        if c == 0x20, k + 1 < n, !Self.isSpace(text, k + 1) {
          k += 2
        } else if c <= 0x20 || c == 0xC2, Self.isSpace(text, k) {
          break
        } else {
          k += 1
        }
      }
      unsafe out.append(contentsOf: text[i..<k].buffer)
      i = k
    }
  }

  @inline(__always) private static func isSpace(_ text: Bytes, _ i: Int) -> Bool {
    text[i].isASCIISpace || (text[i] == 0xC2 && i + 1 < text.count && text[i + 1] == 0xA0)
  }

  mutating func finish(_ out: inout [UInt8]) {
    feed = false
    space = false
  }
}

extension HTMLTag {
  /// Begins and ends a line of its own when a browser lays it out.
  var isBlock: Bool {
    switch self {
    case .html, .head, .body, .title, .p, .div, .hr, .figure, .figcaption, .article, .section, .main, .header,
      .footer, .nav, .aside, .address, .h1, .h2, .h3, .h4, .h5, .h6, .hgroup, .ul, .ol, .li, .dl, .dt, .dd,
      .blockquote, .pre, .table, .thead, .tbody, .tfoot, .tr, .td, .th, .caption, .form, .fieldset, .legend,
      .center, .details, .summary, .dialog, .menu, .select, .option, .textarea, .iframe, .video, .audio,
      .noframes, .marquee, .frameset, .optgroup, .search:
      true
    default: false
    }
  }
}
