internal import GRDB
internal import Vocabulary

/// The run by days of publication.
extension Desk {
  /// Days with something new that make a habit.
  private static let habitDays = 5

  func account(_ db: Database, today: CivilDate) throws -> [DayAccount] {
    var days: [Int64: [Int64: DayAccount]] = [:]
    for (number, post) in posts {
      days[number] = [today.daysSince1970: DayAccount(outlet: post.outlet.id, day: today)]
    }
    let page = Codes.number(of: .page, in: Codes.kinds)
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT outlet, CASE kind WHEN ?2 THEN coalesce(day, ?3) ELSE ?3 END AS on_day, listed, state, end, reason,
          count(*) AS n, run IS ?1 AS is_mine FROM urls
        WHERE (found_run = ?1 OR run = ?1 OR state = 0) AND outlet IN (SELECT outlet FROM live)
        GROUP BY 1, 2, 3, 4, 5, 6, 8
        """, arguments: [runNumber, page, today.daysSince1970])
    {
      let (outlet, day): (Int64, Int64) = (row["outlet"], row["on_day"])
      guard let post = posts[outlet] else { continue }
      let date = Moment(utcSeconds: day * 86_400).date
      days[outlet]?[day, default: DayAccount(outlet: post.outlet.id, day: date)].count(row)
    }
    for (number, post) in posts {
      let counted = (days[number] ?? [:]).values.map(\.ends.excluded)
      days[number]?[today.daysSince1970]?.addUnlisted(post.tally, counted)
    }
    return days.sorted { (posts[$0.key]?.outlet.id.name ?? "") < (posts[$1.key]?.outlet.id.name ?? "") }
      .flatMap { $0.value.values.sorted { $0.day < $1.day } }
  }

  /// An outlet is quiet when nothing new came for four times its usual span, and for three days at least.
  func quiet(_ db: Database, now: Timestamp) throws -> [QuietOutlet] {
    guard !run.hasWindow, run.limit == nil else { return [] }
    let day: Int64 = 86_400_000
    return try Row.fetchAll(
      db,
      sql: """
        SELECT outlet, count(DISTINCT first_fetched / ?1) AS days, min(first_fetched / ?1) AS first,
          max(first_fetched / ?1) AS last FROM urls
        WHERE kind = ?2 AND end IN (1, 3) AND outlet IN (SELECT outlet FROM live) GROUP BY outlet ORDER BY outlet
        """, arguments: [day, Codes.number(of: .page, in: Codes.kinds)]
    ).compactMap { row in
      let (outlet, days, first, last): (Int64, Int64, Int64, Int64) = (
        row["outlet"], row["days"], row["first"], row["last"]
      )
      guard let post = posts[outlet], post.tally.ends.articles == 0, days >= Self.habitDays else {
        return nil
      }
      let usual = Double(last - first) / Double(days - 1)
      guard Double(calendar(now).milliseconds / day - last) > max(3, 4 * usual) else { return nil }
      return QuietOutlet(
        outlet: post.outlet.id, last: Moment(utcSeconds: last * 86_400).date, usualDays: usual)
    }
  }
}

extension DayAccount {
  /// Counts the URLs of one row of the query above.
  fileprivate mutating func count(_ row: Row) {
    let n: Int = row["n"]
    let listed = Listed(rawValue: row["listed"])
    if listed.contains(.feed) { listedByFeed += n }
    if listed.contains(.sitemap) { listedBySitemap += n }
    if listed.contains(.page) { listedByPage += n }
    guard row["state"] as Int == RowState.done.rawValue else {
      waiting += n
      return
    }
    guard row["is_mine"] as Bool, let end = (row["end"] as Int?).flatMap({ RowEnd(rawValue: $0) }) else {
      return
    }
    let reason = (row["reason"] as String?).flatMap { Rejection.Reason(rawValue: $0) }
    ends.count(end, reason, n)
  }

  /// What was left out before it had a row, and so a day.
  fileprivate mutating func addUnlisted(_ tally: OutletTally, _ days: [[Rejection.Reason: Int]]) {
    for (reason, n) in tally.ends.excluded {
      let counted = days.reduce(0) { $0 + $1[reason, default: 0] }
      if n > counted { ends.excluded[reason, default: 0] += n - counted }
    }
  }
}
