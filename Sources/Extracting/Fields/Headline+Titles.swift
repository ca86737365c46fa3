/// Titles cut at their separators.
extension Headline {
  /// `text` without the parts that are names of the site, and without what stands behind an upright bar.
  func cut(_ whole: String) -> String {
    let text = withoutJoinedSite(whole)
    var parts = Self.parts(text)
    guard parts.count > 1 else { return text }
    var removed = false
    while parts.count > 1, let last = parts.last, isSite(last.text) {
      parts.removeLast()
      removed = true
    }
    while parts.count > 1, let first = parts.first, isSite(first.text) {
      parts.removeFirst()
      removed = true
    }
    // Behind an upright bar stand sections, sites and mottos; no headline goes on there.
    while parts.count > 1, let last = parts.last, last.separator == "|", FoldedText(last.text).words <= 6,
      FoldedText(parts[0].text).words >= 4
    {
      parts.removeLast()
      removed = true
    }
    // «headline | section | site»: what stood beside the site's name and is short is a section.
    while removed, parts.count > 1, let last = parts.last, FoldedText(last.text).words <= 2,
      last.separator != "-",
      FoldedText(parts[0].text).words >= 4
    {
      parts.removeLast()
    }
    guard let first = parts.first, let last = parts.last else { return text }
    let line = Self.line(String(text[first.range.lowerBound..<last.range.upperBound]))
    return removed ? Self.withoutJoinedSection(line) : line
  }

  /// «…문 연다-한빛일보», «…今年通车_城市频道_闽江网»: scripts without capitals and spaces set the site's name behind a bare hyphen.
  func withoutJoinedSite(_ text: String) -> String {
    guard let hyphen = text.utf8.lastIndex(where: { $0 == 0x2D || $0 == 0x5F }),
      let before = text[..<hyphen].unicodeScalars.last, before.value >= 0x2E80
    else { return text }
    let name = String(text[text.utf8.index(after: hyphen)...])
    return isSite(name) || Self.isHanHouse(name) ? withoutJoinedSite(String(text[..<hyphen])) : text
  }

  /// A few Han letters that end in the word for a net, a paper, a house or a channel.
  private static func isHanHouse(_ name: String) -> Bool {
    let letters = Array(name.unicodeScalars)
    return (2...8).contains(letters.count) && letters.allSatisfy { Letters.isHan($0.value) }
      && houseEnds.contains { name.hasSuffix($0) }
  }

  private static let houseEnds = ["网", "網", "报", "報", "新聞", "新闻", "台", "社", "在线", "频道"]

  /// «…문 연다-정치 | …»: in Hangul a section of a word follows a bare hyphen, once the site's name is off.
  private static func withoutJoinedSection(_ text: String) -> String {
    guard let hyphen = text.utf8.lastIndex(of: 0x2D), let before = text[..<hyphen].unicodeScalars.last,
      (0xAC00...0xD7A3).contains(before.value)
    else { return text }
    let section = text[text.utf8.index(after: hyphen)...].unicodeScalars
    return (1...4).contains(section.count) && section.allSatisfy { (0xAC00...0xD7A3).contains($0.value) }
      ? String(text[..<hyphen]) : text
  }

  /// «23.01.2022 - headline»: the day goes before the headline in one heading.
  static func withoutDay(_ text: String) -> String {
    guard text.utf8.first?.isASCIIDigit == true else { return text }
    let parts = parts(text)
    guard parts.count > 1, isDate(parts[0].text.utf8.span), FoldedText(parts[1].text).words >= 3 else {
      return text
    }
    return String(text[parts[1].range.lowerBound...])
  }

  /// A word or two behind an upright bar at a heading's end name the section.
  static func withoutSection(_ text: String) -> String {
    let parts = parts(text)
    guard parts.count == 2, parts[1].separator == "|", FoldedText(parts[1].text).words <= 2,
      FoldedText(parts[0].text).words >= 4
    else { return text }
    return parts[0].text
  }

  func isSite(_ part: String) -> Bool { sites.isName(FoldedText(part)) }

  func isGeneric(_ text: String) -> Bool {
    let parts = Self.parts(text)
    guard parts.count > 1 else { return false }
    // A site's name with its motto, and nothing of the article.
    return parts.contains { isSite($0.text) } && parts.allSatisfy { FoldedText($0.text).words <= 3 }
  }

  struct Part {
    var text: String
    var range: Range<String.Index>
    /// The mark before it.
    var separator: Character
  }

  /// Divided at `|`, dashes and their like with space beside them, and at `: `.
  static func parts(_ text: String) -> [Part] {
    var parts: [Part] = []
    let span = text.utf8.span
    var start = 0
    var separator: Character = " "
    var i = 0
    var wasSpace = false
    func index(_ place: Int) -> String.Index { text.utf8.index(text.startIndex, offsetBy: place) }
    func add(_ end: Int) {
      var (low, high) = (start, end)
      // Without the white space at both ends.
      var k = start
      while k < end, isWhite(Letters.next(span, &k)) { low = k }
      k = low
      while k < end { if !isWhite(Letters.next(span, &k)) { high = k } }
      let trimmed = line(String(text[index(start)..<index(end)]))
      guard !trimmed.isEmpty else { return }
      parts.append(Part(text: trimmed, range: index(low)..<index(high), separator: separator))
    }
    while i < span.count {
      let at = i
      let c = Letters.next(span, &i)
      let spaceBefore = wasSpace
      wasSpace = isWhite(c)
      guard let mark = Mark(c) else { continue }
      var k = i
      let spaceAfter = i < span.count && isWhite(Letters.next(span, &k))
      let divides =
        switch mark {
        case .bar: true
        case .opening: spaceAfter
        case .closing: spaceBefore
        case .bullet: spaceBefore || spaceAfter
        case .dash: spaceBefore && spaceAfter
        case .colon: spaceAfter
        }
      if divides {
        add(at)
        start = i
        separator = mark == .bar ? "|" : Unicode.Scalar(c).map { Character($0) } ?? " "
      }
    }
    add(span.count)
    return parts
  }

  /// What may divide a title.
  enum Mark {
    case bar, opening, closing, bullet, dash, colon

    @inline(__always) init?(_ scalar: UInt32) {
      switch scalar {
      case 0x7C, 0xFF5C, 0x2502, 0x3163: self = .bar  // | ｜ │ ㅣ
      case 0xAB: self = .opening  // «
      case 0xBB: self = .closing  // »
      case 0x203A, 0x2022, 0xB7, 0x25C6, 0x2219: self = .bullet  // › • · ◆ ∙
      case 0x2D, 0x2013, 0x2014, 0x640, 0x2F, 0x7E, 0x5F, 0x2015: self = .dash  // - – — ـ / ~ _ ―
      case 0x3A, 0xFF1A: self = .colon  // : ：
      default: return nil
      }
    }
  }

  /// Unicode's White_Space.
  @inline(__always) static func isWhite(_ s: UInt32) -> Bool {
    if s < 0x80 { return s == 0x20 || (s >= 9 && s <= 13) }
    return s == 0x85 || s == 0xA0 || s == 0x1680 || (s >= 0x2000 && s <= 0x200A) || s == 0x2028
      || s == 0x2029 || s == 0x202F || s == 0x205F || s == 0x3000
  }

  /// White space collapsed, invisible marks at the ends taken off.
  static func line(_ text: String) -> String {
    let span = text.utf8.span
    if isLine(span) { return text }
    var out: [UInt8] = []
    out.reserveCapacity(span.count)
    var i = 0
    var space = false
    while i < span.count {
      let start = i
      let scalar = Letters.next(span, &i)
      if Letters.isSpace(scalar) {
        space = true
        continue
      }
      if Letters.isInvisible(scalar), out.isEmpty || i >= span.count { continue }
      if space, !out.isEmpty { out.append(0x20) }
      space = false
      for k in start..<i { out.append(span[k]) }
    }
    let line = String(decoding: out, as: UTF8.self)
    return line.holds("&") ? PlainText.text(ofMarkup: line.utf8.span) : line
  }

  /// Nothing to take off or to resolve: most lines come as they should be.
  static func isLine(_ span: Span<UInt8>) -> Bool {
    guard span.count > 0 else { return true }
    var before: UInt8 = 0x20
    for i in 0..<span.count {
      let b = span[i]
      switch b {
      case 0x20: if before == 0x20 { return false }
      case 0x1F, 0x21...0x25, 0x27...0x7F: break
      case 0x80...0xBF: break
      // U+0620 to U+063F: letters, half of an Arabic line.
      case 0xD8 where i + 1 < span.count && span[i + 1] >= 0xA0: break
      case 0xC2, 0xD8, 0xE1...0xE3, 0xEF:
        // Spaces and invisible marks beyond ASCII begin so, “ ” ’ … « » and most Arabic letters too.
        var k = i
        let scalar = Letters.next(span, &k)
        if Letters.isSpace(scalar) || Letters.isInvisible(scalar) { return false }
      case 0xC3...: break
      default: return false
      }
      before = b
    }
    return before != 0x20
  }
}
