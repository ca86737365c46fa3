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
    record.reserveCapacity(record.count + 1024 + head.count + payload.count)
    record += "WARC/1.1\r\n".utf8
    Self.append("WARC-Type", kind.rawValue, to: &record)
    Self.append("WARC-Record-ID", id, to: &record)
    Self.append("WARC-Date", date.iso8601, to: &record)
    if let target { Self.append("WARC-Target-URI", target, to: &record) }
    for (name, value) in fields { Self.append(name, value, to: &record) }
    Self.append("WARC-Block-Digest", blockDigest, to: &record)
    Self.append("Content-Type", contentType, to: &record)
    Self.append("Content-Length", String(head.count + payload.count), to: &record)
    record += [0x0D, 0x0A]
    record += head
    record += payload
    record += [0x0D, 0x0A, 0x0D, 0x0A]
  }

  private static func append(_ name: String, _ value: String, to record: inout [UInt8]) {
    record += name.utf8
    record += [0x3A, 0x20]
    record += value.utf8
    record += [0x0D, 0x0A]
  }
}
