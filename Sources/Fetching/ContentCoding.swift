import Vocabulary

/// Takes content encodings off a body.
enum ContentCoding {
  static func decoded(
    _ wire: [UInt8], encodings: [UInt8], limits: FetchLimits, isCut: Bool
  ) throws(Rejection) -> [UInt8] {
    guard encodings.isEmpty else { throw Rejection(.fetch, .badEncoding, "content encoding") }
    return wire
  }
}
