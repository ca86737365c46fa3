/// IPv6 hosts of the URL Standard.
enum IPv6 {
  static func parse(_ text: ArraySlice<UInt8>) -> [UInt16]? {
    let b = Array(text)
    var pieces = [UInt16](repeating: 0, count: 8)
    var piece = 0
    var compress: Int?
    var i = 0
    if b.first == ASCII.colon {
      guard b.count > 1, b[1] == ASCII.colon else { return nil }
      i = 2
      piece = 1
      compress = 1
    }
    while i < b.count {
      guard piece < 8 else { return nil }
      if b[i] == ASCII.colon {
        guard compress == nil else { return nil }
        i += 1
        piece += 1
        compress = piece
        continue
      }
      let start = i
      var value: UInt16 = 0
      while i < b.count, i - start < 4, let digit = b[i].hexValue {
        value = value << 4 | UInt16(digit)
        i += 1
      }
      if i < b.count, b[i] == ASCII.dot {
        guard i > start, piece <= 6, let address = dotted(b[start...]) else { return nil }
        pieces[piece] = UInt16(address >> 16)
        pieces[piece + 1] = UInt16(truncatingIfNeeded: address)
        piece += 2
        i = b.count
        break
      }
      if i < b.count {
        guard b[i] == ASCII.colon, i + 1 < b.count else { return nil }
        i += 1
      }
      pieces[piece] = value
      piece += 1
    }
    if let compress {
      let tail = Array(pieces[compress..<max(compress, piece)])
      for j in compress..<8 { pieces[j] = 0 }
      for (j, value) in tail.enumerated() { pieces[8 - tail.count + j] = value }
    } else if piece != 8 {
      return nil
    }
    return pieces
  }

  /// Four decimal parts, 0...255, no leading zeros.
  private static func dotted(_ text: ArraySlice<UInt8>) -> UInt32? {
    let parts = text.split(separator: ASCII.dot, omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var address: UInt32 = 0
    for part in parts {
      guard !part.isEmpty, part.count <= 3, part.allSatisfy(\.isDigit), part.count == 1 || part.first != 0x30
      else { return nil }
      let value = part.reduce(0) { $0 * 10 + UInt32($1 - 0x30) }
      guard value <= 255 else { return nil }
      address = address << 8 | value
    }
    return address
  }

  /// Lower case, the longest run of two or more zero pieces compressed, the first of equals.
  static func serialize(_ pieces: [UInt16]) -> [UInt8] {
    var best = 0..<0
    var i = 0
    while i < 8 {
      var j = i
      while j < 8, pieces[j] == 0 { j += 1 }
      if j - i > max(1, best.count) { best = i..<j }
      i = max(j, i + 1)
    }
    var out = ""
    i = 0
    while i < 8 {
      if i == best.lowerBound, !best.isEmpty {
        out += i == 0 ? "::" : ":"
        i = best.upperBound
        continue
      }
      out += String(pieces[i], radix: 16)
      if i < 7 { out += ":" }
      i += 1
    }
    return Array(out.utf8)
  }
}
