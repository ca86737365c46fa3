import Columns
import Foundation
import Reporting
import Testing
import Vocabulary

@testable import Runs

/// What happens to an article from night to night: found, corrected, withdrawn, back again.
struct NightsTests {
  private struct Answer {
    var path: String
    var status = 200
    var body = ""
  }

  private let folder = FileManager.default.temporaryDirectory.appending(path: "naskh-\(UUID().uuidString)")

  private func article(_ path: String, _ words: String) -> Answer {
    let paragraphs = (1...4).map { number in
      "<p>\(words.capitalized) was said in paragraph \(number) of this report, "
        + "which goes on about the \(words) for a while, as the spokesman of the \(words) told reporters "
        + "on Monday that the \(words) would be looked at again before the end of the month.</p>"
    }
    return Answer(
      path: path,
      body: """
        <html lang="en"><head><title>All about the \(words)</title><meta property="og:type" content="article">
        <meta property="article:published_time" content="2026-01-30T08:00:00Z"></head><body><nav><a href="/">Home</a></nav>
        <article><h1>All about the \(words)</h1>\(paragraphs.joined(separator: "\n"))</article></body></html>
        """)
  }

  private func record(_ answer: Answer, _ day: String) -> String {
    let head = "HTTP/1.1 \(answer.status) X\r\nContent-Type: text/html; charset=utf-8\r\n"
    let http = head + "Content-Length: \(answer.body.utf8.count)\r\n\r\n" + answer.body
    return """
      WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:\(UUID().uuidString)>\r\nWARC-Date: \(day)T02:00:00Z\r\n\
      WARC-Target-URI: http://paper.example\(answer.path)\r\nContent-Type: application/http;msgtype=response\r\n\
      Content-Length: \(http.utf8.count)\r\n\r\n\(http)\r\n\r\n
      """
  }

  /// One night: an archive of the answers is read into the dataset.
  private func run(_ day: String, _ answers: [Answer]) async throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(answers.map { record($0, day) }.joined().utf8)
      .write(to: folder.appending(path: "\(day).warc"))
    let pipeline = folder.appending(path: "\(day).yaml")
    try Data(
      """
      name: nights
      output: dataset
      input:
        warc: \(day).warc
      losses:
        threshold: 1
      outlets:
        - id: paper
          home: http://paper.example/
      """.utf8
    ).write(to: pipeline)
    var options = RunOptions()
    options.runDate = CivilDate(iso8601: day)
    options.progress = .none
    let code = try await offThePool { [options] in try runPipeline(at: pipeline.path(), options) }
    #expect(code == 0, "\(day)")
  }

  private var dataset: Dataset { get throws { try Dataset(folder.appending(path: "dataset").path()) } }

  private struct Version: Equatable {
    var path: String
    var status: Int64
    var isWithdrawn: Bool
    /// The one before, as an index into the versions of the path; nil for the first.
    var follows: Int?
  }

  /// The versions in the order in which they came.
  private func versions() throws -> [Version] {
    var versions: [Version] = []
    var numbers: [String: [UInt64]] = [:]
    let query = Query(
      table: "articles",
      columns: ["url", "http_status", "withdrawn", "version", "previous_version", "text"])
    try dataset.scan(query) { row throws(Fault) in
      guard case .string(let url) = try row.cell(0), case .int(let status) = try row.cell(1),
        case .bool(let isWithdrawn) = try row.cell(2), case .u64hex(let version) = try row.cell(3)
      else { return true }
      let path = String(url.dropFirst("http://paper.example".count))
      var follows: Int?
      if case .u64hex(let previous) = try row.cell(4) {
        follows = numbers[path]?.lastIndex(of: previous) ?? -1
      }
      numbers[path, default: []].append(version)
      #expect(row.isNull(5) == isWithdrawn)
      versions.append(Version(path: path, status: status, isWithdrawn: isWithdrawn, follows: follows))
      return true
    }
    return versions
  }

  private func expectLaws() throws {
    #expect(try dataset.verify() == [])
    #expect(try ReportReader(dataset: dataset).report(runID: nil).summary.broken == [])
  }

  @Test func correctionsAndWithdrawalsAreNewVersions() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let bridge = article("/bridge", "bridge")
    try await run("2026-01-30", [bridge, article("/harbour", "harbour"), article("/school", "school")])
    try await run(
      "2026-01-31",
      [
        article("/bridge", "broken bridge"), Answer(path: "/harbour", status: 410),
        article("/school", "school"), article("/river", "river"), Answer(path: "/never-seen", status: 410),
      ])
    try expectLaws()
    let first = [
      Version(path: "/bridge", status: 200, isWithdrawn: false),
      Version(path: "/harbour", status: 200, isWithdrawn: false),
      Version(path: "/school", status: 200, isWithdrawn: false),
      Version(path: "/harbour", status: 410, isWithdrawn: true, follows: 0),
      Version(path: "/bridge", status: 200, isWithdrawn: false, follows: 0),
      Version(path: "/river", status: 200, isWithdrawn: false),
    ]
    func key(_ version: Version) -> String { "\(version.path) \(version.follows ?? -2) \(version.status)" }
    #expect(try versions().sorted { key($0) < key($1) } == first.sorted { key($0) < key($1) })

    let runs = try dataset.runs
    var changes: [String] = []
    try dataset.changes(from: runs[0], to: runs[1]) { changes.append($0.kind.rawValue) }
    #expect(changes.sorted() == ["added", "changed", "withdrawn"])

    // Gone for good is no further version; an article that comes back is one. January is compacted before.
    _ = try compactDataset(folder.appending(path: "dataset").path(), settings: DatasetSettings(), jobs: 1)
    try await run("2026-02-01", [Answer(path: "/harbour", status: 410), Answer(path: "/river", status: 404)])
    _ = try compactDataset(folder.appending(path: "dataset").path(), settings: DatasetSettings(), jobs: 1)
    #expect(try dataset.manifest.parts(of: "articles").map(\.rows) == [6, 1])
    try await run("2026-02-02", [article("/harbour", "harbour"), article("/school", "school")])
    try expectLaws()
    let all = try versions()
    #expect(all.count == 8)
    #expect(
      Array(all.suffix(2)) == [
        Version(path: "/river", status: 404, isWithdrawn: true, follows: 0),
        Version(path: "/harbour", status: 200, isWithdrawn: false, follows: 1),
      ])
  }
}
