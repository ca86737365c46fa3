/// The text that a page's structured data states, beside the one found in its blocks.
struct StatedBody {
  /// Its paragraphs, tags and entities taken off.
  private(set) var paragraphs: [[UInt8]] = []
  /// Letters of the paragraphs; a letter of a script without spaces counts three, as in `Block`.
  private(set) var letters = 0
  /// All of it by `Folded.bytes`.
  private(set) var folded: [UInt8] = []

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var line: [UInt8] = []
    func close() {
      while line.last == 0x20 { line.removeLast() }
      if !line.isEmpty { paragraphs.append(line) }
      line.removeAll(keepingCapacity: true)
    }
    var i = 0
    while i < bytes.count {
      let b = bytes[i]
      if b == 0x0A || b == 0x0D {
        close()
      } else if b == 0x3C, i + 1 < bytes.count, bytes[i + 1].isASCIILetter || bytes[i + 1] == 0x2F {
        let slash = bytes[i + 1] == 0x2F ? 1 : 0
        let letter = i + 1 + slash < bytes.count ? bytes[i + 1 + slash].asciiFolded : 0
        // p, div, br, h1…, li, ul, blockquote end a line; a, b, i, em, strong, span do not.
        let next = i + 2 + slash < bytes.count ? bytes[i + 2 + slash].asciiFolded : 0
        if letter == 0x70 || letter == 0x64 || letter == 0x68 || letter == 0x6C || letter == 0x75
          || (letter == 0x62 && (next == 0x72 || next == 0x6C))
        {
          close()
        }
        while i < bytes.count, bytes[i] != 0x3E { i += 1 }
      } else if b == 0x26, let (scalar, end) = PlainText.entity(bytes.span, i),
        let character = Unicode.Scalar(scalar).flatMap({ UTF8.encode($0) })
      {
        if scalar > 0x20, scalar != 0xA0 {
          line += character
        } else if !line.isEmpty, line.last != 0x20 {
          line.append(0x20)
        }
        i = end - 1
      } else if b.isASCIISpace {
        if !line.isEmpty, line.last != 0x20 { line.append(0x20) }
      } else if b == 0xC2, i + 1 < bytes.count, bytes[i + 1] == 0xA0 {
        if !line.isEmpty, line.last != 0x20 { line.append(0x20) }
        i += 1
      } else {
        line.append(b)
      }
      i += 1
    }
    close()
    for paragraph in paragraphs {
      letters += unsafe paragraph.withUnsafeBufferPointer { unsafe Script.letters(Bytes($0)) }
      folded += Folded.bytes(paragraph)
    }
  }

  /// The text found has so much less that it is a teaser of this one.
  func isWhole(besides letters: Int) -> Bool {
    guard self.letters >= 150 else { return false }
    return letters < 800 ? letters * 10 < self.letters * 7 : letters * 5 < self.letters * 2
  }

  var text: [UInt8] { Array(paragraphs.joined(separator: [0x0A])) }
}
