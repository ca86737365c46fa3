import Vocabulary

/// The time of day beside a date, and its offset.
struct ClockPattern {
  struct Time {
    var clock: Moment.Clock
    var offset: Int?
    /// Token index after the time.
    var end: Int
  }

  let tokens: [DateToken]

  /// The time after the day, else inside it, else before it.
  func match(day: DayPattern.Day, notBefore first: Int) -> Time? {
    if let inner = day.innerClock, let time = time(at: inner) {
      return Time(clock: time.clock, offset: time.offset, end: day.end)
        .adding(zone(at: day.end))
    }
    if let time = after(day.end) { return time }
    return before(day.start, notBefore: first, end: day.end)
  }

  private func after(_ from: Int) -> Time? {
    var j = from
    while j < tokens.count, j < from + 8 {
      if let time = time(at: j) { return time }
      switch tokens[j].kind {
      case .number:
        // A second year («1442هـ - 03 يونيو 2020م» read from its first half) or anything else that is no time.
        return nil
      case .mark:
        switch tokens[j].value {
        case 0x2C, 0x2D, 0x7C, 0x2E, 0x28, 0x29, 0xB7, 0x2022, 0x40, 0x2F, 0x3B, 0x3A, 0x5B: break
        default: return nil
        }
      case .word(let meaning):
        switch meaning {
        case .month, .persianMonth, .hijriMonth, .hijra: return nil
        default: break
        }
      case .unknown:
        // One unknown word («بتوقيت», "klo") may stand between; prose may not.
        if j > from + 3 { return nil }
      }
      j += 1
    }
    return nil
  }

  private func before(_ start: Int, notBefore first: Int, end: Int) -> Time? {
    var j = start - 1
    var unknown = 0
    while j >= max(first, start - 9) {
      if case .number = tokens[j].kind {
        var k = j
        while k - 2 >= first, isColon(k - 1), case .number = tokens[k - 2].kind { k -= 2 }
        guard k < j, var time = time(at: k), time.end <= start else { return nil }
        if time.offset == nil, k > first, case .word(.zone) = tokens[k - 1].kind {
          time.offset = tokens[k - 1].value
        }
        time.end = end
        return time
      }
      switch tokens[j].kind {
      case .unknown:
        unknown += 1
        if unknown > 1 { return nil }
      case .word(.month), .word(.hijra), .word(.hijriMonth): return nil
      default: break
      }
      j -= 1
    }
    return nil
  }

  /// `10:15`, `10:15:30.123`, `10.15 Uhr`, `10h15`, `10時15分`, `10 am`, `下午3:05`.
  private func time(at i: Int) -> Time? {
    var j = i
    var half: Int?
    if let value = halfValue(j) {
      half = value
      j += 1
    }
    if meaning(j - 1) == .tee, let time = compact(j) { return time }
    guard let hour = number(j, 2) else { return nil }
    var minute = 0
    var second = 0
    var end = j + 1
    if isColon(j + 1), let value = number(j + 2, 2) {
      minute = value
      end = j + 3
      if isColon(end), let value = number(end + 1, 2) {
        second = value
        end += 2
        if let m = mark(end), m == 0x2E || m == 0x2C, !spaced(end), number(end + 1, 17) != nil,
          !spaced(end + 1)
        {
          end += 2
        }
      } else if mark(end) == 0x2E, !spaced(end), number(end + 1, 3) != nil, !spaced(end + 1) {
        end += 2
      }
    } else if meaning(j + 1) == .hourMark || meaning(j + 1) == .filler && !spaced(j + 1) {
      guard meaning(j + 1) == .hourMark else { return nil }
      end = j + 2
      if let value = number(end, 2) {
        minute = value
        end += 1
        if meaning(end) == .minuteMark { end += 1 }
        if let value = number(end, 2), meaning(end + 1) == .secondMark {
          second = value
          end += 2
        }
      }
    } else if mark(j + 1) == 0x2E, let value = number(j + 2, 2), tokens[j + 2].length == 2, !spaced(j + 1),
      !spaced(j + 2), mark(j + 3) != 0x2E || spaced(j + 4)
    {
      minute = value
      end = j + 3
    } else if halfValue(j + 1) == nil, half == nil {
      return nil
    }
    if half == nil, let value = halfValue(end) {
      half = value
      end += 1
      if mark(end) == 0x2E { end += 1 }
    }
    if meaning(end) == .hourMark, end > j + 2 { end += 1 }
    var hour24 = hour
    if let half, hour <= 12 { hour24 = hour % 12 + half * 12 }
    guard let clock = Moment.Clock(hour: hour24, minute: minute, second: second) else { return nil }
    return Time(clock: clock, offset: nil, end: end).adding(zone(at: end))
  }

  /// `101500` and `1015` after a T.
  private func compact(_ j: Int) -> Time? {
    guard j < tokens.count, case .number = tokens[j].kind, tokens[j].length == 6 || tokens[j].length == 4
    else {
      return nil
    }
    let value = tokens[j].length == 4 ? tokens[j].value * 100 : tokens[j].value
    return Moment.Clock(hour: value / 10_000, minute: value / 100 % 100, second: value % 100)
      .map { Time(clock: $0, offset: nil, end: j + 1).adding(zone(at: j + 1)) }
  }

  /// `Z`, `GMT+3`, `+03:00`, `+0300`, `(CET)`, with one filler or bracket before it.
  private func zone(at i: Int) -> (offset: Int, end: Int)? {
    var j = i
    if mark(j) == 0x28 { j += 1 }
    if case .unknown? = kind(j), case .word(.zone)? = kind(j + 1) { j += 1 }
    if mark(j) == 0x2D, spaced(j), case .word(.zone)? = kind(j + 1) { j += 1 }
    if case .word(.zone)? = kind(j) {
      if tokens[j].value == 0, let (offset, end) = numericOffset(j + 1) { return (offset, end) }
      return (tokens[j].value, j + 1)
    }
    return numericOffset(j)
  }

  private func numericOffset(_ i: Int) -> (offset: Int, end: Int)? {
    guard let sign = mark(i), sign == 0x2B || sign == 0x2D, i + 1 < tokens.count, !spaced(i + 1),
      case .number = tokens[i + 1].kind
    else { return nil }
    let value = tokens[i + 1].value
    var minutes: Int
    var end = i + 2
    switch tokens[i + 1].length {
    case 4: minutes = value / 100 * 60 + value % 100
    case 1, 2:
      if sign == 0x2D, spaced(i), mark(i + 2) != 0x3A { return nil }
      minutes = value * 60
      if isColon(end), let rest = number(end + 1, 2), !spaced(end) {
        minutes += rest
        end += 2
      }
    default: return nil
    }
    guard minutes <= 18 * 60 else { return nil }
    if sign == 0x2D { minutes = -minutes }
    return (minutes, end)
  }

  private func kind(_ j: Int) -> DateToken.Kind? { j >= 0 && j < tokens.count ? tokens[j].kind : nil }
  private func meaning(_ j: Int) -> DateWords.Meaning? {
    guard case .word(let meaning)? = kind(j) else { return nil }
    return meaning
  }
  private func halfValue(_ j: Int) -> Int? { meaning(j) == .half ? tokens[j].value : nil }
  private func isColon(_ j: Int) -> Bool { mark(j) == 0x3A }
  private func spaced(_ j: Int) -> Bool { j < tokens.count && tokens[j].spaceBefore }
  private func mark(_ j: Int) -> Int? {
    j >= 0 && j < tokens.count && tokens[j].kind == .mark ? tokens[j].value : nil
  }
  private func number(_ j: Int, _ digits: Int) -> Int? {
    j >= 0 && j < tokens.count && tokens[j].kind == .number && tokens[j].length <= digits
      ? tokens[j].value : nil
  }
}

extension ClockPattern.Time {
  fileprivate func adding(_ zone: (offset: Int, end: Int)?) -> Self {
    guard let zone else { return self }
    var time = self
    time.offset = zone.offset
    time.end = max(time.end, zone.end)
    return time
  }
}
