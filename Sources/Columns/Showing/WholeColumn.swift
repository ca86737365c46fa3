import Vocabulary

extension Dataset {
  /// Files decoded at a time, at most: each takes its raw size in memory, 64 MiB as the writer cuts parts.
  private static let filesAtATime = 4
  /// A file with more raw bytes than this, by a cell of that size, is decoded block by block.
  private static let wholeBytes = 128 << 20

  /// One whole column: files are decoded side by side, each in one step, and go out in the parts' order.
  func pour(
    _ column: Column, of table: String, _ crew: Crew, to sink: ByteSink
  ) throws(Fault) -> ScanFigures {
    var figures = ScanFigures()
    try sink(Array("\(column.name)\n".utf8).span)
    let streams = (0..<min(crew.workers, Self.filesAtATime)).map { _ in ColumnStream() }
    let parts = manifest.parts(of: table)
    var start = 0
    while start < parts.count {
      let group = parts[start..<min(start + streams.count, parts.count)]
      start += group.count
      let bytes = try crew.map(group.count) { i throws(Fault) in
        try fill(streams[i], column, of: group[group.startIndex + i])
      }
      for (i, part) in group.enumerated() {
        figures.parts += 1
        figures.bytes += part.bytes
        figures.rows += part.rows
        figures.rowsGiven += part.rows
        figures.bytesRead += bytes[i]
        try streams[i].drain(sink)
      }
    }
    return figures
  }

  /// Decodes a part's lines into the stream's memory. Gives the bytes of the file.
  private func fill(
    _ stream: ColumnStream, _ column: Column, of part: Manifest.Part
  ) throws(Fault) -> Int {
    let footer = try footer(of: part)
    guard let file = footer.file(of: column) else {
      stream.fill(with: part.line(ofAbsent: column), times: part.rows)
      return 0
    }
    let path = disk.full("\(part.path)/\(file.file)")
    let isWhole = file.rawBytes <= Self.wholeBytes
    try stream.open(path, compression: footer.compression, chunk: isWhole ? max(1, file.rawBytes) : nil)
    try stream.readHeader(file.name)
    return file.bytes
  }
}
