import Glibc
import Testing
import Vocabulary

@testable import Frontier

/// From run to run: what is taken up, and what is asked for again.
@Suite struct NightsTests {
  private let folder = TemporaryFolder()
  private let start = night

  @Test func aKilledRunIsTakenUpWhereItBroke() throws {
    let path = folder.path + "/frontier.sqlite"
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
    #expect(tally.map(\.ends.articles) == [20])
    #expect(tally.map(\.ends.listings) == [2])
    #expect(tally.map(\.ends.settled) == [22])
    #expect(tally.map(\.fetched) == [22])
  }

  @Test func aRunThatWasNeitherFinishedNorTakenUpIsDoneAgain() throws {
    let path = folder.path + "/frontier.sqlite"
    let outlets = [try outlet("a", home)]
    _ = try town(5).walk(try frontier(outlets, path: path))
    let again = try town(5).walk(
      try frontier(outlets, path: path, run: RunIdentity(id: "r2"), now: night + 5000), from: night + 5000)
    // robots.txt is known for a day
    #expect(again.hrefs.sorted() == (articles(5) + [home]).sorted())
  }

  @Test func theNextNightAsksAgainForListsAndRecentArticles() throws {
    let path = folder.path + "/frontier.sqlite"
    let outlets = [try outlet("a", home)]
    let first = try frontier(outlets, path: path)
    _ = try town(28).walk(first)
    try first.finish(now: Timestamp(milliseconds: night + 1000))
    let sameNight = try town(28).walk(
      try frontier(outlets, path: path, run: RunIdentity(id: "r2"), now: night + 5000), from: night + 5000)
    #expect(sameNight.hrefs == [home])
    let day = night + 86_400_000
    let third = try frontier(outlets, path: path, run: RunIdentity(id: "r3"), now: day)
    let nextNight = try town(28).walk(third, from: day)
    // Of the last eight days: older ones are looked at again later.
    #expect(
      nextNight.hrefs.sorted() == (articles(28).suffix(8) + [home, "http://127.0.0.1/robots.txt"]).sorted())
  }

  @Test func anotherNightFindsDueWhatIsDueThen() throws {
    let path = folder.path + "/frontier.sqlite"
    let outlets = [try outlet("a", home)]
    for (day, asked) in [(29, 10), (30, 9), (31, 1)] {
      let night = CivilDate(year: 2026, month: 11, day: min(day, 30))
      let run = RunIdentity(id: "r\(day)", night: night)
      let frontier = try frontier(outlets, path: path, run: run)
      let walk = try town(28, from: 20).walk(frontier)
      #expect(walk.orders.count == asked, "\(day)")
      try frontier.finish(now: walk.now)
    }
  }

  @Test func aRunOfAMistakenDateHoldsNoListUp() throws {
    let path = folder.path + "/frontier.sqlite"
    let outlets = [try outlet("a", home)]
    var asked: [Int] = []
    for (number, year) in [2062, 2026].enumerated() {
      let run = RunIdentity(id: "r\(number)", night: CivilDate(year: year, month: 11, day: 29))
      let frontier = try frontier(outlets, path: path, run: run)
      var town = town(28, from: 20)
      town.pages[home] = .listing(Town.links(articles(28).suffix(8) + ["/news/"], anchor: 40))
      town.pages["http://127.0.0.1/news/"] = .listing([])
      let walk = try town.walk(frontier)
      asked.append(walk.hrefs.count { $0 != "http://127.0.0.1/robots.txt" })
      try frontier.finish(now: walk.now)
    }
    #expect(asked == [10, 2])
  }

  @Test func theNextNightTriesATrapOnlyALittle() throws {
    let path = folder.path + "/frontier.sqlite"
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

  @Test func whatAListCallsChangedIsAskedForAgain() throws {
    let path = folder.path + "/frontier.sqlite"
    let outlets = [try outlet("a", home, sitemaps: [home + "map.xml"])]
    func night(_ number: Int, changed: String) throws -> [String] {
      var town = town(2)
      town.pages[home] = .listing([])
      town.pages[home + "map.xml"] = .listing(
        zip(articles(2), ["2026-11-02T10:00:00Z", changed]).map {
          Find(href: Array($0.utf8), role: .entry, lastModified: Moment(iso8601: $1))
        })
      let now = start + Int64(number) * 1000
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

  @Test func aRehearsalTellsThePlanAndWritesNothing() throws {
    let path = folder.path + "/frontier.sqlite"
    let outlets = [try outlet("a", home)]
    var town = town(28, from: 26)
    town.robots["http://127.0.0.1/robots.txt"] = .answered(
      status: 200, body: Array("User-agent: *\nDisallow: /news/2026/11/28/\nAllow: /news/".utf8))
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
          "/news/2026/11/27/story-number-26.html: Allow: /news/ (robots.txt line 3)",
        ])
    }
    _ = try frontier(outlets, path: path + "-none", run: run)
    #expect(unsafe access(path + "-none", F_OK) != 0)
  }
}
