import Codecs
import Vocabulary

/// A checksum of rows that does not depend on their order: the sum of each row's hash.
///
/// Equal sums of equally many rows mean the same multiset of rows: each hash is the first 128 bits of SHA-256 over
/// the row's lines (its crawl day first), added modulo 2^128.
package struct RowSum: Sendable, Hashable, CustomStringConvertible {
  package private(set) var rows = 0
  private var sum: UInt128 = 0

  package init() {}

  mutating func add(_ digest: Digest.Value) {
    rows += 1
    sum &+= digest.bytes.prefix(16).reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
  }

  package static func + (a: Self, b: Self) -> Self {
    var both = a
    both.rows += b.rows
    both.sum &+= b.sum
    return both
  }

  package var description: String {
    let hex = String(sum, radix: 16)
    return "\(rows) rows, " + String(repeating: "0", count: 32 - hex.utf8.count) + hex
  }
}

extension Dataset {
  /// The sum of the rows of some parts, all columns of the table.
  func rowSum(of parts: [Manifest.Part], table: TableSchema) throws(Fault) -> RowSum {
    var sum = RowSum()
    var lines: [UInt8] = []
    for part in parts {
      try walk(part, [TableSchema.partitionColumn] + table.columns) { streams throws(Fault) in
        lines.removeAll(keepingCapacity: true)
        for stream in streams {
          stream.withLine { lines.append(span: $0) }
          lines.append(0x0A)
        }
        sum.add(try FileDigest.sha256(lines.span))
      }
    }
    return sum
  }
}
