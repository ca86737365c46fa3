import Glibc
import Testing
import Vocabulary

@testable import Frontier

@Suite struct FrontierTests {
  private let folder = TemporaryFolder()

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
    expected.ends.articles = 27
    expected.ends.listings = 2
    expected.named = 30
    expected.ends.rejects = [.clientError: 1, .unreachable: 1, .robotsDisallowed: 1]
    #expect(try frontier.tally() == [expected])
    #expect(expected.ends.settled == 32)
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
      #expect(try frontier.tally().map(\.ends.rejects) == [[.robotsUnreachable: 2]])
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

  @Test func shardsPartTheOutletsByTheirDomains() throws {
    let homes = (0..<40).flatMap { ["https://www.paper\($0).example/", "https://sport.paper\($0).example/"] }
    let outlets = try homes.enumerated().map { try outlet("o\($0)", $1) }
    var shards: [Set<String>] = []
    for index in 0..<3 {
      let frontier = try frontier(outlets, run: RunIdentity(id: "s", shard: (index, 3)))
      let plan = try frontier.plan(limit: 100, now: Timestamp(milliseconds: night))
      shards.append(Set(plan.map { RegistrableDomain.of(host: $0.seed.address.host) ?? "" }))
      #expect(plan.count == shards[index].count * 2)
      #expect(plan.count >= 10)
    }
    #expect(shards.map(\.count).reduce(0, +) == 40)
    #expect(Set(shards.joined()).count == 40)
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
    let path = folder.path + "/frontier.sqlite"
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
      new += try frontier.found(Finds(finds), on: order.seed, now: Timestamp(milliseconds: night + 2))
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
