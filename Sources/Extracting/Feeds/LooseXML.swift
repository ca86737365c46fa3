/// Mends what editors and scripts break most often in XML, so that a parser keeps the text: ampersands that begin no
/// entity, and control characters.
enum LooseXML {
  /// Nil where there is nothing to mend. Not for UTF-16.
  static func mended(_ bytes: Span<UInt8>) -> [UInt8]? {
    var out: [UInt8] = []
    var copied = 0
    var i = 0
    func copy(to end: Int) {
      unsafe bytes.extracting(copied..<end).withUnsafeBufferPointer { unsafe out.append(contentsOf: $0) }
    }
    while i < bytes.count {
      let b = bytes[i]
      if b == 0x3C, isCDATA(bytes, i) {
        while i < bytes.count, !(bytes[i] == 0x3E && bytes[i - 1] == 0x5D && bytes[i - 2] == 0x5D) {
          if isForbidden(bytes[i]) {
            copy(to: i)
            out.append(0x20)
            copied = i + 1
          }
          i += 1
        }
      } else if b == 0x26, !isEntity(bytes, i) {
        copy(to: i + 1)
        out.append(contentsOf: Array("amp;".utf8))
        copied = i + 1
      } else if isForbidden(b) {
        copy(to: i)
        out.append(0x20)
        copied = i + 1
      }
      i += 1
    }
    guard copied > 0 else { return nil }
    copy(to: bytes.count)
    return out
  }

  private static func isForbidden(_ b: UInt8) -> Bool { b < 0x20 && b != 0x09 && b != 0x0A && b != 0x0D }

  private static func isCDATA(_ bytes: Span<UInt8>, _ i: Int) -> Bool {
    guard i + 9 <= bytes.count, bytes[i + 1] == 0x21, bytes[i + 2] == 0x5B else { return false }
    return bytes[i + 3] == 0x43 && bytes[i + 4] == 0x44 && bytes[i + 8] == 0x5B
  }

  /// `&name;`, `&#8211;`, `&#x2013;`.
  private static func isEntity(_ bytes: Span<UInt8>, _ i: Int) -> Bool {
    var j = i + 1
    if j < bytes.count, bytes[j] == 0x23 { j += 1 }
    let first = j
    while j < bytes.count, j < i + 12, bytes[j].isASCIILetter || bytes[j].isASCIIDigit { j += 1 }
    return j > first && j < bytes.count && bytes[j] == 0x3B
  }
}
