/// Writes the text of an article from the blocks of its container: what stays, what goes.
struct BodyText {
  private var local: [Evidence] = []

  /// The blocks of `root` that are text, by their places in the list.
  mutating func kept(
    _ root: HTMLTree.Node, _ tree: borrowing HTMLTree, _ list: BlockList, titles: [[UInt8]]
  ) -> [Int] {
    readLocal(root, tree, list)
    let range = list.range(of: root, in: tree)
    var kept: [Int] = []
    var line: [UInt8] = []
    for i in range {
      let block = list.blocks[i]
      let evidence = local[Int(tree.parent(block.first) - root)]
      if !evidence.isDisjoint(with: .outside), !evidence.contains(.lead) { continue }
      if evidence.contains(.headline), block.shape.contains(.mainHeading) { continue }
      if block.letters == 0 { continue }
      let linkShare = block.linkShare
      if linkShare > 0.6, !(block.shape.contains(.sentence) && block.letters > 60) { continue }
      if block.letters < 250 {
        line.removeAll(keepingCapacity: true)
        block.write(tree, into: &line)
        if titles.contains(where: { Folded.equal($0, line) }) { continue }
      }
      kept.append(i)
    }
    // A heading with nothing under it belongs to what was left out.
    while let last = kept.last, list.blocks[last].shape.contains(.heading) { kept.removeLast() }
    return kept
  }

  private mutating func readLocal(_ root: HTMLTree.Node, _ tree: borrowing HTMLTree, _ list: BlockList) {
    local.removeAll(keepingCapacity: true)
    local.append([])
    let end = tree.end(root)
    var n = root + 1
    while n < end {
      local.append(local[Int(tree.parent(n) - root)].with(list.own[Int(n)]))
      n += 1
    }
  }
}

/// Compares words whatever their case, marks and spaces.
enum Folded {
  /// Letters and digits alone; ASCII in lower case. Marks of the scripts beyond ASCII that are not letters are
  /// taken out where they are common in headlines.
  static func bytes(_ text: some Sequence<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    let s = Array(text)
    var i = 0
    while i < s.count {
      let b = s[i]
      if b < 0x80 {
        if b.isASCIILetter || b.isASCIIDigit { out.append(b.asciiFolded) }
        i += 1
      } else if b == 0xE2, i + 2 < s.count, s[i + 1] == 0x80 || s[i + 1] == 0x81 {
        i += 3
      } else if b == 0xC2, i + 1 < s.count, s[i + 1] < 0xC0 {
        i += 2
      } else if b == 0xD8, i + 1 < s.count, s[i + 1] == 0x8C || s[i + 1] == 0x9B || s[i + 1] == 0x9F {
        i += 2
      } else if b == 0xD9, i + 1 < s.count, s[i + 1] >= 0x8B && s[i + 1] <= 0x9F || s[i + 1] == 0x80 {
        i += 2
      } else {
        out.append(b)
        i += 1
      }
    }
    return out
  }

  /// `folded` came from `bytes`.
  static func equal(_ folded: [UInt8], _ line: [UInt8]) -> Bool {
    !folded.isEmpty && bytes(line) == folded
  }
}

extension Block {
  /// Its words with white space collapsed.
  func write(_ tree: borrowing HTMLTree, into out: inout [UInt8]) {
    var line = TextLine(out: out.count)
    var n = first
    while n < last {
      let tag = tree.tag(n)
      if tag == .text {
        line.add(tree.text(n), to: &out)
      } else if tag.isSilent {
        n = tree.end(n)
        continue
      }
      n += 1
    }
    line.finish(&out)
  }
}

extension HTMLTag {
  /// Nothing in it is text of the page.
  var isSilent: Bool {
    switch self {
    case .script, .style, .template, .noscript, .svg, .select, .textarea, .iframe, .head, .video, .audio,
      .object,
      .canvas, .button, .noframes, .option:
      true
    default: false
    }
  }
}
