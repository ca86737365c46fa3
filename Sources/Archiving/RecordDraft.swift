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
  let block: [UInt8]
  /// Of the block, as `RecordPress.label` writes it.
  let blockDigest: String
  /// Named fields beside those above, in order.
  var fields: [(String, String)] = []

  /// The whole record, the two line ends behind it included.
  var bytes: [UInt8] {
    var head =
      "WARC/1.1\r\nWARC-Type: \(kind.rawValue)\r\nWARC-Record-ID: \(id)\r\nWARC-Date: \(date.iso8601)\r\n"
    if let target { head += "WARC-Target-URI: \(target)\r\n" }
    for (name, value) in fields { head += "\(name): \(value)\r\n" }
    head += "WARC-Block-Digest: \(blockDigest)\r\n"
    head += "Content-Type: \(contentType)\r\nContent-Length: \(block.count)\r\n\r\n"
    var bytes: [UInt8] = []
    bytes.reserveCapacity(head.utf8.count + block.count + 4)
    bytes += head.utf8
    bytes += block
    bytes += [0x0D, 0x0A, 0x0D, 0x0A]
    return bytes
  }
}
