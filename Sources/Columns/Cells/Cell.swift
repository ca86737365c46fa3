package import Vocabulary

/// One value of one row.
package enum Cell: Sendable, Hashable {
  case null
  /// Text; an empty one is written as null.
  case string(String)
  /// Text in UTF-8; what is no UTF-8 becomes U+FFFD.
  case bytes([UInt8])
  case int(Int64)
  /// NaN and the infinities are written as null.
  case double(Double)
  case bool(Bool)
  case date(CivilDate)
  /// Written to the second: the milliseconds are dropped.
  case timestamp(Timestamp)
  /// One JSON value, compact, as bytes.
  case json([UInt8])
  case u64hex(UInt64)

  package static func int(_ value: Int) -> Cell { .int(Int64(value)) }
  package static func string(orNull text: String?) -> Cell { text.map(Cell.string) ?? .null }
  package static func timestamp(orNull time: Timestamp?) -> Cell { time.map(Cell.timestamp) ?? .null }
}

/// One row, filled by column names; columns not named are null.
package struct Row: Sendable, Hashable {
  package let table: TableSchema
  /// In the order of `table.columns`.
  package var cells: [Cell]
  /// Names that the table does not have; appending such a row is a fault.
  private(set) var unknown: [String] = []

  package init(_ table: TableSchema) {
    self.table = table
    cells = [Cell](repeating: .null, count: table.columns.count)
  }

  package init(_ table: TableSchema, _ values: KeyValuePairs<String, Cell>) {
    self.init(table)
    for (name, cell) in values { self[name] = cell }
  }

  package subscript(name: String) -> Cell {
    get { table.index(of: name).map { cells[$0] } ?? .null }
    set {
      if let place = table.index(of: name) { cells[place] = newValue } else { unknown.append(name) }
    }
  }
}
