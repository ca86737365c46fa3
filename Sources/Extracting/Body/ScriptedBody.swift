/// The mark-up of an article that a page's scripts draw: a string of the data that they carry.
///
/// Asked only where the page's own blocks hold next to nothing. Of all strings with paragraphs in them the longest is
/// taken that speaks of the headline; what consent windows and widgets say does not.
enum ScriptedBody {
  /// Bytes of a string: below are teasers, beyond is no article.
  private static let sizes = 400...2_000_000
  /// Bytes of a page's strings that are read.
  private static let limit = 4_000_000
  /// Folded bytes that headline and string must share: two words, or four characters of a script without spaces.
  private static let window = 12

  /// `page`: the whole page in UTF-8. Nil where its scripts carry no such string.
  static func markup(in page: Bytes, headline: String) -> [UInt8]? {
    let headline = Folded.bytes(headline.utf8)
    guard headline.count >= window else { return nil }
    let wanted = Set((0...(headline.count - window)).map { headline[$0..<$0 + window] })
    var best: [UInt8] = []
    var read = 0
    var from = 0
    while read < limit, let open = page.findFolded("<script", from: from) {
      let end = page.findFolded("</script", from: open) ?? page.count
      if let template = template(page[open..<end]), template.count > best.count {
        read += template.count
        let text = Array(template)
        if speaks(text, of: wanted) { best = text }
      }
      for string in strings(page[open..<end]) where string.count > best.count && read < limit {
        read += string.count
        for text in texts(resolved(string)) where text.count > best.count && speaks(text, of: wanted) {
          best = text
        }
      }
      from = end
    }
    return best.isEmpty ? nil : best
  }

  /// What a script of mark-up holds (`type="text/template"`); nil where it is a program or data.
  private static func template(_ script: Bytes) -> Bytes? {
    guard let tagEnd = script.find(">") else { return nil }
    let content = script[tagEnd + 1..<script.count].trimmed
    guard sizes.contains(content.count), content[0] == 0x3C, !content.starts(with: "<!--") else { return nil }
    return content
  }

  /// A string that is data itself — an object that was escaped twice — gives the strings in it; any other itself.
  private static func texts(_ string: [UInt8]) -> [[UInt8]] {
    let inner = unsafe string.withUnsafeBufferPointer { buffer -> [[UInt8]] in
      let bytes = unsafe Bytes(buffer)
      return bytes.contains("\":\"") || bytes.contains("\": \"") ? strings(bytes).map { resolved($0) } : []
    }
    return inner.isEmpty ? [string] : inner
  }

  private static func speaks(_ markup: [UInt8], of wanted: Set<ArraySlice<UInt8>>) -> Bool {
    let text = Folded.bytes(markup)
    guard text.count >= window else { return false }
    return (0...(text.count - window)).contains { wanted.contains(text[$0..<$0 + window]) }
  }

  /// The literals in which two paragraphs end or two lines break, without their quotation marks.
  private static func strings(_ script: Bytes) -> [Bytes] {
    var found: [Bytes] = []
    var i = 0
    while i < script.count {
      guard script[i] == 0x22 else {
        i += 1
        continue
      }
      let start = i + 1
      i = start
      var breaks = 0
      while i < script.count, script[i] != 0x22 {
        if script[i] == 0x5C || script[i] == 0x3C, isBreak(script, i) { breaks += 1 }
        i += script[i] == 0x5C ? 2 : 1
      }
      let string = script[start..<i]
      if breaks >= 2, sizes.contains(string.count) { found.append(string) }
      i += 1
    }
    return found
  }

  /// `</p`, `<br`, and the same as JSON may write them, once or twice.
  private static func isBreak(_ script: Bytes, _ start: Int) -> Bool {
    var i = start
    while i < min(script.count, start + 4), script[i] == 0x5C { i += 1 }
    if script.startsFolded(with: "u003c", at: i) {
      i += 5
    } else if i < script.count, script[i] == 0x3C {
      i += 1
    } else {
      return false
    }
    if script.startsFolded(with: "br", at: i) { return true }
    while i < min(script.count, start + 12), script[i] == 0x5C { i += 1 }
    return script.startsFolded(with: "/p", at: i)
  }

  /// Without JSON's escapes.
  private static func resolved(_ string: Bytes) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(string.count)
    var i = 0
    while i < string.count {
      guard string[i] == 0x5C, i + 1 < string.count else {
        out.append(string[i])
        i += 1
        continue
      }
      let mark = string[i + 1]
      i += 2
      switch mark {
      case 0x6E, 0x72, 0x74: out.append(0x20)
      case 0x75:
        guard var value = hexadecimal(string, i) else { continue }
        i += 4
        if value >> 10 == 0x36, i + 6 <= string.count, string[i] == 0x5C,
          let low = hexadecimal(string, i + 2),
          low >> 10 == 0x37
        {
          value = 0x10000 + (value & 0x3FF) << 10 + (low & 0x3FF)
          i += 6
        }
        if let scalar = Unicode.Scalar(value) {
          out += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        }
      default: out.append(mark)
      }
    }
    return out
  }

  private static func hexadecimal(_ string: Bytes, _ i: Int) -> UInt32? {
    guard i + 4 <= string.count else { return nil }
    var value: UInt32 = 0
    for k in i..<i + 4 {
      let b = string[k].asciiFolded
      guard b.isASCIIDigit || (0x61...0x66).contains(b) else { return nil }
      value = value << 4 | UInt32(b.isASCIIDigit ? b - 0x30 : b - 0x57)
    }
    return value
  }
}
