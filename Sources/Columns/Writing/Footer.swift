package import Codecs
import Vocabulary

/// What `_footer.json` says of one part; written last, so where it stands the part is whole.
package struct Footer: Sendable, Hashable {
  static let name = "_footer.json"
  static let format = "coltsv/1"

  /// One column file.
  package struct ColumnFile: Sendable, Hashable {
    package let name: String
    package let id: Int
    package let type: ColumnType
    /// The file's name within the part's folder.
    package let file: String
    /// Size on disk.
    package let bytes: Int
    /// Size without compression, header line included.
    package let rawBytes: Int
    /// Lower-case hex, of the file on disk.
    package let sha256: String
    package let facts: ColumnFacts
  }

  package let table: String
  package let runID: String
  package let schema: String
  package let rows: Int
  package let sort: [String]
  package let partition: Partition
  package let compression: String
  package let columns: [ColumnFile]

  func file(of column: Column) -> ColumnFile? { columns.first { $0.id == column.id } }
  package func column(_ name: String) -> ColumnFile? { columns.first { $0.name == name } }
  package var bytes: Int { columns.reduce(0) { $0 + $1.bytes } }
  package var rawBytes: Int { columns.reduce(0) { $0 + $1.rawBytes } }
}

/// The statistics of one column as footers and manifests carry them.
package struct ColumnFacts: Sendable, Hashable {
  package var nullCount = 0
  /// JSON values: numbers for numbers, true and false for bool, else text.
  package var min: JSONValue = .null
  package var max: JSONValue = .null
  /// The value is the first 64 bytes at most of a longer one.
  package var minIsCut = false
  package var maxIsCut = false
  /// Exact up to 1,024; nil above.
  package var distinct: Int?
  package var values: [ValueCount]?
  package var maxCellBytes = 0

  package struct ValueCount: Sendable, Hashable {
    package let value: JSONValue
    package let count: Int
  }

  init() {}

  init(_ statistics: ColumnStatistics) {
    let type = statistics.type
    nullCount = statistics.nullCount
    min = statistics.min.map { Self.json($0, type) } ?? .null
    max = statistics.max.map { Self.json($0, type) } ?? .null
    minIsCut = statistics.minIsCut
    maxIsCut = statistics.maxIsCut
    distinct = statistics.distinct
    values = statistics.values?.map { ValueCount(value: Self.json($0.value, type), count: $0.count) }
    maxCellBytes = statistics.maxCellBytes
  }

  private static func json(_ text: [UInt8], _ type: ColumnType) -> JSONValue {
    switch type {
    case .int64: return LineText.int(text.span).map(JSONValue.int) ?? .null
    case .float64: return LineText.double(text.span).map(JSONValue.double) ?? .null
    case .bool: return .bool(text.count == 4)
    default: return .string(String(decoding: text, as: UTF8.self))
    }
  }

  /// As a footer gives them back: numbers may have changed between integer and double on the way.
  var asWritten: ColumnFacts? {
    var json = JSONWriter()
    json.beginObject()
    write(to: &json, full: true)
    json.endObject()
    return (try? JSONValue(parsing: json.bytes)).flatMap(ColumnFacts.init)
  }

  func write(to json: inout JSONWriter, full: Bool) {
    json.member("null_count", nullCount)
    json.member("min", min)
    json.member("max", max)
    if minIsCut { json.member("min_cut", true) }
    if maxIsCut { json.member("max_cut", true) }
    guard full else { return }
    json.member("distinct", distinct)
    if let values {
      json.key("values")
      json.beginArray()
      for value in values {
        json.beginArray()
        json.value(value.value)
        json.int(value.count)
        json.endArray()
      }
      json.endArray()
    }
    json.member("max_cell_bytes", maxCellBytes)
  }

  init?(_ json: JSONValue) {
    guard let nulls = json["null_count"]?.int else { return nil }
    nullCount = Int(nulls)
    min = json["min"] ?? .null
    max = json["max"] ?? .null
    minIsCut = json["min_cut"]?.bool ?? false
    maxIsCut = json["max_cut"]?.bool ?? false
    distinct = (json["distinct"]?.int).map(Int.init)
    maxCellBytes = Int(json["max_cell_bytes"]?.int ?? 0)
    if let list = json["values"]?.array {
      values = list.compactMap { pair in
        guard let value = pair[0], let count = pair[1]?.int else { return nil }
        return ValueCount(value: value, count: Int(count))
      }
    }
  }
}

extension Footer {
  /// The file's bytes; the same part gives the same bytes.
  var json: [UInt8] {
    var json = JSONWriter(pretty: true)
    json.beginObject()
    json.member("format", Self.format)
    json.member("writer", Software.name)
    json.member("table", table)
    json.member("run_id", runID)
    json.member("schema", schema)
    json.member("rows", rows)
    json.member("sort", sort)
    json.key("partition")
    json.beginObject()
    partition.write(to: &json)
    json.endObject()
    json.member("escape", "pg-copy")
    json.member("null", "\\N")
    json.member("compression", compression)
    json.key("columns")
    json.beginArray()
    for column in columns {
      json.beginObject()
      json.member("name", column.name)
      json.member("id", column.id)
      json.member("type", column.type.rawValue)
      json.member("file", column.file)
      json.member("bytes", column.bytes)
      json.member("raw_bytes", column.rawBytes)
      json.member("sha256", column.sha256)
      column.facts.write(to: &json, full: true)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return json.bytes + [0x0A]
  }

  /// `path` is named in what is thrown.
  init(parsing bytes: [UInt8], path: String) throws(Fault) {
    func bad(_ what: String) -> Fault {
      Fault(.badData, "\(path): \(what); the part cannot be read, restore it or write its run again")
    }
    let json: JSONValue
    do { json = try JSONValue(parsing: bytes) } catch { throw bad("\(error)") }
    guard json["format"]?.string == Self.format else { throw bad("not a footer of \(Self.format)") }
    guard let table = json["table"]?.string, let runID = json["run_id"]?.string,
      let schema = json["schema"]?.string, let rows = json["rows"]?.int,
      let sort = json["sort"]?.array, let day = json["partition"]?.object?.members.first,
      let partition = day.value.string.flatMap({ Partition(key: day.key, value: $0) }),
      let compression = json["compression"]?.string, let list = json["columns"]?.array
    else { throw bad("a member is missing") }
    var columns: [ColumnFile] = []
    for entry in list {
      guard let name = entry["name"]?.string, let id = entry["id"]?.int,
        let type = entry["type"]?.string.flatMap(ColumnType.init), let file = entry["file"]?.string,
        file.hasPrefix(name + ".tsv"), !file.utf8.contains(0x2F),
        let bytes = entry["bytes"]?.int, let rawBytes = entry["raw_bytes"]?.int,
        let sha256 = entry["sha256"]?.string, let facts = ColumnFacts(entry)
      else { throw bad("a column's entry is incomplete") }
      columns.append(
        ColumnFile(
          name: name, id: Int(id), type: type, file: file, bytes: Int(bytes), rawBytes: Int(rawBytes),
          sha256: sha256, facts: facts))
    }
    self.init(
      table: table, runID: runID, schema: schema, rows: Int(rows), sort: sort.compactMap(\.string),
      partition: partition, compression: compression, columns: columns)
  }
}

/// Who writes.
enum Software {
  static let name = "naskh 0.1.0"
}
