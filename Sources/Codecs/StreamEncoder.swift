internal import CCodecs

/// Compresses as bytes come; after `finish` it is ready for the next file.
///
///     var encoder = try StreamEncoder(.zstd(level: 3, checksum: true))
///     try encoder.write(bytes.span, into: &file)
///     try encoder.finish(into: &file)              // ends the frame or member
@safe package struct StreamEncoder: ~Copyable {
  package enum Format: Sendable, Hashable {
    /// Level 1...19 (22 with much memory); `checksum` puts XXH64 at each frame's end. `longWindow` (21...27) finds
    /// repeats up to 2^longWindow bytes back, at the cost of that much memory here and in every reader.
    case zstd(level: Int, checksum: Bool, longWindow: Int? = nil)
    /// Level 1...9.
    case gzip(level: Int)
    /// As it comes.
    case none
  }

  package let format: Format
  private let name: String
  private let encoder: OpaquePointer?

  package init(_ format: Format) throws(CodecFault) {
    self.format = format
    switch format {
    case .none:
      name = "none"
      unsafe encoder = nil
      return
    case .zstd(let level, let checksum, let longWindow):
      name = "zstd"
      unsafe encoder = codecs_encoder_new(
        Int32(CODECS_ZSTD.rawValue), Int32(min(max(level, 1), 22)), checksum ? 1 : 0,
        Int32(longWindow.map { min(max($0, 21), 27) } ?? 0))
    case .gzip(let level):
      name = "gzip"
      unsafe encoder = codecs_encoder_new(Int32(CODECS_GZIP.rawValue), Int32(min(max(level, 1), 9)), 0, 0)
    }
    guard unsafe encoder != nil else { throw CodecFault(.outOfMemory, coding: name) }
  }

  deinit {
    if let encoder = unsafe encoder { unsafe codecs_encoder_free(encoder) }
  }

  /// Says before the first write how many bytes will come until `finish`, exactly: a zstd frame states it, so that readers
  /// take no more memory than that, and may decode it in one step. Nothing for other formats.
  package mutating func expect(bytes: Int) throws(CodecFault) {
    guard let encoder = unsafe encoder else { return }
    guard unsafe codecs_encoder_expect(encoder, UInt64(bytes)) == 1 else {
      throw CodecFault(.outOfMemory, coding: name)
    }
  }

  /// Appends what is ready of `bytes`' coded form.
  package mutating func write(_ bytes: Span<UInt8>, into file: inout [UInt8]) throws(CodecFault) {
    guard let encoder = unsafe encoder else { return file.append(copying: bytes) }
    var at = 0
    while at < bytes.count {
      let rest = bytes.extracting(at..<bytes.count)
      at += try unsafe step(encoder, rest, finish: false, into: &file).consumed
    }
  }

  package mutating func write(_ bytes: [UInt8], into file: inout [UInt8]) throws(CodecFault) {
    try write(bytes.span, into: &file)
  }

  /// Appends the rest and the frame's end.
  package mutating func finish(into file: inout [UInt8]) throws(CodecFault) {
    guard let encoder = unsafe encoder else { return }
    let nothing: [UInt8] = []
    while try unsafe step(encoder, nothing.span, finish: true, into: &file).status
      != Int32(CODECS_END.rawValue)
    {}
    guard unsafe codecs_encoder_reset(encoder) == 1 else { throw CodecFault(.outOfMemory, coding: name) }
  }

  private func step(
    _ encoder: OpaquePointer, _ bytes: Span<UInt8>, finish: Bool, into file: inout [UInt8]
  ) throws(CodecFault) -> codecs_step {
    var result = codecs_step()
    file.append(addingCapacity: min(max(bytes.count / 2, 4096), 1 << 18)) {
      (output: inout OutputSpan<UInt8>) in
      unsafe output.withUnsafeMutableBufferPointer { buffer, count in
        let room = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
        result = unsafe bytes.withUnsafeBufferPointer { source in
          unsafe codecs_encoder_step(
            encoder, source.baseAddress, source.count, room.baseAddress, room.count, finish ? 1 : 0)
        }
        count += result.produced
      }
    }
    guard result.status != Int32(CODECS_CORRUPT.rawValue) else {
      throw CodecFault(.outOfMemory, coding: name)
    }
    return result
  }
}
