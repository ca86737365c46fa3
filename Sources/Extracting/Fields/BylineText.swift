import Vocabulary

/// What the bytes of one line or paragraph hold of a byline, wherever they stand.
enum BylineText {
  /// What stands before the first sentence of a paragraph: «كركوك/ حنان الكواري: …», «القاهرة - أحمد علي - …».
  static func opening(_ bytes: [UInt8], _ sites: SiteNames) -> Credit? {
    if let head = HanDateline.read(bytes.span), !head.people.isEmpty {
      return Credit(people: head.people, place: head.dateline.place, isLabelled: true)
    }
    let start = Array(bytes.prefix(160))
    let tokens = TextTokens(start.span, limit: 16).list
    for token in tokens where token.kind == .mark && token.start > 0 {
      let isColon = token.mark == 0x3A
      guard isColon || token.mark == 0x2D || token.mark == 0x2014, token.start < 120 else { continue }
      let before = Array(start[..<token.start])
      let credit = CreditLine(sites: sites, isTrusted: isColon).read(before.span)
      if credit.isWhole, credit.place != nil, !credit.people.isEmpty { return credit }
      if isColon { return nil }
    }
    return nil
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

  /// Dates and what leads to them taken out: «كتب أحمد علي | 3 مايو 2021».
  static func withoutDates(_ bytes: [UInt8]) -> [UInt8] {
    guard DateReader.mayHoldDate(bytes.span) else { return bytes }
    let matches = DateReader(order: .dayFirst).all(bytes.span)
    guard !matches.isEmpty else { return bytes }
    var out: [UInt8] = []
    var from = 0
    for match in matches {
      out.append(
        contentsOf: bytes[from..<max(from, DateLabels.start(before: match.range.lowerBound, in: bytes.span))])
      out.append(CreditLine.border)
      from = max(from, era(behind: match.range.upperBound, in: bytes))
    }
    out.append(contentsOf: bytes[from...])
    return out
  }
}
