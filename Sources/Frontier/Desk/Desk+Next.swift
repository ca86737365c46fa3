internal import GRDB
internal import Vocabulary

/// What comes next.
extension Desk {
  /// Rows that a site's queue is filled with at a time.
  private static let queueLength = 32

  func next(_ db: Database, now: Timestamp) throws -> Ask {
    hasBegun = true
    wake(now: now)
    // What is passed over costs a write each; others want the store between them.
    for _ in 0..<256 {
      if let limit = run.limit, pageOrders >= limit { return taken.isEmpty ? .finished : .idle }
      switch schedule.next(now: now) {
      case .site(let yard):
        guard let row = try pop(db, yard, now: now) else {
          schedule.setWork(yard, false)
          continue
        }
        if let ask = try consider(db, row, yard, now: now) { return ask }
      case .wait(let time):
        return .wait(until: min(time, nextWake(now: now) ?? time))
      case .idle:
        if let time = nextWake(now: now) { return .wait(until: time) }
        return taken.isEmpty ? .finished : .idle
      }
    }
    return .wait(until: now)
  }

  /// Refuses, passes over (nil) or hands out one row.
  private func consider(_ db: Database, _ row: URLRow, _ yard: Schedule.Handle, now: Timestamp) throws -> Ask?
  {
    guard let post = posts[row.outlet] else { return nil }
    if let budget = settings.budget, post.orders >= budget {
      try db.run("DELETE FROM live WHERE outlet = ?", [row.outlet])
      for i in yards.indices { yards[i].queue.removeAll { $0.outlet == row.outlet } }
      return nil
    }
    if row.end == .listing, row.origin != .pipeline, row.kind == .section || row.kind == .page,
      post.patterns.isClosed(row.pattern, family: row.family)
    {
      // A list of a barren kind, known from earlier runs: it may have its turn again in some days.
      try store.begin(db, now: now)
      let due = calendar(now).milliseconds + 3 * 86_400_000
      try db.run("UPDATE urls SET state = 2, due = ? WHERE id = ?", [due, row.id])
      posts[row.outlet]?.waiting -= 1
      return nil
    }
    if row.origin != .pipeline, row.origin != .feed, row.end == nil,
      post.patterns.isClosed(row.pattern, family: row.family)
    {
      try exclude(
        db, row.id, outlet: row.outlet, Rejection(.frontier, .trap, "its pattern brings no articles"),
        now: now)
      return nil
    }
    if row.kind == .page, row.origin != .pipeline,
      isOutsideByNumber(row.address, pattern: row.pattern, outlet: row.outlet)
    {
      let rejection = Rejection(.frontier, .outsideWindow, "its number stands among those of other days")
      try exclude(db, row.id, outlet: row.outlet, rejection, now: now)
      return nil
    }
    guard let state = try robotsState(db, of: row.address, now: now) else {
      yards[yard].queue.append(row)
      return try robotsOrder(db, for: row, yard, now: now)
    }
    let decision = state.decision(on: row.address)
    if state.verdict == .closed {
      if row.origin == .pipeline {
        return try refuse(db, row, Rejection(.frontier, .robotsUnreachable, decision.reason), now: now)
      }
      try store.begin(db, now: now)
      try db.run("UPDATE urls SET not_before = ? WHERE id = ?", [state.expires.milliseconds, row.id])
      return nil
    }
    guard decision.allowed else {
      return try refuse(db, row, Rejection(.frontier, .robotsDisallowed, decision.reason), now: now)
    }
    return .fetch(hand(row, yard, now: now))
  }

  private func hand(_ row: URLRow, _ yard: Schedule.Handle, now: Timestamp) -> Order {
    schedule.start(yard, now: now)
    let entry = Taken(row, yard: yard)
    entry.hops = hops[row.id] ?? 0
    taken[row.id] = entry
    let post = posts[row.outlet]
    post?.orders += 1
    post?.waiting -= 1
    if row.kind == .page { pageOrders += 1 }
    let outlet = post?.outlet.id ?? Outlet.ID("")
    return Order(
      seed: row.seed(outlet: outlet), validators: row.validators, capture: row.capture,
      attempts: row.attempts)
  }

  /// Takes and settles a row at once.
  private func refuse(_ db: Database, _ row: URLRow, _ rejection: Rejection, now: Timestamp) throws -> Ask {
    let outlet = posts[row.outlet]?.outlet.id ?? Outlet.ID("")
    posts[row.outlet]?.waiting -= 1
    try close(db, row, as: .reject(rejection), status: nil, now: now)
    try probeOn(db, after: row, now: now)
    return .refused(row.seed(outlet: outlet), rejection)
  }

  /// Leaves a row out without taking it.
  func exclude(_ db: Database, _ id: Int64, outlet: Int64, _ rejection: Rejection, now: Timestamp) throws {
    try store.begin(db, now: now)
    // Another run may have another window.
    let due = rejection.reason == .outsideWindow ? calendar(now).milliseconds : nil
    try db.run(
      "UPDATE urls SET state = 2, run = ?, end = ?, reason = ?, detail = ?, due = ? WHERE id = ?",
      [runNumber, RowEnd.excluded.rawValue, rejection.reason.rawValue, rejection.detail, due, id])
    posts[outlet]?.tally.ends.count(.excluded, rejection.reason)
    posts[outlet]?.waiting -= 1
  }

  private func pop(_ db: Database, _ yard: Schedule.Handle, now: Timestamp) throws -> URLRow? {
    if yards[yard].queue.isEmpty { try refill(db, yard, now: now) }
    return yards[yard].queue.popLast()
  }

  private func refill(_ db: Database, _ yard: Schedule.Handle, now: Timestamp) throws {
    guard yards[yard].mayHoldMore else { return }
    // Rows of the site that are handed out still wait on disk.
    let limit = Self.queueLength + taken.values.count { $0.yard == yard }
    let stored = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT \(URLRow.columns) FROM urls
          WHERE state = 0 AND site = ? AND not_before <= ? AND outlet IN (SELECT outlet FROM live)
          ORDER BY rank DESC, id LIMIT ?
          """), arguments: [yards[yard].number, now.milliseconds, limit])
    var count = 0
    var queue: [URLRow] = []
    while let row = try stored.next() {
      count += 1
      if taken[row[0]] == nil, let row = URLRow(row) { queue.append(row) }
    }
    if count < limit {
      yards[yard].mayHoldMore = false
      let wakes = try Int64.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT min(not_before) FROM urls
            WHERE state = 0 AND site = ? AND not_before > ? AND outlet IN (SELECT outlet FROM live)
            """), arguments: [yards[yard].number, now.milliseconds])
      yards[yard].wakesAt = wakes.map { Timestamp(milliseconds: $0) }
    }
    yards[yard].queue = queue.reversed()
  }

  /// Sites whose put-back rows have come of age have work again.
  private func wake(now: Timestamp) {
    for i in yards.indices {
      guard let time = yards[i].wakesAt, time <= now else { continue }
      yards[i].wakesAt = nil
      yards[i].mayHoldMore = true
      schedule.setWork(i, true)
    }
  }

  private func nextWake(now: Timestamp) -> Timestamp? {
    yards.compactMap(\.wakesAt).filter { $0 <= now + settings.politeness.patience }.min()
  }
}
