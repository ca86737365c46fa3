import Vocabulary

/// What a line with a date is: the page's clock, a printed paper's line, one of a list.
extension VisibleDates {
  /// Another element of the line names the site: it heads the page, and the date beside it is today's.
  func isBesideSite(_ range: Range<Int>, _ span: Span<UInt8>) -> Bool {
    var start = 0
    while start < span.count {
      var end = start
      while end < span.count, span[end] != CreditLine.border { end += 1 }
      if end > start, end <= range.lowerBound || start >= range.upperBound,
        sites.isName(FoldedText(span.extracting(start..<end)))
      {
        return true
      }
      start = end + 1
    }
    return false
  }

  /// The element before the one that a date begins is a name of the site.
  func isSite(before at: Int, _ span: Span<UInt8>) -> Bool {
    var end = at
    while end > 0, span[end - 1] == CreditLine.border || span[end - 1] == 0x20 { end -= 1 }
    guard end > 0, end < at, (end..<at).contains(where: { span[$0] == CreditLine.border }) else {
      return false
    }
    var start = end
    while start > 0, span[start - 1] != CreditLine.border { start -= 1 }
    return sites.isName(FoldedText(span.extracting(start..<end)))
  }

  /// A printed paper's line: «الجمعة 31 مارس 2017م الموافق 3 رجب 1438هـ العدد 5321», a date in one calendar or two and
  /// the issue's number.
  /// `behindLabel`: a word may lead it, «نُشر: 07:48-3 مايو 2015 م ـ 14 رجب 1436 هـ».
  static func isIssue(_ span: Span<UInt8>, behindLabel: Bool = false) -> Bool {
    guard span.count < 200 else { return false }
    let tokens = TextTokens(span, limit: 40).list
    let start = behindLabel && tokens.count > 2 && tokens[1].mark == 0x3A && tokens[0].isArabic ? 2 : 0
    return tokens.count < 40
      && tokens[start...].allSatisfy { token in
        token.kind != .word || issueWords.value(token.hash) != nil
          || DateWords.all.find(Letters.hash(span, token.start..<token.end), language: 0) != nil
      }
  }

  /// The line of a printed paper says its number or a second calendar.
  static func namesIssue(_ span: Span<UInt8>) -> Bool {
    TextTokens(span, limit: 40).list.contains { $0.kind == .word && issueMarks.value($0.hash) != nil }
  }

  private static let issueMarks = Phrases(words: "العدد|عدد|السنة|الموافق|هـ|شماره|issue|no|nr|vol")

  private static let issueWords = Phrases(
    words: """
      العدد|عدد|السنة|الموافق|من|في|هـ|ه|م|ربيع|الأول|الآخر|الثاني|جمادى|الأولى|الآخرة|الثانية|ذو|ذي|القعدة|الحجة|شماره|سال|issue|no|nr|vol
      """)

  /// One of the line's elements says nothing but how long ago.
  static func relative(_ span: Span<UInt8>, _ fetchedAt: Timestamp) -> CivilDate? {
    var start = 0
    while start < span.count {
      var end = start
      while end < span.count, span[end] != CreditLine.border { end += 1 }
      if end > start, let day = RelativeDate.day(span.extracting(start..<end), fetchedAt: fetchedAt) {
        return day
      }
      start = end + 1
    }
    return nil
  }

  /// In a list of other articles the line before is a link.
  func isListed(_ lines: [Surroundings.Line], _ index: Int) -> Bool {
    guard index > 0, lines[index].zone == .above, lines[index - 1].zone == .above else { return false }
    let before = lines[index - 1]
    return before.linkShare > 0.6 && !before.evidence.contains(.navigation)
      && !(index == 1 && lines[index].bytes.count < 40 && !Self.holdsWeekday(lines[index].bytes)
        && sites.isName(FoldedText(before.bytes.span)))
  }

  /// A menu or a path stands between the line and the headline: the date is the page's, today's.
  static func isMasthead(_ lines: [Surroundings.Line], _ index: Int) -> Bool {
    lines[index].zone == .above
      && lines[(index + 1)...].prefix { $0.zone == .above }.contains { $0.linkShare > 0.6 }
  }

  /// Between the line and the headline stands nothing but how often the article was read: «عدد القراءات: 1979».
  static func isCounted(_ lines: [Surroundings.Line], _ index: Int) -> Bool {
    guard lines[index].zone == .above, lines[index].distance == 2, index + 1 < lines.count else {
      return false
    }
    let next = lines[index + 1]
    guard next.zone == .above, next.bytes.count < 60 else { return false }
    let tokens = TextTokens(next.bytes.span, limit: 8).list
    return tokens.contains { $0.kind == .number }
      && tokens.contains { $0.kind == .word && CreditWords.roles.value($0.hash) != nil }
  }

  /// With its weekday, right under the menu and not next to the headline: today's date, whatever its class is.
  static func isUnderMenu(_ lines: [Surroundings.Line], _ index: Int) -> Bool {
    guard index > 0, lines[index].zone == .above, lines[index].distance >= 2,
      lines[index - 1].evidence.contains(.navigation)
    else { return false }
    return holdsWeekday(lines[index].bytes)
  }

  /// With its weekday, right under the site's name: the page's, today's.
  func isUnderSite(_ lines: [Surroundings.Line], _ index: Int) -> Bool {
    guard index > 0, lines[index].zone == .above else { return false }
    let before = lines[index - 1].bytes
    return sites.isName(FoldedText(before.span)) && Self.holdsWeekday(lines[index].bytes)
  }

  static func holdsWeekday(_ bytes: [UInt8]) -> Bool {
    TextTokens(bytes.span, limit: 12).list.contains {
      if case .weekday? = DateWords.all.find($0.hash, language: 0)?.meaning { true } else { false }
    }
  }

  /// Another element of the line says as much as a headline does.
  static func namesMore(_ span: Span<UInt8>) -> Bool {
    var words = 0
    for token in TextTokens(span, limit: 60).list {
      if token.mark == UInt32(CreditLine.border) {
        words = 0
      } else if token.kind == .word {
        words += 1
        // A clause in letters that no spaces part.
        if token.length >= 8, span[token.start] >= 0xE3, span[token.start] <= 0xE9 { return true }
        if words >= 4, token.isArabic || token.length > 1 {
          let isDate = DateWords.all.find(token.hash, language: 0) != nil
          if !isDate { return true }
        }
      }
    }
    return false
  }

  /// The weekday before a date's day is a part of it.
  static func withWeekday(_ range: Range<Int>, _ span: Span<UInt8>) -> Range<Int> {
    let end = range.lowerBound
    guard end > 0, end < 160,
      let last = TextTokens(span.extracting(0..<end), limit: 40).list.last(where: { $0.kind == .word }),
      last.isArabic, end - last.end <= 3,
      case .weekday? = DateWords.all.find(last.hash, language: 0)?.meaning
    else { return range }
    return last.start..<range.upperBound
  }

  /// Bytes beside the date in its own element of the line.
  static func besides(_ range: Range<Int>, _ span: Span<UInt8>) -> Int {
    var start = range.lowerBound
    var end = range.upperBound
    while start > 0, span[start - 1] != CreditLine.border { start -= 1 }
    while end < span.count, span[end] != CreditLine.border { end += 1 }
    return end - start - range.count
  }
}
