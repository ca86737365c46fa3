internal import CCodecs

/// A whole body with its content codings taken off.
///
///     let codings = try ContentCoding.parse(response.value(of: "content-encoding"))
///     let body = try Decoded(wire, codings: codings, limit: DecodeLimit(bytes: 8 << 20)).bytes
///
/// An empty body is empty under any coding, as servers send it.
package struct Decoded: Sendable {
  package let bytes: [UInt8]
  /// Bytes behind the last gzip member or zstd frame that belong to nothing; tolerated, worth a note.
  package let junkBytes: Int

  /// `codings` in the order in which they were put on, as `ContentCoding.parse` gives them.
  package init(_ wire: [UInt8], codings: [ContentCoding], limit: DecodeLimit) throws(CodecFault) {
    guard codings.count <= ContentCoding.stackLimit else {
      throw CodecFault(.unsupported, coding: codings.map(\.rawValue).joined(separator: ", "))
    }
    var bytes = wire
    var junk = 0
    for coding in codings.reversed() {
      if coding == .gzip, let whole = Self.singleMember(bytes, limit: limit) {
        bytes = whole
        continue
      }
      var decoder = try StreamDecoder(coding, limit: limit)
      var decoded: [UInt8] = []
      try decoder.feed(bytes.span, into: &decoded)
      try decoder.finish()
      junk += decoder.junkBytes
      bytes = decoded
    }
    self.bytes = bytes
    self.junkBytes = junk
  }

  /// The usual body, one sound gzip member within the limits, through libdeflate at twice zlib's speed.
  ///
  /// Nil for anything else: the stream decoder then says exactly what is wrong.
  private static func singleMember(_ wire: [UInt8], limit: DecodeLimit) -> [UInt8]? {
    guard wire.count >= 18, wire[0] == 0x1F, wire[1] == 0x8B else { return nil }
    // The trailer's length, modulo 2^32 (RFC 1952): a claim, so the limits come first.
    let size = wire[(wire.count - 4)...].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard size <= limit.allowance(for: wire.count), size <= wire.count * 1_032 + 4096 else { return nil }
    guard let decompressor = unsafe codecs_gzip_decompressor_new() else { return nil }
    defer { unsafe codecs_gzip_decompressor_free(decompressor) }
    var isWhole = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: max(1, size)) { buffer, count in
      let result = unsafe wire.withUnsafeBufferPointer { source in
        unsafe codecs_gzip_decompress(
          decompressor, source.baseAddress, source.count, buffer.baseAddress, size)
      }
      isWhole = result.status == Int32(CODECS_END.rawValue) && result.consumed == wire.count
      count = isWhole ? result.produced : 0
    }
    return isWhole ? bytes : nil
  }
}
