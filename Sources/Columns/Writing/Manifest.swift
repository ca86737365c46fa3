import Codecs
package import Vocabulary

/// One state of the dataset: the parts that are in it. Immutable; `CURRENT` names the live one.
package struct Manifest: Sendable, Hashable {
  static let folder = "_meta"
  static let current = "CURRENT"

  /// One part, with the statistics of its sort columns.
  package struct Part: Sendable, Hashable {
    package let table: String
    /// Below the dataset: `articles/crawl_date=2026-11-23/part-RUN-00000`.
    package let path: String
    package let runID: String
    /// The runs whose rows are in it: one, or more after compaction.
    package let runs: [String]
    package let partition: CivilDate
    package let rows: Int
    /// Column files on disk, the footer not counted.
    package let bytes: Int
    package let rawBytes: Int
    package let footerSHA256: String
    package let statistics: [String: ColumnFacts]
  }

  package let number: Int
  /// The manifest that this one follows; nil for the first.
  package let parent: String?
  /// The file name of the schema.
  package let schema: String
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
  /// One part a line, so that two manifests can be compared by `diff`.
  var json: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("format", Footer.format)
    json.member("manifest", number)
    json.member("parent", parent)
    json.member("schema", schema)
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
    bytes.append(contentsOf: Array("\n]}\n".utf8))
    return bytes
  }

  init(parsing bytes: [UInt8], path: String) throws(Fault) {
    func bad(_ what: String) -> Fault {
      Fault(
        .badData,
        "\(path): \(what); point CURRENT at an earlier manifest of _meta (one line, its name) to go back to it"
      )
    }
    let json: JSONValue
    do { json = try JSONValue(parsing: bytes) } catch { throw bad("\(error)") }
    guard json["format"]?.string == Footer.format else { throw bad("not a manifest of \(Footer.format)") }
    guard let number = json["manifest"]?.int, let schema = json["schema"]?.string,
      let runID = json["run_id"]?.string, let operation = json["operation"]?.string,
      let created = json["created"]?.string.flatMap({ Moment(iso8601: $0) }),
      let list = json["parts"]?.array
    else { throw bad("a member is missing") }
    var parts: [Part] = []
    parts.reserveCapacity(list.count)
    for entry in list {
      guard let part = Part(entry) else { throw bad("the entry of a part is incomplete") }
      parts.append(part)
    }
    self.init(
      number: Int(number), parent: json["parent"]?.string, schema: schema, runID: runID,
      operation: operation, created: Timestamp(milliseconds: created.utcSeconds * 1000), parts: parts)
  }
}

extension Manifest.Part {
  fileprivate var json: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("table", table)
    json.member("path", path)
    json.member("run_id", runID)
    if runs != [runID] { json.member("runs", runs) }
    json.member(TableSchema.partition, partition.iso8601)
    json.member("rows", rows)
    json.member("bytes", bytes)
    json.member("raw_bytes", rawBytes)
    json.member("footer_sha256", footerSHA256)
    json.key("statistics")
    json.beginObject()
    for (name, facts) in statistics.sorted(by: { $0.key < $1.key }) {
      json.key(name)
      json.beginObject()
      facts.write(to: &json, full: false)
      json.endObject()
    }
    json.endObject()
    json.endObject()
    return json.bytes
  }

  fileprivate init?(_ json: JSONValue) {
    guard let table = json["table"]?.string, let path = json["path"]?.string,
      let runID = json["run_id"]?.string,
      let partition = json[TableSchema.partition]?.string.flatMap({ CivilDate(iso8601: $0) }),
      let rows = json["rows"]?.int, let bytes = json["bytes"]?.int, let rawBytes = json["raw_bytes"]?.int,
      let footer = json["footer_sha256"]?.string,
      path.hasPrefix(table + "/"), !path.split(separator: "/").contains("..")
    else { return nil }
    var statistics: [String: ColumnFacts] = [:]
    for member in json["statistics"]?.object?.members ?? [] {
      statistics[member.key] = ColumnFacts(member.value)
    }
    self.init(
      table: table, path: path, runID: runID, runs: json["runs"]?.array?.compactMap(\.string) ?? [runID],
      partition: partition, rows: Int(rows), bytes: Int(bytes),
      rawBytes: Int(rawBytes), footerSHA256: footer, statistics: statistics)
  }
}
