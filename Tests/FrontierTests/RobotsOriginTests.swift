import Testing
import Vocabulary

@testable import Frontier

/// Sites whose http leads to https: one robots.txt, read once.
@Suite struct RobotsOriginTests {
  private let now = Timestamp(milliseconds: night)

  private func order(_ frontier: Frontier) throws -> Order? {
    if case .fetch(let order) = try frontier.next(now: now) { order } else { nil }
  }

  /// Answers the first order, for robots.txt, from `answered`, and names two pages of https; the addresses asked then.
  private func asked(answered: String, _ result: RobotsFetch) throws -> [String] {
    let frontier = try frontier([try outlet("a", home)])
    let robots = try #require(try order(frontier))
    let report = Visit(status: 200, finalAddress: WebAddress(serialized: answered))
    try frontier.fetched(robots, report: report, now: now)
    try frontier.settleRobots(robots, result: result, now: now)
    let list = try #require(try order(frontier))
    try frontier.found(
      Finds(
        Town.links(articles(1, "https://127.0.0.1") + ["https://127.0.0.1/closed/story-of-the-day-1001.html"])
      ),
      on: list.seed, now: now)
    try frontier.settle(list.seed.id, as: .listing, now: now)
    return try Town().walk(frontier).hrefs
  }

  private let rules = RobotsFetch.answered(
    status: 200, body: Array("User-agent: *\nDisallow: /closed/\n".utf8))

  @Test func theFileThatAnsweredIsTheOtherOriginsToo() throws {
    #expect(try asked(answered: "https://127.0.0.1/robots.txt", rules) == articles(1, "https://127.0.0.1"))
  }

  @Test func anotherFileOrAnotherSitesBindsOnlyTheHostThatWasAsked() throws {
    for answered in [
      "https://127.0.0.1/static/robots.txt", "https://127.0.0.2/robots.txt", home + "robots.txt",
    ] {
      #expect(try asked(answered: answered, rules).first == "https://127.0.0.1/robots.txt", "\(answered)")
    }
  }
}
