import Codecs
import Vocabulary

/// Takes content encodings off a body, within limits; a cut or broken body is a rejection.
enum BodyDecoding {
  /// `encodings` is the Content-Encoding field. A gzip body that no field declares, as in `sitemap.xml.gz`, is
  /// decoded too. Of a body that this side cut (`isCut`), what there is.
  static func decoded(
    _ wire: [UInt8], encodings: [UInt8], limits: FetchLimits, isCut: Bool
  ) throws(Rejection) -> [UInt8] {
    let limit = DecodeLimit(bytes: limits.decodedBytes, ratio: limits.ratio)
    do throws(CodecFault) {
      var codings =
        encodings.isEmpty ? [] : try ContentCoding.parse(String(decoding: encodings, as: UTF8.self))
      // Servers that say gzip and send plain text are read as they mean it.
      if codings.last == .gzip, !wire.isEmpty, ContentCoding.sniff(wire.span) != .gzip, isText(wire) {
        codings = []
      }
      var body = codings.isEmpty ? wire : try decode(wire, codings, limit, isCut)
      if body.count >= 18, body.starts(with: [0x1F, 0x8B, 0x08]) {
        body = try decode(body, [.gzip], limit, isCut)
      }
      return body
    } catch {
      throw Rejection(.fetch, reason(error), "\(error)")
    }
  }

  private static func decode(
    _ wire: [UInt8], _ codings: [ContentCoding], _ limit: DecodeLimit, _ isCut: Bool
  ) throws(CodecFault) -> [UInt8] {
    guard isCut else { return try Decoded(wire, codings: codings, limit: limit).bytes }
    guard codings.count == 1, let coding = codings.first else {
      throw CodecFault(.truncated, coding: codings.map(\.rawValue).joined(separator: ", "))
    }
    var body: [UInt8] = []
    var decoder = try StreamDecoder(coding, limit: limit)
    try decoder.feed(wire.span, into: &body)
    return body
  }

  /// Whether a body begins as mark-up does.
  private static func isText(_ body: [UInt8]) -> Bool {
    body.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF } == 0x3C
  }

  private static func reason(_ fault: CodecFault) -> Rejection.Reason {
    switch fault.problem {
    case .truncated: .cutBody
    case .tooLarge, .ratio, .windowTooLarge, .outOfMemory: .tooLarge
    case .corrupt, .unsupported: .badEncoding
    }
  }
}
