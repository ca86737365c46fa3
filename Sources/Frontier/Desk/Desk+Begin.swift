internal import GRDB
internal import Vocabulary

/// How a run begins and ends.
extension Desk {
  /// The run's number; the URLs of runs that were broken off and are not taken up wait again.
  static func enter(_ db: Database, _ run: RunIdentity, now: Timestamp) throws -> Int64 {
    let broken = try Row.fetchAll(db, sql: "SELECT id, name FROM runs WHERE finished IS NULL ORDER BY id")
    var resumed: Int64?
    for row in broken {
      let id: Int64 = row["id"]
      if run.resume, row["name"] == run.id {
        resumed = id
        continue
      }
      // What they fetched never reached the tables: without validators it comes again in full.
      try db.execute(
        sql: """
          UPDATE urls SET state = 0, attempts = 0, not_before = 0, etag = NULL, last_modified = NULL,
            payload = NULL, place_file = NULL WHERE run = ? AND state != 0 AND kind != 4
          """, arguments: [id])
      try db.execute(sql: "UPDATE runs SET finished = ? WHERE id = ?", arguments: [now.milliseconds, id])
    }
    try db.execute(
      sql: "UPDATE urls SET attempts = 0, not_before = 0 WHERE state = 0 AND (attempts > 0 OR not_before > 0)"
    )
    if let resumed { return resumed }
    try db.execute(sql: "DELETE FROM runs WHERE name = ?", arguments: [run.id])
    try db.execute(
      sql: "INSERT INTO runs (name, started) VALUES (?, ?)", arguments: [run.id, now.milliseconds])
    return db.lastInsertedRowID
  }

  /// The number that the next new row will have.
  static func nextRow(_ db: Database) throws -> Int64 {
    (try Int64.fetchOne(db, sql: "SELECT max(id) FROM urls") ?? 0) + 1
  }

  static func patterns(_ db: Database, outlet: Int64, run: RunIdentity, patience: Int) throws -> PatternBook {
    var entries: [Int64: PatternBook.Entry] = [:]
    for row in try Row.fetchAll(
      db, sql: "SELECT pattern, taken, yield, barren FROM patterns WHERE outlet = ?", arguments: [outlet])
    {
      entries[row["pattern"]] = PatternBook.Entry(
        taken: row["taken"], yield: row["yield"], barren: row["barren"])
    }
    return PatternBook(patience: patience, entries: entries, isNewRun: !run.resume)
  }

  /// What is to be looked at again waits again; in a window, every list of the outlets does. What another window left
  /// out by its date waits where this run's does not, and what is due too far from now, by a run of a mistaken date.
  func wakeDue(_ db: Database, now: Timestamp) throws {
    try db.execute(
      sql: """
        UPDATE urls SET state = 0 WHERE state = 2 AND (due <= ? OR due > ?) AND run IS NOT ?
          AND outlet IN (SELECT outlet FROM live) AND (reason IS NOT ? OR day IS NULL OR day BETWEEN ? AND ?)
        """,
      arguments: [
        calendar(now).milliseconds, (calendar(now) + Recheck(settings).longest).milliseconds, runNumber,
        Rejection.Reason.outsideWindow.rawValue,
        run.since?.daysSince1970 ?? Int64.min, run.until?.daysSince1970 ?? Int64.max,
      ])
    guard run.hasWindow else { return }
    try db.execute(
      sql: """
        UPDATE urls SET state = 0 WHERE state = 2 AND kind IN (0, 1, 2, 3) AND run IS NOT ?
          AND outlet IN (SELECT outlet FROM live)
        """, arguments: [runNumber])
  }

  /// Puts the outlets' own addresses in; they are asked for in every run.
  func sow(_ db: Database, now: Timestamp) throws {
    for (number, post) in posts.sorted(by: { $0.key < $1.key }) {
      let outlet = post.outlet
      let seeds =
        outlet.homes.enumerated().map { ($1, $0 == 0 ? Seed.Kind.home : .section) }
        + outlet.feeds.map { ($0, Seed.Kind.feed) } + outlet.sitemaps.map { ($0, Seed.Kind.sitemap) }
      for (address, kind) in seeds {
        let new = try plant(db, address, kind: kind, origin: .pipeline, depth: 0, outlet: number, now: now)
        guard !new else { continue }
        try db.run(
          "UPDATE urls SET state = 0, due = NULL WHERE key = ? AND state = 2 AND run IS NOT ?",
          [key(of: address, outlet: number), runNumber])
      }
    }
  }

  /// Puts one address in; returns whether it was new.
  func plant(
    _ db: Database, _ address: WebAddress, key: Int64? = nil, pattern: Int64? = nil, kind: Seed.Kind,
    origin: Seed.Origin, depth: Int, outlet: Int64, hint: Seed.Hint = Seed.Hint(), date: Moment? = nil,
    saidModified: Moment? = nil, listed: Listed = [], now: Timestamp
  ) throws -> Bool {
    let pathDate = LinkGuess.date(in: address)
    let site = try site(of: address, db)
    let rank = Rank.of(
      kind, depth: depth, date: date ?? hint.published, pathDate: pathDate, until: run.until, now: now)
    let url = NewURL(
      key: key ?? self.key(of: address, outlet: outlet), outlet: outlet, site: site, address: address,
      kind: kind, origin: origin, depth: depth, rank: rank, pattern: pattern ?? Shape.number(of: address),
      run: runNumber, hint: hint, saidModified: saidModified.map { Rank.minutes($0) },
      day: (hint.published?.date ?? pathDate)?.daysSince1970, listed: listed)
    guard try url.insert(db, writes.insertion) else { return false }
    posts[outlet]?.tally.listed[origin, default: 0] += 1
    posts[outlet]?.waiting += 1
    let handle = try yard(ofSite: site, db)
    yards[handle].mayHoldMore = true
    schedule.setWork(handle, true)
    // What is more urgent than the queue goes before it, by way of the table.
    if let first = yards[handle].queue.last, rank > first.rank {
      yards[handle].queue.removeAll(keepingCapacity: true)
    }
    return true
  }

  /// Counts of a resumed run, but for what will be settled again from the archive.
  func recount(_ db: Database) throws {
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT outlet, kind, end, reason, count(*) AS n, count(status) AS asked FROM urls
        WHERE run = ? AND state = 2 AND end IS NOT NULL AND (place_file IS NULL OR end = 5)
        GROUP BY outlet, kind, end, reason
        """, arguments: [runNumber])
    {
      let outlet: Int64 = row["outlet"]
      guard let end = RowEnd(rawValue: row["end"]) else { continue }
      let reason = (row["reason"] as String?).flatMap { Rejection.Reason(rawValue: $0) }
      posts[outlet]?.tally.ends.count(end, reason, row["n"])
      guard end != .excluded else { continue }
      posts[outlet]?.tally.fetched += row["asked"]
      posts[outlet]?.orders += row["asked"]
      if row["kind"] as Int == Codes.number(of: .page, in: Codes.kinds) { pageOrders += row["asked"] }
    }
    for row in try Row.fetchAll(
      db, sql: "SELECT outlet, origin, count(*) AS n FROM urls WHERE found_run = ? GROUP BY outlet, origin",
      arguments: [runNumber])
    {
      let outlet: Int64 = row["outlet"]
      posts[outlet]?.tally.listed[Codes.value(row["origin"], in: Codes.origins, else: .link)] = row["n"]
    }
  }

  func finish(_ db: Database, now: Timestamp) throws {
    try store.begin(db, now: now)
    try db.run("UPDATE runs SET finished = ? WHERE id = ?", [now.milliseconds, runNumber])
  }
}
