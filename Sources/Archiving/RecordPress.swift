import Codecs
import Vocabulary

/// Turns drafts into gzip members. Belongs to one writer.
final class RecordPress {
  private var gzip: GzipCompressor
  private var digest: Digest
  /// The record and the member at work; large ones are not kept.
  private var record: [UInt8] = []
  private var member: [UInt8] = []
  private static let keptBytes = 1 << 20

  init() throws(Fault) {
    do throws(CodecFault) {
      gzip = try GzipCompressor()
      digest = try Digest(.sha1)
    } catch {
      throw Fault(.failed, "the archive cannot be written: \(error)")
    }
  }

  /// `sha1:` and the digest of `bytes` in base 32, as WARC files write it.
  func label(_ bytes: [UInt8]) -> String {
    digest.update(bytes)
    return "sha1:" + digest.finish().base32
  }

  /// A record of that content, `head` and `payload` after each other, with its digest and its name.
  ///
  /// The name is the same for the same content at the same millisecond: two runs over one input give the same bytes.
  func draft(
    _ kind: RecordDraft.Kind, _ target: WebAddress?, at date: Timestamp, _ contentType: String,
    _ head: [UInt8], _ payload: [UInt8] = []
  ) -> RecordDraft {
    digest.update(head)
    let blockDigest = label(payload)
    let name = "\(kind.rawValue) \(target?.href ?? "") \(date.milliseconds) \(blockDigest)"
    digest.update(Array(name.utf8))
    return RecordDraft(
      kind: kind, id: Self.uuid(digest.finish().bytes), date: date, target: target?.href,
      contentType: contentType, head: head, payload: payload, blockDigest: blockDigest)
  }

  /// RFC 9562, version 8: a UUID of the maker's own design, from the first 16 bytes of a digest.
  private static func uuid(_ digest: [UInt8]) -> String {
    var bytes = Array((digest + [UInt8](repeating: 0, count: 16)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    var text = Array("<urn:uuid:".utf8)
    for (i, digit) in hex(bytes).utf8.enumerated() {
      if i == 8 || i == 12 || i == 16 || i == 20 { text.append(0x2D) }
      text.append(digit)
    }
    text.append(0x3E)
    return String(decoding: text, as: UTF8.self)
  }

  /// The draft as one member; to be let go before the next one is asked for.
  func member(_ draft: RecordDraft) throws(Fault) -> [UInt8] {
    Self.empty(&record)
    Self.empty(&member)
    draft.append(to: &record)
    do throws(CodecFault) {
      try gzip.compress(record, into: &member)
    } catch {
      throw Fault(.failed, "the archive cannot be written: \(error)")
    }
    return member
  }

  private static func empty(_ buffer: inout [UInt8]) {
    if buffer.capacity > keptBytes { buffer = [] } else { buffer.removeAll(keepingCapacity: true) }
  }
}
