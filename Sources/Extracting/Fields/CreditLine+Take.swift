/// What one part of a line of credits is: a house, a place, an agency, a name, or a role.
extension CreditLine {
  func takeHouse(
    _ part: Range<Int>, _ tokens: [TextToken], _ bytes: Span<UInt8>, _ credit: inout Credit
  ) {
    // "(avec AFP)"
    let joins = part.count > 1 && CreditWords.conjunctions.value(tokens[part.lowerBound].hash) != nil
    let part = joins ? part.dropFirst() : part
    guard let first = part.first, let last = part.last else { return }
    let range = tokens[first].start..<tokens[last].end
    if let (index, end) = Agencies.phrases.match(tokens, at: first, bytes), end == part.upperBound,
      isAgency(tokens, first..<end, index)
    {
      guard credit.agency == nil else { return }
      credit.agency = text(bytes, range)
      credit.agencyCode = Agencies.codes[index]
    } else if let (_, end) = Places.phrases.match(tokens, at: first, bytes), end == part.upperBound {
      if credit.place == nil { credit.place = text(bytes, range) }
    }
  }

  func take(
    _ part: Range<Int>, _ tokens: [TextToken], _ bytes: Span<UInt8>, _ isSource: Bool, _ credit: inout Credit
  ) {
    var part = part
    while let last = part.last, tokens[last].kind == .mark { part = part.lowerBound..<last }
    while let first = part.first, tokens[first].kind == .mark { part = first + 1..<part.upperBound }
    if let first = part.first, part.count > 1, CreditWords.conjunctions.value(tokens[first].hash) != nil,
      !tokens[first].isCapitalised,
      Agencies.phrases.match(tokens, at: first, bytes)?.end != part.upperBound
    {
      part = first + 1..<part.upperBound
    }
    // «القدس – «الميزان»: من أحمد علي», «خاص أحمد علي»
    if let first = part.first, part.count > 2,
      tokens[first].hash == Self.special
        || tokens[first].hash == Self.from && (credit.place != nil || credit.namesSite),
      isPerson(first + 1..<part.upperBound, tokens, bytes)
    {
      if tokens[first].hash == Self.special { credit.namesSite = true }
      part = first + 1..<part.upperBound
    }
    // «خاص الميزان»
    if let first = part.first, let last = part.last, part.count > 1, tokens[first].hash == Self.special,
      sites.isName(FoldedText(bytes.extracting(tokens[first + 1].start..<tokens[last].end)))
    {
      credit.namesSite = true
      return
    }
    // «الميزان (مع رويترز)»
    if let first = part.first, tokens[first].hash == Self.with, part.count > 1,
      Agencies.phrases.match(tokens, at: first + 1, bytes)?.end == part.upperBound
    {
      part = first + 1..<part.upperBound
    }
    guard let first = part.first, let last = part.last else { return }
    // "and" between two links is a part of its own.
    if part.count == 1, CreditWords.conjunctions.value(tokens[first].hash) != nil,
      !tokens[first].isCapitalised,
      !credit.people.isEmpty
    {
      return
    }
    // "dpa/lno": the agency's service for a region.
    if credit.agency != nil, part.count == 1, tokens[first].length <= 3, first > 0,
      tokens[first - 1].mark == 0x2F,
      !tokens[first].isArabic
    {
      return
    }
    let range = tokens[first].start..<tokens[last].end
    if let from = part.dropFirst().first(where: { tokens[$0].hash == Self.from }), credit.place == nil,
      let (_, end) = Places.phrases.match(tokens, at: from + 1, bytes), end == part.upperBound
    {
      // «المنبر من الرباط»: who reports, and where from.
      let who = first..<from
      let names = split(who, tokens, bytes)
      let isSite = sites.isName(FoldedText(bytes.extracting(range.lowerBound..<tokens[from - 1].end)))
      if isSite || !names.isEmpty {
        credit.place = text(bytes, tokens[from + 1].start..<range.upperBound)
        if isSite { credit.namesSite = true } else { credit.people += names.map { text(bytes, $0) } }
        return
      }
    }
    if part.contains(where: { tokens[$0].kind == .number }) {
      // «الرياض 12 رجب 1437 هـ»
      if credit.place == nil, tokens[first].isArabic,
        let (_, end) = Places.phrases.match(tokens, at: first, bytes), end < part.upperBound,
        tokens[end].kind == .number
      {
        credit.place = text(bytes, tokens[first].start..<tokens[end - 1].end)
      }
      credit.isWhole = credit.isWhole && part.count <= 8
      return
    }
    if part.allSatisfy({ isDateWord(tokens[$0]) }) || isDateWord(Letters.hash(bytes, range)) { return }
    if let (index, end) = Agencies.phrases.match(tokens, at: first, bytes), end == part.upperBound,
      isAgency(tokens, first..<end, index)
        || credit.place != nil && (tokens[first].isArabic || part.count == 1)
    {
      if credit.agency == nil {
        credit.agency = text(bytes, range)
        credit.agencyCode = Agencies.codes[index]
      }
      return
    }
    if let (_, end) = Places.phrases.match(tokens, at: first, bytes), end == part.upperBound,
      tokens[first].isArabic || tokens[first].isCapitalised
    {
      if credit.place == nil { credit.place = text(bytes, range) }
      return
    }
    let folded = FoldedText(bytes.extracting(range))
    if sites.isName(folded),
      !isField || CreditWords.articles.value(tokens[first].hash) != nil || tokens[first].isArabic
        || folded.words < 2 || folded.words > 3
        || tokens[first].isAllCapitals
        || !isPerson(part, tokens, bytes)
    {
      credit.namesSite = true
      return
    }
    let names = split(part, tokens, bytes)
    if !names.isEmpty {
      // «المصدر: دبي - أحمد علي», «المصدر: أحمد علي»: behind a place, or known for a name, the source is who reports.
      let reports =
        tokens[first].isArabic && (credit.place != nil || GivenNames.phrases.value(tokens[first].hash) != nil)
      for name in names where !isSource || reports {
        let text = text(bytes, name)
        if !credit.people.contains(text) { credit.people.append(text) }
      }
      return
    }
    // Behind an Arabic label one word in other letters is an account.
    if credit.isLabelled, credit.people.isEmpty, !isSource, part.count == 1, isAlone(tokens[first], bytes),
      tokens[first].isArabic || !tokens.contains(where: { $0.isArabic })
    {
      credit.people.append(text(bytes, range))
      return
    }
    // "Por Ana Lima, Ipê — Manaus": a line that names writer and house says the place last.
    if credit.isLabelled, credit.namesSite, credit.place == nil, !credit.people.isEmpty, part.count <= 3,
      tokens[first - 1].mark == 0x2014, part.upperBound == tokens.count,
      part.allSatisfy({ tokens[$0].kind == .word && !isRole(tokens[$0], bytes) }), tokens[first].isCapitalised
    {
      credit.place = text(bytes, range)
      return
    }
    // «عمان بترا»: a place and an agency without a sign between them.
    if tokens[first].isArabic, credit.place == nil, credit.agency == nil,
      let (_, end) = Places.phrases.match(tokens, at: first, bytes), end < part.upperBound,
      let (index, last) = Agencies.phrases.match(tokens, at: end, bytes), last == part.upperBound
    {
      credit.place = text(bytes, tokens[first].start..<tokens[end - 1].end)
      credit.agency = text(bytes, tokens[end].start..<range.upperBound)
      credit.agencyCode = Agencies.codes[index]
      return
    }
    // «القاهرة أحمد علي»: a place and a name without a sign between them.
    if let (_, end) = Places.phrases.match(tokens, at: first, bytes), end < part.upperBound,
      tokens[first].isArabic,
      credit.place == nil, let names = Optional(split(end..<part.upperBound, tokens, bytes)), !names.isEmpty,
      GivenNames.phrases.value(tokens[end].hash) != nil
    {
      credit.place = text(bytes, tokens[first].start..<tokens[end - 1].end)
      credit.people += names.map { text(bytes, $0) }
      return
    }
    // «الميزان» in quotation marks, alone beside a sign: the house.
    if tokens[first].isArabic, part.count <= 3, isArticled(tokens[first], bytes), first > 0,
      tokens[first - 1].mark == 0xAB, part.upperBound < tokens.count, tokens[part.upperBound].mark == 0xBB,
      part.allSatisfy({ tokens[$0].kind == .word })
    {
      credit.namesSite = true
      return
    }
    // «عدن ـ المجلة ـ أحمد علي»: between a place and a name stands the house.
    if tokens[first].isArabic, credit.place != nil, credit.people.isEmpty, part.count <= 2,
      isArticled(tokens[first], bytes), isDash(tokens, first - 1), isDash(tokens, part.upperBound),
      part.upperBound + 2 < tokens.count
    {
      credit.namesSite = true
      return
    }
    let hasRole = part.contains { isRole(tokens[$0], bytes) }
    if hasRole, part.count <= 6 { credit.namesRole = true } else { credit.isWhole = false }
  }

  private func isDash(_ tokens: [TextToken], _ i: Int) -> Bool {
    i > 0 && i < tokens.count && (tokens[i].mark == 0x2D || tokens[i].mark == 0x2014)
  }

  private func isDateWord(_ token: TextToken) -> Bool { token.kind != .word || isDateWord(token.hash) }

  private func isDateWord(_ hash: UInt64) -> Bool {
    switch DateWords.all.find(hash, language: 0)?.meaning {
    case .weekday?, .month?, .half?, .zone?, .hourMark?, .hijra?, .commonEra?, .hijriMonth?: return true
    default: return false
    }
  }

  /// A common word is an agency in capitals, and in Arabic letters where it is one of several: «و م ع».
  private func isAgency(_ tokens: [TextToken], _ words: Range<Int>, _ index: Int) -> Bool {
    guard Agencies.isCommonWord(index) else { return true }
    let first = tokens[words.lowerBound]
    guard first.isArabic else { return first.isAllCapitals }
    // Alone on its line it is no other word; «وطنية» may be a section.
    return words.count > 1
      || words.count == tokens.count(where: { $0.kind != .mark }) && Agencies.codes[index] != "NNA"
  }

  private static let from = Letters.hash("من")

  private static let with = Letters.hash("مع")

  private static let special = Letters.hash("خاص")

  private func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    unsafe bytes.extracting(range).withUnsafeBufferPointer {
      unsafe Headline.line(String(decoding: $0, as: UTF8.self))
    }
  }
}
