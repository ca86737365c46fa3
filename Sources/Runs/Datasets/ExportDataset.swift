import Columns
import Glibc
package import Vocabulary

package enum ExportFormat: String, Sendable, Hashable, CaseIterable {
  case parquet, csv, jsonl
}

/// Writes tables into a folder, one file a table, each checked against the dataset once it is written.
///
/// - Returns: a line a table, for a person.
package func exportDataset(
  _ path: String, tables names: [String], format: ExportFormat, to folder: String
) throws(Fault) -> [String] {
  let dataset = try Dataset(path)
  let tables =
    names.isEmpty
    ? dataset.schema.tables.filter { !dataset.manifest.parts(of: $0.name).isEmpty }
    : try names.map { name throws(Fault) in try dataset.table(name) }
  if unsafe mkdir(folder, 0o777) != 0, errno != EEXIST {
    throw Fault(.failed, "cannot make the folder \(folder): \(unsafe String(cString: strerror(errno)))")
  }
  var lines: [String] = []
  for table in tables {
    let target = "\(folder)/\(table.name).\(format.rawValue)"
    let columns = table.columns.map(\.name) + [TableSchema.partition]
    let query = Query(table: table.name, columns: columns)
    let wanted = try dataset.sums(query)
    switch format {
    case .csv, .jsonl:
      let file = try OutputFile(path: target)
      try dataset.show(query, as: format == .csv ? .csv : .jsonl) { span throws(Fault) in
        try file.write(unsafe span.withUnsafeBufferPointer { unsafe Array($0) })
      }
      try file.finish()
    case .parquet:
      let partial = target + ".part"
      defer { unsafe unlink(partial) }
      _ = try DuckDB.run(ParquetStatement.copy(table, to: partial, longest: dataset.longestRow(table))) {
        write throws(Fault) in
        try dataset.show(query, as: .csv, to: write)
      }
      try ParquetStatement.check(partial, table, wanted.rows, wanted.columns)
      if unsafe rename(partial, target) != 0 {
        throw Fault(.failed, "cannot name \(target): \(unsafe String(cString: strerror(errno)))")
      }
    }
    if format != .parquet { try ExportCheck.check(target, format, table, wanted.rows, wanted.columns) }
    lines.append("\(target): \(wanted.rows) rows, counts and checksums equal the dataset's")
  }
  return lines
}

extension Dataset {
  /// An upper bound of the bytes of a row as CSV: every quote doubled.
  fileprivate func longestRow(_ table: TableSchema) throws(Fault) -> Int {
    try describe(tables: [table.name]).tables.reduce(0) {
      $1.columns.reduce($0) { $0 + 2 * $1.maxCellBytes + 3 }
    }
  }
}
