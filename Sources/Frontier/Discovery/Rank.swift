internal import Vocabulary

/// The order in which an outlet's addresses are taken: the highest first.
///
/// Lists that the outlet keeps come before pages; pages, and lists further down, by the minute they were published,
/// the newest first. What shows no date is taken for as many days old as it lies steps away. In a window, what was
/// last changed after it comes after what stands in it, the nearest first.
enum Rank {
  static func of(
    _ kind: Seed.Kind, depth: Int, date: Moment?, pathDate: CivilDate?, until: CivilDate? = nil,
    now: Timestamp
  ) -> Int64 {
    let minute = date.map { minutes($0) } ?? pathDate.map { $0.daysSince1970 * 1440 }
    switch kind {
    case .robots, .policy: return 9 << 40
    case .home: return 8 << 40
    case .feed: return 7 << 40 - Int64(depth)
    case .sitemap: return 6 << 40 + (minute ?? now.seconds / 60)
    case .section where depth <= 1: return 5 << 40
    case .section, .page:
      let rank = min(minute ?? now.seconds / 60 - Int64(depth) * 1440, now.seconds / 60 + 1440)
      guard let until, minute != nil else { return rank }
      let end = (until.daysSince1970 + 1) * 1440
      return rank > end ? 2 * end - rank : rank
    }
  }

  /// Minutes since 1970; what shows no offset is taken for UTC.
  static func minutes(_ moment: Moment) -> Int64 {
    let clock = moment.clock.map { Int64($0.hour * 60 + $0.minute) } ?? 0
    return moment.date.daysSince1970 * 1440 + clock - Int64(moment.offsetMinutes ?? 0)
  }
}
