/// How a dataset is written.
package struct DatasetSettings: Sendable, Hashable {
  package var compression = Compression.standard
  /// Rows of a part at most. The size on disk is flat from 16,384 to 200,000 rows, so memory decides.
  package var groupRows = 65_536
  /// A part ends when one column reaches this many raw bytes, or all together three times as many.
  package var groupBytes = 64 << 20
  /// Bytes of a column that wait in memory for their part to be written; what is beyond waits on the disk.
  package var heldBytes = 1 << 16
  /// Wait for another writer instead of ending with `.busy`.
  package var waitsForLock = false

  package init() {}
}
