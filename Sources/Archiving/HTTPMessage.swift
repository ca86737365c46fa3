package import Vocabulary

/// A stored HTTP message, taken apart.
package struct HTTPMessage: Sendable, Hashable {
  /// Start line, fields and the empty line.
  package let header: HeaderBlock
  /// What follows the header, as stored.
  package let payload: ArraySlice<UInt8>

  /// Nil when `block` does not begin like an HTTP message. A header without its empty line is taken whole.
  package init?(_ block: [UInt8]) {
    guard let end = Self.headerEnd(block) else { return nil }
    header = HeaderBlock(Array(block[..<end]))
    payload = block[end...]
  }

  /// The status of a response, 100...999; nil for a request or a line without one.
  package var status: Int? {
    guard header.bytes.starts(with: "HTTP/".utf8) else { return nil }
    let digits = header.bytes.drop { $0 != 0x20 }.drop { $0 == 0x20 }.prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard digits.count == 3 else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// The payload with chunked framing off, where the header says that there is one and the bytes agree; else as stored.
  package var body: [UInt8] {
    guard header.value(of: "transfer-encoding")?.lowercased().contains("chunked") ?? false else {
      return Array(payload)
    }
    return Self.unchunked(payload) ?? Array(payload)
  }

  private static func headerEnd(_ block: [UInt8]) -> Int? {
    var line = 0
    var isFirst = true
    while line < block.count {
      var end = line
      while end < block.count, block[end] != 0x0A { end += 1 }
      let text = block[line..<end].last == 0x0D ? block[line..<(end - 1)] : block[line..<end]
      if isFirst {
        // A start line has three words, two of them at the least.
        guard text.contains(0x20) || text.starts(with: "HTTP/".utf8), text.count < 1 << 16 else { return nil }
        isFirst = false
      } else if text.isEmpty {
        return min(end + 1, block.count)
      }
      line = end + 1
    }
    return isFirst ? nil : block.count
  }

  /// Nil when the bytes are no chunks from the first size line on; chunks cut short give what they hold.
  private static func unchunked(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var body: [UInt8] = []
    var i = bytes.startIndex
    var isFirst = true
    while i < bytes.endIndex {
      var size = 0
      var digits = 0
      while i < bytes.endIndex, let digit = Bytes.hex(bytes[i]), digits < 15 {
        size = size << 4 | digit
        digits += 1
        i += 1
      }
      while i < bytes.endIndex, bytes[i] != 0x0A {
        // Only white space, a carriage return or an extension may follow the size.
        guard digits > 0, bytes[i] == 0x0D || bytes[i] == 0x20 || bytes[i] == 0x3B || bytes[i - 1] != 0x0D
        else {
          return isFirst ? nil : body
        }
        if isFirst, bytes[i] != 0x0D, bytes[i] != 0x20, bytes[i] != 0x3B { return nil }
        i += 1
      }
      guard digits > 0, i < bytes.endIndex else { return isFirst ? nil : body }
      i += 1
      if size == 0 { return body }
      let end = min(bytes.endIndex, i + min(size, bytes.endIndex - i))
      body += bytes[i..<end]
      i = end
      isFirst = false
      if i < bytes.endIndex, bytes[i] == 0x0D { i += 1 }
      if i < bytes.endIndex, bytes[i] == 0x0A { i += 1 }
    }
    return body
  }
}
