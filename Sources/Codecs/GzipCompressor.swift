internal import CCodecs

/// Writes whole buffers as gzip members, one a call, through ISA-L.
///
///     var gzip = try GzipCompressor()
///     try gzip.compress(record.span, into: &file)
///
/// Up to 2 GiB a member. Keep one a worker: it holds tables of some hundred kilobytes.
@safe package struct GzipCompressor: ~Copyable {
  private let compressor: OpaquePointer

  package init() throws(CodecFault) {
    guard let compressor = unsafe codecs_gzip_compressor_new() else {
      throw CodecFault(.outOfMemory, coding: "gzip")
    }
    unsafe self.compressor = compressor
  }

  deinit { unsafe codecs_gzip_compressor_free(compressor) }

  /// Appends one member that holds `bytes`.
  package mutating func compress(_ bytes: Span<UInt8>, into member: inout [UInt8]) throws(CodecFault) {
    let bound = codecs_gzip_bound(bytes.count)
    var written = 0
    member.append(addingCapacity: bound) { (output: inout OutputSpan<UInt8>) in
      unsafe output.withUnsafeMutableBufferPointer { buffer, count in
        let room = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
        written = unsafe bytes.withUnsafeBufferPointer { source in
          unsafe codecs_gzip_compress(
            compressor, source.baseAddress, source.count, room.baseAddress, room.count)
        }
        count += written
      }
    }
    guard written > 0 else { throw CodecFault(.outOfMemory, coding: "gzip") }
  }

  package mutating func compress(_ bytes: [UInt8], into member: inout [UInt8]) throws(CodecFault) {
    try compress(bytes.span, into: &member)
  }
}
