import Columns
import FoundationEssentials
import Testing
import Vocabulary

@testable import Runs

/// Tonight's reprint joins yesterday's story, from the kept image and from the dataset alone.
@Suite struct StoryMemoryTests {
  private let wire = """
    The harbour authority said on Thursday that the northern breakwater will be rebuilt over the next three winters.
    Engineers found cracks in eleven of the forty caissons after the February storms, the authority's director told reporters.
    Work begins in November with the two most damaged caissons, and ferries will keep to the southern entrance until March.
    The project costs ninety million, half of it paid by the regional fund, and local fishermen asked for lights on the works.
    """

  private func page(_ title: String, _ text: String, _ day: String) -> String {
    let paragraphs = text.split(separator: "\n").map { "<p>\($0)</p>" }.joined()
    return """
      <html><head><title>\(title)</title><meta property="article:published_time" content="\(day)T08:00:00Z"></head>
      <body><article><h1>\(title)</h1>\(paragraphs)</article></body></html>
      """
  }

  private func warc(_ folder: URL, _ name: String, _ pages: [(url: String, html: String)], _ day: String)
    throws -> String
  {
    var bytes = ""
    for (url, html) in pages {
      let http =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: \(html.utf8.count)\r\n\r\n\(html)"
      bytes += """
        WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: \(url)\r\nWARC-Date: \(day)T09:00:00Z\r\n\
        WARC-Record-ID: <urn:uuid:\(UUID().uuidString)>\r\nContent-Type: application/http;msgtype=response\r\n\
        Content-Length: \(http.utf8.count)\r\n\r\n\(http)\r\n\r\n
        """
    }
    let path = folder.appending(path: name).path()
    try Data(bytes.utf8).write(to: URL(filePath: path))
    return path
  }

  private func run(_ folder: URL, _ warc: String, _ day: String) throws -> Int32 {
    let file = folder.appending(path: "\(day).yaml").path()
    try Data("name: two\noutput: dataset\ninput: {warc: \(warc)}\n".utf8).write(to: URL(filePath: file))
    var options = RunOptions()
    options.runDate = CivilDate(iso8601: day)
    options.progress = .none
    return try runPipeline(at: file, options)
  }

  /// A folder with a dataset that holds one night's page, the wire story as one outlet printed it, and that page.
  private func firstNight() throws -> (folder: URL, dataset: String, pages: [(url: String, html: String)]) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "naskh-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let pages = [(url: "http://one.example/a/1", html: page("Breakwater to be rebuilt", wire, "2026-11-20"))]
    #expect(try run(folder, try warc(folder, "a.warc", pages, "2026-11-20"), "2026-11-20") == 0)
    return (folder, folder.appending(path: "dataset").path(), pages)
  }

  /// The first bytes of a column file of every part of a table.
  private func damage(_ dataset: String, _ table: String, _ column: String) throws {
    for file in try FileManager.default.subpathsOfDirectory(atPath: "\(dataset)/\(table)")
    where file.hasSuffix("/\(column).tsv.zst") {
      var bytes = try Data(contentsOf: URL(filePath: "\(dataset)/\(table)/\(file)"))
      bytes.replaceSubrange(0..<4, with: [0, 0, 0, 0])
      try bytes.write(to: URL(filePath: "\(dataset)/\(table)/\(file)"))
    }
  }

  private func line(_ id: String, _ outlet: String, _ title: String, _ text: String) -> String {
    let paragraphs = text.replacing("\n", with: "\\n")
    return
      #"{"id":"\#(id)","outlet":"\#(outlet)","published":"2026-11-21T08:00:00Z","title":"\#(title)","text":"\#(paragraphs)"}"#
  }

  @Test func aLateCopyJoinsTheStoryOfTheDatasetThatItIsCollapsedAgainst() throws {
    let (folder, dataset, _) = try firstNight()
    defer { try? FileManager.default.removeItem(at: folder) }
    let before = try String(contentsOfFile: dataset + "/CURRENT", encoding: .utf8)
    let lead = try Article.ID(outlet: Outlet.ID("one.example"), canonical: "http://one.example/a/1").text
    let reprint = wire.split(separator: "\n").dropLast().joined(separator: "\n")
    let other = wire.split(separator: " ").reversed().joined(separator: " ").replacing("\n", with: " ")
    let input = folder.appending(path: "late.jsonl").path()
    let lines = [
      line("late", "two.example", "Three winters of work", reprint),
      line("own", "two.example", "Else", other),
      line(lead, "one.example", "Breakwater to be rebuilt", wire),
    ]
    try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: input))
    var options = CollapseOptions()
    options.input = input
    options.output = folder.appending(path: "late.tsv").path()
    options.against = dataset
    for _ in 0..<2 {
      try collapseArticles(options)
      let rows = try String(contentsOfFile: options.output, encoding: .utf8).split(separator: "\n")
        .map { $0.split(separator: "\t").map(String.init) }
      #expect(rows.dropFirst().map { $0[0] }.sorted() == [lead, "late", "own"].sorted())
      let stories = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
      #expect(stories["late"] == lead && stories["own"] == "own" && stories[lead] == lead)
      // It needs no image, and leaves the dataset alone.
      try? FileManager.default.removeItem(atPath: dataset + "/_state")
    }
    #expect(try String(contentsOfFile: dataset + "/CURRENT", encoding: .utf8) == before)
  }

  @Test func aDamagedPartOfAnEarlierNightDoesNotStopTheNext() throws {
    let (folder, dataset, pages) = try firstNight()
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.removeItem(atPath: dataset + "/_state")
    try damage(dataset, "articles", "version")
    try damage(dataset, "copies", "story_id")
    let findings = try Dataset(dataset).verify()
    #expect(!findings.isEmpty)
    let more = pages + [("http://two.example/b/2", page("Three winters of work", wire, "2026-11-21"))]
    #expect(try run(folder, try warc(folder, "b.warc", more, "2026-11-21"), "2026-11-21") == 0)
    // What was damaged is so still; all else is whole, and what was in the damaged part is there again.
    #expect(try Dataset(dataset).verify().count == findings.count)
    var urls: [String] = []
    let query = Query(table: "articles", columns: ["url"])
    try Dataset(dataset).scan(query) { row throws(Fault) in
      urls.append(try row.text(0) ?? "")
      return true
    }
    #expect(urls.sorted() == [pages[0].0, pages[0].0, "http://two.example/b/2"])
  }

  @Test(arguments: [true, false]) func tonightsReprintJoinsYesterdaysStory(keepsImage: Bool) throws {
    let (folder, dataset, _) = try firstNight()
    defer { try? FileManager.default.removeItem(at: folder) }
    if !keepsImage { try FileManager.default.removeItem(atPath: dataset + "/_state") }
    let reprint = wire.split(separator: "\n").dropLast().joined(separator: "\n")
    let second = try warc(
      folder, "b.warc",
      [("http://two.example/b/2", page("Three winters of work at the harbour", reprint, "2026-11-21"))],
      "2026-11-21")
    #expect(try run(folder, second, "2026-11-21") == 0)

    let members = try StoryMembers(try Dataset(dataset), besides: "")
    let lead = try Article.ID(outlet: Outlet.ID("one.example"), canonical: "http://one.example/a/1")
    let copy = try Article.ID(outlet: Outlet.ID("two.example"), canonical: "http://two.example/b/2")
    #expect(members.story(of: lead.text) == lead.text)
    #expect(members.story(of: copy.text) == lead.text)
    var counts: [String] = []
    var query = Query(table: "stories")
    query.columns = ["story_id", "articles", "outlets"]
    _ = try Dataset(dataset).scan(query) { (row) throws(Fault) in
      counts.append("\(try row.cell(0)) \(try row.cell(1)) \(try row.cell(2))")
      return true
    }
    #expect(counts.last?.hasSuffix("int(2) int(2)") == true, "\(counts)")
  }
}
