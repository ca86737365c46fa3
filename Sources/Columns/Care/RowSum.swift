import Codecs
import Vocabulary

/// A checksum of rows that does not depend on their order: the sum of each row's hash.
///
/// Equal sums of equally many rows mean the same multiset of rows: each hash is the first 128 bits of SHA-256 over
/// the row's lines (the partition's day first), added modulo 2^128.
package struct RowSum: Sendable, Hashable, CustomStringConvertible {
  package private(set) var rows = 0
  private var sum: UInt128 = 0

  package init() {}

  mutating func add(_ digest: [UInt8]) {
    rows += 1
    sum &+= digest.prefix(16).reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
  }

  package static func + (a: Self, b: Self) -> Self {
    var both = a
    both.rows += b.rows
    both.sum &+= b.sum
    return both
  }

  package var description: String {
    "\(rows) rows, " + String(repeating: "0", count: sum.leadingZeroBitCount / 4) + String(sum, radix: 16)
  }
}

extension Dataset {
  /// The sum of the rows of some parts, all columns of the table.
  func rowSum(of parts: [Manifest.Part], table: TableSchema) throws(Fault) -> RowSum {
    var sum = RowSum()
    for part in parts {
      let footer = try footer(of: part)
      let day = Array(part.partition.iso8601.utf8)
      var streams: [ColumnStream] = []
      for column in table.columns { streams.append(try stream(column, of: part, footer)) }
      do throws(CodecFault) {
        var digest = try Digest(.sha256)
        for _ in 0..<part.rows {
          digest.update(day)
          for stream in streams {
            var isThere = false
            do throws(Fault) { isThere = try stream.advance() } catch {
              throw CodecFault(.corrupt, coding: error.message)
            }
            guard isThere else { throw CodecFault(.truncated, coding: stream.path) }
            digest.update([0x0A])
            stream.withLine { digest.update($0) }
          }
          sum.add(digest.finish().bytes)
        }
      } catch {
        throw Fault(.badData, "\(disk.full(part.path)): \(error); run verify, restore the part")
      }
    }
    return sum
  }
}
