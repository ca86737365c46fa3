import Codecs
package import Vocabulary

/// One state of the dataset: the parts that are in it. Immutable; `CURRENT` names the live one.
package struct Manifest: Sendable, Hashable {
  static let folder = "_meta"
  static let current = "CURRENT"
  /// What `CURRENT` holds.
  static func currentLine(naming manifest: String) -> [UInt8] { Array("\(manifest)\n".utf8) }

  /// One part, with the statistics of its sort columns.
  package struct Part: Sendable, Hashable {
    package let table: String
    /// Below the dataset: `articles/crawl_date=2026-11-23/part-RUN-00000`.
    package let path: String
    package let runID: String
    /// The runs whose rows are in it: one, or more after compaction.
    package let runs: [Run]
    package let partition: Partition
    package let rows: Int
    /// Column files on disk, the footer not counted.
    package let bytes: Int
    package let rawBytes: Int
    package let footerSHA256: String
    let statistics: PartStatistics

    package func holds(run id: String) -> Bool { runs.contains { $0.id == id } }

    /// What stands in every row for a column that has no file: the crawl day, or null for one younger than the part.
    func line(ofAbsent column: Column) -> [UInt8] {
      if column.id == 0, case .day(let day) = partition { Array(day.iso8601.utf8) } else { Escape.null }
    }
  }

  /// A run with its crawl day.
  package struct Run: Sendable, Hashable {
    package let id: String
    package let day: CivilDate
  }

  package let number: Int
  /// The manifest that this one follows; nil for the first.
  package let parent: String?
  /// The file name of the schema.
  package let schema: String
  /// Of that file, in hex.
  let schemaSHA256: String
  /// The run that committed it.
  package let runID: String
  /// `commit`, `compact`.
  package let operation: String
  package let created: Timestamp
  /// By table, partition, path.
  package let parts: [Part]

  package static func name(_ number: Int) -> String { "manifest-\(digits(number, 8)).json" }
  package static func schemaName(_ number: Int) -> String { "schema-\(digits(number, 8)).json" }
  package var name: String { Self.name(number) }

  package func parts(of table: String) -> [Part] { parts.filter { $0.table == table } }

  /// Number in a name `prefix-00000042.json`; nil for other names.
  static func number(in name: String, prefix: String) -> Int? {
    guard name.hasPrefix(prefix + "-"), name.hasSuffix(".json") else { return nil }
    return Int(name.dropFirst(prefix.count + 1).dropLast(5))
  }
}

/// `value` in decimal with zeros in front.
func digits(_ value: Int, _ width: Int) -> String {
  let text = String(value)
  return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}

extension Manifest {
  /// One part a line, so that two manifests can be compared by `diff`; the last member is the SHA-256 of all before it.
  func json() throws(Fault) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("format", Footer.format)
    json.member("manifest", number)
    json.member("parent", parent)
    json.member("schema", schema)
    json.member("schema_sha256", schemaSHA256)
    json.member("run_id", runID)
    json.member("operation", operation)
    json.member("created", created.iso8601)
    json.key("parts")
    json.beginArray()
    json.endArray()
    json.endObject()
    var bytes = Array(json.bytes.dropLast(2))
    for (i, part) in parts.enumerated() {
      bytes.append(contentsOf: i == 0 ? [0x0A] : [0x2C, 0x0A])
      bytes.append(contentsOf: part.json)
    }
    bytes.append(contentsOf: Array("\n]".utf8))
    return bytes + Self.seal(try FileDigest.sha256(bytes.span).hex)
  }

  static func seal(_ sha256: String) -> [UInt8] { Array(",\"sha256\":\"\(sha256)\"}\n".utf8) }
}

extension Manifest.Part {
  fileprivate var json: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("table", table)
    json.member("path", path)
    json.member("run_id", runID)
    if runs.map(\.id) != [runID] {
      json.key("runs")
      json.beginObject()
      for run in runs { json.member(run.id, run.day.iso8601) }
      json.endObject()
    }
    partition.write(to: &json)
    json.member("rows", rows)
    json.member("bytes", bytes)
    json.member("raw_bytes", rawBytes)
    json.member("footer_sha256", footerSHA256)
    json.key("statistics")
    json.raw(statistics.json.span)
    json.endObject()
    return json.bytes
  }
}
