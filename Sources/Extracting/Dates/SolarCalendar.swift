import Vocabulary

/// The Persian solar calendar, for the years 1178...1633, in which the 33-year cycle gives its leap years rightly.
enum SolarCalendar {
  /// Nil when there is no such day.
  static func gregorian(year: Int, month: Int, day: Int) -> CivilDate? {
    guard (1178...1633).contains(year), (1...12).contains(month), day >= 1,
      day <= (month <= 6 ? 31 : month <= 11 ? 30 : isLeap(year) ? 30 : 29)
    else { return nil }
    let y = year + 1595
    let days =
      365 * y + y / 33 * 8 + (y % 33 + 3) / 4 + (month <= 7 ? (month - 1) * 31 : (month - 7) * 30 + 186)
    // 1 Farvardin 1400 is 2021-03-21, day 18,707 of 1970's count.
    return CivilDate(daysSince1970: Int64(days + day - 1_093_903 + 18_707))
  }

  private static func isLeap(_ year: Int) -> Bool { (25 * year + 11) % 33 < 8 }
}
