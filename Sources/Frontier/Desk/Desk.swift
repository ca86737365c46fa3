internal import GRDB
internal import Vocabulary

/// The frontier's memory of one run; its table is the store. One caller at a time.
///
/// Bounded: per site a short queue, per outlet its patterns, and the last few ten thousand keys seen.
final class Desk {
  /// An outlet at work in this run.
  final class Post {
    let outlet: Outlet
    let number: Int64
    let scope: Scope
    var patterns: PatternBook
    var tally: OutletTally
    var orders = 0
    /// Rows that wait and are not taken.
    var waiting = 0
    /// Kinds of list of which one is known: feeds, sitemaps.
    var known: Set<Seed.Kind>
    /// By pattern; empty in a run without a window.
    var numbers: [Int64: NumberLine] = [:]

    init(_ outlet: Outlet, number: Int64, patterns: PatternBook, known: Set<Seed.Kind>) {
      self.outlet = outlet
      self.number = number
      self.patterns = patterns
      self.known = known
      scope = Scope(of: outlet)
      tally = OutletTally(outlet: outlet.id)
    }
  }

  /// A site's queue.
  struct Yard {
    let number: Int64
    /// The next rows, the first to come last.
    var queue: [URLRow] = []
    /// Whether the table may hold rows beyond the queue.
    var mayHoldMore = true
    /// When a row that was put back may be tried again.
    var wakesAt: Timestamp?
    /// The machine that answered last.
    var address: String?
  }

  /// A URL that was handed out.
  final class Taken {
    let row: URLRow
    let yard: Schedule.Handle
    var isFlying = true
    /// Settled before the run was broken off, and open again to be settled from the archive.
    var wasSettled = false
    /// Whether this visit's page lies in the archive.
    var isArchived = false
    var status: Int?
    /// Whether another try in this run makes sense.
    var mayRetry = false
    var retryAfter: Milliseconds?
    var hops = 0
    /// The address that answered a robots order.
    var answered: WebAddress?
    /// Where a redirect goes on with an order of its own.
    var goesOnAt: WebAddress?
    /// New pages that it named.
    var named = 0

    init(_ row: URLRow, yard: Schedule.Handle) {
      self.row = row
      self.yard = yard
    }
  }

  let settings: FrontierSettings
  let run: RunIdentity
  let store: FrontierStore
  let runNumber: Int64
  let began: Timestamp
  let writes: PageWrites
  var posts: [Int64: Post] = [:]
  var postNumbers: [Outlet.ID: Int64] = [:]
  var schedule: Schedule
  var yards: [Yard] = []
  var yardOfSite: [Int64: Schedule.Handle] = [:]
  var siteOfHost: [String: Int64] = [:]
  var robots: [String: RobotsState] = [:]
  var robotsTries: [String: Int] = [:]
  var taken: [Int64: Taken] = [:]
  var recentKeys = RecentKeys()
  var recentReferences = RecentKeys()
  /// Patterns whose counts the table has not yet, by outlet.
  var judged: [Int64: Set<Int64>] = [:]
  /// Files beside robots.txt, by origin.
  var policies: [String: [String: [UInt8]]] = [:]
  /// Redirects met on the way of a URL that goes on in its turn.
  var hops: [Int64: Int] = [:]
  /// Pages that named a row as their canonical, in this run.
  var canonicalClaims: [Int64: Int] = [:]
  /// Rows from this one on are of this run, and have other names only where `named` holds them.
  var firstOwnRow: Int64
  var named: Set<Int64> = []
  var pageOrders = 0
  /// Whether `next` was asked.
  var hasBegun = false

  init(
    _ db: Database, store: FrontierStore, settings: FrontierSettings, outlets: [Outlet], run: RunIdentity,
    now: Timestamp
  ) throws {
    self.settings = settings
    self.run = run
    self.store = store
    began = now
    schedule = Schedule(settings.politeness)
    try store.begin(db, now: now)
    runNumber = try Self.enter(db, run, now: now)
    writes = try PageWrites(db)
    firstOwnRow = run.resume ? Int64.max : try Self.nextRow(db)
    try db.execute(sql: "CREATE TEMP TABLE IF NOT EXISTS live (outlet INTEGER PRIMARY KEY); DELETE FROM live")
    for outlet in outlets where Self.isInShard(outlet, run) {
      let number = try db.number(of: outlet.id.name, in: "outlets")
      posts[number] = Post(
        outlet, number: number,
        patterns: try Self.patterns(db, outlet: number, run: run, patience: settings.trapPatience),
        known: try Self.knownLists(db, of: outlet, number))
      postNumbers[outlet.id] = number
      try db.run("INSERT INTO live VALUES (?)", [number])
    }
    try wakeDue(db, now: now)
    try sow(db, now: now)
    if run.resume { try recount(db) }
    for row in try Row.fetchAll(
      db, sql: "SELECT outlet, count(*) AS n FROM urls WHERE state = 0 GROUP BY outlet")
    {
      posts[row["outlet"]]?.waiting = row["n"]
    }
    for site in try Int64.fetchAll(
      db,
      sql:
        "SELECT DISTINCT site FROM urls WHERE state = 0 AND outlet IN (SELECT outlet FROM live) ORDER BY site"
    ) {
      _ = try yard(ofSite: site, db)
    }
    try store.commit(db)
    store.beforeCommit = { [unowned self] db in try writeJudgements(db) }
  }

  /// Kinds of list that the pipeline names, or that were known before, in this run or an earlier one.
  private static func knownLists(_ db: Database, of outlet: Outlet, _ number: Int64) throws -> Set<Seed.Kind>
  {
    var known = Set(
      try Int.fetchAll(
        db, sql: "SELECT DISTINCT kind FROM urls WHERE outlet = ? AND kind IN (2, 3)", arguments: [number]
      ).map { Codes.value($0, in: Codes.kinds, else: .feed) })
    if !outlet.feeds.isEmpty { known.insert(.feed) }
    if !outlet.sitemaps.isEmpty { known.insert(.sitemap) }
    return known
  }

  /// The time as the run's night has it: a run of another date than today's finds due what is due then.
  func calendar(_ now: Timestamp) -> Timestamp {
    guard let night = run.night else { return now }
    let day: Int64 = 86_400_000
    return now + Milliseconds(night.daysSince1970 * day - began.milliseconds / day * day)
  }

  static func isInShard(_ outlet: Outlet, _ run: RunIdentity) -> Bool {
    guard let shard = run.shard, shard.count > 1 else { return true }
    let name = outlet.homes.first.map { Site(of: $0).name } ?? outlet.id.name
    return Int(digest(name.utf8) % UInt64(shard.count)) == shard.index
  }

  func yard(ofSite site: Int64, _ db: Database) throws -> Schedule.Handle {
    if let handle = yardOfSite[site] { return handle }
    let handle = schedule.addSite()
    yards.append(Yard(number: site))
    yardOfSite[site] = handle
    schedule.setWork(handle, true)
    let address = try String.fetchOne(
      db.cachedStatement(sql: "SELECT address FROM sites WHERE id = ?"), arguments: [site])
    if let address { schedule.place(handle, at: address) }
    yards[handle].address = address
    return handle
  }

  func site(of address: WebAddress, _ db: Database) throws -> Int64 {
    let origin = String(address.origin)
    if let site = siteOfHost[origin] { return site }
    let site = try db.number(of: Site(of: address).name, in: "sites")
    if siteOfHost.count > 50_000 { siteOfHost.removeAll() }
    siteOfHost[origin] = site
    return site
  }

  func key(of address: WebAddress, outlet: Int64) -> Int64 {
    let seed = digest(String(outlet).utf8)
    return Int64(bitPattern: digest(Canonical.keyBytes(of: address), seed: seed))
  }
}

/// The keys seen last: most links of a page were on the page before.
struct RecentKeys {
  private var new: Set<Int64> = []
  private var old: Set<Int64> = []
  private static let limit = 32_768

  /// Whether the key was not among them.
  mutating func insert(_ key: Int64) -> Bool {
    if new.contains(key) { return false }
    if new.count >= Self.limit {
      swap(&new, &old)
      new.removeAll(keepingCapacity: true)
    }
    new.insert(key)
    return !old.contains(key)
  }
}
