import Codecs
import Vocabulary

extension Article.ID {
  /// The first 64 bits of SHA-256 over outlet and canonical address: the same for every version, on every machine.
  init(outlet: Outlet.ID, canonical: String) throws(Fault) {
    self.init(String(try sha256(Array("\(outlet.name)\n\(canonical)".utf8)).prefix(16)))
  }

  /// Nil where the text is not of that form.
  var number: UInt64? { text.utf8.count == 16 ? UInt64(text, radix: 16) : nil }

  init(number: UInt64) { self.init(hexadecimal(number)) }
}

extension Article {
  /// A hash of all that was extracted: another value is another version.
  ///
  /// Each field ends with its length, so that no two ways of dividing the same bytes are one.
  var version: UInt64 {
    var hash = WordHash()
    func mix(_ text: String?) {
      var text = text ?? ""
      let count = text.withUTF8 { bytes in
        let whole = unsafe hash.addWords(of: UnsafeRawBufferPointer(bytes))
        hash.add(unsafe bytes[whole...].reduce(0) { $0 << 8 | UInt64($1) })
        return bytes.count
      }
      hash.add(UInt64(count))
    }
    mix(title)
    for author in authors { mix(author) }
    mix(published?.iso8601)
    mix(text)
    return hash.value
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
