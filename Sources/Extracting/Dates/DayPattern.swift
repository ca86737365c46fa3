import Vocabulary

/// The shapes in which a day of the year stands among tokens.
struct DayPattern {
  struct Day {
    var date: CivilDate
    /// Token indexes.
    var start: Int
    var end: Int
    var isAmbiguous = false
    /// A time that stands inside the date (`Thu Aug 30 17:26:16 2012`): the index of its hour.
    var innerClock: Int?
  }

  let tokens: [DateToken]
  let order: DayOrder
  let language: UInt16

  func match(at i: Int) -> Day? {
    let token = tokens[i]
    switch token.kind {
    case .number:
      if i > 0, tokens[i - 1].kind == .number, !token.spaceBefore { return nil }
      switch token.length {
      case 8: return compact(i)
      case 4: return yearFirst(i)
      case 1, 2: return dayFirst(i)
      default: return nil
      }
    case .word(.month), .word(.persianMonth):
      return monthFirst(i)
    default:
      return nil
    }
  }

  // MARK: Shapes

  private func compact(_ i: Int) -> Day? {
    let value = tokens[i].value
    let year = value / 10_000
    guard (1990...2100).contains(year),
      !(i > 0 && !tokens[i].spaceBefore && tokens[i - 1].kind != .mark),
      let date = CivilDate(year: year, month: value / 100 % 100, day: value % 100)
    else { return nil }
    return Day(date: date, start: i, end: i + 1)
  }

  /// `2026-11-23`, `2026/11/23`, `2026年11月23日`, `2026. november 23.`, `2026 الجمعة ,20 شباط / فبراير`.
  private func yearFirst(_ i: Int) -> Day? {
    let year = tokens[i].value
    guard isYear(year) else { return nil }
    if let mark = mark(i + 1), mark == 0x2D || mark == 0x2F || mark == 0x2E, let month = number(i + 2, 3),
      self.mark(i + 3) == mark, let day = number(i + 4, 2)
    {
      if tokens[i + 2].length == 3, tokens[i + 2].value > 12 { return nil }
      if let extra = self.mark(i + 5), extra == mark, !tokens[i + 5].spaceBefore, number(i + 6, 4) != nil,
        !tokens[i + 6].spaceBefore
      {
        return nil
      }
      return date(year, month, day).map { Day(date: $0, start: i, end: i + 5) }
    }
    var j = i + 1
    if meaning(j) == .yearMark || meaning(j) == .filler { j += 1 }
    j = skip(j, [0x2E, 0x2C])
    if j > i + 1 || meaning(j) != nil || number(j, 2) != nil {
      if let month = number(j, 2), meaning(j + 1) == .monthMark, let day = number(j + 2, 2),
        meaning(j + 3) == .dayMark || language == DateWords.code("zh")
      {
        let end = meaning(j + 3) == .dayMark ? j + 4 : j + 3
        return date(year, month, day).map { Day(date: $0, start: i, end: end) }
      }
    }
    j = skipFillers(i + 1, [0x2C, 0x2E, 0x2D])
    if let (month, kind, after) = monthName(j) {
      let k = skipFillers(after, [0x2E, 0x2C, 0x2D])
      if let day = number(k, 2), mark(k + 1) != 0x3A {
        return date(year, month, day, kind).map { Day(date: $0, start: i, end: trailing(k + 1, .dayMark)) }
      }
      return nil
    }
    // The year before the weekday: a line that was typed from right to left.
    if let day = number(j, 2), mark(j + 1) != 0x3A {
      let k = skipFillers(j + 1, [0x2E])
      guard let (month, kind, after) = monthName(k), !isYearAt(skipFillers(after, [0x2C])) else { return nil }
      return date(year, month, day, kind).map { Day(date: $0, start: i, end: after) }
    }
    return nil
  }

  /// `23/11/2026`, `23 November 2026`, `23 شباط / فبراير 2026`, `23 tháng 11, 2026`.
  private func dayFirst(_ i: Int) -> Day? {
    if let mark = mark(i + 1), mark == 0x2D || mark == 0x2F || mark == 0x2E || mark == 0x7C {
      if number(i + 2, 2) != nil, let second = self.mark(i + 3), second == mark, let last = tokenNumber(i + 4)
      {
        if i > 1, self.mark(i - 1) == mark, number(i - 2, 4) != nil, !tokens[i].spaceBefore { return nil }
        if self.mark(i + 5) == mark, number(i + 6, 4) != nil, !tokens[i + 5].spaceBefore,
          !tokens[i + 6].spaceBefore
        {
          return nil
        }
        return numeric(i, tokens[i].value, tokens[i + 2].value, last, mark)
      }
    }
    var j = i + 1
    while j < tokens.count, j < i + 4 {
      if meaning(j) == .ordinal || meaning(j) == .filler || meaning(j) == .weekday || meaning(j) == .zone {
        j += 1
      } else if let m = mark(j), m == 0x2E || m == 0x2D || m == 0x2F || m == 0x2C || m == 0xB0 || m == 0xBA {
        j += 1
      } else {
        break
      }
    }
    if meaning(j) == .monthMark, let month = number(j + 1, 2) {
      let k = skipFillers(j + 2, [0x2C, 0x2F, 0x2D])
      let y = meaning(k) == .yearMark || meaning(k) == .weekday ? k + 1 : k
      guard let year = number(y, 4), tokens[y].length == 4 else { return nil }
      return date(year, month, tokens[i].value).map { Day(date: $0, start: i, end: y + 1) }
    }
    guard let (month, kind, after) = monthName(j) else { return nil }
    return closing(i, tokens[i].value, month, kind, after)
  }

  /// `November 23, 2026`, `Nov. 23rd 2026`, `Nov 23 10:15:00 2026`, `شباط 20, 2026`.
  private func monthFirst(_ i: Int) -> Day? {
    guard let (month, kind, after) = monthName(i) else { return nil }
    let j = skip(after, [0x2E, 0x2D, 0x2C, 0x2F])
    guard let day = number(j, 2), (1...31).contains(day), mark(j + 1) != 0x3A else { return nil }
    var k = j + 1
    if meaning(k) == .ordinal { k += 1 }
    k = skipFillers(k, [0x2C, 0x2E, 0x2D, 0x2F])
    if let year = number(k, 4), tokens[k].length == 4, mark(k + 1) != 0x3A || tokens[k + 1].spaceBefore {
      return date(year, month, day, kind).map { Day(date: $0, start: i, end: k + 1) }
    }
    // asctime: the time stands before the year.
    if number(k, 2) != nil, mark(k + 1) == 0x3A {
      var end = k + 2
      while end < tokens.count, end < k + 9, !(tokens[end].kind == .number && tokens[end].length == 4) {
        end += 1
      }
      if end < tokens.count, tokens[end].length == 4, tokens[end].kind == .number,
        let date = date(tokens[end].value, month, day, kind)
      {
        return Day(date: date, start: i, end: end + 1, innerClock: k)
      }
    }
    return nil
  }

  /// After day and month: what leads to the year.
  private func closing(_ i: Int, _ day: Int, _ month: Int, _ kind: DateWords.Meaning, _ after: Int) -> Day? {
    guard (1...32).contains(day) else { return nil }
    let k = skipFillers(after, [0x2C, 0x2E, 0x2D, 0x2F, 0x27, 0x2019])
    guard let year = tokenNumber(k), mark(k + 1) != 0x3A || tokens[k].length == 4 else { return nil }
    var full = year.value
    if year.length == 2, let m = mark(k - 1), m == 0x2D || m == 0x2F || m == 0x27 || m == 0x2019 {
      full = Self.century(year.value)
    } else if year.length == 2, number(k + 1, 2) != nil, mark(k + 2) == 0x3A, tokens[i].spaceBefore {
      full = Self.century(year.value)
    } else if year.length != 4 {
      return nil
    }
    if meaning(k + 1) == .hijra { return nil }
    return date(full, month, day, kind).map { Day(date: $0, start: i, end: k + 1) }
  }

  private func numeric(
    _ i: Int, _ a: Int, _ b: Int, _ last: (value: Int, length: Int), _ mark: Int
  ) -> Day? {
    var year = last.value
    if last.length == 2 {
      // 23.11.26; three numbers of two digits say more than a version or a score only between dots or slashes.
      guard mark != 0x2D, mark != 0x7C, tokens[i + 2].length == 2,
        tokens[i].length == 2 || mark == 0x2E && language == DateWords.code("de")
      else { return nil }
      year = Self.century(year)
    } else if last.length != 4 {
      return nil
    }
    guard isYear(year), meaning(i + 5) != .hijra else { return nil }
    if year < 1700 { return solar(year, b, a).map { Day(date: $0, start: i, end: i + 5) } }
    let day = date(year, b, a)
    let month = date(year, a, b)
    let ambiguous = day != nil && month != nil && day != month
    let chosen: CivilDate? =
      if !ambiguous {
        day ?? month
      } else if mark == 0x2E {
        day
      } else {
        switch order {
        case .dayFirst: day
        case .monthFirst: month
        case .unknown: nil
        }
      }
    guard let chosen else { return nil }
    return Day(date: chosen, start: i, end: i + 5, isAmbiguous: ambiguous && mark != 0x2E)
  }

  // MARK: Parts

  /// A month's name at `j`, the name that doubles it left behind: «شباط / فبراير», «نيسان (أبريل)».
  private func monthName(_ j: Int) -> (Int, DateWords.Meaning, Int)? {
    guard j < tokens.count, case .word(let meaning) = tokens[j].kind,
      meaning == .month || meaning == .persianMonth
    else { return nil }
    var end = j + 1
    var k = end
    if let mark = mark(k), mark == 0x2F || mark == 0x28 || mark == 0x2D || mark == 0x5B || mark == 0x7C {
      k += 1
    }
    if self.meaning(k) == .month || (self.meaning(k) == .persianMonth && meaning == .month) {
      if tokens[k].value == tokens[j].value || k > end {
        end = k + 1
        if let mark = mark(end), mark == 0x29 || mark == 0x5D { end += 1 }
      }
    }
    return (tokens[j].value, meaning, end)
  }

  private func isYear(_ value: Int) -> Bool {
    (1900...2100).contains(value) || (2440...2640).contains(value)
      || ((1300...1450).contains(value) && isSolarLanguage)
  }

  private var isSolarLanguage: Bool {
    language == DateWords.code("fa") || language == DateWords.code("ps") || language == 0
  }

  private func isYearAt(_ j: Int) -> Bool {
    guard let number = tokenNumber(j) else { return false }
    return number.length == 4 && isYear(number.value)
  }

  private func date(_ year: Int, _ month: Int, _ day: Int, _ kind: DateWords.Meaning = .month) -> CivilDate? {
    if kind == .persianMonth { return solar(year, month, day) }
    if (1300...1450).contains(year) { return solar(year, month, day) }
    let common = (2440...2640).contains(year) ? year - 543 : year
    guard (1900...2100).contains(common) else { return nil }
    return CivilDate(year: common, month: month, day: day)
  }

  private func solar(_ year: Int, _ month: Int, _ day: Int) -> CivilDate? {
    guard (1300...1450).contains(year), isSolarLanguage else { return nil }
    return SolarCalendar.gregorian(year: year, month: month, day: day)
  }

  private static func century(_ year: Int) -> Int { year >= 70 ? 1900 + year : 2000 + year }

  private func skip(_ from: Int, _ marks: [Int]) -> Int {
    var j = from
    while j < tokens.count, j < from + 3, let m = mark(j), marks.contains(m) { j += 1 }
    return j
  }

  private func skipFillers(_ from: Int, _ marks: [Int]) -> Int {
    var j = from
    while j < tokens.count, j < from + 5 {
      if let m = mark(j) {
        guard marks.contains(m) else { return j }
      } else {
        switch meaning(j) {
        case .filler?, .weekday?, .ordinal?, .yearMark?: break
        default: return j
        }
      }
      j += 1
    }
    return j
  }

  private func trailing(_ j: Int, _ wanted: DateWords.Meaning) -> Int { meaning(j) == wanted ? j + 1 : j }

  private func meaning(_ j: Int) -> DateWords.Meaning? {
    guard j >= 0, j < tokens.count, case .word(let meaning) = tokens[j].kind else { return nil }
    return meaning
  }

  private func mark(_ j: Int) -> Int? {
    j >= 0 && j < tokens.count && tokens[j].kind == .mark ? tokens[j].value : nil
  }

  private func number(_ j: Int, _ digits: Int) -> Int? {
    j >= 0 && j < tokens.count && tokens[j].kind == .number && tokens[j].length <= digits
      ? tokens[j].value : nil
  }

  private func tokenNumber(_ j: Int) -> (value: Int, length: Int)? {
    j >= 0 && j < tokens.count && tokens[j].kind == .number ? (tokens[j].value, tokens[j].length) : nil
  }
}
