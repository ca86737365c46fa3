import Codecs
import Columns
import Frontier
import Vocabulary

/// The tables that are known only when the line has run empty.
struct ClosingTables {
  let writer: DatasetWriter
  let plan: Plan

  func reject(_ refused: Refused) throws(Fault) {
    var row = Row(.rejects)
    row["outlet"] = .string(refused.seed.outlet.name)
    row["url"] = .string(refused.seed.address.href)
    row["stage"] = .string(refused.rejection.stage.rawValue)
    row["reason"] = .string(refused.rejection.reason.rawValue)
    row["detail"] = .string(orNull: refused.rejection.detail.isEmpty ? nil : refused.rejection.detail)
    row["kind"] = .string(refused.seed.kind.rawValue)
    row["origin"] = .string(refused.seed.origin.rawValue)
    row["http_status"] = refused.status.map { .int($0) } ?? .null
    row["fetched_at"] = .timestamp(orNull: refused.fetchedAt)
    row["warc_file"] = .string(orNull: refused.place?.file)
    row["warc_offset"] = refused.place.map { .int($0.offset) } ?? .null
    row["run_id"] = .string(plan.runID)
    try writer.append(row)
  }

  /// One row an outlet and day of publication, and always one for the run's day.
  func completeness(_ days: [DayAccount], silent: Set<Outlet.ID>) throws(Fault) {
    for day in days {
      var row = Row(.completeness)
      row["outlet"] = .string(day.outlet.name)
      row["day"] = .date(day.day)
      row["listed_feed"] = .int(day.listedByFeed)
      row["listed_sitemap"] = .int(day.listedBySitemap)
      row["listed_archive"] = .int(day.listedByPage)
      row["fetched"] = .int(day.answered)
      row["unchanged"] = .int(day.ends.unchanged)
      row["extracted"] = .int(day.ends.articles)
      row["rejected"] = .int(day.ends.rejects.values.reduce(0, +))
      row["listings"] = .int(day.ends.listings)
      row["failed"] = .int(day.ends.rejects.filter(\.key.isLoss).values.reduce(0, +))
      row["excluded"] = .int(day.leftOut)
      row["waiting"] = .int(day.waiting)
      row["reasons"] = .json(day.reasons)
      row["silent"] = .bool(day.day == plan.runDate && silent.contains(day.outlet))
      row["run_id"] = .string(plan.runID)
      try writer.append(row)
    }
  }

  func run(_ tallies: [OutletTally], stories: Int, articles: Int, now: Timestamp) throws(Fault) {
    func sum(_ count: (OutletTally) -> Int) -> Cell { .int(tallies.map(count).reduce(0, +)) }
    var row = Row(.runs)
    row["run_id"] = .string(plan.runID)
    row["pipeline"] = .string(plan.pipeline.name)
    row["pipeline_sha256"] = .string(plan.digest)
    row["software"] = .string("naskh \(version)")
    row["source"] = .string(plan.isArchive ? "archive" : "crawl")
    if !plan.isArchive {
      row["started"] = .timestamp(plan.startedAt)
      row["finished"] = .timestamp(now)
    }
    row["outlets"] = .int(tallies.count)
    row["urls_taken"] = sum(\.ends.settled)
    row["articles"] = .int(articles)
    row["listings"] = sum(\.ends.listings)
    row["unchanged"] = sum(\.ends.unchanged)
    row["rejects"] = sum { $0.ends.rejects.values.reduce(0, +) }
    row["stories"] = .int(stories)
    row["since"] = plan.window.since.map(Cell.date) ?? .null
    row["until"] = plan.window.until.map(Cell.date) ?? .null
    try writer.append(row)
  }
}

extension DayAccount {
  /// Reasons for which nobody was asked.
  private static let unasked: Set<Rejection.Reason> = [
    .robotsDisallowed, .robotsUnreachable, .outOfScope, .trap, .budgetSpent, .badAddress,
  ]

  /// URLs that a server was asked for; unlike requests, the same for a run that was cut short and taken up.
  fileprivate var answered: Int {
    ends.articles + ends.listings + ends.unchanged
      + ends.rejects.filter { !Self.unasked.contains($0.key) }.values.reduce(0, +)
  }

  fileprivate var leftOut: Int {
    ends.excluded.values.reduce(0, +)
      + ends.rejects.filter { Self.unasked.contains($0.key) && !$0.key.isLoss }.values.reduce(0, +)
  }

  /// Reasons and counts as a JSON object, by the reasons' names.
  fileprivate var reasons: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    let counts = ends.rejects.merging(ends.excluded, uniquingKeysWith: +)
    for (reason, n) in counts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      writer.member(reason.rawValue, n)
    }
    writer.endObject()
    return writer.bytes
  }
}
