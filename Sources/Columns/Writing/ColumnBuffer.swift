import Vocabulary

/// The lines of one column of a row group, in the order they came.
struct ColumnBuffer: Sendable {
  let column: Column
  private(set) var rows = 0
  /// The lines that are not in the spool, one after the other, each with its line feed.
  private var lines: [UInt8] = []
  private var spool: Spool?
  /// Bytes in the spool: whole lines, the oldest ones.
  private var spooledBytes = 0
  /// U+0000 that were dropped from texts.
  private(set) var droppedZeros = 0

  init(_ column: Column) { self.column = column }

  var rawBytes: Int { spooledBytes + heldBytes }
  /// Bytes in memory.
  var heldBytes: Int { lines.count }

  mutating func removeAll() {
    lines.removeAll(keepingCapacity: true)
    rows = 0
    spool = nil
    spooledBytes = 0
    droppedZeros = 0
  }

  /// Puts every line so far on the disk.
  mutating func spool(on disk: Disk) throws(Fault) {
    let spool: Spool
    if let begun = self.spool { spool = begun } else { spool = try Spool(disk) }
    self.spool = spool
    try spool.append(lines.span)
    spooledBytes += lines.count
    lines.removeAll(keepingCapacity: true)
  }

  /// The lines to be asked for in any order; those in the spool are brought into memory where they are `limit` bytes at
  /// most: one read instead of one a line.
  func run(heldUpTo limit: Int = 0) throws(Fault) -> ColumnLines {
    guard let spool else { return try ColumnLines(rows, lines) }
    guard spooledBytes <= limit else { return try ColumnLines(rows, lines, behind: spooledBytes, in: spool) }
    var bytes: [UInt8] = []
    try spool.read(0..<spooledBytes, into: &bytes)
    return try ColumnLines(rows, bytes + lines)
  }

  /// Takes the last line back, where a row is refused after some of its cells; it is not in the spool yet.
  mutating func removeLast() {
    guard lines.popLast() != nil else { return }
    lines.removeLast(lines.count - (lines.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0))
    rows -= 1
  }

  /// Appends a value's line; false where the value is not of the column's type, or null where it must not be.
  mutating func append(_ cell: Cell) -> Bool {
    let start = lines.count
    let fits = appendText(of: cell)
    if lines.count == start || !fits {
      guard fits, column.isNullable else {
        lines.removeLast(lines.count - start)
        return false
      }
      lines.append(contentsOf: Escape.null)
    }
    lines.append(0x0A)
    rows += 1
    return true
  }

  /// Nothing is appended for null; false where the value is of another type.
  private mutating func appendText(of cell: Cell) -> Bool {
    switch (cell, column.type) {
    case (.null, _): return true
    case (.string(let text), .string): append(text)
    case (.bytes(let bytes), .string):
      if String(validating: bytes, as: UTF8.self) == nil {
        append(String(decoding: bytes, as: UTF8.self))
      } else {
        droppedZeros += Escape.append(bytes.span, to: &lines)
      }
    case (.json(let bytes), .json), (.bytes(let bytes), .json):
      droppedZeros += Escape.append(bytes.span, to: &lines)
    case (.string(let text), .json): append(text)
    case (.int(let value), .int64): LineText.append(value, to: &lines)
    case (.double(let value), .float64):
      if value.isFinite { lines.append(contentsOf: value.description.utf8) }
    case (.int(let value), .float64): lines.append(contentsOf: Double(value).description.utf8)
    case (.bool(let value), .bool): lines.append(contentsOf: (value ? "true" : "false").utf8)
    case (.date(let value), .date): LineText.append(value, to: &lines)
    case (.timestamp(let value), .timestamp): LineText.append(value, to: &lines)
    case (.u64hex(let value), .u64hex): LineText.append(hex: value, to: &lines)
    default: return false
    }
    return true
  }

  private mutating func append(_ text: String) {
    var text = text
    let dropped = text.withUTF8 { unsafe Escape.append($0, to: &lines) }
    droppedZeros += dropped
  }

  /// Appends a line that stands in the format's text already, unread.
  mutating func append(line: Span<UInt8>) {
    lines.append(span: line)
    lines.append(0x0A)
    rows += 1
  }
}
