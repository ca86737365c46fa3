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
  /// Eight bytes at a time: FNV-1a's step on a word, its high half folded in, since the product of 64 bits leaves the low
  /// ones poor. Each field ends with its length, so that no two ways of dividing the same bytes are one.
  var version: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ word: UInt64) {
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    func mix(_ text: String?) {
      var text = text ?? ""
      let count = text.withUTF8 { bytes in
        var i = 0
        while i + 8 <= bytes.count {
          mix(
            UInt64(
              littleEndian: unsafe UnsafeRawBufferPointer(bytes).loadUnaligned(
                fromByteOffset: i, as: UInt64.self)))
          i += 8
        }
        var rest: UInt64 = 0
        while i < bytes.count {
          rest = rest << 8 | UInt64(unsafe bytes[i])
          i += 1
        }
        mix(rest)
        return bytes.count
      }
      mix(UInt64(count))
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
