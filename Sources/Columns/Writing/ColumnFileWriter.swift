import Codecs
import Vocabulary

/// One column file on its way to the disk: lines in, compressed bytes out, with their digest.
final class ColumnFileWriter {
  struct Sizes: Sendable {
    let bytes: Int
    let rawBytes: Int
    let sha256: String
  }

  /// Raw bytes gathered before they are compressed, and compressed bytes before they are written.
  private static let chunk = 1 << 18

  private let path: String
  private let file: DiskFile
  private var encoder: StreamEncoder
  private var digest: Digest
  private var raw: [UInt8] = []
  private var coded: [UInt8] = []
  private var bytes = 0
  private var rawBytes = 0

  /// - Parameter rawBytes: exactly what is to come, line feeds among it.
  init(_ disk: Disk, path: String, compression: Compression, rawBytes: Int) throws(Fault) {
    self.path = disk.full(path)
    encoder = try Self.make { () throws(CodecFault) in
      var encoder = try StreamEncoder(compression.format(rawBytes: rawBytes))
      try encoder.expect(bytes: rawBytes)
      return encoder
    }
    digest = try Self.make { () throws(CodecFault) in try Digest(.sha256) }
    file = try disk.create(path)
    raw.reserveCapacity(Self.chunk)
  }

  private static func make<T: ~Copyable>(_ body: () throws(CodecFault) -> T) throws(Fault) -> T {
    do throws(CodecFault) { return try body() } catch {
      throw Fault(.failed, "\(error); free memory and run again")
    }
  }

  /// Takes one line and ends it with a line feed.
  func write(line: Span<UInt8>) throws(Fault) {
    if raw.count + line.count >= Self.chunk {
      try encodeGathered()
    }
    if line.count < Self.chunk {
      raw.append(span: line)
    } else {
      try encode(line)
    }
    raw.append(0x0A)
  }

  /// Ends the frame and synchronises the file.
  func finish() throws(Fault) -> Sizes {
    try encodeGathered()
    do throws(CodecFault) { try encoder.finish(into: &coded) } catch { throw fault(error) }
    try flush()
    try file.finish()
    return Sizes(bytes: bytes, rawBytes: rawBytes, sha256: digest.finish().hex)
  }

  private func encodeGathered() throws(Fault) {
    var block: [UInt8] = []
    swap(&block, &raw)
    try encode(block.span)
    block.removeAll(keepingCapacity: true)
    swap(&block, &raw)
  }

  private func encode(_ span: Span<UInt8>) throws(Fault) {
    rawBytes += span.count
    do throws(CodecFault) { try encoder.write(span, into: &coded) } catch { throw fault(error) }
    if coded.count >= Self.chunk { try flush() }
  }

  private func flush() throws(Fault) {
    guard !coded.isEmpty else { return }
    var block: [UInt8] = []
    swap(&block, &coded)
    digest.update(block.span)
    bytes += block.count
    try file.write(block.span)
    block.removeAll(keepingCapacity: true)
    swap(&block, &coded)
  }

  private func fault(_ error: CodecFault) -> Fault { Fault(.failed, "cannot write \(path): \(error)") }
}

extension Compression {
  /// Copies of one wire story lie far apart, for rows are sorted by outlet: a window over the whole column file
  /// finds them. 2^24 bytes at most: four times as many make the text 2 to 5 % smaller and cost 45 MB more memory.
  /// Level 3's own window is 2 MiB.
  func format(rawBytes: Int) -> StreamEncoder.Format {
    switch self {
    case .none: .none
    case .gzip(let level): .gzip(level: level)
    case .zstd(let level):
      .zstd(
        level: level, checksum: true,
        longWindow: rawBytes > 2 << 20 ? min(24, Int.bitWidth - rawBytes.leadingZeroBitCount) : nil)
    }
  }
}
