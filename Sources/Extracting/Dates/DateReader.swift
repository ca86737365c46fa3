import Vocabulary

/// Which number of `03/04/2021` is the day.
enum DayOrder: Sendable {
  case dayFirst, monthFirst
  /// Nothing tells: such a date is not read.
  case unknown
}

/// A date found in a line.
struct DateMatch {
  let moment: Moment
  /// Bytes of the line.
  let range: Range<Int>
  /// Numeric with both readings possible: `order` decided.
  let isAmbiguous: Bool
}

/// Reads dates as pages, feeds and mark-up write them, in some 60 languages and four calendars.
///
/// What is not a day (a month and a year, a time alone, a day without a year) is no date. A date of the Hijri calendar
/// is passed over: its day depends on the country. Keeps the offset that is shown, and no other.
struct DateReader: Sendable {
  /// The text's language, two letters packed by `DateWords.code`; 0 where it is not known.
  var language: UInt16 = 0
  var order: DayOrder = .unknown

  init(language: UInt16 = 0, order: DayOrder = .unknown) {
    self.language = language
    self.order = order
  }

  /// A machine's field, all of which is a date: also Unix seconds and milliseconds, and `20261123T101500Z`.
  func field(_ bytes: Span<UInt8>) -> Moment? {
    let tokens = DateTokens(bytes, language: language)
    if tokens.list.count == 1, case .number = tokens.list[0].kind {
      let token = tokens.list[0]
      if token.length == 10 { return plausible(Moment(utcSeconds: Int64(token.value))) }
      if token.length == 13 { return plausible(Moment(utcSeconds: Int64(token.value / 1000))) }
      if token.length == 14 { return compact(token.value) }
    }
    return first(tokens)?.moment
  }

  /// The first date of a line of prose.
  func first(_ bytes: Span<UInt8>) -> DateMatch? {
    guard Self.mayHoldDate(bytes) else { return nil }
    return first(DateTokens(bytes, language: language))
  }

  /// Every date of a line, in order; at most `limit`.
  func all(_ bytes: Span<UInt8>, limit: Int = 8) -> [DateMatch] {
    guard Self.mayHoldDate(bytes) else { return [] }
    let tokens = DateTokens(bytes, language: language)
    var matches: [DateMatch] = []
    var from = 0
    while matches.count < limit, let (match, next) = match(tokens.list, from: from) {
      matches.append(match)
      from = next
    }
    return matches
  }

  func first(_ tokens: DateTokens) -> DateMatch? { match(tokens.list, from: 0)?.0 }

  /// At least three digits, of any script: cheaper than tokens, and false for most lines.
  static func mayHoldDate(_ bytes: Span<UInt8>) -> Bool {
    var digits = 0
    var i = 0
    while i < bytes.count, digits < 3 {
      let b = bytes[i]
      if b < 0x80 {
        if b >= 0x30, b <= 0x39 { digits += 1 }
        i += 1
      } else if b < 0xE0, b != 0xD9, b != 0xDB {
        // Of letters of two bytes only those of two blocks are digits.
        i += 1
      } else if Letters.digit(Letters.next(bytes, &i)) != nil {
        digits += 1
      }
    }
    return digits >= 3
  }

  private func plausible(_ moment: Moment) -> Moment? {
    (1990...2100).contains(moment.date.year) ? moment : nil
  }

  private func compact(_ value: Int) -> Moment? {
    let day = value / 1_000_000
    guard let date = CivilDate(year: day / 10_000, month: day / 100 % 100, day: day % 100),
      let clock = Moment.Clock(hour: value / 10_000 % 100, minute: value / 100 % 100, second: value % 100)
    else { return nil }
    return plausible(Moment(date: date, clock: clock))
  }

  private func match(_ tokens: [DateToken], from: Int) -> (DateMatch, Int)? {
    var i = from
    while i < tokens.count {
      if let day = DayPattern(tokens: tokens, order: order, language: language).match(at: i) {
        let clock = ClockPattern(tokens: tokens).match(day: day, notBefore: from)
        let end = max(day.end, clock?.end ?? 0)
        let moment = Moment(date: day.date, clock: clock?.clock, offsetMinutes: clock?.offset)
        let range = tokens[day.start].start..<tokens[end - 1].end
        return (DateMatch(moment: moment, range: range, isAmbiguous: day.isAmbiguous), end)
      }
      i += 1
    }
    return nil
  }
}
