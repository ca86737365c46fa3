internal import CCodecs

/// Decodes one coding as its input comes: gzip with any number of members, zstd with any number of frames.
///
///     var decoder = try StreamDecoder(.gzip, limit: DecodeLimit(bytes: 8 << 20))
///     try decoder.feed(chunk, into: &decoded)      // any number of times
///     try decoder.finish()                         // .truncated where the input was cut
///
/// Bytes behind the last member are no fault: they are counted in `junkBytes`. No input at all is an empty body.
@safe package struct StreamDecoder: ~Copyable {
  package let coding: ContentCoding
  package let limit: DecodeLimit
  /// Input taken, junk included.
  package private(set) var wireBytes = 0
  package private(set) var decodedBytes = 0
  /// Input behind the last member.
  package private(set) var junkBytes = 0
  /// No member is open: the input may end here.
  package private(set) var isBetweenMembers = true
  private var members = 0
  private var memberBytes = 0
  private let decoder: OpaquePointer

  /// `windowLog`: the largest window of a zstd frame, as a power of two; 23 is what HTTP allows (RFC 9659).
  package init(_ coding: ContentCoding, limit: DecodeLimit, windowLog: Int = 23) throws(CodecFault) {
    let kind =
      switch coding {
      case .gzip: CODECS_GZIP
      case .deflate: CODECS_DEFLATE
      case .brotli: CODECS_BROTLI
      case .zstd: CODECS_ZSTD
      }
    guard let decoder = unsafe codecs_decoder_new(Int32(kind.rawValue), Int32(windowLog)) else {
      throw CodecFault(.outOfMemory, coding: coding.rawValue)
    }
    self.coding = coding
    self.limit = limit
    unsafe self.decoder = decoder
  }

  deinit { unsafe codecs_decoder_free(decoder) }

  /// Appends all that `wire` brings.
  package mutating func feed(_ wire: Span<UInt8>, into decoded: inout [UInt8]) throws(CodecFault) {
    var at = 0
    var isFull = false
    while at < wire.count || isFull {
      let room = min(max(4096, (wire.count - at) * 4), 1 << 20)
      let rest = wire.extracting(at..<wire.count)
      try decoded.append(addingCapacity: room) { (output: inout OutputSpan<UInt8>) throws(CodecFault) in
        let before = output.count
        at += try step(rest, into: &output)
        isFull = output.freeCapacity == 0 && output.count > before
      }
    }
  }

  /// Takes some of `wire`, fills some of `output`, and gives the bytes taken.
  ///
  /// Call again while input is left or `output` came back full.
  package mutating func step(
    _ wire: Span<UInt8>, into output: inout OutputSpan<UInt8>
  ) throws(CodecFault) -> Int {
    if isBetweenMembers {
      guard wire.count > 0 else { return 0 }
      if junkBytes > 0 || (members > 0 && !coding.mayBegin(with: wire[0])) { return passJunk(wire.count) }
      if members > 0, unsafe codecs_decoder_reset(decoder) == 0 { throw fault(.outOfMemory) }
      isBetweenMembers = false
      members += 1
      memberBytes = 0
    }
    let result = unsafe wire.withUnsafeBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { buffer, count in
        let room = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
        let result = unsafe codecs_decoder_step(
          decoder, source.baseAddress, source.count, room.baseAddress, room.count)
        count += result.produced
        return result
      }
    }
    wireBytes += result.consumed
    decodedBytes += result.produced
    memberBytes += result.produced
    if decodedBytes > limit.allowance(for: wireBytes) {
      throw fault(decodedBytes > limit.bytes ? .tooLarge(limit: limit.bytes) : .ratio(limit: limit.ratio))
    }
    switch Int(result.status) {
    case Int(CODECS_MORE.rawValue):
      guard result.consumed > 0 || result.produced > 0 || wire.count == 0 else { throw fault(.corrupt) }
    case Int(CODECS_END.rawValue):
      isBetweenMembers = true
    case Int(CODECS_MEMORY.rawValue): throw fault(.outOfMemory)
    case Int(CODECS_WINDOW.rawValue): throw fault(.windowTooLarge)
    default:
      // Rubbish behind a complete member that happens to begin like another one.
      guard members > 1, memberBytes == 0 else { throw fault(.corrupt) }
      isBetweenMembers = true
      junkBytes += result.consumed
      return result.consumed + passJunk(wire.count - result.consumed)
    }
    return result.consumed
  }

  /// Call it when the input has ended.
  package func finish() throws(CodecFault) {
    guard isBetweenMembers else { throw fault(.truncated) }
  }

  private mutating func passJunk(_ count: Int) -> Int {
    wireBytes += count
    junkBytes += count
    return count
  }

  private func fault(_ problem: CodecFault.Problem) -> CodecFault {
    CodecFault(problem, coding: coding.rawValue, offset: wireBytes)
  }
}
