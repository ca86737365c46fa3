import Vocabulary

/// Dates of feeds: what articles show, and the months and years that W3C's profile allows.
enum FeedDate {
  static func moment(_ bytes: Span<UInt8>, _ reader: DateReader) -> Moment? {
    if let moment = reader.field(bytes) {
      if hasBrokenClock(bytes) { return nil }
      guard moment.offsetMinutes == nil, moment.clock != nil, isKorean(bytes) else { return moment }
      // Where Korean is written, one time holds.
      return Moment(date: moment.date, clock: moment.clock, offsetMinutes: 9 * 60)
    }
    let tokens = DateTokens(bytes, language: 0).list
    guard let first = tokens.first, tokens.count <= 4 else { return nil }
    if case .mark = first.kind, first.value == 0x2D, tokens.count == 4, tokens[1].length == 2,
      tokens[3].length == 2
    {
      // ISO 8601 once allowed the century to be left out: --YY-MM.
      return CivilDate(year: 2000 + tokens[1].value, month: tokens[3].value, day: 1).map { Moment(date: $0) }
    }
    guard case .number = first.kind, first.length == 4, (1970...2100).contains(first.value) else {
      return nil
    }
    if tokens.count == 1 { return CivilDate(year: first.value, month: 1, day: 1).map { Moment(date: $0) } }
    guard tokens.count == 3, tokens[1].value == 0x2D, case .number = tokens[2].kind, tokens[2].length == 2
    else {
      return nil
    }
    return CivilDate(year: first.value, month: tokens[2].value, day: 1).map { Moment(date: $0) }
  }

  /// `T09:xx:00Z`, `11:47:32 +zz:00`: what was meant is not known.
  private static func hasBrokenClock(_ bytes: Span<UInt8>) -> Bool {
    for i in 1..<max(bytes.count - 1, 1) {
      let next = bytes[i + 1]
      switch bytes[i] {
      case 0x3A where bytes[i - 1].isASCIIDigit: if next.isASCIILetter { return true }
      case 0x2B, 0x2D: if bytes[i - 1] <= 0x20, next.isASCIILetter { return true }
      default: break
      }
    }
    return false
  }

  /// Whether a syllable of Hangul stands there.
  private static func isKorean(_ bytes: Span<UInt8>) -> Bool {
    for i in 0..<bytes.count where bytes[i] >= 0xEA && bytes[i] <= 0xED {
      if i + 2 < bytes.count, bytes[i] != 0xEA || bytes[i + 1] >= 0xB0 { return true }
    }
    return false
  }
}
