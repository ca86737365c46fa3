/// A coding of HTTP's Content-Encoding, and of files.
package enum ContentCoding: String, Sendable, Hashable, CaseIterable {
  case gzip
  /// zlib's format, or raw deflate as some servers send it; told apart by the first byte.
  case deflate
  case brotli = "br"
  case zstd

  /// Codings a body may have on at once: more than two serve no one but a bomb.
  package static let stackLimit = 4

  /// Reads a Content-Encoding field: codings in the order in which they were put on.
  ///
  /// Names that mean nothing was put on, and those that servers confuse with charsets, are passed over.
  package static func parse(_ field: String?) throws(CodecFault) -> [ContentCoding] {
    var codings: [ContentCoding] = []
    for part in (field ?? "").split(whereSeparator: { $0 == "," || $0 == " " || $0 == "\t" }) {
      switch part.lowercased() {
      case "gzip", "x-gzip": codings.append(.gzip)
      case "deflate": codings.append(.deflate)
      case "br": codings.append(.brotli)
      case "zstd": codings.append(.zstd)
      case "identity", "none", "binary", "7bit", "8bit", "utf-8", "utf8": continue
      default: throw CodecFault(.unsupported, coding: String(part.prefix(40)))
      }
    }
    guard codings.count <= stackLimit else {
      throw CodecFault(.unsupported, coding: codings.map(\.rawValue).joined(separator: ", "))
    }
    return codings
  }

  /// The coding of a file that begins with these bytes; nil where they are no magic number of one.
  package static func sniff(_ head: Span<UInt8>) -> ContentCoding? {
    if head.count >= 2, head[0] == 0x1F, head[1] == 0x8B { return .gzip }
    guard head.count >= 4 else { return nil }
    let magic = UInt32(head[0]) | UInt32(head[1]) << 8 | UInt32(head[2]) << 16 | UInt32(head[3]) << 24
    // RFC 8878: a frame, or a skippable frame.
    return magic == 0xFD2F_B528 || magic & 0xFFFF_FFF0 == 0x184D_2A50 ? .zstd : nil
  }

  /// Whether another member or frame may begin with this byte; what else follows a complete one is junk.
  func mayBegin(with byte: UInt8) -> Bool {
    switch self {
    case .gzip: byte == 0x1F
    case .zstd: byte == 0x28 || byte & 0xF0 == 0x50
    case .deflate, .brotli: false
    }
  }
}

/// What decoding may cost at most.
package struct DecodeLimit: Sendable, Hashable {
  /// Decoded bytes, of each coding in a stack.
  package let bytes: Int
  /// Decoded bytes for one byte of input; looked at from `ratioFloor` decoded bytes on.
  package let ratio: Int

  /// Below a mebibyte no ratio hurts; empty tables and padding reach deflate's 1,032 honestly.
  package static let ratioFloor = 1 << 20

  package init(bytes: Int, ratio: Int = 1_000) {
    self.bytes = max(0, bytes)
    self.ratio = max(1, ratio)
  }

  /// For files of our own.
  package static let none = DecodeLimit(bytes: .max, ratio: 1 << 40)

  /// The decoded bytes that `input` bytes may bring.
  func allowance(for input: Int) -> Int {
    let (product, overflow) = input.multipliedReportingOverflow(by: ratio)
    return min(bytes, overflow ? .max : max(Self.ratioFloor, product))
  }
}
