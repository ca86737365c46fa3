import Vocabulary

/// A WARC 1.1 record in the making.
struct RecordDraft {
  enum Kind: String { case warcinfo, request, response, revisit, metadata }

  let kind: Kind
  let date: Timestamp
  let target: String?
  let contentType: String
  var block: [UInt8]
  /// Named fields beside those above, in order.
  var fields: [(String, String)] = []

  /// The whole record, the two line ends behind it included.
  func bytes(id: String, blockDigest: String) -> [UInt8] {
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
