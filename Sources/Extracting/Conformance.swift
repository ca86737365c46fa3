package import Vocabulary

/// The room's rules on plain strings, for case files of other projects.
package enum ExtractingConformance {
  /// The WHATWG name, in lower case, of the encoding that a label means; nil for no label of the standard.
  package static func charset(label: String) -> String? { Charset(label: label)?.rawValue }

  /// The encoding that a page names by a byte order mark or a `<meta>`; nil where it names none.
  package static func namedCharset(of page: [UInt8]) -> String? {
    if page.starts(with: [0xEF, 0xBB, 0xBF]) { return Charset.utf8.rawValue }
    if page.starts(with: [0xFF, 0xFE]) { return Charset.utf16LE.rawValue }
    if page.starts(with: [0xFE, 0xFF]) { return Charset.utf16BE.rawValue }
    return unsafe page.withUnsafeBufferPointer { unsafe CharsetPrescan.charset(in: Bytes($0))?.rawValue }
  }

  /// `bytes` in the encoding that a label means, as Unicode; nil for no label of the standard.
  package static func text(of bytes: [UInt8], label: String) -> String? {
    guard let charset = Charset(label: label) else { return nil }
    var transcoder = Transcoder()
    var out: [UInt8] = []
    unsafe bytes.withUnsafeBufferPointer { unsafe transcoder.transcode(Bytes($0), from: charset, into: &out) }
    return String(decoding: out, as: UTF8.self)
  }

  /// A date as feeds write it.
  package static func feedDate(_ text: String) -> Moment? {
    FeedDate.moment(Array(text.utf8).span, DateReader(order: .unknown))
  }

  /// A title as feeds write it, without its mark-up.
  package static func plainText(ofMarkup text: String) -> String {
    PlainText.text(ofMarkup: Array(text.utf8).span)
  }
}
