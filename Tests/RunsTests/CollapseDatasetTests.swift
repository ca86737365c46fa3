import Columns
import Foundation
import Glibc
import Testing
import Vocabulary

@testable import Runs

/// `naskh collapse` with one dataset for input and output.
@Suite(.serialized) struct CollapseDatasetTests {
  private static let wire = """
    The harbour authority said on Thursday that the northern breakwater will be rebuilt over the next three winters.
    Engineers found cracks in eleven of the forty caissons after the February storms, the authority's director told reporters.
    Work begins in November with the two most damaged caissons, and ferries will keep to the southern entrance until March.
    The project costs ninety million, half of it paid by the regional fund, and local fishermen asked for lights on the works.
    """
  private static let other = wire.split(separator: " ").reversed().joined(separator: " ").replacing(
    "\n", with: " ")

  private func id(_ number: Int) -> Article.ID { Article.ID(String(repeating: "\(number)", count: 16)) }

  /// Commits articles without stories, as a run of `day`.
  private func write(_ articles: [(number: Int, text: String)], to dataset: String, _ day: String) throws {
    let date = try #require(CivilDate(iso8601: day))
    let writer = try DatasetWriter(path: dataset, runID: "\(day)-0f", crawlDate: date)
    for (number, text) in articles {
      var article = Article()
      article.title = "Title \(number)"
      article.text = text
      article.published = Moment(iso8601: "\(day)T0\(number):00:00Z")
      let row = ArticleRow(
        id: id(number), outlet: Outlet.ID("o\(number)"), article: article, url: "http://o\(number).example/a",
        status: 200, fetchedAt: Timestamp(milliseconds: 0), place: nil, charset: "utf-8",
        version: UInt64(number))
      try writer.append(table: "articles", cells: row.cells(runID: "\(day)-0f"))
    }
    _ = try writer.commit(created: Timestamp(milliseconds: 0))
  }

  private func withDataset(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "naskh-\(UUID().uuidString)").path()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write(
      [
        (1, Self.wire), (2, Self.wire.split(separator: "\n").dropLast().joined(separator: "\n")),
        (3, Self.other),
      ],
      to: folder, "2026-11-20")
    try body(folder)
  }

  private func options(_ dataset: String) -> CollapseOptions {
    var options = CollapseOptions()
    options.input = dataset + "/"
    options.output = dataset
    return options
  }

  private func rows(_ dataset: String, _ table: String, _ columns: [String]) throws -> [String] {
    var rows: [String] = []
    try Dataset(dataset).scan(Query(table: table, columns: columns)) { row throws(Fault) in
      var cells: [String] = []
      for i in columns.indices {
        if let number = try row.int(i) {
          cells.append("\(number)")
        } else {
          cells.append(try row.text(i) ?? "-")
        }
      }
      rows.append(cells.joined(separator: " "))
      return true
    }
    return rows.sorted()
  }

  private func copies(_ dataset: String) throws -> [String] {
    try rows(dataset, "copies", ["article_id", "story_id", "relation"])
  }

  private var expected: [String] {
    ["\(id(1)) \(id(1)) lead", "\(id(2)) \(id(1)) reprint", "\(id(3)) \(id(3)) lead"]
  }

  private func fault(_ body: () throws -> Void) -> Fault? {
    do { try body() } catch { return error as? Fault }
    return nil
  }

  @Test func theArticlesOfADatasetGetTheirStories() throws {
    try withDataset { dataset in
      for _ in 0..<2 {
        try collapseArticles(options(dataset))
        #expect(try copies(dataset) == expected)
        #expect(
          try rows(dataset, "stories", ["story_id", "articles", "outlets"]) == [
            "\(id(1)) 2 2", "\(id(3)) 1 1",
          ])
        #expect(try Dataset(dataset).verify().isEmpty)
      }
      // A later night's copy joins; the rows of the stories that stay are not written again.
      try write([(4, Self.wire)], to: dataset, "2026-11-21")
      try collapseArticles(options(dataset))
      #expect(try copies(dataset) == expected + ["\(id(4)) \(id(1)) identical"])
      #expect(try rows(dataset, "stories", ["story_id", "articles"]).contains("\(id(1)) 3"))
      #expect(try Dataset(dataset).verify().isEmpty)
    }
  }

  @Test func laterRunsOfADayStandAfterThoseBefore() throws {
    let day = try #require(CivilDate(iso8601: "2026-11-20"))
    var used: [String] = []
    func add(_ name: String) {
      #expect(used.allSatisfy { "part-\($0)-00000" < "part-\(name)-00000" })
      used.append(name)
    }
    add(RunName.crawl("2026-11-20-fe12ab34", besides: used))
    #expect(used == ["2026-11-20-fe12ab34"])
    add(RunName.crawl("2026-11-20-fe12ab34", besides: used))
    for hash in ["ffffffff", "00000000", "2f2f2f2f", "a0a0a0a0"] {
      let stories = RunName.stories(of: day, besides: used)
      add(stories)
      // Done again it replaces its own.
      #expect(RunName.stories(of: day, besides: used) == stories)
      add(RunName.crawl("2026-11-20-\(hash)", besides: used))
      #expect(RunName.crawl("2026-11-21-\(hash)", besides: used) == "2026-11-21-\(hash)")
    }
  }

  @Test func twoNightsOnOneStateWaitOrLeave() throws {
    try withDataset { dataset in
      let state = dataset + "/nights.state"
      var options = CollapseOptions()
      options.input = dataset
      options.output = dataset + "/stories.tsv"
      options.state = state
      let lock = try StateLock(state, wait: false)
      #expect(fault { try collapseArticles(options) }?.code == .busy)
      #expect(!FileManager.default.fileExists(atPath: state))
      lock.release()
      try collapseArticles(options)
      #expect(FileManager.default.fileExists(atPath: state))
    }
  }

  @Test func whatIsNoStateIsRefusedAndKept() throws {
    try withDataset { dataset in
      var options = CollapseOptions()
      options.input = dataset
      options.output = dataset + "/stories.tsv"
      options.state = dataset + "/nights.state"
      try collapseArticles(options)
      let whole = try Data(contentsOf: URL(fileURLWithPath: dataset + "/nights.state"))
      let newer = Data("naskhcs9".utf8) + whole.dropFirst(8)
      for bad in [whole.dropLast(8), newer, Data(#"{"id":"1","text":"no state"}"#.utf8), Data()] {
        let path = dataset + "/bad.state"
        try bad.write(to: URL(fileURLWithPath: path))
        options.state = path
        options.output = dataset + "/none.tsv"
        #expect(fault { try collapseArticles(options) }?.code == .badData)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bad)
        #expect(!FileManager.default.fileExists(atPath: options.output))
      }
    }
  }

  @Test func againstADatasetOnlyTheDaysOfTheWindowAreRead() throws {
    try withDataset { dataset in
      try collapseArticles(options(dataset))
      try write([(4, Self.wire)], to: dataset, "2026-12-20")
      try collapseArticles(options(dataset))
      let articles = dataset + "/late.jsonl"
      let text = Self.wire.replacing("\n", with: " ")
      try #"{"id":"late","outlet":"x","published":"2026-12-20T05:00:00Z","title":"","text":"\#(text)"}"#
        .write(toFile: articles, atomically: true, encoding: .utf8)
      var against = CollapseOptions()
      against.input = articles
      against.output = dataset + "/late.tsv"
      against.against = dataset
      // The parts of the first night are not opened: it goes without them.
      for table in ["copies", "articles"] {
        try FileManager.default.removeItem(atPath: "\(dataset)/\(table)/crawl_date=2026-11-20")
      }
      try collapseArticles(against)
      let lines = try String(contentsOfFile: against.output, encoding: .utf8).split(separator: "\n")
      #expect(lines.count == 2 && lines[1].hasPrefix("late\t\(id(4))\t"))
    }
  }

  @Test func otherArticlesThanItsOwnAreRefused() throws {
    try withDataset { dataset in
      let before = try String(contentsOfFile: dataset + "/CURRENT", encoding: .utf8)
      var foreign = options(dataset)
      foreign.input = dataset + "/articles.jsonl"
      #expect(fault { try collapseArticles(foreign) }?.code == .usage)
      var against = options(dataset)
      against.against = dataset
      #expect(fault { try collapseArticles(against) }?.code == .usage)
      #expect(try String(contentsOfFile: dataset + "/CURRENT", encoding: .utf8) == before)
    }
  }

  private func holding(_ dataset: String, _ body: () -> Void) throws {
    let day = try #require(CivilDate(iso8601: "2026-11-21"))
    let writer = try DatasetWriter(path: dataset, runID: "other", crawlDate: day)
    withExtendedLifetime(writer, body)
  }

  @Test func whileAnotherWritesTheLockIsHeld() throws {
    try withDataset { dataset in
      try holding(dataset) { #expect(fault { try collapseArticles(options(dataset)) }?.code == .busy) }
      try collapseArticles(options(dataset))
      #expect(try copies(dataset) == expected)
    }
  }

  @Test func aKilledCollapseLeavesTheOldDatasetOrTheNew() throws {
    for delay: UInt32 in [4, 12, 20, 28, 36, 60] {
      try withDataset { dataset in
        let bundle = try #require(CommandLine.arguments.first { $0.hasSuffix(".xctest") })
        let child = Process()
        child.executableURL = URL(filePath: bundle).deletingLastPathComponent().appending(path: "naskh")
        child.arguments = ["collapse", "--input", dataset, "--output", dataset]
        try child.run()
        usleep(delay * 1000)
        kill(child.processIdentifier, SIGKILL)
        child.waitUntilExit()
        let left = try copies(dataset)
        #expect(left.isEmpty || left == expected)
        try collapseArticles(options(dataset))
        #expect(try copies(dataset) == expected)
        #expect(try Dataset(dataset).verify().isEmpty)
      }
    }
  }
}
