package import Vocabulary

/// Bytes that wait on the disk, such as a column's lines until their part is written: a file without a name in the dataset's
/// folder, gone with the process that made it.
package final class Spool: Sendable {
  private let file: DiskFile

  init(_ disk: Disk) throws(Fault) { file = try disk.scratch() }

  /// Bytes go behind those that are there.
  package func append(_ bytes: Span<UInt8>) throws(Fault) { try file.write(bytes) }

  /// Puts the bytes of a range, which is within what was appended, in the place of what `bytes` held.
  package func read(_ range: Range<Int>, into bytes: inout [UInt8]) throws(Fault) {
    try file.read(range, into: &bytes)
  }
}
