import Vocabulary

/// The lines of a column that nothing is added to any more, and where each begins.
struct ColumnLines: Sendable {
  /// Counted from the first line's begin; its line feed is the byte before the next one's.
  private var starts: [UInt32] = []
  /// The lines that are not in the spool.
  private let held: [UInt8]
  private let spooledBytes: Int
  private let spool: Spool?

  private static let block = 1 << 18

  /// `held` stands behind the first `spooledBytes` of `spool`; both hold whole lines, each with its line feed.
  init(_ rows: Int, _ held: [UInt8], behind spooledBytes: Int = 0, in spool: Spool? = nil) throws(Fault) {
    self.held = held
    self.spooledBytes = spooledBytes
    self.spool = spool
    starts.reserveCapacity(rows + 1)
    starts.append(0)
    var block: [UInt8] = []
    for start in stride(from: 0, to: spooledBytes, by: Self.block) {
      try spool?.read(start..<min(start + Self.block, spooledBytes), into: &block)
      addStarts(block, from: start)
    }
    addStarts(held, from: spooledBytes)
  }

  private mutating func addStarts(_ lines: [UInt8], from start: Int) {
    unsafe lines.withUnsafeBufferPointer { lines in
      var next = 0
      while let feed = unsafe Bytes.find(0x0A, in: lines, from: next) {
        next = feed + 1
        starts.append(UInt32(truncatingIfNeeded: start + next))
      }
    }
  }

  /// Where the line stands, counted from the first one's begin, without its line feed.
  private func range(of row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) - 1 }

  /// The line of a column that was never spooled, without its line feed.
  func withHeldLine<R>(_ row: Int, _ body: (Span<UInt8>) -> R) -> R {
    body(held.span.extracting(range(of: row)))
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
      try body(held.span.extracting(range.lowerBound - spooledBytes..<range.upperBound - spooledBytes))
    }
  }
}
