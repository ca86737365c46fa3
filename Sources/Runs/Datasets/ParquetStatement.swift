import Columns
import Vocabulary

/// The statements that make a Parquet file from CSV, and look at it afterwards.
enum ParquetStatement {
  static func copy(_ table: TableSchema, to path: String, longest: Int) -> String {
    let columns = (table.columns + [TableSchema.partitionColumn])
      .map { "'\($0.name)': '\(type($0.type))'" }.joined(separator: ", ")
    return """
      COPY (SELECT * FROM read_csv('/dev/stdin', header = true, auto_detect = false, delim = ',', quote = '"', \
      escape = '"', nullstr = '', new_line = '\\r\\n', parallel = false, max_line_size = \(max(longest, 1 << 21)), \
      columns = {\(columns)})) TO \(quoted(path)) (FORMAT parquet, COMPRESSION zstd)
      """
  }

  private static func type(_ type: ColumnType) -> String {
    switch type {
    case .string, .json, .u64hex: "VARCHAR"
    case .int64: "BIGINT"
    case .float64: "DOUBLE"
    case .bool: "BOOLEAN"
    case .date: "DATE"
    case .timestamp: "TIMESTAMP"
    }
  }

  /// Reads the file back: the row count and every column's count and sum must be the dataset's. Columns of doubles
  /// are compared by count, for two programs may write one number in two ways.
  static func check(_ path: String, _ table: TableSchema, _ rows: Int, _ sums: [ColumnSum]) throws(Fault) {
    let columns = table.columns + [TableSchema.partitionColumn]
    let figures = columns.map { column in
      let name = "\"\(column.name)\""
      let text = column.type == .timestamp ? "strftime(\(name), '%Y-%m-%dT%H:%M:%SZ')" : "\(name)::VARCHAR"
      return "count(\(name)), coalesce(sum(('0x' || substr(sha256(\(text)), 1, 15))::BIGINT), 0)"
    }
    let answer = try DuckDB.run(
      "SELECT count(*), \(figures.joined(separator: ", ")) FROM read_parquet(\(quoted(path)))")
    let numbers = answer.split { $0 == "," || $0.isNewline }.map { UInt128($0) }
    guard numbers.count == 1 + 2 * columns.count, numbers[0] == UInt128(rows) else {
      throw Fault(.failed, "\(path) does not have the \(rows) rows of table \(table.name); it was removed")
    }
    for (i, column) in columns.enumerated() {
      let isSame =
        numbers[1 + 2 * i] == UInt128(sums[i].count)
        && (column.type == .float64 || numbers[2 + 2 * i] == sums[i].sum)
      guard isSame else {
        throw Fault(
          .failed,
          "\(path): column \(column.name) is not the dataset's (count or checksum differs); it was removed")
      }
    }
  }

  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
