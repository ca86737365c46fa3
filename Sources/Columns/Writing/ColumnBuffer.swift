import Vocabulary

/// The lines of one column of a row group, in the order they came.
struct ColumnBuffer: Sendable {
  let column: Column
  private(set) var lines: [UInt8] = []
  /// Where each line begins; its line feed is the byte before the next one's begin.
  private(set) var starts: [UInt32] = []
  /// U+0000 that were dropped from texts.
  private(set) var droppedZeros = 0

  init(_ column: Column) { self.column = column }

  var rows: Int { starts.count }
  var rawBytes: Int { lines.count }

  mutating func removeAll() {
    lines.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    droppedZeros = 0
  }

  /// Takes the last line back, where a row is refused after some of its cells.
  mutating func removeLast() {
    guard let start = starts.popLast() else { return }
    lines.removeLast(lines.count - Int(start))
  }

  /// The line without its line feed.
  func withLine<R, E: Error>(_ row: Int, _ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
    let end = row + 1 < starts.count ? Int(starts[row + 1]) : lines.count
    return try body(lines.span.extracting(Int(starts[row])..<end - 1))
  }

  /// Appends a value's line; false where the value is not of the column's type, or null where it must not be.
  mutating func append(_ cell: Cell) -> Bool {
    let start = lines.count
    starts.append(UInt32(truncatingIfNeeded: start))
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
    starts.append(UInt32(truncatingIfNeeded: lines.count))
    lines.append(span: line)
    lines.append(0x0A)
  }
}
