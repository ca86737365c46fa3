import Codecs
import Vocabulary

/// A part on disk under its temporary name, whole and synchronised.
struct DraftPart: Sendable {
  let runs: [Manifest.Run]
  let temporaryPath: String
  /// `articles/crawl_date=2026-11-23`.
  let folder: String
  let footer: Footer
  let footerSHA256: String

  /// The manifest's entry for this part under its final path.
  func entry(at path: String, table: TableSchema) -> Manifest.Part {
    let facts = footer.columns.filter { table.sort.contains($0.name) || $0.id == 0 }
    return Manifest.Part(
      table: footer.table, path: path, runID: footer.runID, runs: runs, partition: footer.partition,
      rows: footer.rows, bytes: footer.bytes, rawBytes: footer.rawBytes, footerSHA256: footerSHA256,
      statistics: PartStatistics(facts))
  }
}

/// Writes row groups as parts.
struct PartWriter: Sendable {
  static let temporaryPrefix = ".tmp-"

  let disk: Disk
  let runID: String
  /// The runs whose rows the parts hold.
  let runs: [Manifest.Run]
  let schema: String
  let partition: Partition
  let compression: Compression
  let crew: Crew

  /// Sorts the group, writes one file a column (as many at a time as the crew has hands) and the footer last.
  func write(_ group: RowGroup, number: Int) throws(Fault) -> DraftPart {
    let folder = "\(group.table.name)/\(partition.folder)"
    let path = "\(folder)/\(Self.temporaryPrefix)\(runID)-\(digits(number, 5))"
    if disk.exists(path) { try disk.removeFolder(path) }
    try disk.makeFolder(path)
    let order = try group.order()
    let largestFirst = group.columns.indices.sorted {
      (group.columns[$0].rawBytes, $1) > (group.columns[$1].rawBytes, $0)
    }
    let written = try crew.map(largestFirst.count) { i throws(Fault) in
      try write(group.columns[largestFirst[i]], order: order, into: path)
    }
    var files = [Footer.ColumnFile?](repeating: nil, count: largestFirst.count)
    for (i, place) in largestFirst.enumerated() { files[place] = written[i] }
    let footer = Footer(
      table: group.table.name, runID: runID, schema: schema, rows: group.rows, sort: group.table.sort,
      partition: partition, compression: compression.description, columns: files.compactMap { $0 })
    let bytes = footer.json
    try disk.write(bytes, to: "\(path)/\(Footer.name)")
    try disk.syncFolder(path)
    return DraftPart(
      runs: runs, temporaryPath: path, folder: folder, footer: footer,
      footerSHA256: try FileDigest.sha256(bytes.span).hex)
  }

  /// Bytes of a column that are brought back from the disk at once, one such column for each of the crew.
  private static let heldBytes = 2 << 20

  private func write(
    _ buffer: ColumnBuffer, order: [UInt32], into folder: String
  ) throws(Fault) -> Footer.ColumnFile {
    let lines = try buffer.run(heldUpTo: Self.heldBytes)
    let column = buffer.column
    let file = "\(column.name).tsv\(compression.suffix)"
    var statistics = ColumnStatistics(column.type)
    let output = try ColumnFileWriter(
      disk, path: "\(folder)/\(file)", compression: compression,
      rawBytes: column.name.utf8.count + 1 + buffer.rawBytes)
    try output.write(line: column.name.utf8.span)
    var scratch: [UInt8] = []
    for row in order {
      try lines.withLine(Int(row), scratch: &scratch) { line throws(Fault) in
        statistics.add(line)
        try output.write(line: line)
      }
    }
    statistics.finish()
    let sizes = try output.finish()
    return Footer.ColumnFile(
      name: column.name, id: column.id, type: column.type, file: file, bytes: sizes.bytes,
      rawBytes: sizes.rawBytes, sha256: sizes.sha256, facts: ColumnFacts(statistics))
  }
}
