import Codecs
package import Vocabulary

/// What an exported column must have too: the count of its values and a sum over them that no order changes.
package struct ColumnSum: Sendable, Hashable {
  /// Values that are not null.
  package var count = 0
  /// The first 60 bits of each value's SHA-256, added; the value as unescaped text.
  package var sum: UInt128 = 0

  package init(count: Int = 0, sum: UInt128 = 0) {
    self.count = count
    self.sum = sum
  }

  package mutating func add(_ text: Span<UInt8>) throws(Fault) {
    count += 1
    let digest = try FileDigest.sha256(text).bytes
    sum += UInt128(digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } >> 4)
  }
}

extension Dataset {
  /// Rows, and for each column of the query its sum over the rows that pass.
  package func sums(_ query: Query) throws(Fault) -> (rows: Int, columns: [ColumnSum]) {
    var sums = try columns(of: query).map { _ in ColumnSum() }
    var text: [UInt8] = []
    let figures = try scan(query) { row throws(Fault) in
      for i in row.columns.indices where !row.isNull(i) {
        text.removeAll(keepingCapacity: true)
        guard row.withLine(i, { Escape.unescape($0, to: &text) }) else { throw row.badEscape(i) }
        try sums[i].add(text.span)
      }
      return true
    }
    return (figures.rowsGiven, sums)
  }
}
