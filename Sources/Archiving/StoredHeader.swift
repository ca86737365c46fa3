import Vocabulary

/// The header of an exchange as the archive keeps it.
///
/// Two things change. The protocol of HTTP/2 becomes `HTTP/1.1`, which is what readers of archives know (the record
/// says `WARC-Protocol: h2`). `Transfer-Encoding` is renamed `X-Crawl-Transfer-Encoding`, as Common Crawl does, because the
/// stored body has no chunks any more.
struct StoredHeader {
  let bytes: [UInt8]
  let isHTTP2: Bool

  init(_ header: HeaderBlock) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(header.bytes.count + 16)
    var isHTTP2 = false
    for (number, line) in header.lines.enumerated() {
      var line = line
      if number == 0, let modern = Self.modern(line) {
        isHTTP2 = true
        line = modern
      }
      if number > 0, Self.names(line, "transfer-encoding:") { bytes += "X-Crawl-".utf8 }
      bytes += line
      bytes += [0x0D, 0x0A]
    }
    bytes += [0x0D, 0x0A]
    self.bytes = bytes
    self.isHTTP2 = isHTTP2
  }

  /// The start line with `HTTP/2` turned to `HTTP/1.1`; nil where it is another protocol's.
  private static func modern(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let old = Array("HTTP/2".utf8)
    if line.starts(with: old) {
      let rest = line.dropFirst(old.count).drop { $0 != 0x20 }
      return ArraySlice(Array("HTTP/1.1".utf8) + rest)
    }
    guard line.suffix(old.count).elementsEqual(old) else { return nil }
    return ArraySlice(Array(line.dropLast(old.count)) + Array("HTTP/1.1".utf8))
  }

  /// Whether the line's name, colon included, is `name` (lower case).
  private static func names(_ line: ArraySlice<UInt8>, _ name: StaticString) -> Bool {
    guard line.count >= name.utf8CodeUnitCount else { return false }
    return zip(line, name.description.utf8).allSatisfy { byte, wanted in
      byte == wanted || (byte >= 0x41 && byte <= 0x5A && byte | 0x20 == wanted)
    }
  }
}
