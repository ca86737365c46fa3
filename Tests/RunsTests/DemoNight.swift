import Codecs
import Columns
import Foundation
import Testing
import Vocabulary

@testable import Runs

/// A folder of one test, the demo's sites or others served for it, and the runs that crawl them.
final class DemoNight: Sendable {
  let folder: URL
  let log = AccessLog()
  private let server: ReplayServer
  private let outlets: [Outlet]

  /// - Parameters:
  ///   - address: the first of as many loopback addresses as there are sites, that no other test uses.
  ///   - sites: files by site and path, where they are not the demo's; each site has a `site.json`.
  init(address: String, sites: [String: [String: String]] = [:]) async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "naskh-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (site, files) in sites {
      for (path, text) in files {
        let file = folder.appending(path: "sites/\(site)/\(path)")
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
    }
    server = try ReplayServer(
      folder: sites.isEmpty ? demoFolder : folder.appending(path: "sites").path(), firstAddress: address,
      onRequest: { [log] in log.append($0) })
    outlets = try await server.start()
  }

  func end() async {
    await server.stop()
    try? FileManager.default.removeItem(at: folder)
  }

  func origin(of outlet: String) -> String {
    outlets.first { $0.id.name == outlet }.map { String($0.homes[0].origin) } ?? ""
  }

  /// Writes a pipeline that crawls the outlets into `name`; returns the file's path.
  func crawl(into name: String) throws -> String {
    let sites = outlets.map { "  - id: \($0.id)\n    home: \($0.homes[0])\n" }.joined()
    let hosts = outlets.map { String($0.homes[0].host) }
    return try pipeline(
      name,
      """
      contact: https://naskh.example/contact
      crawl:
        delay: 2ms
        allow_addresses: \(hosts[0])-\(hosts[hosts.count - 1])
      outlets:
      \(sites)
      """)
  }

  /// Writes a pipeline that reads the archive of the dataset `source` into `name`; returns the file's path.
  func replay(_ source: String, into name: String, workers: Int) throws -> String {
    let sites = outlets.map { "  - id: \($0.id)\n    home: \($0.homes[0])\n" }.joined()
    return try pipeline(
      name,
      "input:\n  warc: \(source)/_archive\nextract:\n  workers: \(workers)\nlosses:\n  threshold: 1\noutlets:\n\(sites)"
    )
  }

  private func pipeline(_ name: String, _ rest: String) throws -> String {
    let file = folder.appending(path: name + ".yaml")
    try Data("name: demo\noutput: \(name)\nmetrics: \(name).prom\n\(rest)\n".utf8).write(to: file)
    return file.path()
  }

  /// `naskh run` within this process, off the threads that the server lives on.
  func run(_ pipeline: String, on day: String = "2026-11-23", shard: String? = nil) async throws -> Int32 {
    var options = RunOptions()
    options.runDate = CivilDate(iso8601: day)
    options.shard = shard.flatMap { Shard(text: $0) }
    options.progress = .none
    return try await offThePool { [options] in try runPipeline(at: pipeline, options) }
  }

  func dataset(_ name: String) throws -> Dataset { try Dataset(folder.appending(path: name).path()) }

  /// The rows of a table as the column files hold them, by columns, in the dataset's order.
  func rows(_ name: String, _ table: String, _ columns: [String]) throws -> [[String]] {
    var rows: [[String]] = []
    try dataset(name).scan(Query(table: table, columns: columns)) { row throws(Fault) in
      rows.append(
        columns.indices.map { i in
          row.withLine(i) { line in
            String(decoding: unsafe line.withUnsafeBufferPointer { unsafe Array($0) }, as: UTF8.self)
          }
        })
      return true
    }
    return rows
  }
}

extension DemoNight {
  private func place(_ outlet: String, _ url: String) -> DemoTruth.Place {
    DemoTruth.Place(outlet: outlet, path: percentDecoded(url.dropFirst(origin(of: outlet).count)))
  }

  /// The article rows by place, cells unescaped; null cells are left out.
  func articles(_ name: String) throws -> [DemoTruth.Place: [String: String]] {
    let columns = [
      "outlet", "url", "title", "text", "language", "published_iso", "dateline", "agency", "authors",
    ]
    var articles: [DemoTruth.Place: [String: String]] = [:]
    for row in try rows(name, "articles", columns) {
      let cells = zip(columns, row).filter { $0.1 != "\\N" }.map { ($0.0, unescaped($0.1)) }
      articles[place(row[0], row[1])] = Dictionary(uniqueKeysWithValues: cells)
    }
    return articles
  }

  /// Which articles tell one story; groups of two and more.
  func stories(_ name: String) throws -> Set<Set<DemoTruth.Place>> {
    var places: [String: DemoTruth.Place] = [:]
    for row in try rows(name, "articles", ["article_id", "outlet", "url"]) {
      places[row[0]] = place(row[1], row[2])
    }
    var groups: [String: Set<DemoTruth.Place>] = [:]
    for row in try rows(name, "copies", ["article_id", "story_id"]) {
      if let place = places[row[0]] { groups[row[1], default: []].insert(place) }
    }
    return Set(groups.values.filter { $0.count > 1 })
  }

  func rejects(_ name: String) throws -> [DemoTruth.Place: String] {
    var rejects: [DemoTruth.Place: String] = [:]
    for row in try rows(name, "rejects", ["outlet", "url", "reason"]) {
      rejects[place(row[0], row[1])] = row[2]
    }
    return rejects
  }

  /// Every URL taken is an article, a listing, unchanged or a reject, in every run of the dataset.
  func expectThatCountsAddUp(_ name: String, at location: SourceLocation = #_sourceLocation) throws {
    let columns = ["urls_taken", "articles", "listings", "unchanged", "rejects"]
    let runs = try rows(name, "runs", columns).map { $0.compactMap { Int($0) } }
    #expect(!runs.isEmpty, sourceLocation: location)
    for run in runs { #expect(run.count == 5 && run[0] == run[1...].reduce(0, +), sourceLocation: location) }
    #expect(
      try rows(name, "rejects", ["url"]).count == runs.reduce(0) { $0 + $1[4] }, sourceLocation: location)
  }

  /// Digests of all column files by table, partition and column.
  func columnDigests(_ name: String) throws -> [String: String] {
    let root = folder.appending(path: name).path()
    var digests: [String: String] = [:]
    for file in try FileManager.default.subpathsOfDirectory(atPath: root) where file.contains(".tsv") {
      let bytes = try [UInt8](Data(contentsOf: URL(filePath: root + "/" + file)))
      digests[file] = try Digest.of(bytes, .sha256).hex
    }
    return digests
  }

  /// What two crawls of the same pages must agree in, row for row: articles, stories, copies, and what the pages that
  /// were no articles came to. Left out is what run, moment and archive decide (ids of runs, times, places), and what
  /// depends on which of two pages came first (names of lists, redirects to pages already known, traps).
  func comparableRows(_ name: String) throws -> [String: [String]] {
    let varying: Set = ["run_id", "fetched_at", "warc_file", "warc_offset", "aliases"]
    let dataset = try dataset(name)
    var tables: [String: [String]] = [:]
    for table in ["articles", "stories", "copies"] {
      let columns = try dataset.table(table).columns.map(\.name).filter { !varying.contains($0) }
      tables[table] = try rows(name, table, columns).map { $0.joined(separator: "\t") }.sorted()
    }
    tables["rejects"] = try rows(
      name, "rejects", ["stage", "outlet", "url", "reason", "detail", "http_status"]
    )
    .filter { $0[0] != "frontier" }.map { $0.joined(separator: "\t") }.sorted()
    tables["completeness"] = try rows(
      name, "completeness", ["outlet", "day", "unchanged", "extracted", "silent"]
    )
    .map { $0.joined(separator: "\t") }.sorted()
    return tables
  }

  private func unescaped(_ cell: String) -> String {
    var out = ""
    var isEscaped = false
    for character in cell {
      if isEscaped {
        out.append(["n": "\n", "t": "\t", "r": "\r"][character] ?? character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        out.append(character)
      }
    }
    return out
  }
}

/// Runs what blocks on a thread of its own.
func offThePool<R: Sendable>(_ work: @escaping @Sendable () throws -> R) async throws -> R {
  try await withCheckedThrowingContinuation { continuation in
    Thread { continuation.resume(with: Result { try work() }) }.start()
  }
}

/// `Pipelines/demo/truth.json`.
struct DemoTruth {
  struct Place: Hashable, Comparable, CustomStringConvertible {
    let outlet: String
    let path: String
    var description: String { outlet + path }
    static func < (a: Self, b: Self) -> Bool { (a.outlet, a.path) < (b.outlet, b.path) }
  }

  let value: JSONValue

  init() throws {
    value = try JSONValue(parsing: [UInt8](Data(contentsOf: URL(filePath: demoFolder + "/truth.json"))))
  }

  func entries(_ list: String) -> [JSONValue] { value[list]?.array ?? [] }

  func places(_ list: String) -> Set<Place> { Set(entries(list).map(Self.place)) }

  static func place(_ entry: JSONValue) -> Place {
    Place(outlet: entry["outlet"]?.string ?? "", path: entry["path"]?.string ?? "")
  }

  /// Groups of two articles and more.
  var stories: Set<Set<Place>> {
    Set(entries("stories").map { Set(($0["copies"]?.array ?? []).map(Self.place)) })
  }
}
