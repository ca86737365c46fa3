/// A date as a page shows it: with the precision and the offset that the page gives, and no more.
package struct Moment: Sendable, Hashable {
  package struct Clock: Sendable, Hashable {
    package let hour: Int  // 0...23
    package let minute: Int  // 0...59
    package let second: Int  // 0...59

    /// Nil when out of range; a leap second (60) becomes 59.
    package init?(hour: Int, minute: Int, second: Int = 0) {
      guard (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second) else { return nil }
      self.hour = hour
      self.minute = minute
      self.second = min(second, 59)
    }
  }

  package let date: CivilDate
  /// Nil where the page shows no time of day.
  package let clock: Clock?
  /// Minutes east of UTC, -1080...1080; nil where the page shows no offset.
  package let offsetMinutes: Int?

  package init(date: CivilDate, clock: Clock? = nil, offsetMinutes: Int? = nil) {
    self.date = date
    self.clock = clock
    self.offsetMinutes = clock == nil ? nil : offsetMinutes.flatMap { abs($0) <= 1080 ? $0 : nil }
  }

  package init(utcSeconds: Int64) {
    let day = (utcSeconds >= 0 ? utcSeconds : utcSeconds - 86_399) / 86_400
    let rest = Int(utcSeconds - day * 86_400)
    date = CivilDate(daysSince1970: day)
    clock = Clock(hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60)
    offsetMinutes = 0
  }

  /// Seconds since 1970. A moment without a time counts as midnight, one without an offset as UTC.
  package var utcSeconds: Int64 {
    var seconds = date.daysSince1970 * 86_400
    if let clock { seconds += Int64(clock.hour * 3600 + clock.minute * 60 + clock.second) }
    return seconds - Int64((offsetMinutes ?? 0) * 60)
  }

  /// `2026-11-23`, `2026-11-23T02:03:04`, `2026-11-23T02:03:04Z` or `2026-11-23T02:03:04+03:00`.
  package var iso8601: String {
    guard let clock else { return date.iso8601 }
    var text: [UInt8] = []
    text.reserveCapacity(25)
    date.append(to: &text)
    text.append(0x54)
    text.append(digits: clock.hour, 2)
    text.append(0x3A)
    text.append(digits: clock.minute, 2)
    text.append(0x3A)
    text.append(digits: clock.second, 2)
    switch offsetMinutes {
    case nil: break
    case 0?: text.append(0x5A)
    case let minutes?:
      text.append(minutes < 0 ? 0x2D : 0x2B)
      text.append(digits: abs(minutes) / 60, 2)
      text.append(0x3A)
      text.append(digits: abs(minutes) % 60, 2)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads what `iso8601` writes, with seconds optional and fractions of them dropped; nil for anything else.
  package init?(iso8601 text: some StringProtocol) {
    let b = Array(text.utf8)
    guard b.count >= 10, let date = CivilDate(iso8601: String(decoding: b[..<10], as: UTF8.self)) else {
      return nil
    }
    if b.count == 10 {
      self.init(date: date)
      return
    }
    func two(_ i: Int) -> Int? {
      guard i + 1 < b.count, b[i] >= 0x30, b[i] <= 0x39, b[i + 1] >= 0x30, b[i + 1] <= 0x39 else {
        return nil
      }
      return Int(b[i] - 0x30) * 10 + Int(b[i + 1] - 0x30)
    }
    guard b[10] == 0x54 || b[10] == 0x20, let hour = two(11), b.count >= 16, b[13] == 0x3A,
      let minute = two(14)
    else { return nil }
    var i = 16
    var second = 0
    if i < b.count, b[i] == 0x3A {
      guard let value = two(i + 1) else { return nil }
      second = value
      i += 3
      if i < b.count, b[i] == 0x2E {
        i += 1
        while i < b.count, b[i] >= 0x30, b[i] <= 0x39 { i += 1 }
      }
    }
    guard let clock = Clock(hour: hour, minute: minute, second: second) else { return nil }
    if i == b.count {
      self.init(date: date, clock: clock)
    } else if b[i] == 0x5A, i + 1 == b.count {
      self.init(date: date, clock: clock, offsetMinutes: 0)
    } else if b[i] == 0x2B || b[i] == 0x2D, let hours = two(i + 1) {
      let tail = b.count > i + 3 && b[i + 3] == 0x3A ? i + 4 : i + 3
      guard let minutes = tail == b.count ? 0 : two(tail), tail == b.count || tail + 2 == b.count else {
        return nil
      }
      self.init(
        date: date, clock: clock, offsetMinutes: (b[i] == 0x2D ? -1 : 1) * (hours * 60 + minutes))
    } else {
      return nil
    }
  }
}
