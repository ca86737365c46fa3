import Testing
import Vocabulary

@testable import Frontier

/// Runs that ask for some days only.
@Suite struct WindowTests {
  @Test func aWindowKeepsOtherDaysOut() throws {
    let run = RunIdentity(
      id: "w", since: CivilDate(year: 2026, month: 11, day: 20),
      until: CivilDate(year: 2026, month: 11, day: 22))
    let frontier = try frontier([try outlet("a", home)], run: run)
    _ = try town(28).walk(frontier)
    let tally = try frontier.tally()
    // a day on either side, since zones differ
    #expect(tally.map(\.ends.articles) == [5])
    #expect(tally.map(\.ends.excluded) == [[.outsideWindow: 23]])
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
    #expect(try frontier.tally().map(\.ends.articles) == [5])
    #expect(try frontier.tally().map(\.ends.excluded) == [[:]])
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

  private func window(_ since: Int, _ until: Int, _ id: String = "w") -> RunIdentity {
    RunIdentity(
      id: id, since: CivilDate(year: 2026, month: 11, day: since),
      until: CivilDate(year: 2026, month: 11, day: until))
  }

  @Test func whatOneWindowLeftOutAnotherTakes() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/frontier.sqlite"
    let outlets = [try outlet("a", home)]
    var town = town(28)
    town.isConditional = true
    var taken: [[String]] = []
    for (number, run) in [window(20, 22, "a"), window(9, 12, "b"), RunIdentity(id: "c")].enumerated() {
      let now = night + Int64(number) * 1000
      let frontier = try frontier(outlets, path: path, run: run, now: now)
      let walk = try town.walk(frontier, from: now)
      try frontier.finish(now: walk.now)
      taken.append(walk.hrefs.filter { $0.contains("/news/") })
    }
    #expect(taken.map(\.count) == [5, 6, 17])
    #expect(Set(taken.joined()) == Set(articles(28)))
  }

  @Test func pagesThatAWindowRefusedAreAskedForByAnother() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/frontier.sqlite"
    let story = "http://127.0.0.1/news/an-undated-story-of-some-length"
    var town = Town()
    town.pages[home] = .listing(Town.links([story]))
    var asked: [Int] = []
    let runs = [window(20, 22, "a"), window(20, 22, "b"), window(2, 4, "c"), window(20, 22, "d")]
    for (number, run) in runs.enumerated() {
      let now = night + Int64(number) * 1000
      town.pages[story] =
        number == 2
        ? .article() : .dated(CivilDate(year: 2026, month: 11, day: 3), Rejection(.extract, .outsideWindow))
      let frontier = try frontier([try outlet("a", home)], path: path, run: run, now: now)
      let walk = try town.walk(frontier, from: now)
      try frontier.finish(now: walk.now)
      asked.append(walk.hrefs.count { $0 == story })
    }
    #expect(asked == [1, 0, 1, 0])
  }

  @Test func numbersInAddressesTellWhatStandsOutside() throws {
    // 300 stories, ten a day; the sitemap tells only of their last change.
    let stories = (0..<300).map {
      (day: $0 / 10 + 1, href: "http://127.0.0.1/news/\(70_000 + $0 * 7)/a-story")
    }
    func date(_ day: Int) -> CivilDate? { CivilDate(year: 2026, month: 11, day: min(day, 30)) }
    var town = Town()
    town.pages[home] = .listing([])
    town.pages[home + "map.xml"] = .listing(
      stories.enumerated().map { number, story in
        // One in twenty was corrected at the end of the month.
        let changed = number % 20 == 7 ? 30 : story.day
        return Find(
          href: Array(story.href.utf8), role: .entry, lastModified: date(changed).map { Moment(date: $0) })
      })
    for story in stories {
      let isInside = (8...10).contains(story.day)
      town.pages[story.href] = .dated(
        date(story.day), isInside ? nil : Rejection(.extract, .outsideWindow))
    }
    let frontier = try frontier([try outlet("a", home, sitemaps: [home + "map.xml"])], run: window(8, 10))
    let walk = try town.walk(frontier)
    #expect(walk.isFinished)
    #expect(try frontier.tally().map(\.ends.articles) == [30])
    // The window, the day of doubt on either side, and a few to tell what comes after.
    #expect(walk.hrefs.count { $0.contains("/news/") } < 70)
  }
}

@Suite struct NumberLineTests {
  @Test(arguments: [
    ("/news/107932/a-slug", 107_932), ("/a-slug-100052.html", 100_052), ("/2026/11/23/story", nil),
    ("/news/12345/67890", 67_890), ("/a", nil), ("/12345678901234567890", nil),
  ])
  func theLongestRunOfDigitsIsTheNumber(_ path: String, _ number: Int?) throws {
    #expect(NumberLine.number(of: try #require(WebAddress(serialized: "http://a.example" + path))) == number)
  }

  @Test func aSideIsBelievedBeyondEverythingElse() {
    var line = NumberLine()
    for number in [500, 510, 520] { line.add(number, .inside) }
    // A late bloomer: drafted among the others, published after the window.
    line.add(505, .after)
    for number in [600, 700] { line.add(number, .after) }
    #expect(line.side(of: 900) == nil)
    line.add(650, .after)
    #expect(line.side(of: 900) == .after)
    #expect(line.side(of: 690) == nil)
    #expect(line.side(of: 515) == nil)
    line.add(680, .inside)
    #expect(line.side(of: 900) == nil)
    for number in [100, 200, 300] { line.add(number, .before) }
    #expect(line.side(of: 50) == .before)
    #expect(line.side(of: 150) == nil)
  }
}
