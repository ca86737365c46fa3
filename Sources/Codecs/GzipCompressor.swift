internal import CCodecs

/// Writes whole buffers as gzip members, one a call, through libdeflate, and through zlib what needs no compression.
///
///     var gzip = try GzipCompressor(level: 6)
///     try gzip.compress(record.span, into: &file)
///
/// Level 1...12. Keep one a worker: making it costs more than a small member.
@safe package struct GzipCompressor: ~Copyable {
  private let compressor: OpaquePointer

  package init(level: Int = 6) throws(CodecFault) {
    guard let compressor = unsafe codecs_gzip_compressor_new(Int32(min(max(level, 1), 12))) else {
      throw CodecFault(.outOfMemory, coding: "gzip")
    }
    unsafe self.compressor = compressor
  }

  deinit { unsafe codecs_gzip_compressor_free(compressor) }

  /// Appends one member that holds `bytes`.
  package mutating func compress(_ bytes: Span<UInt8>, into member: inout [UInt8]) throws(CodecFault) {
    try unsafe append(room: codecs_gzip_bound(compressor, bytes.count), to: &member) { room in
      unsafe bytes.withUnsafeBufferPointer { source in
        unsafe codecs_gzip_compress(
          compressor, source.baseAddress, source.count, room.baseAddress, room.count)
      }
    }
  }

  /// Appends one member that holds `bytes`, of which those from `start` on are compressed already and are stored as
  /// they are: looking for repetitions in them costs more than all else and finds nothing.
  package mutating func compress(
    _ bytes: Span<UInt8>, storingFrom start: Int, into member: inout [UInt8]
  ) throws(CodecFault) {
    // Stored blocks of zlib cost 5 bytes each 16 kB at least; a little more for the head's, and the member's frame.
    let bound = bytes.count + bytes.count / 1024 + 256
    try unsafe append(room: bound, to: &member) { room in
      unsafe bytes.withUnsafeBufferPointer { source in
        guard let base = source.baseAddress else { return 0 }
        return unsafe codecs_gzip_compress_and_store(
          compressor, base, start, base + start, source.count - start, room.baseAddress, room.count)
      }
    }
  }

  private func append(
    room bound: Int, to member: inout [UInt8], _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int
  ) throws(CodecFault) {
    var written = 0
    member.append(addingCapacity: bound) { (output: inout OutputSpan<UInt8>) in
      unsafe output.withUnsafeMutableBufferPointer { buffer, count in
        written = unsafe write(UnsafeMutableBufferPointer(rebasing: buffer[count...]))
        count += written
      }
    }
    guard written > 0 else { throw CodecFault(.outOfMemory, coding: "gzip") }
  }

  package mutating func compress(_ bytes: [UInt8], into member: inout [UInt8]) throws(CodecFault) {
    try compress(bytes.span, into: &member)
  }
}
