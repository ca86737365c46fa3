package import Vocabulary

/// One record of a WARC or ARC file, as its writer left it.
package struct ArchiveRecord: Sendable {
  /// What wrote the record's head.
  package enum Format: Sendable, Hashable { case warc, arc }

  package let format: Format
  /// `response`, `request`, `revisit`, `warcinfo`…, lower case; of an ARC, `warcinfo` for its first record, else `response`.
  package let type: String
  /// The target as the record names it: angle brackets off, spaces escaped; nil where there is none.
  package let target: String?
  /// Nil where the record shows no date that can be read.
  package let date: Timestamp?
  /// The record's own fields; of an ARC, those that a WARC would hold.
  package let fields: HeaderBlock
  /// The content; cut at the reader's limit.
  package let block: [UInt8]
  /// The content's length as the file holds it, which a cut block falls short of.
  package let length: Int64
  /// Whether the file ended, or its compression broke, inside the content.
  package let isDamaged: Bool
  package let place: ArchivePlace
  /// Place in the file, from 0.
  package let ordinal: Int

  /// The media type of the content, lower case, parameters off; empty where there is none.
  package var contentType: String {
    let value = fields.value(of: "content-type") ?? ""
    return String(value.prefix { $0 != ";" && $0 != " " }).lowercased()
  }

  /// The HTTP message inside a response, request or revisit of an http address; nil for other records.
  package var message: HTTPMessage? {
    guard type == "response" || type == "request" || type == "revisit",
      let target, target.hasPrefix("http:") || target.hasPrefix("https:")
    else { return nil }
    return HTTPMessage(block)
  }
}
