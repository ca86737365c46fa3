import Glibc
import Testing
import Vocabulary

@testable import Frontier

/// 2026-11-29T02:00:00Z, when the walks begin.
let night: Int64 = 1_795_917_600_000

/// The one site of most tests.
let home = "http://127.0.0.1/"

/// Stories of November 2026, one a day.
func articles(_ n: Int, _ host: String = "http://127.0.0.1") -> [String] {
  (0..<n).map { "\(host)/news/2026/11/\($0 % 28 + 1)/story-number-\($0).html" }
}

/// A home page that names the stories from the `first` on, and these.
func town(_ n: Int, from first: Int = 0) -> Town {
  var town = Town()
  town.pages[home] = .listing(Town.links(articles(n).suffix(n - first)))
  for href in articles(n) { town.pages[href] = .article() }
  return town
}

/// A folder that lives as long as its owner.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/frontier-XXXXXX".utf8CString)
    let made = unsafe mkdtemp(&template).map { unsafe String(cString: $0) }
    #expect(made != nil)
    path = made ?? "/nowhere"
  }

  deinit {
    for name in ["", "-wal", "-shm"] { _ = unsafe unlink("\(path)/frontier.sqlite\(name)") }
    #expect(unsafe rmdir(path) == 0, "\(path) holds more than a store")
  }
}

/// A small web of canned answers, and a walk through it with a clock that only the walk moves.
struct Town {
  enum Answer {
    case listing([Find])
    case article([Find] = [])
    /// An article of that day, or what it is refused for.
    case dated(CivilDate?, Rejection?)
    case refused(Rejection)
    case status(Int, retryAfter: Milliseconds? = nil)
    case redirect(String)
    case broken
  }

  var pages: [String: Answer] = [:]
  var robots: [String: RobotsFetch] = [:]
  /// Whether lists that were read before are answered with 304 where their validators are sent.
  var isConditional = false
  /// The machine that answers for every host; nil: each says nothing of it.
  var address: String?

  struct Walk {
    var orders: [(at: Int64, href: String)] = []
    var refused: [(href: String, reason: Rejection.Reason)] = []
    var outcomes: [String: [Outcome]] = [:]
    var now = Timestamp(milliseconds: 0)
    var isFinished = false
    var hrefs: [String] { orders.map(\.href) }
  }

  static func links(_ hrefs: [String], role: Find.Role = .link, anchor: Int = 40) -> [Find] {
    hrefs.map { Find(href: Array($0.utf8), role: role, anchorLength: anchor) }
  }

  /// Walks until the frontier has finished, or `stopAfter` orders were handed out (the last stays taken).
  func walk(_ frontier: Frontier, from start: Int64 = night, latency: Int64 = 10, stopAfter: Int = 10_000)
    throws -> Walk
  {
    var walk = Walk()
    walk.now = Timestamp(milliseconds: start)
    while true {
      switch try frontier.next(now: walk.now) {
      case .finished:
        walk.isFinished = true
        return walk
      case .idle: return walk
      case .wait(let time): walk.now = time
      case .refused(let seed, let rejection): walk.refused.append((seed.address.href, rejection.reason))
      case .fetch(let order):
        walk.orders.append((walk.now.milliseconds, order.seed.address.href))
        if walk.orders.count >= stopAfter { return walk }
        try answer(frontier, order, &walk, latency: latency)
      }
    }
  }

  func answer(_ frontier: Frontier, _ order: Order, _ walk: inout Walk, latency: Int64) throws {
    walk.now = walk.now + Milliseconds(latency)
    let href = order.seed.address.href
    var report = Visit(status: 200, latency: Milliseconds(latency))
    report.remoteAddress = address
    if order.seed.kind == .robots {
      let result = robots[href] ?? .answered(status: 404, body: [])
      if case .answered(let status, _) = result { report.status = status } else { report.status = nil }
      try frontier.fetched(order, report: report, now: walk.now)
      try frontier.settleRobots(order, result: result, now: walk.now)
      return
    }
    var outcome: Outcome
    var published: CivilDate?
    report.validators = isConditional ? Validators(etag: "x") : nil
    switch pages[href] ?? .status(404) {
    case .listing where order.validators != nil:
      report.status = 304
      try frontier.fetched(order, report: report, now: walk.now)
      outcome = .unchanged
    case .listing(let finds):
      try frontier.fetched(order, report: report, now: walk.now)
      try frontier.found(Finds(finds), on: order.seed, now: walk.now)
      outcome = .listing
    case .article(let finds):
      report.place = ArchivePlace(file: "a.warc.gz", offset: order.seed.id.number, length: 1)
      try frontier.fetched(order, report: report, now: walk.now)
      try frontier.found(Finds(finds), on: order.seed, now: walk.now)
      outcome = .article
    case .dated(let day, let rejection):
      try frontier.fetched(order, report: report, now: walk.now)
      published = day
      outcome = rejection.map { .reject($0) } ?? .article
    case .refused(let rejection):
      try frontier.fetched(order, report: report, now: walk.now)
      outcome = .reject(rejection)
    case .status(let status, let wait):
      report.status = status
      report.retryAfter = wait
      report.isTransient = status >= 500 || status == 429
      try frontier.fetched(order, report: report, now: walk.now)
      outcome = .reject(
        Rejection(.fetch, status >= 500 ? .serverError : status == 429 ? .rateLimited : .clientError))
    case .broken:
      report.status = nil
      report.isTransient = true
      try frontier.fetched(order, report: report, now: walk.now)
      outcome = .reject(Rejection(.fetch, .unreachable))
    case .redirect(let location):
      let target = try #require(frontier.resolve(Array(location.utf8), against: order.seed.address))
      switch try frontier.permits(target, for: order.seed, now: walk.now) {
      case .follow:
        report.finalAddress = target
        try frontier.fetched(order, report: report, now: walk.now)
        outcome = .article
      case .refuse(let rejection):
        try frontier.fetched(order, report: report, now: walk.now)
        outcome = .reject(rejection)
      }
    }
    if try frontier.settle(order.seed.id, as: outcome, published: published, now: walk.now) == .final {
      walk.outcomes[href, default: []].append(outcome)
    }
  }
}

func outlet(
  _ name: String, _ home: String, feeds: [String] = [], sitemaps: [String] = [], hosts: [String] = []
) throws -> Outlet {
  Outlet(
    id: Outlet.ID(name), homes: [try #require(WebAddress(serialized: home))],
    feeds: try feeds.map { try #require(WebAddress(serialized: $0)) },
    sitemaps: try sitemaps.map { try #require(WebAddress(serialized: $0)) }, hosts: hosts)
}

func settings(delay: Int64 = 0, connections: Int = 1, probes: Bool = false) -> FrontierSettings {
  var settings = FrontierSettings(agent: "NaskhBot")
  settings.politeness = PolitenessSettings(delay: Milliseconds(delay), connectionsPerSite: connections)
  settings.probes = probes
  return settings
}

func frontier(
  _ outlets: [Outlet], path: String? = nil, run: RunIdentity = RunIdentity(id: "r1"),
  settings: FrontierSettings = settings(), now: Int64 = night
) throws -> Frontier {
  try Frontier(path: path, settings: settings, outlets: outlets, run: run, now: Timestamp(milliseconds: now))
}
