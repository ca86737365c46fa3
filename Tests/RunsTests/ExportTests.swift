import Columns
import Foundation
import Testing
import Vocabulary

@testable import Runs

/// Tables as files of other formats, each read again before it counts.
struct ExportTests {
  private static let nasty = [
    "tab\there", "line\nfeed", "carriage\rreturn", "\r\n", "back\\slash", "\\N", "\\", "\"quoted\"", "\"",
    ",", "a,b",
    "NA", "null", "2026-11-23", " lead", "\t", "\u{2028}", "no\u{FEFF}bom", "😀", "\u{200F}عربي", "'", "",
  ]

  /// A dataset of rejects whose details are nasty, in two parts.
  private func dataset() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "naskh-\(UUID().uuidString)")
    for run in ["a", "b"] {
      let writer = try DatasetWriter(
        path: folder.path(), runID: run, crawlDate: CivilDate(daysSince1970: 20_780))
      for (i, text) in Self.nasty.enumerated() {
        try writer.append(
          Row(
            .rejects,
            [
              "outlet": .string("o"), "url": .string("\(run)\(100 + i)"), "stage": .string("fetch"),
              "reason": .string("gone"),
              "detail": .string(text), "kind": .string("page"), "origin": .string("feed"),
              "http_status": .int(i), "run_id": .string(run),
            ]))
      }
      _ = try writer.commit(created: Timestamp(milliseconds: 0))
    }
    return folder.path()
  }

  private var wanted: [String: String?] {
    var wanted: [String: String?] = [:]
    for run in ["a", "b"] {
      for (i, text) in Self.nasty.enumerated() {
        wanted["\(run)\(100 + i)"] = .some(text.isEmpty ? nil : text)
      }
    }
    return wanted
  }

  @Test func jsonLinesHoldEveryValue() throws {
    let path = try dataset()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let lines = try exportDataset(path, tables: ["rejects"], format: .jsonl, to: path + "/out")
    #expect(
      lines == [
        "\(path)/out/rejects.jsonl: \(2 * Self.nasty.count) rows, counts and checksums equal the dataset's"
      ])
    var found: [String: String?] = [:]
    let text = try String(contentsOfFile: path + "/out/rejects.jsonl", encoding: .utf8)
    for line in text.split(separator: "\n") {
      let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      found[row?["url"] as? String ?? "?"] = .some(row?["detail"] as? String)
      #expect(row?["crawl_date"] as? String == "2026-11-23")
    }
    #expect(found == wanted)
  }

  @Test func csvHoldsEveryValue() throws {
    let path = try dataset()
    defer { try? FileManager.default.removeItem(atPath: path) }
    _ = try exportDataset(path, tables: [], format: .csv, to: path + "/out")
    #expect(try FileManager.default.contentsOfDirectory(atPath: path + "/out") == ["rejects.csv"])
    let text = try String(contentsOfFile: path + "/out/rejects.csv", encoding: .utf8)
    #expect(text.utf8.starts(with: "outlet,url,stage,reason,detail,".utf8))
    for (url, detail) in wanted {
      let cell =
        detail.map { detail in
          detail.utf8.contains { [0x22, 0x2C, 0x0D, 0x0A].contains($0) }
            ? "\"" + detail.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
              + "\""
            : detail
        } ?? ""
      #expect(text.contains("o,\(url),fetch,gone,\(cell),page,feed,"), "\(url)")
    }
  }

  @Test(arguments: [ExportFormat.csv, .jsonl])
  func aFileThatIsNotTheDatasetsIsRefused(format: ExportFormat) throws {
    let path = try dataset()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let table = TableSchema.rejects
    _ = try exportDataset(path, tables: ["rejects"], format: format, to: path + "/out")
    let file = "\(path)/out/rejects.\(format.rawValue)"
    let query = Query(table: "rejects", columns: table.columns.map(\.name) + [TableSchema.partition])
    let sums = try Dataset(path).sums(query)
    try ExportCheck.check(file, format, table, sums.rows, sums.columns)
    let whole = try Data(contentsOf: URL(filePath: file))
    var other = whole
    other[(other.range(of: Data("a104".utf8))?.lowerBound ?? 0)] = 0x62
    try other.write(to: URL(filePath: file))
    let changed = #expect(throws: Fault.self) {
      try ExportCheck.check(file, format, table, sums.rows, sums.columns)
    }
    #expect(changed?.message.contains("column url is not the dataset's") == true)
    let end = whole.dropLast().lastIndex(of: 0x0A) ?? 0
    try whole[...end].write(to: URL(filePath: file))
    let cut = #expect(throws: Fault.self) {
      try ExportCheck.check(file, format, table, sums.rows, sums.columns)
    }
    #expect(cut?.message.contains("has 43 rows, table rejects has 44") == true)
  }

  @Test func aMissingProgramIsOneSentence() throws {
    let path = try dataset()
    defer { try? FileManager.default.removeItem(atPath: path) }
    guard FileManager.default.fileExists(atPath: "/usr/bin/env"), !isOnPath("duckdb") else { return }
    let fault = #expect(throws: Fault.self) {
      try exportDataset(path, tables: ["rejects"], format: .parquet, to: path + "/out")
    }
    #expect(fault?.message.contains("install it with 'pip install duckdb-cli'") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: path + "/out") == [])
  }

  private func isOnPath(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }
}
