import Testing
import Vocabulary

@testable import Frontier

/// Addresses that lead to others.
@Suite struct AliasTests {
  @Test func redirectsToWhatIsKnownAreAliases() throws {
    var town = town(4)
    town.pages[home] = .listing(Town.links(articles(4) + ["/old/address-of-the-first-story-0.html"]))
    town.pages["http://127.0.0.1/old/address-of-the-first-story-0.html"] = .redirect(articles(4)[0])
    let frontier = try frontier([try outlet("a", home)])
    _ = try town.walk(frontier)
    let tally = try frontier.tally()
    #expect(tally.map(\.ends.articles) == [4])
    #expect(tally.map(\.ends.rejects) == [[.alias: 1]])
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
    #expect(tally.map(\.ends.settled) == [3])
    #expect(tally.map(\.ends.rejects) == (delay == 0 ? [[:]] : [[.tooManyRedirects: 1]]))
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
    #expect(try frontier.tally().map(\.ends.rejects) == [[.redirectRefused: 1, .robotsDisallowed: 1]])
  }

  @Test func canonicalIsHonouredWhereItIsNoLie() throws {
    let now = Timestamp(milliseconds: night)
    let settings = settings(connections: 8)
    let frontier = try frontier([try outlet("a", home)], settings: settings)
    guard case .fetch(let robots) = try frontier.next(now: now) else { return }
    try frontier.settleRobots(
      robots, result: .answered(status: 200, body: Array("User-agent: *\nDisallow: /x/".utf8)), now: now)
    guard case .fetch(let list) = try frontier.next(now: now) else { return }
    try frontier.found(Finds(Town.links(articles(2))), on: list.seed, now: now)
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
    #expect(
      try frontier.found(Finds(Town.links(["/a-new-name-for-the-story.html"])), on: list.seed, now: now) == 0)
  }

  @Test func aRedirectIsStillTheSameArticleAfterABreak() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/frontier.sqlite"
    let outlets = [try outlet("a", home)]
    let now = Timestamp(milliseconds: night)
    let (old, new) = ("http://127.0.0.1/old/address-of-a-story-1001.html", articles(1)[0])
    func order(_ frontier: Frontier) throws -> Order? {
      if case .fetch(let order) = try frontier.next(now: now) { order } else { nil }
    }
    do {
      // Broken off when the page lies in the archive, and nobody has settled it.
      let first = try frontier(outlets, path: path)
      let robots = try #require(try order(first))
      try first.settleRobots(robots, result: .answered(status: 404, body: []), now: now)
      let list = try #require(try order(first))
      try first.fetched(list, report: Visit(status: 200), now: now)
      #expect(try first.found(Finds(Town.links([old])), on: list.seed, now: now) == 1)
      try first.settle(list.seed.id, as: .listing, now: now)
      let page = try #require(try order(first))
      #expect(page.seed.address.href == old)
      let target = try #require(first.resolve(Array(new.utf8), against: page.seed.address))
      #expect(try first.permits(target, for: page.seed, now: now) == .follow)
      let place = ArchivePlace(file: "a.warc.gz", offset: 1, length: 1)
      try first.fetched(page, report: Visit(status: 200, finalAddress: target, place: place), now: now)
      try first.flush()
    }
    let second = try frontier(
      outlets, path: path, run: RunIdentity(id: "r1", resume: true), now: night + 1000)
    let seed = try #require(try second.taken(after: nil).first { $0.place != nil }?.seed)
    #expect(seed.address.href == old)
    #expect(try second.found(Finds(Town.links([new, old])), on: seed, now: now) == 0)
    #expect(try second.record(of: seed, at: try #require(WebAddress(serialized: new))).aliases == [old])
    try second.settle(seed.id, as: .article, now: now)
    #expect(try Town().walk(second, from: night + 1000).orders.isEmpty)
    #expect(try second.tally().map(\.ends.articles) == [1])
    #expect(try second.tally().map(\.ends.settled) == [3])
  }
}
