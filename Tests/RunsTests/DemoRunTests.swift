import Codecs
import Columns
import Foundation
import Reporting
import Testing
import Vocabulary

@testable import Runs

/// The embedded demo, crawled for real over HTTP, against its truth.
@Suite(.serialized) struct DemoRunTests {
  @Test func theDemoEndsAsItsTruthSays() async throws {
    let night = try await DemoNight(address: "127.0.0.50")
    let truth = try DemoTruth()
    let code = try await night.run(night.crawl(into: "first"))
    #expect(code == 0)

    // Every article, word for word; beside them at most a video page whose caption reads like a brief.
    let articles = try night.articles("first")
    let expected = truth.entries("articles")
    let videos = truth.entries("rejects").filter { $0["why"]?.string == "video" }.map(DemoTruth.place)
    #expect(Set(expected.map(DemoTruth.place)).subtracting(articles.keys) == [])
    #expect(Set(articles.keys).subtracting(expected.map(DemoTruth.place)).subtracting(videos) == [])
    for entry in expected {
      guard let row = articles[DemoTruth.place(entry)] else { continue }
      #expect(row["text"] == entry["text"]?.string, "\(DemoTruth.place(entry))")
      #expect(row["title"]?.hasSuffix(entry["title"]?.string ?? "-") == true, "\(row["title"] ?? "")")
      #expect(row["language"] == entry["language"]?.string)
    }

    // Every planted copy in its story, nothing else joined.
    #expect(try night.stories("first").symmetricDifference(truth.stories) == [])

    // Closed folders were never entered, and no address was asked for twice.
    let asked = night.log.all.map { DemoTruth.Place(outlet: $0.outlet.name, path: percentDecoded($0.target)) }
    #expect(Set(asked).intersection(truth.places("disallowed")) == [])
    let counts = asked.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    #expect(counts.filter { $0.value > 1 } == [:])

    // What is no article has its reason.
    let rejects = try night.rejects("first")
    for entry in truth.entries("rejects") {
      switch entry["why"]?.string {
      case "not-found": #expect(rejects[DemoTruth.place(entry)] == "client-error", "\(entry)")
      case "redirect": #expect(rejects[DemoTruth.place(entry)] == "alias", "\(entry)")
      default: break
      }
    }
    try night.expectThatCountsAddUp("first")

    // The report tells the same.
    let report = try ReportReader(dataset: night.dataset("first")).report(runID: nil)
    #expect(report.summary.broken == [])
    #expect(report.summary.total.articles == articles.count)
    #expect(report.summary.total.rejected == rejects.count)
    #expect(report.stories.map(\.articles).sorted() == truth.stories.map(\.count).sorted())
    let metrics = try String(contentsOf: night.folder.appending(path: "first.prom"), encoding: .utf8)
    let counted = metrics.split(separator: "\n").filter { $0.hasPrefix("naskh_articles_total") }
      .compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
    #expect(counted.reduce(0, +) == articles.count)
    #expect(report.copyDelayHours.count == report.summary.total.copies)
    await night.end()
  }

  @Test func aSecondNightFindsNothingNew() async throws {
    let night = try await DemoNight(address: "127.0.0.60")
    let pipeline = try night.crawl(into: "nights")
    #expect(try await night.run(pipeline) == 0)
    let stories = try night.stories("nights")
    let articles = try night.articles("nights").count
    let before = night.log.all.count

    #expect(try await night.run(pipeline) == 0)
    let second = night.log.all[before...]
    #expect(second.count { $0.status == 304 } > 0)
    #expect(second.filter { $0.status == 200 && !$0.target.hasSuffix("robots.txt") }.map(\.target) == [])
    #expect(try night.rows("nights", "articles", ["article_id"]).count == articles)
    #expect(try night.stories("nights") == stories)
    try night.expectThatCountsAddUp("nights")
    await night.end()
  }

  private func differing(_ a: [String: String]?, _ b: [String: String]?) -> [String] {
    let (a, b) = (a ?? [:], b ?? [:])
    return Set(a.keys).union(b.keys).filter { a[$0] != b[$0] }.sorted()
  }

  @Test func anArchiveGivesTheSameBytesWithAnyNumberOfWorkers() async throws {
    let night = try await DemoNight(address: "127.0.0.70")
    #expect(try await night.run(night.crawl(into: "crawled")) == 0)
    var digests: [String: [String: String]] = [:]
    for (name, workers) in [("one", 1), ("two", 2), ("eight", 8)] {
      let pipeline = try night.replay("crawled", into: name, workers: workers)
      #expect(try await night.run(pipeline) == 0)
      digests[name] = try night.columnDigests(name)
    }
    #expect(digests["one"]?.isEmpty == false)
    #expect(differing(digests["two"], digests["one"]) == [])
    #expect(differing(digests["eight"], digests["one"]) == [])
    let crawled = try night.articles("crawled")
    #expect(try night.articles("one").filter { crawled[$0.key] != nil } == crawled)

    let again = try night.replay("crawled", into: "one", workers: 2)
    #expect(try await night.run(again) == 0)
    #expect(differing(try night.columnDigests("one"), digests["two"]) == [])
    await night.end()
  }
}
