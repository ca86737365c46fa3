import Vocabulary

/// The lines of one column of a row group, in the order they came.
struct ColumnBuffer: Sendable {
  let column: Column
  /// The lines that are not in the spool, one after the other.
  private var lines: [UInt8] = []
  /// Where each line begins, counted from the first one's; its line feed is the byte before the next one's begin.
  private var starts: [UInt32] = []
  private var spool: Spool?
  /// Bytes in the spool: whole lines, the oldest ones.
  private var spooledBytes = 0
  /// U+0000 that were dropped from texts.
  private(set) var droppedZeros = 0

  init(_ column: Column) { self.column = column }

  var rows: Int { starts.count }
  var rawBytes: Int { spooledBytes + heldBytes }
  /// Bytes in memory.
  var heldBytes: Int { lines.count }

  mutating func removeAll() {
    lines.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    spool = nil
    spooledBytes = 0
    droppedZeros = 0
  }

  /// Puts every line so far on the disk; `withHeldLine` is not for this column from then on.
  mutating func spool(on disk: Disk) throws(Fault) {
    let spool: Spool
    if let begun = self.spool { spool = begun } else { spool = try Spool(disk) }
    self.spool = spool
    try spool.append(lines.span)
    spooledBytes += lines.count
    lines.removeAll(keepingCapacity: true)
  }

  /// The same lines, all of them in memory where those in the spool are `limit` bytes at most: one read instead of one a line.
  func held(upTo limit: Int) throws(Fault) -> ColumnBuffer {
    guard let spool, spooledBytes <= limit else { return self }
    var held = self
    var bytes: [UInt8] = []
    try spool.read(0..<spooledBytes, into: &bytes)
    held.lines = bytes + lines
    held.spool = nil
    held.spooledBytes = 0
    return held
  }

  /// Takes the last line back, where a row is refused after some of its cells; it is not in the spool yet.
  mutating func removeLast() {
    guard let start = starts.popLast() else { return }
    lines.removeLast(rawBytes - Int(start))
  }

  /// Where the line stands, counted from the first one's begin, without its line feed.
  private func range(of row: Int) -> Range<Int> {
    Int(starts[row])..<(row + 1 < starts.count ? Int(starts[row + 1]) : rawBytes) - 1
  }

  /// The line of a column that was never spooled, without its line feed.
  func withHeldLine<R>(_ row: Int, _ body: (Span<UInt8>) -> R) -> R {
    body(lines.span.extracting(range(of: row)))
  }

  /// The line without its line feed. `scratch` is for lines from the spool; its content is lost.
  func withLine(
    _ row: Int, scratch: inout [UInt8], _ body: (Span<UInt8>) throws(Fault) -> Void
  ) throws(Fault) {
    let range = range(of: row)
    if let spool, range.lowerBound < spooledBytes {
      try spool.read(range, into: &scratch)
      try body(scratch.span)
    } else {
      try body(lines.span.extracting(range.lowerBound - spooledBytes..<range.upperBound - spooledBytes))
    }
  }

  /// Appends a value's line; false where the value is not of the column's type, or null where it must not be.
  mutating func append(_ cell: Cell) -> Bool {
    let start = lines.count
    starts.append(UInt32(truncatingIfNeeded: rawBytes))
    let fits = appendText(of: cell)
    if lines.count == start || !fits {
      guard fits, column.isNullable else {
        lines.removeLast(lines.count - start)
        starts.removeLast()
        return false
      }
      lines.append(contentsOf: Escape.null)
    }
    lines.append(0x0A)
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
    starts.append(UInt32(truncatingIfNeeded: rawBytes))
    lines.append(span: line)
    lines.append(0x0A)
  }
}
