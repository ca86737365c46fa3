internal import GRDB
internal import Vocabulary

/// What the frontier tells about itself.
extension Desk {
  func tally() -> [OutletTally] {
    posts.values.map { post in
      var tally = post.tally
      tally.waiting = post.waiting
      return tally
    }.sorted { $0.outlet < $1.outlet }
  }

  func taken(_ db: Database, after id: Int64, limit: Int) throws -> [TakenURL] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT \(URLRow.columns), state, stage, reason, detail, status, place_file, place_offset, place_length FROM urls
        WHERE run = ? AND id > ? AND state != 0 AND end IS NOT 5 ORDER BY id LIMIT ?
        """, arguments: [runNumber, id, limit])
    var urls: [TakenURL] = []
    while let stored = try rows.next() {
      guard let row = URLRow(stored), let outlet = posts[row.outlet]?.outlet.id else { continue }
      let isDone = stored[URLRow.width] as Int == RowState.done.rawValue
      let status: Int? = stored[URLRow.width + 4]
      var place: ArchivePlace?
      if let file: String = stored[URLRow.width + 5] {
        place = ArchivePlace(
          file: file, offset: stored[URLRow.width + 6] ?? 0, length: stored[URLRow.width + 7] ?? 0)
        if run.resume, !hasBegun, taken[row.id] == nil {
          let entry = Taken(row, yard: try yard(ofSite: row.site, db))
          (entry.isFlying, entry.wasSettled, entry.isArchived) = (false, isDone, true)
          entry.status = status
          taken[row.id] = entry
          if row.kind == .page { pageOrders += 1 }
        }
      }
      urls.append(
        TakenURL(
          seed: row.seed(outlet: outlet), outcome: isDone ? Self.outcome(row, stored) : nil,
          status: status == 0 ? nil : status, place: place))
    }
    return urls
  }

  private static func outcome(_ row: URLRow, _ stored: Row) -> Outcome? {
    switch row.end {
    case .article: return .article
    case .listing: return .listing
    case .unchanged: return .unchanged
    case .reject:
      let stage = (stored[URLRow.width + 1] as String?).flatMap { Rejection.Stage(rawValue: $0) } ?? .frontier
      let reason =
        (stored[URLRow.width + 2] as String?).flatMap { Rejection.Reason(rawValue: $0) } ?? .protocolError
      return .reject(Rejection(stage, reason, stored[URLRow.width + 3] ?? ""))
    case .excluded, nil: return nil
    }
  }

  func plan(
    _ db: Database, limit: Int, now: Timestamp
  ) throws -> [(seed: Seed, decision: RobotsDecision, delay: Milliseconds)] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(URLRow.columns) FROM urls WHERE state = 0 AND outlet IN (SELECT outlet FROM live)
        ORDER BY outlet, rank DESC, id LIMIT ?
        """, arguments: [limit])
    return try rows.compactMap { URLRow($0) }.map { row in
      let decision =
        try robotsState(db, of: row.address, now: now)?.decision(on: row.address)
        ?? RobotsDecision(allowed: true, reason: "robots.txt not read yet", line: nil)
      let delay = schedule.delay(try yard(ofSite: row.site, db))
      return (row.seed(outlet: posts[row.outlet]?.outlet.id ?? Outlet.ID("")), decision, delay)
    }
  }
}
