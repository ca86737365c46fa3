import Testing
import Vocabulary

@testable import Frontier

@Suite struct PolitenessTests {
  private let folder = TemporaryFolder()
  private let homes = ["http://127.0.0.1/", "http://127.0.0.2/"]

  private func stories(_ home: String, _ n: Int) -> [String] {
    (0..<n).map { "\(home)news/2026/11/\($0 + 1)/story-number-\($0).html" }
  }

  private func town(_ n: Int) -> Town {
    var town = Town()
    for home in homes {
      town.pages[home] = .listing(Town.links(stories(home, n)))
      for href in stories(home, n) { town.pages[href] = .article() }
    }
    return town
  }

  @Test func aPageThatIsClosedForADayIsDeferredAndItsSiteGoesOn() throws {
    var town = town(6)
    let closed = stories(homes[0], 6)[3]
    town.pages[closed] = .status(429, retryAfter: Milliseconds(86_400_000))
    let path = folder.path + "/frontier.sqlite"
    let first = try frontier([try outlet("a", homes[0])], path: path)
    let walk = try town.walk(first)
    #expect(walk.isFinished)
    #expect(walk.hrefs.count { $0 == closed } == 1)
    #expect(try first.tally().map(\.ends.articles) == [5])
    #expect(try first.tally().map(\.ends.rejects) == [[.rateLimited: 1]])
    try first.finish(now: walk.now)
    // Not sooner than it asked for, though every other page is due.
    for (hours, isDue) in [(22, false), (25, true)] as [(Int64, Bool)] {
      let later = night + hours * 3_600_000
      let next = try frontier(
        [try outlet("a", homes[0])], path: path, run: RunIdentity(id: "r\(hours)"), now: later)
      let again = try town.walk(next, from: later)
      #expect(again.hrefs.contains(closed) == isDue)
      try next.finish(now: again.now)
    }
  }

  @Test func sitesAtOneAddressTakeTurnsAndTheNextNightKnows() throws {
    var town = town(4)
    town.address = "192.0.2.9"
    let path = folder.path + "/frontier.sqlite"
    let outlets = [try outlet("a", homes[0]), try outlet("b", homes[1])]
    func shortestGap(_ frontier: Frontier, from start: Int64, after first: Int) throws -> Int64? {
      let walk = try town.walk(frontier, from: start)
      try frontier.finish(now: walk.now)
      let times = walk.orders.map(\.at).dropFirst(first)
      return zip(times.dropFirst(), times).map { $0 - $1 }.min()
    }
    // On the first night nobody knows of it before both have answered once.
    let first = try frontier(outlets, path: path, settings: settings(delay: 1000))
    #expect(try shortestGap(first, from: night, after: 2) == 1010)
    let day = night + 86_400_000
    let second = try frontier(
      outlets, path: path, run: RunIdentity(id: "r2"), settings: settings(delay: 1000), now: day)
    #expect(try shortestGap(second, from: day, after: 0) == 1010)
  }

  @Test func whatWaitsIsCountedAsItComesAndGoes() throws {
    let frontier = try frontier([try outlet("a", homes[0])])
    let walk = try town(9).walk(frontier, stopAfter: 5)
    // robots.txt and the home page are done, two stories too, and one is under way.
    #expect(walk.orders.count == 5)
    #expect(try frontier.tally().map(\.waiting) == [6])
    try frontier.release(
      Seed.ID(try #require(try frontier.plan(limit: 1, now: walk.now).first).seed.id.number))
    #expect(try frontier.tally().map(\.waiting) == [7])
  }
}
