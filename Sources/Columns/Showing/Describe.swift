package import Codecs
package import Vocabulary

/// What a dataset holds, from the manifest and the footers.
package struct Description: Sendable, Hashable {
  package struct Table: Sendable, Hashable {
    package let name: String
    package let rows: Int
    package let parts: Int
    package let bytes: Int
    package let rawBytes: Int
    package let columns: [ColumnSummary]
  }

  /// One column over all parts. Bounds are the least and the greatest of the parts' bounds.
  package struct ColumnSummary: Sendable, Hashable {
    package let column: Column
    package var bytes = 0
    package var rawBytes = 0
    package var nullCount = 0
    package var min: JSONValue = .null
    package var max: JSONValue = .null
    package var maxCellBytes = 0
    /// Over all parts; nil where one part counted more than the limit, or did not list its values.
    package var values: [JSONValue: Int]? = [:]
  }

  package let path: String
  package let manifest: String
  package let schema: String
  package let created: Timestamp
  package let runs: [String]
  package let days: [CivilDate]
  package let tables: [Table]
}

extension Dataset {
  /// Reads every footer of the tables named (nil: all).
  package func describe(tables names: [String]? = nil) throws(Fault) -> Description {
    for name in names ?? [] { _ = try table(name) }
    var tables: [Description.Table] = []
    for table in schema.tables where names?.contains(table.name) ?? true {
      let parts = manifest.parts(of: table.name)
      var columns = table.columns.map { Description.ColumnSummary(column: $0) }
      for part in parts {
        let footer = try footer(of: part)
        for i in columns.indices {
          guard let file = footer.columns.first(where: { $0.id == columns[i].column.id }) else {
            columns[i].nullCount += part.rows
            continue
          }
          columns[i].add(file)
        }
      }
      tables.append(
        Description.Table(
          name: table.name, rows: parts.reduce(0) { $0 + $1.rows }, parts: parts.count,
          bytes: parts.reduce(0) { $0 + $1.bytes }, rawBytes: parts.reduce(0) { $0 + $1.rawBytes },
          columns: columns))
    }
    return Description(
      path: path, manifest: manifest.name, schema: manifest.schema, created: manifest.created,
      runs: runs, days: days, tables: tables)
  }
}

extension Description.ColumnSummary {
  fileprivate mutating func add(_ file: Footer.ColumnFile) {
    bytes += file.bytes
    rawBytes += file.rawBytes
    nullCount += file.facts.nullCount
    maxCellBytes = Swift.max(maxCellBytes, file.facts.maxCellBytes)
    min = Self.bound(min, file.facts.min) { $0 < 0 }
    max = Self.bound(max, file.facts.max) { $0 > 0 }
    guard let listed = file.facts.values else {
      values = nil
      return
    }
    for entry in listed { values?[entry.value, default: 0] += entry.count }
    if let count = values?.count, count > ColumnStatistics.distinctLimit { values = nil }
  }

  private static func bound(_ old: JSONValue, _ new: JSONValue, _ wins: (Int) -> Bool) -> JSONValue {
    switch (old, new) {
    case (_, .null): return old
    case (.null, _): return new
    case (.string(let a), .string(let b)):
      return wins(Bytes.compare(Array(b.utf8).span, Array(a.utf8).span)) ? new : old
    case (.bool(let a), .bool(let b)): return wins((b ? 1 : 0) - (a ? 1 : 0)) ? new : old
    default:
      if let a = old.int, let b = new.int { return wins(b < a ? -1 : b == a ? 0 : 1) ? new : old }
      if let a = old.double, let b = new.double { return wins(b < a ? -1 : b == a ? 0 : 1) ? new : old }
      return old
    }
  }
}

extension Description {
  /// For a terminal.
  package var text: String {
    var lines = [
      "\(path)  \(manifest), \(schema), committed \(created.iso8601)",
      "runs \(runs.count)"
        + (days.first.map { ", days \($0.iso8601) to \((days.last ?? $0).iso8601)" } ?? ""),
    ]
    for table in tables {
      let ratio = table.bytes > 0 ? (Double(table.rawBytes) / Double(table.bytes) * 10).rounded() / 10 : 0
      lines.append("")
      lines.append(
        "\(table.name): \(table.rows) rows, \(table.parts) parts, \(table.bytes) bytes (\(table.rawBytes) raw, \(ratio) : 1)"
      )
      guard table.rows > 0 else { continue }
      let cells: [[String]] = table.columns.map { column in
        let distinct = column.values.map { String($0.count) } ?? "-"
        return [
          column.column.name, column.column.type.rawValue, String(column.bytes), String(column.nullCount),
          distinct, Self.short(column.min), Self.short(column.max),
        ]
      }
      let head = ["column", "type", "bytes", "nulls", "distinct", "min", "max"]
      lines.append(contentsOf: Self.aligned([head] + cells))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// At most 24 characters, control characters shown as spaces.
  private static func short(_ value: JSONValue) -> String {
    switch value {
    case .null: return "-"
    case .string(let text):
      let plain = String(
        text.prefix(25).map { $0.unicodeScalars.first.map { $0.value < 0x20 } == true ? " " : $0 })
      return plain.count > 24 ? String(plain.prefix(23)) + "…" : plain
    case .bool(let value): return value ? "true" : "false"
    default:
      if let number = value.int { return "\(number)" }
      return value.double.map { "\($0)" } ?? "-"
    }
  }

  private static func aligned(_ rows: [[String]]) -> [String] {
    var widths: [Int] = []
    for row in rows {
      for (i, cell) in row.enumerated() {
        if i < widths.count {
          widths[i] = Swift.max(widths[i], cell.count)
        } else {
          widths.append(cell.count)
        }
      }
    }
    return rows.map { row in
      let cells = row.enumerated().map { i, cell in
        let space = String(repeating: " ", count: widths[i] - cell.count)
        return (2...4).contains(i) ? space + cell : cell + space
      }
      var line = "  " + cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// One JSON document.
  package var json: [UInt8] {
    var json = JSONWriter(pretty: true)
    json.beginObject()
    json.member("path", path)
    json.member("manifest", manifest)
    json.member("schema", schema)
    json.member("created", created.iso8601)
    json.member("runs", runs)
    json.member("days", days.map(\.iso8601))
    json.key("tables")
    json.beginArray()
    for table in tables {
      json.beginObject()
      json.member("name", table.name)
      json.member("rows", table.rows)
      json.member("parts", table.parts)
      json.member("bytes", table.bytes)
      json.member("raw_bytes", table.rawBytes)
      json.key("columns")
      json.beginArray()
      for column in table.columns {
        json.beginObject()
        json.member("name", column.column.name)
        json.member("type", column.column.type.rawValue)
        json.member("description", column.column.description)
        json.member("bytes", column.bytes)
        json.member("raw_bytes", column.rawBytes)
        json.member("null_count", column.nullCount)
        json.member("distinct", column.values?.count)
        json.member("min", column.min)
        json.member("max", column.max)
        json.member("max_cell_bytes", column.maxCellBytes)
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return json.bytes + [0x0A]
  }
}
