internal import CCodecs

/// SHA-1 or SHA-256 of bytes as they come.
///
///     Digest.of(bytes, .sha256).hex          // one shot
///     var digest = try Digest(.sha1)
///     digest.update(chunk.span)
///     let value = digest.finish()            // ready for the next message
///     "sha1:\(value.base32)"                 // as WARC writes it
@safe package struct Digest: ~Copyable {
  package enum Algorithm: Int, Sendable, Hashable {
    case sha1 = 160
    case sha256 = 256

    /// Bytes of a value.
    package var size: Int { self == .sha1 ? 20 : 32 }
  }

  /// 20 or 32 bytes.
  package struct Value: Sendable, Hashable {
    package let bytes: [UInt8]
    /// Lower case.
    package var hex: String { Codecs.hex(bytes) }
    /// RFC 4648, upper case, without padding (SHA-1 needs none).
    package var base32: String { Codecs.base32(bytes) }
  }

  package let algorithm: Algorithm
  private let digest: OpaquePointer

  package init(_ algorithm: Algorithm) throws(CodecFault) {
    guard let digest = unsafe codecs_digest_new(Int32(algorithm.rawValue)) else {
      throw CodecFault(.outOfMemory, coding: "SHA")
    }
    self.algorithm = algorithm
    unsafe self.digest = digest
  }

  deinit { unsafe codecs_digest_free(digest) }

  package mutating func update(_ bytes: Span<UInt8>) {
    // libcrypto's update of a running digest has no way to fail.
    _ = unsafe bytes.withUnsafeBufferPointer { source in
      unsafe codecs_digest_update(digest, source.baseAddress, source.count)
    }
  }

  package mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

  package mutating func finish() -> Value {
    Value(
      bytes: unsafe [UInt8](unsafeUninitializedCapacity: algorithm.size) { buffer, count in
        count =
          unsafe codecs_digest_finish(digest, buffer.baseAddress, buffer.count) == 1 ? algorithm.size : 0
      })
  }

  package static func of(_ bytes: Span<UInt8>, _ algorithm: Algorithm) throws(CodecFault) -> Value {
    let value = unsafe [UInt8](unsafeUninitializedCapacity: algorithm.size) { buffer, count in
      let isDone = unsafe bytes.withUnsafeBufferPointer { source in
        unsafe codecs_digest_whole(
          Int32(algorithm.rawValue), source.baseAddress, source.count, buffer.baseAddress, buffer.count)
      }
      count = isDone == 1 ? algorithm.size : 0
    }
    guard value.count == algorithm.size else { throw CodecFault(.outOfMemory, coding: "SHA") }
    return Value(bytes: value)
  }

  package static func of(_ bytes: [UInt8], _ algorithm: Algorithm) throws(CodecFault) -> Value {
    try of(bytes.span, algorithm)
  }
}

/// Two lower-case digits a byte.
package func hex(_ bytes: [UInt8]) -> String {
  var text: [UInt8] = []
  text.reserveCapacity(2 * bytes.count)
  for byte in bytes {
    text.append(hexDigit(byte >> 4))
    text.append(hexDigit(byte & 15))
  }
  return String(decoding: text, as: UTF8.self)
}

private func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

/// RFC 4648's base 32, upper case, without padding.
package func base32(_ bytes: [UInt8]) -> String {
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count * 8 / 5 + 1)
  var held: UInt32 = 0
  var bits = 0
  for byte in bytes {
    held = held << 8 | UInt32(byte)
    bits += 8
    while bits >= 5 {
      bits -= 5
      text.append(base32Digit(held >> UInt32(bits) & 31))
    }
  }
  if bits > 0 { text.append(base32Digit(held << UInt32(5 - bits) & 31)) }
  return String(decoding: text, as: UTF8.self)
}

/// A to Z, then 2 to 7.
private func base32Digit(_ value: UInt32) -> UInt8 { UInt8(value < 26 ? 0x41 + value : 0x18 + value) }
