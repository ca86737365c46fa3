import Glibc
import Testing
import Vocabulary

@testable import Frontier

@Suite struct FrontierTests {
  private let home = "http://127.0.0.1/"
  private static let start = night

  private func articles(_ n: Int, _ host: String = "http://127.0.0.1") -> [String] {
    (0..<n).map { "\(host)/news/2026/11/\($0 % 28 + 1)/story-number-\($0).html" }
  }

  private func town(_ n: Int) -> Town {
    var town = Town()
    town.pages[home] = .listing(Town.links(articles(n)))
    for href in articles(n) { town.pages[href] = .article() }
    return town
  }

  @Test func everyURLTakenEndsOnceAndTheCountsAddUp() throws {
    var town = town(30)
    town.pages[articles(30)[3]] = .status(404)
    town.pages[articles(30)[4]] = .broken
    town.robots["http://127.0.0.1/robots.txt"] = .answered(
      status: 200, body: Array("User-agent: *\nDisallow: /news/2026/11/6/\n".utf8))
    let frontier = try frontier([try outlet("a", home)])
    let walk = try town.walk(frontier)
    #expect(walk.isFinished)
    #expect(walk.outcomes.values.allSatisfy { $0.count == 1 })
    var expected = OutletTally(outlet: Outlet.ID("a"))
    expected.listed = [.pipeline: 1, .robots: 1, .link: 30]
    expected.fetched = 31  // robots.txt, the home page, and 29 pages that robots.txt allows
    expected.articles = 27
    expected.listings = 2
    expected.named = 30
    expected.rejects = [.clientError: 1, .unreachable: 1, .robotsDisallowed: 1]
    #expect(try frontier.tally() == [expected])
    #expect(expected.settled == 32)
    #expect(walk.refused.map(\.reason) == [.robotsDisallowed])
    #expect(!walk.hrefs.contains { $0.contains("/2026/11/6/") })
  }

  @Test func newestComeFirst() throws {
    let walk = try town(28).walk(try frontier([try outlet("a", home)]))
    #expect(walk.hrefs[2...] == articles(28).reversed()[...])
  }

  @Test func settlingTwiceIsAFault() throws {
    let frontier = try frontier([try outlet("a", home)])
    guard case .fetch(let order) = try frontier.next(now: Timestamp(milliseconds: night + 0)) else {
      Issue.record("no order")
      return
    }
    try frontier.settleRobots(
      order, result: .answered(status: 404, body: []), now: Timestamp(milliseconds: night + 1))
    #expect(throws: Fault.self) {
      try frontier.settle(order.seed.id, as: .article, now: Timestamp(milliseconds: night + 2))
    }
  }

  @Test func aKilledRunIsTakenUpWhereItBroke() throws {
    let path = "\(try temporaryFolder())/frontier.sqlite"
    let outlets = [try outlet("a", home)]
    var first: Frontier? = try frontier(outlets, path: path)
    let before = try town(20).walk(try #require(first), stopAfter: 12)
    try first?.flush()
    first = nil  // the last order was never settled

    let second = try frontier(
      outlets, path: path, run: RunIdentity(id: "r1", resume: true), now: night + 1000)
    let taken = try second.taken(after: nil)
    #expect(taken.map(\.seed.address.href).sorted() == before.hrefs.dropLast().sorted())
    #expect(taken.filter { $0.place != nil }.count == 9)
    for url in taken where url.place != nil {
      try second.settle(url.seed.id, as: .article, now: Timestamp(milliseconds: night + 1000))
    }
    let after = try town(20).walk(second, from: night + 1000)
    #expect(after.isFinished)
    #expect(Set(before.hrefs.dropLast()).isDisjoint(with: after.hrefs))
    #expect(Set(before.hrefs).union(after.hrefs).count == 22)
    let tally = try second.tally()
    #expect(tally.map(\.articles) == [20])
    #expect(tally.map(\.listings) == [2])
    #expect(tally.map(\.settled) == [22])
    #expect(tally.map(\.fetched) == [22])
  }

  @Test func aRunThatWasNeitherFinishedNorTakenUpIsDoneAgain() throws {
    let path = "\(try temporaryFolder())/frontier.sqlite"
    let outlets = [try outlet("a", home)]
    _ = try town(5).walk(try frontier(outlets, path: path))
    let again = try town(5).walk(
      try frontier(outlets, path: path, run: RunIdentity(id: "r2"), now: night + 5000), from: night + 5000)
    // robots.txt is known for a day
    #expect(again.hrefs.sorted() == (articles(5) + [home]).sorted())
  }

  @Test func theNextNightAsksAgainForListsAndRecentArticles() throws {
    let path = "\(try temporaryFolder())/frontier.sqlite"
    let outlets = [try outlet("a", home)]
    let first = try frontier(outlets, path: path)
    _ = try town(3).walk(first)
    try first.finish(now: Timestamp(milliseconds: night + 100))
    let sameNight = try town(3).walk(
      try frontier(outlets, path: path, run: RunIdentity(id: "r2"), now: night + 5000), from: night + 5000)
    #expect(sameNight.hrefs == [home])
    let day = night + 86_400_000
    let third = try frontier(outlets, path: path, run: RunIdentity(id: "r3"), now: day)
    let nextNight = try town(3).walk(third, from: day)
    #expect(nextNight.hrefs.sorted() == (articles(3) + [home, "http://127.0.0.1/robots.txt"]).sorted())
  }

  @Test func robotsThatCannotBeReadStopTheHost() throws {
    for result in [
      RobotsFetch.answered(status: 503, body: []), .answered(status: 429, body: []),
      .failed(Rejection(.fetch, .timedOut)),
    ] {
      var town = town(5)
      town.robots["http://127.0.0.1/robots.txt"] = result
      let frontier = try frontier([try outlet("a", home)])
      let walk = try town.walk(frontier)
      #expect(walk.isFinished)
      #expect(Set(walk.hrefs) == ["http://127.0.0.1/robots.txt"])
      #expect(walk.hrefs.count == 3)
      #expect(walk.refused.map(\.reason) == [.robotsUnreachable])
      #expect(try frontier.tally().map(\.rejects) == [[.robotsUnreachable: 2]])
    }
  }

  @Test func robotsThatAreNotThereForbidNothing() throws {
    for result in [RobotsFetch.answered(status: 403, body: []), .tooManyRedirects] {
      var town = town(5)
      town.robots["http://127.0.0.1/robots.txt"] = result
      #expect(try town.walk(try frontier([try outlet("a", home)])).hrefs.count == 7)
    }
  }

  @Test func theDelayHoldsBetweenAnyTwoRequestsOfASite() throws {
    var town = town(10)
    town.pages[articles(10)[2]] = .redirect("/moved/to/another-place-for-the-story.html")
    town.pages["http://127.0.0.1/moved/to/another-place-for-the-story.html"] = .article()
    town.robots["http://127.0.0.1/robots.txt"] = .answered(
      status: 200, body: Array("User-agent: *\nCrawl-delay: 3\n".utf8))
    let walk = try town.walk(try frontier([try outlet("a", home)], settings: settings(delay: 2000)))
    #expect(walk.isFinished)
    #expect(walk.orders.count == 13)
    let gaps = zip(walk.orders.dropFirst(), walk.orders).map { $0.at - $1.at }
    #expect(gaps.first == 3010)
    #expect(gaps.allSatisfy { $0 == 3010 })
  }

  @Test func redirectsToWhatIsKnownAreAliases() throws {
    var town = town(4)
    town.pages[home] = .listing(Town.links(articles(4) + ["/old/address-of-the-first-story-0.html"]))
    town.pages["http://127.0.0.1/old/address-of-the-first-story-0.html"] = .redirect(articles(4)[0])
    let frontier = try frontier([try outlet("a", home)])
    _ = try town.walk(frontier)
    let tally = try frontier.tally()
    #expect(tally.map(\.articles) == [4])
    #expect(tally.map(\.rejects) == [[.alias: 1]])
  }

  @Test(arguments: [0, 500])
  func redirectsInCirclesEnd(delay: Int64) throws {
    var town = town(1)
    town.pages[articles(1)[0]] = .redirect("/turn/left-and-then-right-again.html")
    town.pages["http://127.0.0.1/turn/left-and-then-right-again.html"] = .redirect(articles(1)[0])
    let frontier = try frontier([try outlet("a", home)], settings: settings(delay: delay))
    let walk = try town.walk(frontier)
    #expect(walk.isFinished)
    let tally = try frontier.tally()
    #expect(tally.map(\.settled) == [3])
    #expect(tally.map(\.rejects) == (delay == 0 ? [[:]] : [[.tooManyRedirects: 1]]))
    #expect(walk.orders.count <= 14)
  }

  @Test func redirectsLeaveNeitherTheOutletNorTheRules() throws {
    var town = town(2)
    town.robots["http://127.0.0.1/robots.txt"] = .answered(
      status: 200, body: Array("User-agent: *\nDisallow: /closed/\n".utf8))
    town.pages[articles(2)[0]] = .redirect("http://127.0.0.2/story.html")
    town.pages[articles(2)[1]] = .redirect("/closed/story.html")
    let frontier = try frontier([try outlet("a", home)])
    _ = try town.walk(frontier)
    #expect(try frontier.tally().map(\.rejects) == [[.redirectRefused: 1, .robotsDisallowed: 1]])
  }

  @Test func endlessPatternsEndByThemselves() throws {
    var town = town(40)
    var days = Town.links((0..<2000).map { "/calendar?day=\($0)" }, anchor: 2)
    days += Town.links(articles(40))
    town.pages[home] = .listing(days)
    for i in 0..<2000 {
      town.pages["http://127.0.0.1/calendar?day=\(i)"] = .listing(
        Town.links(["/calendar?day=\(i + 2000)"], anchor: 2))
    }
    let frontier = try frontier([try outlet("a", home)])
    let walk = try town.walk(frontier)
    #expect(walk.isFinished)
    #expect(walk.hrefs.count { $0.contains("calendar") } <= 20)
    let tally = try frontier.tally()
    #expect(tally.map(\.articles) == [40])
    #expect((tally.first?.excluded[.trap] ?? 0) >= 1980)
  }

  @Test func theNextNightTriesATrapOnlyALittle() throws {
    let path = "\(try temporaryFolder())/frontier.sqlite"
    let outlets = [try outlet("a", home)]
    var town = town(2)
    town.pages[home] = .listing(Town.links((0..<50).map { "/calendar?day=\($0)" } + articles(2)))
    for i in 0..<50 { town.pages["http://127.0.0.1/calendar?day=\(i)"] = .listing([]) }
    var visits: [Int] = []
    for number in 0..<2 {
      let now = night + Int64(number) * 1000
      let frontier = try frontier(outlets, path: path, run: RunIdentity(id: "r\(number)"), now: now)
      let walk = try town.walk(frontier, from: now)
      try frontier.finish(now: walk.now)
      visits.append(walk.hrefs.count { $0.contains("calendar") })
    }
    #expect(visits == [10, 3])
  }

  @Test func aWindowKeepsOtherDaysOut() throws {
    let run = RunIdentity(
      id: "w", since: CivilDate(year: 2026, month: 11, day: 20),
      until: CivilDate(year: 2026, month: 11, day: 22))
    let frontier = try frontier([try outlet("a", home)], run: run)
    _ = try town(28).walk(frontier)
    let tally = try frontier.tally()
    // a day on either side, since zones differ
    #expect(tally.map(\.articles) == [5])
    #expect(tally.map(\.excluded) == [[.outsideWindow: 23]])
  }

  @Test func pagesOutsideTheWindowCloseNoPattern() throws {
    let stories = (0..<30).map { "http://127.0.0.1/news/an-undated-story-\($0)-of-thirty" }
    var town = Town()
    town.pages[home] = .listing(Town.links(stories))
    for (i, story) in stories.enumerated() {
      town.pages[story] = i < 25 ? .refused(Rejection(.extract, .outsideWindow)) : .article()
    }
    let frontier = try frontier([try outlet("a", home)])
    _ = try town.walk(frontier)
    #expect(try frontier.tally().map(\.articles) == [5])
    #expect(try frontier.tally().map(\.excluded) == [[:]])
  }

  @Test func canonicalIsHonouredWhereItIsNoLie() throws {
    let now = Timestamp(milliseconds: night)
    let settings = settings(connections: 8)
    let frontier = try frontier([try outlet("a", home)], settings: settings)
    guard case .fetch(let robots) = try frontier.next(now: now) else { return }
    try frontier.settleRobots(
      robots, result: .answered(status: 200, body: Array("User-agent: *\nDisallow: /x/".utf8)), now: now)
    guard case .fetch(let list) = try frontier.next(now: now) else { return }
    try frontier.found(Town.links(articles(2)), on: list.seed, now: now)
    guard case .fetch(let page) = try frontier.next(now: now) else { return }
    func verdict(_ canonical: String) throws -> Rejection.Reason? {
      try frontier.honours(canonical: Array(canonical.utf8), of: page.seed, now: now)?.reason
    }
    #expect(page.seed.address.href == articles(2)[1])
    #expect(try verdict(articles(2)[1] + "?utm_source=x") == nil)
    #expect(try verdict(articles(2)[0]) == nil)  // not seen yet
    #expect(try verdict("http://127.0.0.2/story.html") == nil)
    #expect(try verdict("/") == nil)
    #expect(try verdict("/x/forbidden.html") == nil)
    #expect(try verdict("/a-new-name-for-the-story.html") == nil)
    guard case .fetch(let other) = try frontier.next(now: now) else { return }
    #expect(other.seed.address.href == articles(2)[0])
    try frontier.settle(other.seed.id, as: .article, now: now)
    #expect(try verdict(articles(2)[0]) == .alias)
    // The new name is the page's own now.
    #expect(try frontier.found(Town.links(["/a-new-name-for-the-story.html"]), on: list.seed, now: now) == 0)
  }

  @Test func listsBeforeTheWindowLeadNoFurther() throws {
    let run = RunIdentity(id: "w", since: CivilDate(year: 2026, month: 11, day: 10))
    var town = town(28)
    func days(_ range: ClosedRange<Int>) -> [Find] { Town.links(range.map { articles(28)[$0 - 1] }) }
    town.pages[home] = .listing(days(20...28) + Town.links(["/latest/page/2"], role: .next))
    town.pages["http://127.0.0.1/latest/page/2"] = .listing(
      days(5...19) + Town.links(["/latest/page/3"], role: .next))
    town.pages["http://127.0.0.1/latest/page/3"] = .listing(
      days(1...7) + Town.links(["/latest/page/4", "/archive/2026/09/01/"], role: .next))
    let frontier = try frontier([try outlet("a", home)], run: run)
    let walk = try town.walk(frontier)
    #expect(walk.hrefs.filter { !$0.contains("/news/") }.count == 4)
    #expect(walk.hrefs.count { $0.contains("/news/") } == 20)
  }

  @Test func aRehearsalTellsThePlanAndWritesNothing() throws {
    let path = "\(try temporaryFolder())/frontier.sqlite"
    let outlets = [try outlet("a", home)]
    var town = town(2)
    town.robots["http://127.0.0.1/robots.txt"] = .answered(
      status: 200, body: Array("User-agent: *\nDisallow: /news/2026/11/2/\nAllow: /news/".utf8))
    let first = try frontier(outlets, path: path)
    _ = try town.walk(first)
    try first.finish(now: Timestamp(milliseconds: night))
    var run = RunIdentity(id: "r2")
    run.isRehearsal = true
    let later = night + 21 * 3_600_000
    for _ in 0..<2 {
      let plan = try frontier(outlets, path: path, run: run, now: later)
        .plan(limit: 10, now: Timestamp(milliseconds: later))
      #expect(
        plan.map { "\($0.seed.address.path): \($0.decision.reason)" } == [
          "/: no rule of robots.txt matches",
          "/news/2026/11/1/story-number-0.html: Allow: /news/ (robots.txt line 3)",
        ])
    }
    _ = try frontier(outlets, path: path + "-none", run: run)
    #expect(unsafe access(path + "-none", F_OK) != 0)
  }

  @Test func aFeedKnowsBetterThanALink() throws {
    let now = Timestamp(milliseconds: night)
    let frontier = try frontier([try outlet("a", home)], settings: settings(connections: 8))
    guard case .fetch(let robots) = try frontier.next(now: now) else { return }
    try frontier.settleRobots(robots, result: .tooManyRedirects, now: now)
    guard case .fetch(let list) = try frontier.next(now: now) else { return }
    try frontier.found(Town.links(["/short"], anchor: 0), on: list.seed, now: now)
    let hint = Seed.Hint(title: "T", published: Moment(iso8601: "2026-11-28T10:00:00Z"), language: "ar")
    try frontier.found(
      [Find(href: Array("http://127.0.0.1/short?utm_source=rss".utf8), role: .entry, hint: hint)],
      on: list.seed,
      now: now)
    guard case .fetch(let page) = try frontier.next(now: now) else { return }
    #expect(page.seed.kind == .page)
    #expect(page.seed.hint == hint)
    #expect(page.seed.address.href == "http://127.0.0.1/short")
    #expect(try frontier.tally().map { $0.listed[.link] } == [0])
    // A feed is stronger than a sitemap, even when the page is under way.
    let feed = Seed(
      id: list.seed.id, outlet: list.seed.outlet, address: list.seed.address, kind: .feed, origin: .pipeline)
    try frontier.found([Find(href: Array("/short".utf8), role: .entry)], on: feed, now: now)
    #expect(try frontier.tally().map { [$0.listed[.sitemap], $0.listed[.feed]] } == [[0, 1]])
  }

  @Test func usualPathsAreAskedForWhereNothingIsDeclared() throws {
    var bare = Town()
    bare.pages[home] = .listing([])
    let probes = try bare.walk(try frontier([try outlet("a", home)], settings: settings(probes: true))).hrefs
    #expect(probes.contains("http://127.0.0.1/sitemap.xml") && probes.contains("http://127.0.0.1/feed"))
    for declared in ["feed", "sitemap"] {
      var town = bare
      if declared == "feed" { town.pages[home] = .listing(Town.links(["/news.rss"], role: .feed)) }
      if declared == "sitemap" {
        town.robots["http://127.0.0.1/robots.txt"] = .answered(
          status: 200, body: Array("Sitemap: /map.xml".utf8))
      }
      let walk = try town.walk(try frontier([try outlet("a", home)], settings: settings(probes: true)))
      #expect(walk.hrefs.contains("http://127.0.0.1/sitemap.xml") == (declared == "feed"))
      #expect(walk.hrefs.contains("http://127.0.0.1/feed") == (declared == "sitemap"))
    }
    // The first that is there ends the search.
    var found = bare
    found.pages["http://127.0.0.1/sitemap_index.xml"] = .listing([])
    found.pages["http://127.0.0.1/rss"] = .listing([])
    let walk = try found.walk(try frontier([try outlet("a", home)], settings: settings(probes: true)))
    #expect(walk.hrefs.count { $0.contains("sitemap") } == 2)
    #expect(walk.hrefs.count { $0.contains("/feed") || $0.contains("/rss") } == 2)
  }

  @Test func whatAListCallsChangedIsAskedForAgain() throws {
    let path = "\(try temporaryFolder())/frontier.sqlite"
    let outlets = [try outlet("a", home, sitemaps: [home + "map.xml"])]
    func night(_ number: Int, changed: String) throws -> [String] {
      var town = town(2)
      town.pages[home] = .listing([])
      town.pages[home + "map.xml"] = .listing(
        zip(articles(2), ["2026-11-02T10:00:00Z", changed]).map {
          Find(href: Array($0.utf8), role: .entry, lastModified: Moment(iso8601: $1))
        })
      let now = FrontierTests.start + Int64(number) * 1000
      let frontier = try frontier(outlets, path: path, run: RunIdentity(id: "r\(number)"), now: now)
      let walk = try town.walk(frontier, from: now)
      try frontier.finish(now: walk.now)
      return walk.hrefs.filter { $0.contains("/news/") }.sorted()
    }
    #expect(try night(1, changed: "2026-11-02T10:00:00Z") == articles(2).sorted())
    #expect(try night(2, changed: "2026-11-02T10:00:00Z") == [])
    #expect(try night(3, changed: "2026-11-03T11:00:00Z") == [articles(2)[1]])
    #expect(try night(4, changed: "2026-11-03T11:00:00Z") == [])
  }

  @Test func printVersionsOfAPageAreNotFetched() throws {
    var town = town(3)
    town.pages[articles(3)[1]] = .article(Town.links(["/print/2", "/news/x?print=1", "/amp/2.html"]))
    let frontier = try frontier([try outlet("a", home)])
    #expect(try town.walk(frontier).hrefs.count == 5)
    #expect(try frontier.tally().map(\.excluded) == [[.alias: 3]])
  }

  @Test func limitAndShards() throws {
    let run = RunIdentity(id: "l", limit: 3)
    let walk = try town(10).walk(try frontier([try outlet("a", home)], run: run))
    #expect(walk.hrefs.count == 5)
    var seen = 0
    for index in 0..<3 {
      let run = RunIdentity(id: "s", shard: (index, 3))
      if try town(10).walk(try frontier([try outlet("a", home)], run: run)).hrefs.count == 12 { seen += 1 }
    }
    #expect(seen == 1)
  }

  @Test func twoOutletsTakeTurns() throws {
    var town = town(5)
    town.pages["http://127.0.0.2/"] = .listing(Town.links(articles(5, "http://127.0.0.2")))
    for href in articles(5, "http://127.0.0.2") { town.pages[href] = .article() }
    let outlets = [try outlet("a", home), try outlet("b", "http://127.0.0.2/")]
    let walk = try town.walk(try frontier(outlets))
    let hosts = walk.hrefs.map { $0.hasPrefix(home) }
    #expect(hosts == (0..<14).map { $0 % 2 == 0 })
  }

  @Test func manyURLsStayInTheTable() throws {
    let path = "\(try temporaryFolder())/frontier.sqlite"
    let frontier = try frontier([try outlet("a", home)], path: path)
    guard case .fetch(let robots) = try frontier.next(now: Timestamp(milliseconds: night + 0)) else { return }
    try frontier.settleRobots(robots, result: .tooManyRedirects, now: Timestamp(milliseconds: night + 0))
    guard case .fetch(let order) = try frontier.next(now: Timestamp(milliseconds: night + 1)) else { return }
    let before = residentBytes()
    var new = 0
    for batch in 0..<10 {
      let finds = (0..<1000).map {
        Find(href: Array("/news/story-\(batch)-\($0)-with-a-long-enough-name.html".utf8), role: .entry)
      }
      new += try frontier.found(finds, on: order.seed, now: Timestamp(milliseconds: night + 2))
    }
    #expect(new == 10_000)
    #expect(residentBytes() - before < 96 << 20)
    #expect(try frontier.tally().map(\.waiting) == [10_000])
  }
}

private func residentBytes() -> Int {
  guard let file = unsafe fopen("/proc/self/statm", "r") else { return 0 }
  defer { unsafe fclose(file) }
  var buffer = [CChar](repeating: 0, count: 128)
  guard unsafe fgets(&buffer, 128, file) != nil else { return 0 }
  let text = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  return (text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 4096
}

func temporaryFolder() throws -> String {
  var template = Array("/tmp/frontier-XXXXXX".utf8CString)
  let made = unsafe mkdtemp(&template) != nil
  #expect(made)
  return String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
