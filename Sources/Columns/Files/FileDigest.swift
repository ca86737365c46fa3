import Codecs
import Vocabulary

/// SHA-256 of files and bytes.
enum FileDigest {
  static func sha256(_ path: String) throws(Fault) -> Digest.Value {
    let file = try MappedFile(path)
    return try file.withBytes(0..<file.count) { bytes throws(Fault) in try sha256(bytes) }
  }

  static func sha256(_ bytes: Span<UInt8>) throws(Fault) -> Digest.Value {
    do throws(CodecFault) {
      return try Digest.of(bytes, .sha256)
    } catch {
      throw Fault(.failed, "\(error); free memory and run again")
    }
  }
}
