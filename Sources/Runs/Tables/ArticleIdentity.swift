import Codecs
import Vocabulary

extension Article.ID {
  /// The first 64 bits of SHA-256 over outlet and canonical address: the same for every version, on every machine.
  init(outlet: Outlet.ID, canonical: String) throws(Fault) {
    self.init(String(try sha256(Array("\(outlet.name)\n\(canonical)".utf8)).prefix(16)))
  }

  /// Nil where the text is not of that form.
  var number: UInt64? { text.utf8.count == 16 ? UInt64(text, radix: 16) : nil }

  init(number: UInt64) {
    let digits = String(number, radix: 16)
    self.init(String(repeating: "0", count: 16 - digits.utf8.count) + digits)
  }
}

extension Article {
  /// A hash of all that was extracted: another value is another version.
  ///
  /// FNV-1a, 64 bits, over the fields with a separator that no field holds.
  var version: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ text: String?) {
      for byte in (text ?? "").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    mix(title)
    for author in authors { mix(author) }
    mix(published?.iso8601)
    mix(text)
    return hash
  }
}

/// SHA-256 in hex.
func sha256(_ bytes: [UInt8]) throws(Fault) -> String {
  do throws(CodecFault) {
    return try Digest.of(bytes, .sha256).hex
  } catch {
    throw Fault(.failed, "cannot digest \(bytes.count) bytes: \(error)")
  }
}
