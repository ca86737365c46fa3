import Codecs
import Vocabulary

/// SHA-256 of files and bytes, in lower-case hex.
enum FileDigest {
  static func sha256(_ path: String) throws(Fault) -> String {
    let file = try MappedFile(path)
    return try file.withBytes(0..<file.count) { bytes throws(Fault) in try sha256(bytes) }
  }

  static func sha256(_ bytes: Span<UInt8>) throws(Fault) -> String {
    do throws(CodecFault) {
      return try Digest.of(bytes, .sha256).hex
    } catch {
      throw Fault(.failed, "\(error); free memory and run again")
    }
  }
}
