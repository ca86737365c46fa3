/// A short text as its words: letters folded, digits kept, all else one space. Two texts that people take for the same
/// line are equal.
struct FoldedText: Hashable {
  let bytes: [UInt8]
  var isEmpty: Bool { bytes.isEmpty }
  var count: Int { bytes.count }

  init(_ text: String) { self.init(text.utf8.span) }
  init(_ text: Substring) { self.init(text.utf8.span) }

  init(_ span: Span<UInt8>) {
    var out: [UInt8] = []
    out.reserveCapacity(span.count)
    var space = false
    var i = 0
    while i < span.count {
      let b = span[i]
      if b < 0x80 {
        let isDigit = b >= 0x30 && b <= 0x39
        i += 1
        guard isDigit || Letters.isLetter(UInt32(b)) else {
          // NUL is no mark that divides.
          space = space || b != 0
          continue
        }
        if space, !out.isEmpty { out.append(0x20) }
        space = false
        out.append(b.asciiFolded)
        continue
      }
      let scalar = Letters.next(span, &i)
      if let digit = Letters.digit(scalar) {
        if space, !out.isEmpty { out.append(0x20) }
        space = false
        out.append(UInt8(0x30 + digit))
        continue
      }
      guard Letters.isLetter(scalar) else {
        if Letters.folded(scalar) != 0 { space = true }
        continue
      }
      let folded = Letters.folded(scalar)
      guard folded != 0 else { continue }
      if space, !out.isEmpty { out.append(0x20) }
      space = false
      if folded < 0x80 {
        out.append(UInt8(folded))
      } else if folded < 0x800 {
        out.append(UInt8(0xC0 | folded >> 6))
        out.append(UInt8(0x80 | folded & 0x3F))
      } else if let value = Unicode.Scalar(folded), let encoded = UTF8.encode(value) {
        out.append(contentsOf: encoded)
      }
    }
    bytes = out
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// A part of another, spaces at its ends taken off.
  init(_ part: ArraySlice<UInt8>) {
    let start = part.firstIndex { $0 != 0x20 } ?? part.endIndex
    let end = part.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? start
    bytes = Array(part[start..<max(start, end)])
  }

  /// Without its spaces: site names are written with and without them.
  var joined: FoldedText {
    let spaces = words - 1
    guard spaces > 0 else { return self }
    var joined: [UInt8] = []
    joined.reserveCapacity(bytes.count - spaces)
    for b in bytes where b != 0x20 { joined.append(b) }
    return FoldedText(bytes: joined)
  }

  /// As whole words, in a row.
  func contains(_ other: FoldedText) -> Bool { place(of: other) != nil }

  func hasPrefix(_ other: FoldedText) -> Bool { place(of: other) == 0 }

  func place(of other: FoldedText) -> Int? {
    let n = other.bytes.count
    guard n > 0, n <= bytes.count else { return nil }
    var i = 0
    while i + n <= bytes.count {
      if i == 0 || bytes[i - 1] == 0x20, i + n == bytes.count || bytes[i + n] == 0x20 {
        var k = 0
        while k < n, bytes[i + k] == other.bytes[k] { k += 1 }
        if k == n { return i }
      }
      i += 1
    }
    return nil
  }

  var words: Int { bytes.isEmpty ? 0 : 1 + bytes.count { $0 == 0x20 } }

  /// Share of this text's words that the other has too, 0...1.
  func overlap(with other: FoldedText) -> Double {
    guard !isEmpty, !other.isEmpty else { return 0 }
    let own = bytes.split(separator: 0x20)
    let theirs = Set(other.bytes.split(separator: 0x20))
    return Double(own.count { theirs.contains($0) }) / Double(own.count)
  }
}
