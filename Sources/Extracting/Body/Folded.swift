/// Compares words whatever their case, marks and spaces.
enum Folded {
  /// Letters and digits alone; ASCII in lower case. Marks of the scripts beyond ASCII that are not letters are
  /// taken out where they are common in headlines: quotes, dashes, Arabic commas, harakat and tatweel.
  static func bytes(_ text: some Collection<UInt8>) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: text.count) { out, count in
      // Nothing grows: all of `text` has room.
      each(text) { b in
        unsafe out[count] = b
        count += 1
      }
    }
  }

  /// Hands over `bytes(_:)` one by one.
  @inline(__always) static func each(_ text: some Collection<UInt8>, _ take: (UInt8) -> Void) {
    let done: Void? = text.withContiguousStorageIfAvailable { unsafe each($0, take) }
    if done == nil { unsafe Array(text).withUnsafeBufferPointer { unsafe each($0, take) } }
  }

  @inline(__always) private static func each(_ s: UnsafeBufferPointer<UInt8>, _ take: (UInt8) -> Void) {
    var i = 0
    let n = s.count
    while i < n {
      let b = unsafe s[i]
      if b < 0x80 {
        if b.isASCIILetter || b.isASCIIDigit { take(b.asciiFolded) }
        i += 1
        continue
      }
      let next = i + 1 < n ? unsafe s[i + 1] : 0
      if b == 0xE2, next == 0x80 || next == 0x81 {
        i += 3
      } else if b == 0xC2 {
        i += 2
      } else if b == 0xD8, next == 0x8C || next == 0x9B || next == 0x9F {
        i += 2
      } else if b == 0xD9, next == 0x80 || (next >= 0x8B && next <= 0x9F) {
        i += 2
      } else {
        take(b)
        i += 1
      }
    }
  }
}

extension Block {
  /// Its words with white space collapsed.
  func write(_ tree: borrowing HTMLTree, into out: inout [UInt8], leavingOut hidden: Set<HTMLTree.Node> = [])
  {
    var line = TextLine(out: out.count)
    var n = first
    while n < last {
      let tag = tree.tag(n)
      if tag == .text {
        line.add(tree.text(n), to: &out)
      } else if tree.isSilent(n, tag) || shape.contains(.holdsHidden) && hidden.contains(n) {
        n = tree.end(n)
        continue
      }
      n += 1
    }
    line.finish(&out)
  }
}

extension HTMLTree {
  /// Nothing in the element is text of the page. One that holds a third of the page was never closed, and counts not.
  @inline(__always) func isSilent(_ node: Node, _ tag: Tag) -> Bool {
    guard tag.isSilent else { return false }
    let size = end(node) - node
    return size < 100 || size < count / 3
  }
}

extension HTMLTag {
  var isSilent: Bool {
    switch self {
    case .script, .style, .template, .noscript, .svg, .select, .textarea, .iframe, .head, .video, .audio,
      .object, .canvas, .button, .noframes, .option:
      true
    // How the words before are read aloud.
    case .rt, .rp: true
    default: false
    }
  }
}
