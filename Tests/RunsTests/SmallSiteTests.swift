import Columns
import Foundation
import Testing
import Vocabulary

@testable import Runs

/// Crawls of small sites that do one thing each.
@Suite(.serialized) struct SmallSiteTests {
  private func story(_ words: String, head: String = "", title: Bool = true) -> String {
    let paragraphs = (1...4).map { number in
      "<p>\(words.capitalized) was said in paragraph \(number) of this report, which goes on about the \(words) for a "
        + "while, as the spokesman of the \(words) told reporters that the \(words) would be looked at again.</p>"
    }
    let name = title ? "All about the \(words)" : ""
    return """
      <html><head>\(title ? "<title>\(name)</title>" : "")\(head)</head><body><nav><a href="/">Home</a></nav>
      <article>\(title ? "<h1>\(name)</h1>" : "")\(paragraphs.joined(separator: "\n"))</article></body></html>
      """
  }

  private func home(_ links: [String]) -> String {
    "<html><head><title>Paper</title></head><body>"
      + links.map { "<a href=\"\($0)\">A headline of some length for \($0)</a>" }.joined(separator: "\n")
      + "</body></html>"
  }

  private let plain = #"{"name": "Paper", "language": "en", "validators": []}"#

  @Test func aPageWithoutValidatorsIsUnchangedByItsPayload() async throws {
    let files = [
      "site.json": plain,
      "index.html": home(["/news/bridge-story-1001.html", "/news/school-story-1002.html"]),
      "news/bridge-story-1001.html": story("bridge"), "news/school-story-1002.html": story("school"),
    ]
    let night = try await DemoNight(address: "127.0.0.100", sites: ["paper": files])
    let pipeline = try night.crawl(into: "data")
    #expect(try await night.run(pipeline, on: "2026-11-23") == 0)
    #expect(try await night.run(pipeline, on: "2026-11-24") == 0)
    let columns = ["articles", "listings", "unchanged"]
    let runs = try night.rows("data", "runs", columns)
    #expect(runs.map { $0[0] } == ["2", "0"])
    // The home page, and both articles.
    #expect(runs[1][2] == "3")
    #expect(night.log.all.count { $0.target.hasPrefix("/news/") && $0.status == 200 } == 4)
    let archive = night.folder.appending(path: "data/_archive")
    let revisits = try FileManager.default.contentsOfDirectory(atPath: archive.path())
      .filter { $0.hasPrefix("2026-11-24") && $0.hasSuffix(".cdxj") }
      .map { try String(contentsOf: archive.appending(path: $0), encoding: .utf8) }.joined()
      .split(separator: "\n").count { $0.contains("warc/revisit") }
    #expect(revisits >= 3)
    try night.expectThatCountsAddUp("data")
    await night.end()
  }

  @Test func aMetaRefreshIsARedirect() async throws {
    func refresh(_ target: String, _ seconds: Int = 0) -> String {
      "<html><head><meta http-equiv=\"Refresh\" content=\"\(seconds); URL='\(target)'\"></head><body></body></html>"
    }
    let files = [
      "site.json": plain, "robots.txt": "User-agent: *\nDisallow: /closed/\n",
      "index.html": home([
        "/go/first-of-all-the-stories", "/go/second-of-all-the-stories", "/go/third-of-all-the-stories",
        "/go/round-and-round-it-goes", "/go/far-away-from-this-site",
      ]),
      "go/first-of-all-the-stories.html": refresh("/news/bridge-story-1001.html"),
      "go/second-of-all-the-stories.html": refresh("/closed/story-1002.html"),
      "go/third-of-all-the-stories.html": story(
        "school", head: "<meta http-equiv=refresh content='5;url=/closed/x'>"),
      "go/round-and-round-it-goes.html": refresh("/go/back-to-where-it-came-from"),
      "go/back-to-where-it-came-from.html": refresh("/go/round-and-round-it-goes"),
      "go/far-away-from-this-site.html": refresh("http://127.0.0.1/secret"),
      "news/bridge-story-1001.html": story("bridge"), "closed/story-1002.html": story("closed"),
    ]
    let night = try await DemoNight(address: "127.0.0.101", sites: ["paper": files])
    #expect(try await night.run(try night.crawl(into: "data")) == 0)
    let origin = night.origin(of: "paper")
    let articles = try night.rows("data", "articles", ["url", "aliases"]).sorted { $0[0] < $1[0] }
    #expect(
      articles == [
        [origin + "/go/third-of-all-the-stories", "[]"],
        [origin + "/news/bridge-story-1001.html", "[\"\(origin)/go/first-of-all-the-stories\"]"],
      ])
    let rejects = Dictionary(
      uniqueKeysWithValues: try night.rows("data", "rejects", ["url", "reason"])
        .map { ($0[0].dropFirst(origin.count), $0[1]) })
    #expect(rejects["/go/second-of-all-the-stories"] == "robots-disallowed")
    #expect(rejects["/go/far-away-from-this-site"] == "redirect-refused")
    #expect(rejects.values.contains("too-many-redirects"))
    #expect(!night.log.all.contains { $0.target.hasPrefix("/closed/") })
    try night.expectThatCountsAddUp("data")
    await night.end()
  }

  @Test func whatANewsSitemapSaysFillsWhatThePageLeavesOut() async throws {
    let map = """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
        xmlns:xhtml="http://www.w3.org/1999/xhtml">
      <url><loc>{{origin}}/bare</loc><news:news><news:publication><news:name>Paper</news:name><news:language>en</news:language>
      </news:publication><news:publication_date>2026-11-22T09:30:00+03:00</news:publication_date>
      <news:title>A title that only the sitemap knows</news:title></news:news>
      <xhtml:link rel="alternate" hreflang="fr" href="{{origin}}/fr/un-article-en-francais-1003.html"/>
      <xhtml:link rel="alternate" hreflang="de" href="http://elsewhere.example/de/artikel-1003.html"/></url>
      </urlset>
      """
    let files = [
      "site.json": plain, "index.html": home([]), "robots.txt": "Sitemap: {{origin}}/news.xml\n",
      "news.xml": map,
      "bare.html": story("harbour", title: false), "fr/un-article-en-francais-1003.html": story("port"),
    ]
    let night = try await DemoNight(address: "127.0.0.102", sites: ["paper": files])
    #expect(try await night.run(try night.crawl(into: "data")) == 0)
    let articles = try night.rows("data", "articles", ["url", "title", "published_iso", "language"])
      .sorted { $0[0] < $1[0] }
    let origin = night.origin(of: "paper")
    #expect(articles.map { $0[0] } == [origin + "/bare", origin + "/fr/un-article-en-francais-1003.html"])
    #expect(
      articles.first
        == [origin + "/bare", "A title that only the sitemap knows", "2026-11-22T09:30:00+03:00", "en"])
    await night.end()
  }

  @Test func theShardsTogetherAreTheWhole() async throws {
    func site(_ number: Int) -> [String: String] {
      [
        "site.json": plain, "index.html": home(["/news/story-of-\(number)-100\(number).html"]),
        "news/story-of-\(number)-100\(number).html": story("bridge number \(number)"),
      ]
    }
    let sites = Dictionary(uniqueKeysWithValues: (1...6).map { ("paper\($0)", site($0)) })
    let night = try await DemoNight(address: "127.0.0.110", sites: sites)
    let pipeline = try night.crawl(into: "data")
    var taken: [Set<String>] = []
    for shard in ["1/2", "2/2"] {
      let before = night.log.all.count
      #expect(try await night.run(pipeline, shard: shard) == 0)
      taken.append(Set(night.log.all[before...].map(\.outlet.name)))
    }
    #expect(taken[0].isDisjoint(with: taken[1]))
    #expect(taken[0].union(taken[1]) == Set(sites.keys))
    #expect(try night.rows("data", "articles", ["outlet"]).count == 6)
    #expect(try night.dataset("data").verify() == [])
    try night.expectThatCountsAddUp("data")
    await night.end()
  }
}
