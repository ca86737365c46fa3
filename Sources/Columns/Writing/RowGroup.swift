import Vocabulary

/// Rows of one table that will be one part. Columns that grow long wait on the disk, those that the rows are sorted by
/// in memory.
struct RowGroup: Sendable {
  let table: TableSchema
  /// The places of the columns that the rows are sorted by.
  private let keys: [Int]
  private(set) var columns: [ColumnBuffer]

  init(_ table: TableSchema) {
    self.table = table
    keys = table.sort.compactMap(table.index(of:))
    columns = table.columns.map(ColumnBuffer.init)
  }

  var rows: Int { columns.first?.rows ?? 0 }
  var rawBytes: Int { columns.reduce(0) { $0 + $1.rawBytes } }

  func isFull(_ limits: DatasetSettings) -> Bool {
    guard rows < limits.groupRows else { return true }
    var total = 0
    for column in columns {
      if column.rawBytes >= limits.groupBytes { return true }
      total += column.rawBytes
    }
    return total >= limits.groupBytes * 3
  }

  /// Puts columns with more than `heldBytes` in memory on the disk; between two rows.
  mutating func spool(on disk: Disk, above heldBytes: Int) throws(Fault) {
    for i in columns.indices where columns[i].heldBytes > heldBytes && !keys.contains(i) {
      try columns[i].spool(on: disk)
    }
  }

  mutating func removeAll() {
    for i in columns.indices { columns[i].removeAll() }
  }

  /// All cells or none.
  mutating func append(_ cells: [Cell]) throws(Fault) {
    guard cells.count == columns.count else {
      throw Fault(
        .failed,
        "a row of table \(table.name) has \(cells.count) cells, the table has \(columns.count) columns")
    }
    for i in cells.indices where !columns[i].append(cells[i]) {
      for earlier in 0..<i { columns[earlier].removeLast() }
      let column = columns[i].column
      throw Fault(
        .failed,
        "a row of table \(table.name) has \(cells[i].kind) in column \(column.name), which takes \(column.type.rawValue)\(column.isNullable ? " or null" : ", not null or empty")"
      )
    }
  }

  /// A row whose cells are lines of the format already; `line` lends the line of a column's place.
  mutating func append(lines line: (Int, (Span<UInt8>) -> Void) -> Void) {
    for i in columns.indices {
      line(i) { columns[i].append(line: $0) }
    }
  }

  /// The order of the rows by the bytes of the sort columns' lines; equal rows keep the order they came in.
  func order() throws(Fault) -> [UInt32] {
    let lines = try keys.map { place throws(Fault) in try columns[place].run() }
    var order = [UInt32](0..<UInt32(rows))
    order.sort { a, b in
      for column in lines {
        let result = column.compare(Int(a), Int(b))
        if result != 0 { return result < 0 }
      }
      return a < b
    }
    return order
  }
}

extension ColumnLines {
  fileprivate func compare(_ a: Int, _ b: Int) -> Int {
    withHeldLine(a) { left in withHeldLine(b) { right in Bytes.compare(left, right) } }
  }
}

extension Cell {
  /// A name for messages; never the value itself, which may be long.
  fileprivate var kind: String {
    switch self {
    case .null: "null"
    case .string, .bytes: "a string"
    case .int: "an integer"
    case .double: "a double"
    case .bool: "a bool"
    case .date: "a date"
    case .timestamp: "a timestamp"
    case .json: "JSON"
    case .u64hex: "a 64-bit hash"
    }
  }
}
