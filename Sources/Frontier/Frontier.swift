package import Vocabulary

/// The crawl's table and its conscience: what to fetch, when, and whether that is allowed.
///
/// How a line uses it, from any threads:
/// 1. `init` opens the store, takes up or begins the run, and puts the outlets' own addresses in.
/// 2. A resumed run first reads `taken(after:limit:)` to its end: rows with a place in the archive are read from there
///    and settled again as if they had just been fetched, the others are told to the tables again.
/// 3. The fetch loop asks `next` until `.finished`. An order's redirects are put to `permits`.
/// 4. When the transfer ends: `landed` frees the site, and `fetched` notes the archive's place (and does both where
///    `landed` was not called). Then for a robots
///    order `settleRobots`; for any other order, once the page has been read, `found` for what it names, and at last
///    `settle` with its outcome. A transfer that the end of the run cut: `release`.
/// 5. When the tables are committed: `finish`. A run that never came so far is taken up by `resume`, and where it is
///    not, the next run takes its URLs for not done.
///
/// Every URL handed out (and every one refused by `next`) ends as exactly one article, listing, unchanged or reject.
package final class Frontier: @unchecked Sendable {
  // Unchecked: `desk` is touched only inside `store.use`, which GRDB's queue runs one at a time.
  private let desk: Desk
  private let store: FrontierStore

  /// `path` nil keeps the table in memory.
  package init(
    path: String?, settings: FrontierSettings, outlets: [Outlet], run: RunIdentity, now: Timestamp
  ) throws(Fault) {
    let store = try FrontierStore(path: path, settings: settings, isRehearsal: run.isRehearsal)
    self.store = store
    desk = try store.use { db in
      try Desk(db, store: store, settings: settings, outlets: outlets, run: run, now: now)
    }
  }

  /// What to do now.
  package func next(now: Timestamp) throws(Fault) -> Ask {
    try store.use { db in
      let ask = try desk.next(db, now: now)
      switch ask {
      // A slow server may keep the next ask away for long.
      case .idle, .finished: try store.commit(db)
      case .wait(let until): try store.commitIfDue(db, now: max(now, until))
      case .fetch, .refused: try store.commitIfDue(db, now: now)
      }
      return ask
    }
  }

  /// Whether an order may go on at `address`, where a server or a page sent it: scope, robots, and whether it is known
  /// already. `inTurn`: its transfer is over, so it goes on in an order of its own.
  package func permits(
    _ address: WebAddress, for seed: Seed, inTurn: Bool = false, now: Timestamp
  ) throws(Fault) -> HopVerdict {
    try store.use { db in try desk.permits(db, address, for: seed, inTurn: inTurn, now: now) }
  }

  /// A `Location`, or any reference, as an address; nil where it is none.
  package func resolve(_ location: [UInt8], against base: WebAddress) -> WebAddress? {
    WebAddress.resolve(location, base: base)
  }

  /// A transfer has ended: its site is free for the next one, before anybody has looked at what it brought.
  package func landed(_ order: Order, report: Visit, now: Timestamp) throws(Fault) {
    try store.use { db in try desk.landed(db, order, report: report, now: now) }
  }

  /// The transfer of an order has ended, well or not, and `report` says where the archive holds what it brought.
  package func fetched(_ order: Order, report: Visit, now: Timestamp) throws(Fault) {
    try store.use { db in
      try desk.fetched(db, order, report: report, now: now)
      try store.commitIfDue(db, now: now)
    }
  }

  /// The answer to a robots order; `retryLater` where another try comes in this run. `digest` names the file in the
  /// records of its pages.
  @discardableResult
  package func settleRobots(
    _ order: Order, result: RobotsFetch, digest: String? = nil, now: Timestamp
  ) throws(Fault) -> Settlement {
    try store.use { db in
      let settlement = try desk.settleRobots(db, order, result: result, digest: digest, now: now)
      try store.commitIfDue(db, now: now)
      return settlement
    }
  }

  /// The answer to an order of kind `policy`, before it is settled: the file's text, nil where the host has none.
  package func keep(policy body: [UInt8]?, of seed: Seed, now: Timestamp) throws(Fault) {
    try store.use { db in try desk.keep(db, policy: body, of: seed.address, now: now) }
  }

  /// What is known of a page beside the page, `address` being the one that answered.
  package func record(of seed: Seed, at address: WebAddress) throws(Fault) -> PageRecord {
    try store.use { db in try desk.record(db, of: seed, at: address) }
  }

  /// The end of a URL that was handed out, once for each; `published` is the day that its page states.
  @discardableResult
  package func settle(
    _ id: Seed.ID, as outcome: Outcome, published: CivilDate? = nil, now: Timestamp
  ) throws(Fault) -> Settlement {
    try store.use { db in
      let settlement = try desk.settle(db, id, as: outcome, published: published, now: now)
      try store.commitIfDue(db, now: now)
      return settlement
    }
  }

  /// Gives an order back as if it had not been handed out.
  package func release(_ id: Seed.ID) throws(Fault) {
    try store.use { _ in desk.release(id) }
  }

  /// What a page names, resolved against `base` (the address that answered, or the page's `<base>`); returns how
  /// many addresses were new. Before the page is settled.
  @discardableResult
  package func found(_ finds: Finds, on page: Seed, base: WebAddress? = nil, now: Timestamp) throws(Fault)
    -> Int
  {
    var isPastWindow = false
    if page.kind == .section, desk.run.since != nil {
      isPastWindow = try store.use { _ in desk.leavesWindow(finds, on: page, base: base ?? page.address) }
    }
    var count = 0
    // In slices: a page of 200,000 links must not keep the fetch loop from its next order.
    for start in stride(from: 0, to: finds.count, by: Self.slice) {
      count += try store.use { db in
        let new = try desk.found(
          db, finds, start..<min(start + Self.slice, finds.count), on: page, base: base ?? page.address,
          isPastWindow: isPastWindow, now: now)
        try store.commitIfDue(db, now: now)
        return new
      }
    }
    return count
  }

  private static let slice = 128

  /// What a page's `rel=canonical` says: nil where the page stands for itself, or the claim is not to be believed; a
  /// rejection where another URL of the outlet, seen as an article, stands for it. Before the page is settled.
  ///
  /// A claim that leads out of the outlet, to a home page, or to what robots.txt forbids is a lie; one that names an
  /// address nobody knew yet becomes this page's own second name.
  package func honours(
    canonical: [UInt8], of page: Seed, base: WebAddress? = nil, now: Timestamp
  ) throws(Fault) -> Rejection? {
    try store.use { db in
      try desk.honours(db, canonical: canonical, of: page, base: base ?? page.address, now: now)
    }
  }

  /// The run's numbers so far, by outlet in the order of their ids.
  package func tally() throws(Fault) -> [OutletTally] {
    try store.use { _ in desk.tally() }
  }

  /// The same by the day of publication; `today` stands for pages that show none and for lists.
  package func account(today: CivilDate) throws(Fault) -> [DayAccount] {
    try store.use { db in try desk.account(db, today: today) }
  }

  /// Outlets that brought nothing new in this run, though they would have by their habit.
  package func quiet(now: Timestamp) throws(Fault) -> [QuietOutlet] {
    try store.use { db in try desk.quiet(db, now: now) }
  }

  /// URLs that this run has taken, in the order of their ids. In a resumed run, until `next` is asked for the first
  /// time, those with a place in the archive are open again and want to be settled once more.
  package func taken(after id: Seed.ID?, limit: Int = 256) throws(Fault) -> [TakenURL] {
    try store.use { db in try desk.taken(db, after: id?.number ?? Int64.min, limit: limit) }
  }

  /// Whether an address may be fetched, as far as robots.txt is known.
  package func decision(for address: WebAddress, now: Timestamp) throws(Fault) -> RobotsDecision {
    try store.use { db in
      try desk.robotsState(db, of: address, now: now)?.decision(on: address)
        ?? RobotsDecision(allowed: true, reason: "robots.txt not read yet", line: nil)
    }
  }

  /// What an address promises before anybody has seen the page; nil where it is never a page. `anchorLength` counts the
  /// letters of the link that names it.
  package static func promises(_ address: WebAddress, anchorLength: Int) -> Seed.Kind? {
    LinkGuess.kind(of: address, anchorLength: anchorLength)
  }

  /// What waits and may be taken, the first to come first, with the rule that allows each and the delay that its site
  /// is given; for a dry run.
  package func plan(
    limit: Int, now: Timestamp
  ) throws(Fault) -> [(seed: Seed, decision: RobotsDecision, delay: Milliseconds)] {
    try store.use { db in try desk.plan(db, limit: limit, now: now) }
  }

  /// The run's results are safe elsewhere.
  package func finish(now: Timestamp) throws(Fault) {
    try store.use { db in
      try desk.finish(db, now: now)
      try store.commit(db)
    }
  }

  /// Gives the memory of its caches back; for when it will be asked little more.
  package func rest() throws(Fault) {
    try store.use { db in try store.rest(db) }
  }

  /// Commits what has gathered, for a process that is about to leave.
  package func flush() throws(Fault) {
    try store.use { db in try store.commit(db) }
  }
}
