import Codecs
import Vocabulary

/// Turns drafts into gzip members. Belongs to one writer.
final class RecordPress {
  private var gzip: GzipCompressor
  private var digest: Digest

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

  /// A record of that content, with its digest and its name.
  ///
  /// The name is the same for the same content at the same millisecond: two runs over one input give the same bytes.
  func draft(
    _ kind: RecordDraft.Kind, _ target: WebAddress?, at date: Timestamp, _ contentType: String,
    _ block: [UInt8]
  ) -> RecordDraft {
    let blockDigest = label(block)
    let name = "\(kind.rawValue) \(target?.href ?? "") \(date.milliseconds) \(blockDigest)"
    digest.update(Array(name.utf8))
    return RecordDraft(
      kind: kind, id: Self.uuid(digest.finish().bytes), date: date, target: target?.href,
      contentType: contentType,
      block: block, blockDigest: blockDigest)
  }

  /// RFC 9562, version 8: a UUID of the maker's own design, from the first 16 bytes of a digest.
  private static func uuid(_ digest: [UInt8]) -> String {
    var bytes = Array((digest + [UInt8](repeating: 0, count: 16)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let groups = [bytes[..<4], bytes[4..<6], bytes[6..<8], bytes[8..<10], bytes[10...]]
    return "<urn:uuid:\(groups.map { hex($0) }.joined(separator: "-"))>"
  }

  func member(_ draft: RecordDraft) throws(Fault) -> [UInt8] {
    var member: [UInt8] = []
    do throws(CodecFault) {
      try gzip.compress(draft.bytes, into: &member)
    } catch {
      throw Fault(.failed, "the archive cannot be written: \(error)")
    }
    return member
  }
}
