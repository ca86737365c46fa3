import Vocabulary

/// What the bytes of one line or paragraph hold of a byline, wherever they stand.
enum BylineText {
  /// What stands before the first sentence of a paragraph: «كركوك/ حنان الكواري: …», «القاهرة - أحمد علي - …»,
  /// «الميزان - أحمد علي - …».
  static func opening(_ bytes: [UInt8], _ sites: SiteNames) -> Credit? {
    if let head = HanDateline.read(bytes.span), !head.people.isEmpty {
      return Credit(people: head.people, place: head.dateline.place, isLabelled: true)
    }
    if let head = ReportHead(sites: sites).read(bytes.span), !head.people.isEmpty { return head }
    let start = Array(bytes.prefix(160))
    let tokens = TextTokens(start.span, limit: 16).list
    for token in tokens where token.kind == .mark && token.start > 0 {
      let isColon = token.mark == 0x3A
      guard isColon || token.mark == 0x2D || token.mark == 0x2014, token.start < 120 else { continue }
      let before = Array(start[..<token.start])
      // «الميزان - كتب: أحمد علي - …»
      if isColon, endsInLabel(before) { continue }
      let credit = CreditLine(sites: sites, isTrusted: isColon).read(before.span)
      if credit.isWhole, !credit.people.isEmpty,
        credit.place != nil || credit.namesSite && !isColon && tokens[0].isArabic
      {
        return credit
      }
      if isColon { return nil }
    }
    return nil
  }

  /// A label of writers stands at the end, behind a sign: «الميزان - كتب».
  private static func endsInLabel(_ bytes: [UInt8]) -> Bool {
    let tokens = TextTokens(bytes.span, limit: 16).list
    guard let sign = tokens.lastIndex(where: { $0.kind == .mark }), sign + 1 < tokens.count,
      tokens[0].isArabic,
      let (_, end) = CreditWords.writer.match(tokens, at: sign + 1, bytes.span)
    else { return false }
    return end == tokens.count
  }

  /// First and last name in elements of their own, and nothing else: one name.
  static func joined(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.contains(CreditLine.border) else { return nil }
    let tokens = TextTokens(bytes.span, limit: 8).list
    guard tokens.count <= 6,
      !tokens.indices.contains(where: { CreditWords.writer.match(tokens, at: $0, bytes.span) != nil }),
      tokens.count(where: { $0.kind == .word && $0.isCapitalised }) >= 2,
      tokens.allSatisfy({ $0.kind == .word || $0.mark == UInt32(CreditLine.border) })
    else { return nil }
    return bytes.map { $0 == CreditLine.border ? 0x20 : $0 }
  }

  /// One that is known, in letters that have capitals.
  static func beginsWithGivenName(_ bytes: [UInt8]) -> Bool {
    guard let first = TextTokens(bytes.span, limit: 1).list.first else { return false }
    return first.isCapitalised && GivenNames.cased.value(first.hash) != nil
  }

  /// «لندن - مراسل الميزان»: a place, and a sign behind it.
  static func beginsWithPlace(_ bytes: [UInt8]) -> Bool {
    let tokens = TextTokens(bytes.span, limit: 8).list
    guard let start = tokens.firstIndex(where: { $0.kind == .word }), tokens[start].isArabic,
      let (_, end) = Places.phrases.match(tokens, at: start, bytes.span), end < tokens.count
    else { return false }
    return tokens[end].kind == .mark
  }

  /// «المكان:», «المدينة» alone on a line: the place follows.
  static func isPlaceLabel(_ bytes: [UInt8]) -> Bool {
    let tokens = TextTokens(bytes.span, limit: 4).list
    guard tokens.count < 4, let first = tokens.first(where: { $0.kind == .word }) else { return false }
    return tokens.allSatisfy { $0.kind == .mark || $0.start == first.start }
      && placeLabels.value(first.hash) != nil
  }

  /// «المكان: عدن»: the place behind the label, and nothing else.
  static func labelledPlace(_ bytes: [UInt8]) -> String? {
    let span = bytes.span
    let tokens = TextTokens(span, limit: 10).list
    guard let start = tokens.firstIndex(where: { $0.kind == .word }),
      placeLabels.value(tokens[start].hash) != nil,
      let first = tokens[(start + 1)...].firstIndex(where: { $0.kind == .word }), first > start + 1,
      let (_, end) = Places.phrases.match(tokens, at: first, span),
      tokens[end...].allSatisfy({ $0.kind == .mark })
    else { return nil }
    return Headline.line(String(decoding: bytes[tokens[first].start..<tokens[end - 1].end], as: UTF8.self))
  }

  private static let placeLabels = Phrases(words: "المكان|المدينة|البلد|مكان")

  /// A label of writers and a colon begin the line.
  static func isLabelled(_ bytes: [UInt8]) -> Bool {
    let tokens = TextTokens(bytes.span, limit: 8).list
    guard let start = tokens.firstIndex(where: { $0.kind == .word }),
      let (_, end) = CreditWords.writer.match(tokens, at: start, bytes.span), end < tokens.count
    else { return false }
    return tokens[end].mark == 0x3A
  }

  /// "By", «بواسطة» alone on a line: the name follows.
  static func isLabelAlone(_ bytes: [UInt8]) -> Bool {
    let all = TextTokens(bytes.span, limit: 8).list
    guard all.count < 8, let start = all.firstIndex(where: { $0.kind == .word }),
      let (_, end) = CreditWords.writer.match(all, at: start, bytes.span)
    else { return false }
    return all[end...].allSatisfy { $0.kind == .mark }
  }

  /// Begins with «د.», «الدكتور» or another title.
  static func isHonoured(_ bytes: [UInt8]) -> Bool {
    let tokens = TextTokens(bytes.span, limit: 3).list
    guard tokens.count == 3, let first = tokens.first, first.kind == .word else { return false }
    return CreditWords.honorifics.value(first.hash) != nil && first.isArabic
      && (first.length > 1 || tokens[1].mark == 0x2E || tokens[1].mark == 0x2F)
  }

  /// Behind «م» and «هـ» where one follows the year at `end`, else `end`.
  private static func era(behind end: Int, in bytes: [UInt8]) -> Int {
    var i = end
    while i < bytes.count, bytes[i] == 0x20 { i += 1 }
    for era in [[0xD9, 0x87, 0xD9, 0x80], [0xD9, 0x85], [0xD9, 0x87]] as [[UInt8]]
    where bytes[i...].starts(with: era) {
      let after = i + era.count
      if after == bytes.count || bytes[after] < 0x80 { return after }
    }
    return end
  }

  /// A date and the same day of the Hijri calendar beside it: «الخميس 8 شوال 1442 هـ - 20 مايو 2021 م».
  private static func inBothCalendars(
    _ range: Range<Int>, _ tokens: [TextToken], _ bytes: Span<UInt8>
  ) -> Range<Int> {
    guard let first = tokens.firstIndex(where: { $0.start >= range.lowerBound }),
      let behind = tokens.firstIndex(where: { $0.start >= range.upperBound }) ?? Optional(tokens.count)
    else { return range }
    func isPart(_ token: TextToken) -> Bool {
      token.kind != .word || token.hash == agreeing
        || DateWords.all.find(Letters.hash(bytes, token.start..<token.end), language: 0) != nil
    }
    func isNumber(_ i: Int) -> Bool { tokens[i].kind == .number }
    var low = first
    while low > 0, isPart(tokens[low - 1]), tokens[low - 1].mark != UInt32(CreditLine.border) { low -= 1 }
    while low < first, tokens[low].kind == .mark { low += 1 }
    var high = behind
    while high < tokens.count, isPart(tokens[high]), tokens[high].mark != UInt32(CreditLine.border) {
      high += 1
    }
    while high > behind, tokens[high - 1].kind == .mark { high -= 1 }
    // «الساعة 18:20 (مكة المكرمة)»: whose clock it is.
    if behind + 1 < tokens.count, tokens[behind].mark == 0x28,
      let (_, end) = Places.phrases.match(tokens, at: behind + 1, bytes), end + 1 == tokens.count,
      tokens[end].mark == 0x29
    {
      return (low..<first).count(where: isNumber) >= 2
        ? tokens[low].start..<bytes.count : range.lowerBound..<bytes.count
    }
    // A day and a year at least.
    let start = (low..<first).count(where: isNumber) >= 2 ? tokens[low].start : range.lowerBound
    let end = (behind..<high).count(where: isNumber) >= 2 ? tokens[high - 1].end : range.upperBound
    return start..<end
  }

  private static let agreeing = Letters.hash("الموافق")

  /// Addresses of mail and accounts taken out: «أحمد علي|ahmad@…», «أحمد علي (تويتر: @…)».
  static func withoutContacts(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count < 160, bytes.contains(0x40) else { return bytes }
    var parts = bytes.split(separator: CreditLine.border).map { Array($0) }
    for i in parts.indices {
      guard let at = parts[i].firstIndex(of: 0x40) else { continue }
      if let open = parts[i][..<at].lastIndex(of: 0x28), !parts[i][open..<at].contains(0x29) {
        parts[i].removeSubrange(open...)
      } else if let space = parts[i][..<at].lastIndex(of: 0x20) {
        // «أحمد علي (جدة) @almizan»
        parts[i].removeSubrange(space..<(parts[i][at...].firstIndex(of: 0x20) ?? parts[i].endIndex))
      } else {
        parts[i] = []
      }
    }
    let kept = parts.filter { !$0.isEmpty }
    return kept.isEmpty ? bytes : Array(kept.joined(separator: [CreditLine.border]))
  }

  /// Two to four words in Arabic letters in the shape of a name: the last says a family or a tribe, «العنزي», or a word
  /// like «أبو» and «آل» leads it.
  static func isNameShaped(_ bytes: [UInt8]) -> Bool {
    let tokens = TextTokens(bytes.span, limit: 8).list
    let words = tokens.filter { $0.kind == .word }
    guard (2...4).contains(words.count), tokens.count <= words.count + 2, words.allSatisfy({ $0.isArabic }),
      !tokens.contains(where: { $0.kind == .number })
    else { return false }
    let span = bytes.span
    let middle = words.dropFirst().dropLast()
    if middle.contains(where: { leaders.value($0.hash) != nil }) { return true }
    let last = words[words.count - 1]
    return !middle.contains { $0.length > 3 && $0.hasArticle(span) } && last.hasArticle(span)
      && last.length >= 6
      && bytes[last.end - 2] == 0xD9 && bytes[last.end - 1] == 0x8A && adjectives.value(last.hash) == nil
  }

  /// In the shape of a family's name, and nobody's.
  private static let adjectives = Phrases(
    words: """
      العربي|الدولي|المحلي|السياسي|الاقتصادي|الرياضي|الثقافي|الصحفي|الصحافي|الإعلامي|الرسمي|الوطني|الإسلامي|الاجتماعي|العسكري|الأمني|الإقليمي|العالمي
      الخليجي|الأوروبي|الأمريكي|الأميركي|الأفريقي|الآسيوي|الرئاسي|الحكومي|الوزاري|البرلماني|القانوني|القضائي|العلمي|التقني|الرقمي|الصحي|الطبي|التعليمي
      الجامعي|الديني|التاريخي|التجاري|الصناعي|الزراعي|المالي|المصرفي|الأدبي|الفني|السينمائي|الشعبي|الإلكتروني|الافتتاحي|الختامي|الأهلي|الجوي|البحري|البري
      """)

  private static let leaders = Phrases(words: "أبو|ابو|بن|ابن|ولد|آل|آيت|بني|بنت|أم|حاج|الحاج|سيدي")

  /// Elements taken out that say nothing but how long ago: «أحمد علي|قبل 3 ساعات».
  static func withoutAges(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count < 120, Letters.holdArabic(bytes), bytes.contains(CreditLine.border) else {
      return bytes
    }
    let parts = bytes.split(separator: CreditLine.border)
    let kept = parts.filter { !isAge(Array($0)) }
    guard kept.count < parts.count, !kept.isEmpty else { return bytes }
    return Array(kept.joined(separator: [CreditLine.border])) + [CreditLine.border]
  }

  private static func isAge(_ part: [UInt8]) -> Bool {
    let tokens = TextTokens(part.span, limit: 6).list
    if tokens.count <= 5, let first = tokens.first, first.kind == .word, ago.value(first.hash) != nil {
      return true
    }
    return RelativeDate.day(part.span, fetchedAt: Timestamp(milliseconds: 0)) != nil
  }

  private static let ago = Phrases(words: "منذ|قبل")

  /// Where «في», which joins a name and a date, begins; `end` where it does not stand right before it.
  private static func link(before end: Int, in bytes: [UInt8]) -> Int {
    var i = end
    while i > 0, bytes[i - 1] == 0x20 { i -= 1 }
    // " في"
    guard i >= 5, bytes[..<i].suffix(5).elementsEqual([0x20, 0xD9, 0x81, 0xD9, 0x8A]) else { return end }
    return i - 5
  }

  /// Dates and what leads to them taken out: «كتب أحمد علي | 3 مايو 2021».
  static func withoutDates(_ bytes: [UInt8]) -> [UInt8] {
    guard DateReader.mayHoldDate(bytes.span) else { return bytes }
    let matches = DateReader(order: .dayFirst).all(bytes.span)
    guard !matches.isEmpty else { return bytes }
    var out: [UInt8] = []
    var from = 0
    let tokens = Letters.holdArabic(bytes) ? TextTokens(bytes.span, limit: 80).list : []
    for match in matches {
      let range = inBothCalendars(match.range, tokens, bytes.span)
      let day = VisibleDates.withWeekday(range, bytes.span).lowerBound
      let end = DateLabels.start(before: day, in: bytes.span)
      out.append(contentsOf: bytes[from..<max(from, link(before: end, in: bytes))])
      out.append(CreditLine.border)
      from = max(from, era(behind: range.upperBound, in: bytes))
    }
    out.append(contentsOf: bytes[from...])
    return out
  }
}
