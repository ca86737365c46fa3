internal import GRDB
internal import Vocabulary

/// robots.txt: asked for once an origin and a day, before anything else of it.
extension Desk {
  /// What is known of the address's robots.txt; nil where it has to be asked for first.
  func robotsState(_ db: Database, of address: WebAddress, now: Timestamp) throws -> RobotsState? {
    let origin = String(address.origin)
    if let state = robots[origin] {
      // An order under way is not stopped in its tracks at midnight: within a run a verdict holds a lifetime.
      if state.expires > now { return state }
      robots[origin] = nil
      return nil
    }
    guard
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: "SELECT expires, verdict, status, body, digest FROM robots WHERE origin = ? AND expires > ?"),
        arguments: [origin, now.milliseconds]),
      let verdict = RobotsState.Verdict(rawValue: row["verdict"])
    else { return nil }
    let body: String = row["body"] ?? ""
    let state = RobotsState(
      verdict: verdict, status: row["status"], expires: Timestamp(milliseconds: row["expires"]),
      rules: RobotsRules(parsing: ByteText.bytes(of: body), agent: settings.agent), digest: row["digest"])
    try know(db, state, of: address)
    return state
  }

  private func keep(
    _ db: Database, _ state: RobotsState, _ body: [UInt8], of address: WebAddress, now: Timestamp
  ) throws {
    try store.begin(db, now: now)
    try db.run(
      """
      INSERT OR REPLACE INTO robots (origin, fetched, expires, verdict, status, body, digest)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        String(address.origin), now.milliseconds, state.expires.milliseconds, state.verdict.rawValue,
        state.status, ByteText.text(of: body), state.digest,
      ])
    try know(db, state, of: address)
  }

  private func know(_ db: Database, _ state: RobotsState, of address: WebAddress) throws {
    if robots.count > 20_000 { robots.removeAll() }
    robots[String(address.origin)] = state
    schedule.setCrawlDelay(try yard(ofSite: try site(of: address, db), db), state.rules.crawlDelay)
  }

  /// Takes the origin's robots.txt; the site is held until it is settled.
  func robotsOrder(_ db: Database, for row: URLRow, _ yard: Schedule.Handle, now: Timestamp) throws -> Ask? {
    let origin = String(row.address.origin)
    guard let address = WebAddress(serialized: origin + "/robots.txt") else { return nil }
    try store.begin(db, now: now)
    let key = Int64(bitPattern: digest("robots \(row.outlet) \(origin)".utf8))
    let url = NewURL(
      key: key, outlet: row.outlet, site: row.site, address: address, kind: .robots, origin: .robots,
      depth: 0,
      rank: 0, pattern: 0, run: runNumber)
    if try url.insert(db, writes.insertion) { posts[row.outlet]?.tally.listed[.robots, default: 0] += 1 }
    guard
      let stored = try Row.fetchOne(
        db.cachedStatement(sql: "SELECT \(URLRow.columns) FROM urls WHERE key = ?"), arguments: [key]),
      var taking = URLRow(stored)
    else { return nil }
    // Kept out of the queues: it is asked for only from here.
    try db.run("UPDATE urls SET state = 2, due = NULL, run = NULL WHERE key = ?", [key])
    taking.attempts = robotsTries[origin] ?? 0
    taking.address = address
    schedule.start(yard, now: now)
    schedule.hold(yard, true)
    posts[row.outlet]?.orders += 1
    taken[taking.id] = Taken(taking, yard: yard)
    let outlet = posts[row.outlet]?.outlet.id ?? Outlet.ID("")
    return .fetch(
      Order(seed: taking.seed(outlet: outlet), validators: nil, capture: nil, attempts: taking.attempts))
  }

  func settleRobots(
    _ db: Database, _ order: Order, result: RobotsFetch, digest: String?, now: Timestamp
  ) throws -> Settlement {
    let entry = try unseat(order.seed.id)
    schedule.hold(entry.yard, false)
    schedule.setWork(entry.yard, true)
    let address = entry.row.address
    let origin = String(address.origin)
    let verdict = RobotsState.verdict(on: result)
    let tries = (robotsTries[origin] ?? 0) + 1
    if verdict == .closed, tries < settings.attempts, !schedule.isParked(entry.yard, now: now) {
      robotsTries[origin] = tries
      schedule.pause(entry.yard, until: now + schedule.backoff(tries))
      return .retryLater
    }
    robotsTries[origin] = nil
    var status: Int?
    var body: [UInt8] = []
    if case .answered(let code, let bytes) = result {
      status = code
      if verdict == .rules { body = Array(bytes.prefix(RobotsRules.byteLimit)) }
    }
    // A server that is down is asked again by the next run, not by this one.
    let lifetime =
      verdict == .closed ? Milliseconds(settings.robotsLifetime.count / 2) : settings.robotsLifetime
    var state = RobotsState(
      verdict: verdict, status: status, expires: now + lifetime,
      rules: RobotsRules(parsing: body, agent: settings.agent), digest: verdict == .rules ? digest : nil)
    if case .failed(let rejection) = result {
      state.failure = rejection.detail.isEmpty ? nil : rejection.detail
    }
    try keep(db, state, body, of: address, now: now)
    // http that leads to https: the same file is the other origin's own, and is not asked for again.
    var home = address
    if let answered = entry.answered, answered.pathAndQuery == "/robots.txt", answered.origin != origin,
      verdict != .closed, posts[entry.row.outlet]?.scope.contains(answered) == true
    {
      home = answered
      try keep(db, state, body, of: home, now: now)
    }
    if verdict == .closed {
      let detail = state.decision(on: address).reason
      try close(
        db, entry.row, as: .reject(Rejection(.frontier, .robotsUnreachable, detail)), status: status ?? 0,
        now: now
      )
    } else {
      try close(db, entry.row, as: .listing, status: status ?? 0, now: now)
      let finds = Finds(state.rules.sitemaps.map { Find(href: Array($0.utf8), role: .sitemap) })
      _ = try found(db, finds, finds.indices, on: order.seed, base: address, now: now)
      try plantPolicies(db, of: home, state, outlet: entry.row.outlet, now: now)
    }
    return .final
  }
}

/// Bytes as SQLite text, a letter each (ISO 8859-1): GRDB knows blobs only as Foundation's `Data`. NUL becomes a blank.
enum ByteText {
  static func text(of bytes: [UInt8]) -> String {
    String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0 == 0 ? ASCII.space : $0) }))
  }

  static func bytes(of text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }
}
