import Codecs
import Columns
import Vocabulary

/// Reads an exported file again, with a reader that shares nothing with the writer, and compares counts.
enum ExportCheck {
  static func check(
    _ path: String, _ format: ExportFormat, _ table: TableSchema, _ rows: Int, _ sums: [ColumnSum]
  ) throws(Fault) {
    let columns = table.columns.map(\.name) + [TableSchema.partition]
    let found = try format == .csv ? csv(path, columns.count) : jsonl(path, columns)
    guard found.rows == rows else {
      throw Fault(.failed, "\(path) has \(found.rows) rows, table \(table.name) has \(rows); export again")
    }
    for (i, name) in columns.enumerated() where found.columns[i] != sums[i] {
      // JSON lines carry lists as JSON and numbers as numbers, so a column's text is the same there too.
      throw Fault(
        .failed, "\(path): column \(name) is not the dataset's (count or checksum differs); export again")
    }
  }

  private static func jsonl(_ path: String, _ columns: [String]) throws(Fault) -> (
    rows: Int, columns: [ColumnSum]
  ) {
    var sums = [ColumnSum](repeating: ColumnSum(), count: columns.count)
    var reader = JSONLineReader(keys: columns)
    var lines = try LineReader(path: path)
    var rows = 0
    while true {
      var values: [(Int, [UInt8])] = []
      var problem: JSONFault?
      let more: Void? = try lines.next { line throws(Fault) in
        do throws(JSONFault) {
          try reader.read(line) { key, kind, bytes in
            if kind != .null {
              values.append((key, unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }))
            }
          }
        } catch {
          problem = error
        }
      }
      guard more != nil else { return (rows, sums) }
      if let problem { throw lines.fault("\(problem)") }
      rows += 1
      for (key, text) in values { try sums[key].add(text.span) }
    }
  }

  /// RFC 4180; a null is an empty cell without quotes.
  private static func csv(_ path: String, _ count: Int) throws(Fault) -> (rows: Int, columns: [ColumnSum]) {
    var sums = [ColumnSum](repeating: ColumnSum(), count: count)
    var source = try ByteSource(path: path)
    var records = 0
    var column = 0
    var cell: [UInt8] = []
    var isQuoted = false
    var isInside = false
    var block: [UInt8] = []
    while true {
      block.removeAll(keepingCapacity: true)
      guard try source.read(into: &block, atMost: 1 << 18) > 0 else { break }
      for byte in block {
        if isInside, byte != 0x22 {
          cell.append(byte)
          continue
        }
        switch byte {
        case 0x22:
          if isQuoted, !isInside { cell.append(0x22) }  // the second of two
          isInside.toggle()
          isQuoted = true
        case 0x0D: continue
        case 0x2C, 0x0A:
          guard column < count else {
            throw Fault(.failed, "\(path): record \(records + 1) has too many cells")
          }
          if records > 0, isQuoted || !cell.isEmpty { try sums[column].add(cell.span) }
          cell.removeAll(keepingCapacity: true)
          isQuoted = false
          column = byte == 0x2C ? column + 1 : 0
          if byte == 0x0A { records += 1 }
        default: cell.append(byte)
        }
      }
    }
    return (max(0, records - 1), sums)
  }
}
