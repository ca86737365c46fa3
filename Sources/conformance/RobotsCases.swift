import Codecs
import Frontier
import Vocabulary

/// robots.txt: decisions, fields, and files as sites have them.
enum RobotsCases {
  /// Rows that test what RFC 9309 does not say, or on which the suites that they come from disagree.
  private static let uncounted: Set<String> = [
    "google-only", "degenerate-input", "disputed", "protego-differs",
  ]

  static func decision(_ row: JSONValue) throws -> Verdict {
    let tags = row["tags"]?.array?.compactMap(\.string) ?? []
    guard uncounted.isDisjoint(with: tags) else { return .leftOut }
    guard let allowed = row["allowed"]?.bool else { throw Fault(.badData, "the row has no 'allowed'") }
    let got = FrontierConformance.allows(
      robots: Array(try row.text("robots").utf8), agent: try row.text("agent"), url: try row.text("url"))
    return Verdict(got, wants: allowed, got == allowed)
  }

  /// `crawl_delay` in seconds, or the list of `sitemaps`, or both.
  static func fields(_ row: JSONValue) throws -> Verdict {
    let got = FrontierConformance.fields(
      robots: Array(try row.text("robots").utf8), agent: row["agent"]?.string ?? "*")
    if let sitemaps = row["sitemaps"]?.array?.compactMap(\.string), got.sitemaps != sitemaps {
      return .failed("got \(got.sitemaps), wants \(sitemaps)")
    }
    guard let wanted = row["crawl_delay"] else { return .passed }
    let delay = wanted.double.map { Milliseconds.seconds($0) }
    return Verdict(
      got: got.crawlDelay.map { "\($0.count) ms" }, wants: delay.map { "\($0.count) ms" })
  }

  /// Read, and asked for three paths, in less than 50 ms.
  static func corpus(_ row: JSONValue) throws -> Verdict {
    let robots = Array(try row.text("robots").utf8)
    let clock = ContinuousClock()
    let span = clock.measure {
      for path in ["/", "/2026/11/23/a-page-of-news.html?id=1", "/search?q=%D8%AE%D8%A8%D8%B1"] {
        _ = FrontierConformance.allows(robots: robots, agent: "NaskhBot", url: path)
      }
      _ = FrontierConformance.fields(robots: robots, agent: "NaskhBot")
    }
    return span < .milliseconds(50) ? .passed : .failed("took \(span)")
  }
}
