import Testing
import Vocabulary

@testable import Frontier

@Suite struct DayAccountTests {
  private let folder = TemporaryFolder()
  private let home = "http://127.0.0.1/"
  private let today = CivilDate(daysSince1970: night / 86_400_000)

  private func page(_ day: Int, _ name: String) -> String {
    "http://127.0.0.1/2026/11/\(day)/the-\(name)-of-the-day.html"
  }

  private func entry(_ href: String, _ published: String? = nil) -> Find {
    Find(
      href: Array(href.utf8), role: .entry,
      hint: Seed.Hint(published: published.flatMap { Moment(iso8601: $0) }))
  }

  @Test func listsAndEndsAreCountedByTheDayOfPublication() throws {
    var town = Town()
    let feed = "http://127.0.0.1/feed.xml"
    let undated = "http://127.0.0.1/a-story-without-any-date-in-it.html"
    town.pages[home] = .listing(
      Town.links([page(23, "first"), page(24, "gone"), "http://127.0.0.1/a/a/a/trap"]))
    town.pages[feed] = .listing([
      entry(page(23, "first"), "2026-11-23T10:00:00Z"), entry(page(24, "second"), "2026-11-24"),
      entry(undated),
    ])
    for href in [page(23, "first"), page(24, "second"), undated] { town.pages[href] = .article() }
    let frontier = try frontier([try outlet("a", home, feeds: [feed])])
    let walk = try town.walk(frontier)
    #expect(walk.isFinished)
    var days = [DayAccount(outlet: Outlet.ID("a"), day: CivilDate(year: 2026, month: 11, day: 23) ?? today)]
    days[0].listedByFeed = 1
    days[0].listedByPage = 1
    days[0].ends.articles = 1
    days.append(DayAccount(outlet: Outlet.ID("a"), day: CivilDate(year: 2026, month: 11, day: 24) ?? today))
    days[1].listedByFeed = 1
    days[1].listedByPage = 1
    days[1].ends.articles = 1
    days[1].ends.rejects = [.clientError: 1]
    days.append(DayAccount(outlet: Outlet.ID("a"), day: today))
    days[2].listedByFeed = 1
    days[2].ends.articles = 1
    days[2].ends.listings = 3  // robots.txt, the home page, the feed
    days[2].ends.excluded = [.trap: 1]
    #expect(try frontier.account(today: today) == days)
    #expect(try frontier.tally().map(\.named) == [5])
  }

  @Test func theDayThatThePageStatesHolds() throws {
    let frontier = try frontier([try outlet("a", home)])
    var town = Town()
    town.pages[home] = .listing(Town.links([page(23, "only")]))
    _ = try town.walk(frontier, stopAfter: 3)
    let stated = CivilDate(year: 2026, month: 11, day: 20)
    // The walk stopped with the page in its hands.
    guard case .finished = try settleLast(frontier, published: stated) else {
      Issue.record("something is left")
      return
    }
    #expect(try frontier.account(today: today).map(\.day) == [stated, today])
  }

  private func settleLast(_ frontier: Frontier, published: CivilDate?) throws -> Ask {
    let now = Timestamp(milliseconds: night + 1000)
    try frontier.settle(Seed.ID(3), as: .article, published: published, now: now)
    return try frontier.next(now: now)
  }

  @Test func aHabitThatBreaksIsSeen() throws {
    let path = folder.path + "/frontier.sqlite"
    let day: Int64 = 86_400_000
    var settings = settings()
    settings.recheckDays = 0
    func run(_ number: Int64, _ pages: [String]) throws -> [QuietOutlet] {
      var town = Town()
      town.pages[home] = .listing(Town.links(pages))
      for page in pages { town.pages[page] = .article() }
      let start = night + number * day
      let frontier = try frontier(
        [try outlet("a", home)], path: path, run: RunIdentity(id: "r\(number)"), settings: settings,
        now: start)
      _ = try town.walk(frontier, from: start)
      try frontier.finish(now: Timestamp(milliseconds: start + 1000))
      return try frontier.quiet(now: Timestamp(milliseconds: start + 1000))
    }
    for number in 0..<6 { #expect(try run(Int64(number), [page(10 + number, "\(number)")]) == []) }
    #expect(try run(8, []) == [])
    let last = Moment(utcSeconds: (night + 5 * day) / 1000).date
    #expect(try run(10, []) == [QuietOutlet(outlet: Outlet.ID("a"), last: last, usualDays: 1)])
  }

  @Test func whatAHostSaysIsRecordedForItsPages() throws {
    var settings = settings()
    settings.policyPaths = ["/ai.txt", "/closed/tdm.json"]
    var town = Town()
    town.pages[home] = .listing(Town.links([page(23, "first")]))
    town.pages[page(23, "first")] = .article()
    let robots = "User-agent: *\nDisallow: /closed/\nAllow: /2026\n"
    let frontier = try frontier([try outlet("a", home)], settings: settings)
    guard case .fetch(let order) = try frontier.next(now: Timestamp(milliseconds: night)) else { return }
    try frontier.settleRobots(
      order, result: .answered(status: 200, body: Array(robots.utf8)), digest: "d1",
      now: Timestamp(milliseconds: night))
    guard case .fetch(let policy) = try frontier.next(now: Timestamp(milliseconds: night)) else { return }
    #expect(policy.seed.kind == .policy && policy.seed.address.href == "http://127.0.0.1/ai.txt")
    try frontier.keep(policy: Array("x".utf8), of: policy.seed, now: Timestamp(milliseconds: night))
    try frontier.settle(
      policy.seed.id, as: .reject(Rejection(.fetch, .clientError)), now: Timestamp(milliseconds: night))
    let walk = try town.walk(frontier)
    #expect(walk.hrefs == [home, page(23, "first")])
    let seed = try #require(try frontier.taken(after: nil).first { $0.seed.kind == .page }).seed
    var expected = PageRecord()
    expected.robots = RobotsDecision(allowed: true, reason: "Allow: /2026 (robots.txt line 3)", line: 3)
    expected.robotsDigest = "d1"
    expected.policies = ["/ai.txt": Array("x".utf8)]
    #expect(try frontier.record(of: seed, at: seed.address) == expected)
    #expect(try frontier.tally().map(\.ends.listings) == [3])
  }

  @Test func otherNamesOfAPageAreKept() throws {
    var town = Town()
    let old = "http://127.0.0.1/old/the-first-name-of-it.html"
    let new = page(23, "first")
    town.pages[home] = .listing(Town.links([old]))
    town.pages[old] = .redirect(new)
    let frontier = try frontier([try outlet("a", home)])
    let walk = try town.walk(frontier)
    #expect(walk.outcomes[old] == [.article])
    let seed = try #require(try frontier.taken(after: nil).first { $0.seed.kind == .page }).seed
    #expect(try frontier.record(of: seed, at: try #require(WebAddress(serialized: new))).aliases == [old])
  }
}
