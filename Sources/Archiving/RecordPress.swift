import Codecs
import Vocabulary

/// Turns drafts into gzip members. Belongs to one writer.
final class RecordPress {
  private var gzip: GzipCompressor
  private var digest: Digest

  init(level: Int) throws(Fault) {
    do throws(CodecFault) {
      gzip = try GzipCompressor(level: level)
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

  /// The same for the same content at the same millisecond: two runs over one input give the same bytes.
  func id(_ draft: RecordDraft) -> String {
    digest.update(draft.block)
    let content = digest.finish().bytes
    digest.update(Array("\(draft.kind.rawValue) \(draft.target ?? "") \(draft.date.milliseconds) ".utf8))
    digest.update(content)
    var bytes = Array(digest.finish().bytes.prefix(16))
    guard bytes.count == 16 else { return "<urn:uuid:00000000-0000-8000-8000-000000000000>" }
    // RFC 9562, version 8: a UUID of the maker's own design.
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let groups = [bytes[..<4], bytes[4..<6], bytes[6..<8], bytes[8..<10], bytes[10...]]
    return "<urn:uuid:\(groups.map { hex($0) }.joined(separator: "-"))>"
  }

  func member(_ draft: RecordDraft, id: String) throws(Fault) -> [UInt8] {
    var member: [UInt8] = []
    do throws(CodecFault) {
      try gzip.compress(draft.bytes(id: id, blockDigest: label(draft.block)), into: &member)
    } catch {
      throw Fault(.failed, "the archive cannot be written: \(error)")
    }
    return member
  }
}
