import Testing
import Vocabulary

@testable import Frontier

/// What lists and links lead to.
@Suite struct DiscoveryTests {
  @Test func aFeedKnowsBetterThanALink() throws {
    let now = Timestamp(milliseconds: night)
    let frontier = try frontier([try outlet("a", home)], settings: settings(connections: 8))
    guard case .fetch(let robots) = try frontier.next(now: now) else { return }
    try frontier.settleRobots(robots, result: .tooManyRedirects, now: now)
    guard case .fetch(let list) = try frontier.next(now: now) else { return }
    try frontier.found(Finds(Town.links(["/short"], anchor: 0)), on: list.seed, now: now)
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
    var closed = bare
    closed.pages[home] = .status(403)
    #expect(
      try closed.walk(try frontier([try outlet("a", home)], settings: settings(probes: true))).hrefs.count
        == 2)
    // The first that is there ends the search.
    var found = bare
    found.pages["http://127.0.0.1/sitemap_index.xml"] = .listing([])
    found.pages["http://127.0.0.1/rss"] = .listing([])
    let walk = try found.walk(try frontier([try outlet("a", home)], settings: settings(probes: true)))
    #expect(walk.hrefs.count { $0.contains("sitemap") } == 2)
    #expect(walk.hrefs.count { $0.contains("/feed") || $0.contains("/rss") } == 2)
  }

  @Test func printVersionsOfAPageAreNotFetched() throws {
    var town = town(3)
    town.pages[articles(3)[1]] = .article(Town.links(["/print/2", "/news/x?print=1", "/amp/2.html"]))
    let frontier = try frontier([try outlet("a", home)])
    #expect(try town.walk(frontier).hrefs.count == 5)
    #expect(try frontier.tally().map(\.ends.excluded) == [[.alias: 3]])
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
    #expect(tally.map(\.ends.articles) == [40])
    #expect((tally.first?.ends.excluded[.trap] ?? 0) >= 1980)
  }
}
