import Glibc
package import Vocabulary

/// Sees to archive files that a crash left open.
package enum WARCRepair {
  /// What became of one file.
  package struct Outcome: Sendable, Hashable {
    /// The file's name now, without its folder; nil where it held no whole record and was removed.
    package let file: String?
    package let records: Int
    /// Bytes behind the last whole record, cut off.
    package let lostBytes: Int64

    package init(file: String?, records: Int, lostBytes: Int64) {
      self.file = file
      self.records = records
      self.lostBytes = lostBytes
    }
  }

  /// Cuts each `….warc.gz.open` file of a folder behind its last whole record and gives it its name.
  ///
  /// Nothing before the cut changes. A crash leaves at most one record in part: where more than `tail` bytes lie behind
  /// the first damage, it was something else, and the file is closed as it is, for readers to pass over what is
  /// broken. No writer may be at work in the folder.
  package static func repair(_ folder: String, tail: Int64 = 64 << 20) throws(Fault) -> [Outcome] {
    var outcomes: [Outcome] = []
    for name in try Folder.names(in: folder)
    where name.hasSuffix(".warc.gz.open") || name.hasSuffix(".warc.open") {
      outcomes.append(try repair(name, in: folder, tail))
    }
    if !outcomes.isEmpty { try Folder.sync(folder) }
    return outcomes
  }

  private static func repair(_ name: String, in folder: String, _ tail: Int64) throws(Fault) -> Outcome {
    let path = "\(folder)/\(name)"
    var records = 0
    var end: Int64 = 0
    let size: Int64
    do {
      let reader = try WARCReader(path, blockLimit: 0)
      size = try reader.size
      while let record = try reader.next(), !record.isDamaged, reader.damages == 0, record.type != "" {
        records += 1
        end = record.place.offset + record.place.length
      }
      // Blank lines end an uncompressed record.
      if reader.isPlain, records > 0 { end = min(size, end + 4) }
    }
    if size - end > tail { end = size }
    let closed = String(name.dropLast(".open".count))
    // What the crash left of its index is not to be trusted.
    try Folder.remove(CDXJ.path(for: "\(folder)/\(closed)") + ".open")
    guard end > 0 else {
      try Folder.remove(path)
      return Outcome(file: nil, records: 0, lostBytes: size)
    }
    if end < size {
      guard unsafe truncate(path, off_t(end)) == 0 else { throw OpenFile.fault("cut", path) }
      try OpenFile(reading: path).sync()
    }
    try Folder.rename(path, to: "\(folder)/\(closed)")
    return Outcome(file: closed, records: records, lostBytes: size - end)
  }
}
