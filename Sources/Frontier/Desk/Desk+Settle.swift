internal import GRDB
internal import Vocabulary

/// What becomes of an order.
extension Desk {
  /// Hops of one order, pages and robots.txt alike; RFC 9309 asks for at least five.
  private static let hopLimit = 10
  private static let robotsHopLimit = 5
  /// Rows with other names that are kept in mind; beyond, the table is asked for every page.
  private static let namedLimit = 1 << 18
  /// Pages that may name one other page as their canonical before that is taken for a mistake.
  private static let claimLimit = 8

  func permits(
    _ db: Database, _ address: WebAddress, for seed: Seed, inTurn: Bool, now: Timestamp
  ) throws -> HopVerdict {
    guard let entry = taken[seed.id.number], let post = posts[entry.row.outlet] else {
      return .refuse(Rejection(.frontier, .redirectRefused, "nobody has asked for this page"))
    }
    entry.hops += 1
    hops[seed.id.number] = entry.hops
    let isRobots = entry.row.kind == .robots
    if entry.hops > (isRobots ? Self.robotsHopLimit : Self.hopLimit) {
      return .refuse(Rejection(.fetch, .tooManyRedirects, "more than \(entry.hops - 1)"))
    }
    // The file that a robots.txt leads to binds the host that was asked (RFC 9309 §2.3.1.2).
    if isRobots { return .follow }
    guard post.scope.contains(address) else {
      return .refuse(Rejection(.frontier, .redirectRefused, "leads out of the outlet, to \(address.origin)"))
    }
    if let other = try otherRow(db, for: address, than: entry.row) {
      try name(db, entry.row.address, for: other, outlet: entry.row.outlet, now: now)
      return .refuse(Rejection(.frontier, .alias, "leads to \(address.href), which has a row of its own"))
    }
    let state = try robotsState(db, of: address, now: now)
    if let state, !state.decision(on: address).allowed {
      let reason = state.verdict == .closed ? Rejection.Reason.robotsUnreachable : .robotsDisallowed
      return .refuse(
        Rejection(.frontier, reason, "leads to \(address.href): \(state.decision(on: address).reason)"))
    }
    if state != nil, !inTurn, schedule.delay(entry.yard).count == 0 { return .follow }
    entry.goesOnAt = address
    return .refuse(Rejection(.frontier, .redirectRefused, "goes on at \(address.href) in its turn"))
  }

  /// The row that stands for `address`, where that is another one with a page of its own.
  private func otherRow(_ db: Database, for address: WebAddress, than row: URLRow) throws -> Int64? {
    let key = key(of: address, outlet: row.outlet)
    let id = try Int64.fetchOne(
      db.cachedStatement(
        sql:
          "SELECT id FROM urls WHERE key = ?1 AND end IS NOT 5 UNION ALL SELECT url FROM aliases WHERE key = ?1"
      ),
      arguments: [key])
    return id == row.id ? nil : id
  }

  func honours(
    _ db: Database, canonical: [UInt8], of page: Seed, base: WebAddress, now: Timestamp
  ) throws -> Rejection? {
    guard let row = taken[page.id.number]?.row, let post = posts[row.outlet],
      let address = WebAddress.resolve(canonical, base: base), address != row.address,
      post.scope.contains(address),
      address.pathAndQuery != "/",
      try robotsState(db, of: address, now: now)?.decision(on: address).allowed != false
    else { return nil }
    let key = key(of: address, outlet: row.outlet)
    guard key != self.key(of: row.address, outlet: row.outlet) else { return nil }
    if let other = try otherRow(db, for: address, than: row) {
      // Only a page that was seen stands for another, and a site that names one address for all its pages would be
      // left with one article.
      let end = try Int.fetchOne(
        db.cachedStatement(sql: "SELECT end FROM urls WHERE id = ?"), arguments: [other])
      guard end == RowEnd.article.rawValue || end == RowEnd.unchanged.rawValue,
        canonicalClaims[other, default: 0] < Self.claimLimit
      else { return nil }
      canonicalClaims[other, default: 0] += 1
      try name(db, row.address, for: other, outlet: row.outlet, now: now)
      return Rejection(.extract, .alias, "canonical: \(address.href)")
    }
    try name(db, address, for: row.id, outlet: row.outlet, now: now)
    return nil
  }

  /// Makes `address` another name of the row: found again, it is nothing new.
  func name(
    _ db: Database, _ address: WebAddress, for row: Int64, outlet: Int64, now: Timestamp
  ) throws {
    try store.begin(db, now: now)
    if row >= firstOwnRow {
      named.insert(row)
      if named.count > Self.namedLimit { (named, firstOwnRow) = ([], Int64.max) }
    }
    try db.run(
      "INSERT OR IGNORE INTO aliases (key, url, href) VALUES (?, ?, ?)",
      [key(of: address, outlet: outlet), row, address.href])
  }

  /// Takes an entry out of the taken ones; a URL that is not among them was settled before.
  func unseat(_ id: Seed.ID) throws -> Taken {
    guard let entry = taken.removeValue(forKey: id.number) else {
      throw Fault(.failed, "URL \(id.number) was settled that is not taken; this is a fault of the program")
    }
    if entry.isFlying {
      // The transfer never reported: the site must not stay occupied.
      schedule.finish(entry.yard, status: 200, latency: Milliseconds(0), retryAfter: nil, now: began)
    }
    return entry
  }

  func release(_ id: Seed.ID) {
    guard let entry = try? unseat(id) else { return }
    if entry.row.kind == .robots { schedule.hold(entry.yard, false) }
    if entry.row.kind == .page { pageOrders -= 1 }
    posts[entry.row.outlet]?.orders -= 1
    if entry.row.kind != .robots { posts[entry.row.outlet]?.waiting += 1 }
    yards[entry.yard].mayHoldMore = true
    schedule.setWork(entry.yard, true)
  }

  func settle(
    _ db: Database, _ id: Seed.ID, as outcome: Outcome, published: CivilDate? = nil, now: Timestamp
  ) throws -> Settlement {
    let entry = try unseat(id)
    if case .reject = outcome, let address = entry.goesOnAt {
      try putBack(db, entry, at: address, notBefore: now, now: now)
      return .retryLater
    }
    learn(entry.row, published: published)
    if case .reject(let rejection) = outcome, rejection.stage == .fetch, entry.mayRetry,
      entry.row.attempts + 1 < settings.attempts, !schedule.isParked(entry.yard, now: now)
    {
      let wait = max(schedule.backoff(entry.row.attempts + 1), entry.retryAfter ?? Milliseconds(0))
      try putBack(db, entry, at: nil, notBefore: now + wait, now: now)
      return .retryLater
    }
    // A host without such a file says nothing, whatever it answers.
    let outcome = entry.row.kind == .policy && outcome != .unchanged ? .listing : outcome
    try close(db, entry.row, as: outcome, entry, published: published, status: entry.status ?? 0, now: now)
    if case .reject = outcome {
      // A host that refuses its home page is not asked for a dozen more.
      try probeOn(db, after: entry.row, now: now)
    } else if entry.row.kind == .home {
      try probe(db, outlet: entry.row.outlet, now: now)
    }
    if !entry.wasSettled { judgePattern(entry, outcome) }
    return .final
  }

  private func putBack(
    _ db: Database, _ entry: Taken, at address: WebAddress?, notBefore: Timestamp, now: Timestamp
  ) throws {
    try store.begin(db, now: now)
    try db.run(
      "UPDATE urls SET state = 0, attempts = ?, not_before = ?, place_file = NULL, href = ? WHERE id = ?",
      [
        address == nil ? entry.row.attempts + 1 : entry.row.attempts, notBefore.milliseconds,
        (address ?? entry.row.address).href, entry.row.id,
      ])
    if let address, entry.row.kind != .robots {
      try name(db, entry.row.address, for: entry.row.id, outlet: entry.row.outlet, now: now)
      try name(db, address, for: entry.row.id, outlet: entry.row.outlet, now: now)
    }
    if entry.row.kind == .page { pageOrders -= 1 }
    posts[entry.row.outlet]?.waiting += 1
    if notBefore > now {
      let wakes = yards[entry.yard].wakesAt
      yards[entry.yard].wakesAt = min(wakes ?? notBefore, notBefore)
    } else {
      yards[entry.yard].queue.removeAll(keepingCapacity: true)
      yards[entry.yard].mayHoldMore = true
      schedule.setWork(entry.yard, true)
    }
  }

  /// Writes a row's end and when it is to be looked at again. `status` nil: nobody was asked; 0: nobody answered.
  func close(
    _ db: Database, _ row: URLRow, as outcome: Outcome, _ entry: Taken? = nil, published: CivilDate? = nil,
    status: Int?, now: Timestamp
  ) throws {
    try store.begin(db, now: now)
    hops[row.id] = nil
    let end: RowEnd
    var rejection: Rejection?
    switch outcome {
    case .article: end = .article
    case .listing: end = .listing
    case .unchanged: end = .unchanged
    case .reject(let reason):
      end = .reject
      rejection = reason
    }
    let night = calendar(now)
    let first = row.firstFetched ?? night.milliseconds
    var next = Recheck(settings).next(
      row: row, outcome: outcome, named: entry?.named ?? 0, first: first,
      day: published?.daysSince1970 ?? row.day, now: night)
    if let wait = entry?.retryAfter, let due = next.due { next.due = max(due, (night + wait).milliseconds) }
    try writes.closing.run(db) { values in
      values.add(runNumber)
      values.add(end.rawValue)
      values.add(rejection?.stage.rawValue)
      values.add(rejection?.reason.rawValue)
      values.add(rejection?.detail)
      values.add(status)
      values.add(first)
      values.add(next.due)
      values.add(next.span)
      values.add(published?.daysSince1970)
      values.add(entry?.isArchived == true ? 1 : 0)
      values.add(row.id)
    }
    if rejection?.stage == .extract {
      // What gave no article is asked for in full when it is asked for again.
      try db.run("UPDATE urls SET etag = NULL, last_modified = NULL, payload = NULL WHERE id = ?", [row.id])
    }
    posts[row.outlet]?.tally.ends.count(end, rejection?.reason)
    if status != nil { posts[row.outlet]?.tally.fetched += 1 }
  }

  /// A pattern lives by what its pages bring; what waits of a closed one is left out when its turn comes.
  private func judgePattern(_ entry: Taken, _ outcome: Outcome) {
    let row = entry.row
    guard row.origin != .pipeline, row.kind != .robots, row.kind != .policy else { return }
    let yields: Bool
    switch outcome {
    case .article, .unchanged: yields = true
    case .listing: yields = entry.named > 0
    case .reject(let rejection)
    where [.outsideWindow, .noarchive, .reserved, .paywall].contains(rejection.reason):
      // An article, though not for this run.
      yields = true
    case .reject(let rejection) where rejection.stage == .extract || rejection.reason == .clientError:
      yields = false
    case .reject(let rejection) where rejection.reason == .gone || rejection.reason == .alias: yields = false
    case .reject: return  // the transfer's fault, not the pattern's
    }
    let family = entry.row.family
    posts[row.outlet]?.patterns.count(row.pattern, family: family, yields: yields)
    judged[row.outlet, default: []].formUnion([row.pattern, family])
  }

  /// Writes what the patterns have come to since the last commit.
  func writeJudgements(_ db: Database) throws {
    for (outlet, patterns) in judged {
      for number in patterns {
        guard let entry = posts[outlet]?.patterns.entries[number] else { continue }
        try writes.judgement.run(db) { values in
          values.add(outlet)
          values.add(number)
          values.add(entry.taken)
          values.add(entry.yield)
          values.add(entry.barren)
        }
      }
    }
    judged.removeAll(keepingCapacity: true)
  }
}
