/// What a footer says of one column of one part. The same code makes the figures and checks them.
package struct ColumnStatistics: Sendable, Hashable {
  /// Strings are compared and kept up to this many bytes, cut between two scalars.
  static let cut = 64
  /// Distinct values are counted up to this number, then no more.
  static let distinctLimit = 1024

  package let type: ColumnType
  package private(set) var rows = 0
  package private(set) var nullCount = 0
  /// Bytes of the longest line, escapes included.
  package private(set) var maxCellBytes = 0
  /// As text: numbers in decimal, strings unescaped and cut, the rest as in their lines. Nil where all are null,
  /// and for JSON.
  package private(set) var min: [UInt8]?
  package private(set) var max: [UInt8]?
  package private(set) var minIsCut = false
  package private(set) var maxIsCut = false
  private var distinctCounts: [DistinctKey: Int]? = [:]
  private var lastKey: DistinctKey?
  private var lastCount = 0
  private var lastLine: [UInt8] = []
  private var bounds = NumberBounds()
  private var scratch: [UInt8] = []

  init(_ type: ColumnType) { self.type = type }

  /// Distinct values that are not null; nil above the limit.
  package var distinct: Int? { distinctCounts?.count }

  /// Takes the next line. The line is a valid one of the column's type.
  mutating func add(_ line: Span<UInt8>) {
    rows += 1
    if line.count > maxCellBytes { maxCellBytes = line.count }
    if Escape.isNull(line) {
      nullCount += 1
      return
    }
    if distinctCounts != nil {
      if lastCount > 0, Bytes.equal(line, lastLine.span) {
        lastCount += 1
        return
      }
      settleLast()
      if distinctCounts != nil {
        lastLine.removeAll(keepingCapacity: true)
        lastLine.append(span: line)
        lastKey = DistinctKey(line)
        lastCount = 1
      }
    }
    switch type {
    case .string: addString(line)
    case .json: return
    case .int64: bounds.add(LineText.int(line))
    case .float64: bounds.add(LineText.double(line))
    case .bool, .date, .timestamp, .u64hex: addText(line, isCut: false)
    }
  }

  /// Closes the counts; call once after the last line.
  mutating func finish() {
    settleLast()
    lastLine = []
    scratch = []
    if let text = bounds.text {
      min = text.min
      max = text.max
    }
  }

  private mutating func settleLast() {
    guard lastCount > 0, let key = lastKey else { return }
    distinctCounts?[key, default: 0] += lastCount
    lastCount = 0
    if let count = distinctCounts?.count, count > Self.distinctLimit { distinctCounts = nil }
  }

  private mutating func addString(_ line: Span<UInt8>) {
    let head = line.extracting(0..<Swift.min(line.count, 2 * Self.cut + 2))
    let hasEscape = unsafe head.withUnsafeBufferPointer { unsafe Bytes.find(0x5C, in: $0, from: 0) != nil }
    guard hasEscape else {
      let end = Bytes.prefix(head, limit: Self.cut)
      return addText(head.extracting(0..<end), isCut: end < line.count)
    }
    scratch.removeAll(keepingCapacity: true)
    var end = head.count
    var slashes = 0
    while end - 1 - slashes >= 0, head[end - 1 - slashes] == 0x5C { slashes += 1 }
    if end < line.count, slashes % 2 == 1 { end -= 1 }
    _ = Escape.unescape(head.extracting(0..<end), to: &scratch)
    let text = scratch
    let kept = Bytes.prefix(text.span, limit: Self.cut)
    addText(text.span.extracting(0..<kept), isCut: kept < text.count || end < line.count)
  }

  private mutating func addText(_ text: Span<UInt8>, isCut: Bool) {
    let low = min.map { Bytes.compare(text, $0.span) } ?? -1
    if low < 0 {
      min = Array(text)
      minIsCut = isCut
    } else if low == 0, !isCut {
      minIsCut = false
    }
    let high = max.map { Bytes.compare(text, $0.span) } ?? 1
    if high > 0 {
      max = Array(text)
      maxIsCut = isCut
    } else if high == 0, isCut {
      maxIsCut = true
    }
  }

  /// The values with their counts, by value, where they are worth a place in the footer: none longer than the
  /// cut, and either few or at least twice as many rows.
  package var values: [(value: [UInt8], count: Int)]? {
    guard let distinctCounts, type != .json, distinctCounts.count <= 16 || distinctCounts.count * 2 <= rows
    else { return nil }
    var list: [(value: [UInt8], count: Int)] = []
    for (key, count) in distinctCounts {
      guard case .line(let line) = key else { return nil }
      var text: [UInt8] = []
      _ = Escape.unescape(line.span, to: &text)
      list.append((text, count))
    }
    return list.sorted { $0.value.lexicographicallyPrecedes($1.value) }
  }

  package static func == (a: Self, b: Self) -> Bool {
    a.type == b.type && a.rows == b.rows && a.nullCount == b.nullCount && a.maxCellBytes == b.maxCellBytes
      && a.min == b.min && a.max == b.max && a.minIsCut == b.minIsCut && a.maxIsCut == b.maxIsCut
      && a.distinct == b.distinct
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(rows)
    hasher.combine(min)
    hasher.combine(max)
  }
}

/// A line, or the hash of a long one.
private enum DistinctKey: Sendable, Hashable {
  case line([UInt8])
  case hash(LineHash)

  init(_ line: Span<UInt8>) {
    guard line.count > ColumnStatistics.cut else {
      self = .line(Array(line))
      return
    }
    self = .hash(LineHash(line))
  }
}

/// The least and the greatest of a column of numbers.
private struct NumberBounds: Sendable {
  private var ints: (low: Int64, high: Int64)?
  private var doubles: (low: Double, high: Double)?

  mutating func add(_ value: Int64?) {
    guard let value else { return }
    ints = ints.map { (Swift.min($0.low, value), Swift.max($0.high, value)) } ?? (value, value)
  }

  mutating func add(_ value: Double?) {
    guard let value else { return }
    doubles = doubles.map { (Swift.min($0.low, value), Swift.max($0.high, value)) } ?? (value, value)
  }

  var text: (min: [UInt8], max: [UInt8])? {
    if let ints { return (Array(ints.low.description.utf8), Array(ints.high.description.utf8)) }
    if let doubles { return (Array(doubles.low.description.utf8), Array(doubles.high.description.utf8)) }
    return nil
  }
}
