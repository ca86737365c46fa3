import Codecs
import Vocabulary

extension Manifest {
  init(parsing bytes: [UInt8], path: String) throws(Fault) {
    func bad(_ what: String) -> Fault {
      Fault(
        .badData,
        "\(path): \(what); point CURRENT at an earlier manifest of _meta (one line, its name) to go back to it"
      )
    }
    let body = bytes.count - Self.seal(String(repeating: "0", count: 64)).count
    guard body > 0,
      Self.seal(try FileDigest.sha256(bytes.span.extracting(0..<body)).hex) == Array(bytes[body...])
    else { throw bad("the SHA-256 at its end is not that of its bytes") }
    var head = ManifestHead()
    do throws(JSONFault) { try head.read(bytes.span) } catch { throw bad("\(error)") }
    guard head.format == Footer.format else { throw bad("not a manifest of \(Footer.format)") }
    guard let number = head.number, let schema = head.schema,
      let schemaSHA256 = head.schemaSHA256, let runID = head.runID,
      let operation = head.operation, let created = head.created, let parts = head.parts
    else { throw bad("a member is missing, or the entry of a part is incomplete") }
    self.init(
      number: number, parent: head.parent, schema: schema, schemaSHA256: schemaSHA256,
      runID: runID, operation: operation, created: Timestamp(milliseconds: created.utcSeconds * 1000),
      parts: parts)
  }
}

/// The members of a manifest as they are met. A year of nights has thousands of parts, and every command reads them
/// all: no tree of values is built, and statistics stay text until a query asks.
private struct ManifestHead {
  private static let keys = [
    "format", "manifest", "parent", "schema", "schema_sha256", "run_id", "operation", "created", "parts",
  ]

  var format: String?
  var number: Int?
  var parent: String?
  var schema: String?
  var schemaSHA256: String?
  var runID: String?
  var operation: String?
  var created: Moment?
  /// Nil where an entry is incomplete.
  var parts: [Manifest.Part]?

  mutating func read(_ json: Span<UInt8>) throws(JSONFault) {
    var reader = JSONLineReader(keys: Self.keys)
    var problem: JSONFault?
    try reader.read(json) { key, kind, bytes in
      switch (Self.keys[key], kind) {
      case ("format", .string): format = String(span: bytes)
      case ("manifest", .number): number = Int(String(span: bytes))
      case ("parent", .string): parent = String(span: bytes)
      case ("schema", .string): schema = String(span: bytes)
      case ("schema_sha256", .string): schemaSHA256 = String(span: bytes)
      case ("run_id", .string): runID = String(span: bytes)
      case ("operation", .string): operation = String(span: bytes)
      case ("created", .string): created = Moment(iso8601: String(span: bytes))
      case ("parts", .array):
        do throws(JSONFault) { parts = try Self.parts(bytes) } catch { problem = error }
      default: break
      }
    }
    if let problem { throw problem }
  }

  private static func parts(_ array: Span<UInt8>) throws(JSONFault) -> [Manifest.Part]? {
    var entry = PartEntry()
    var parts: [Manifest.Part]? = []
    try JSONLineReader.elements(of: array) { element throws(JSONFault) in
      if let part = try entry.part(element) { parts?.append(part) } else { parts = nil }
    }
    return parts
  }
}

/// Reads the entries of parts, one after the other.
private struct PartEntry {
  private static let keys =
    [
      "table", "path", "run_id", "runs", "rows", "bytes", "raw_bytes", "footer_sha256", "statistics",
    ] + Partition.keys

  private var reader = JSONLineReader(keys: Self.keys)

  /// Nil where a member is missing or is not what it should be.
  mutating func part(_ json: Span<UInt8>) throws(JSONFault) -> Manifest.Part? {
    var table: String?
    var path: String?
    var runID: String?
    var runs: [Manifest.Run]?
    var counts: [Int?] = [nil, nil, nil]
    var footer: String?
    var statistics = PartStatistics()
    var partition: Partition?
    try reader.read(json) { key, kind, bytes in
      switch (key, kind) {
      case (0, .string): table = String(span: bytes)
      case (1, .string): path = String(span: bytes)
      case (2, .string): runID = String(span: bytes)
      case (3, .object): runs = Self.runs(bytes)
      case (4...6, .number): counts[key - 4] = LineText.int(bytes).map(Int.init)
      case (7, .string): footer = String(span: bytes)
      case (8, .object): statistics = PartStatistics(json: Array(bytes))
      case (9..., .string): partition = Partition(key: Self.keys[key], value: String(span: bytes))
      default: break
      }
    }
    guard let table, let path, let runID, let partition, let rows = counts[0], let size = counts[1],
      let rawBytes = counts[2], let footer,
      path.hasPrefix("\(table)/\(partition.folder)/"), !path.contains("/../")
    else { return nil }
    return Manifest.Part(
      table: table, path: path, runID: runID, runs: runs ?? [.init(id: runID, day: partition.first)],
      partition: partition, rows: rows, bytes: size, rawBytes: rawBytes, footerSHA256: footer,
      statistics: statistics)
  }

  private static func runs(_ bytes: Span<UInt8>) -> [Manifest.Run]? {
    let members = (try? JSONValue(parsing: bytes))?.object?.members
    return members?.compactMap { member in
      member.value.string.flatMap { CivilDate(iso8601: $0) }.map { Manifest.Run(id: member.key, day: $0) }
    }
  }
}
