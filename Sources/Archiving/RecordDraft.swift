import Vocabulary

/// A WARC 1.1 record in the making.
struct RecordDraft {
  enum Kind: String { case warcinfo, request, response, revisit, metadata }

  let kind: Kind
  /// `<urn:uuid:…>`
  let id: String
  let date: Timestamp
  let target: String?
  let contentType: String
  /// The block, in two parts: a body stays where it is.
  let head: [UInt8]
  let payload: [UInt8]
  /// Of the block, as `RecordPress.label` writes it.
  let blockDigest: String
  /// Named fields beside those above, in order.
  var fields: [(String, String)] = []

  /// Appends the whole record, the two line ends behind it included.
  func append(to record: inout [UInt8]) {
    var lines =
      "WARC/1.1\r\nWARC-Type: \(kind.rawValue)\r\nWARC-Record-ID: \(id)\r\nWARC-Date: \(date.iso8601)\r\n"
    if let target { lines += "WARC-Target-URI: \(target)\r\n" }
    for (name, value) in fields { lines += "\(name): \(value)\r\n" }
    lines += "WARC-Block-Digest: \(blockDigest)\r\nContent-Type: \(contentType)\r\n"
    lines += "Content-Length: \(head.count + payload.count)\r\n\r\n"
    record.reserveCapacity(record.count + lines.utf8.count + head.count + payload.count + 4)
    record += lines.utf8
    record += head
    record += payload
    record += [0x0D, 0x0A, 0x0D, 0x0A]
  }
}
