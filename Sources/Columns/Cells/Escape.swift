/// The escapes of PostgreSQL's COPY text format: `\\` `\t` `\n` `\r`; `\N` alone is null; no quoting.
enum Escape {
  static let null: [UInt8] = [0x5C, 0x4E]

  /// Appends text with its escapes; U+0000 is dropped. Gives the count of dropped zeros.
  ///
  /// Plain stretches are found eight bytes a step: a byte below 0x0E or equal to `\` stops the step (Mycroft's
  /// test, exact for bytes below 0x80), and a look at each byte decides.
  @discardableResult
  static func append(_ text: Span<UInt8>, to line: inout [UInt8]) -> Int {
    unsafe text.withUnsafeBufferPointer { unsafe append($0, to: &line) }
  }

  @discardableResult
  static func append(_ text: UnsafeBufferPointer<UInt8>, to line: inout [UInt8]) -> Int {
    let count = text.count
    var dropped = 0
    var plain = 0
    var i = 0
    while i < count {
      if i + 8 <= count {
        let word = unsafe UnsafeRawPointer(text.baseAddress.unsafelyUnwrapped + i)
          .loadUnaligned(as: UInt64.self)
        let slash = word ^ 0x5C5C_5C5C_5C5C_5C5C
        let below = (word &- 0x0E0E_0E0E_0E0E_0E0E) & ~word
        let equal = (slash &- 0x0101_0101_0101_0101) & ~slash
        if (below | equal) & 0x8080_8080_8080_8080 == 0 {
          i += 8
          continue
        }
      }
      let end = min(i + 8, count)
      while i < end {
        let letter: UInt8
        switch unsafe text[i] {
        case 0x5C: letter = 0x5C
        case 0x09: letter = 0x74
        case 0x0A: letter = 0x6E
        case 0x0D: letter = 0x72
        case 0x00: letter = 0
        default:
          i += 1
          continue
        }
        if plain < i { unsafe line.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain..<i])) }
        if letter == 0 {
          dropped += 1
        } else {
          line.append(0x5C)
          line.append(letter)
        }
        i += 1
        plain = i
      }
    }
    if plain < count { unsafe line.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain..<count])) }
    return dropped
  }

  /// Appends a line's text with its escapes taken off; false where the line holds an escape that is none.
  ///
  /// The line is not null (`\N`): ask `isNull` before.
  static func unescape(_ line: Span<UInt8>, to text: inout [UInt8]) -> Bool {
    unsafe line.withUnsafeBufferPointer { unsafe unescape($0, to: &text) }
  }

  static func unescape(_ line: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) -> Bool {
    let count = line.count
    var i = 0
    while i < count {
      let next = unsafe Bytes.find(0x5C, in: line, from: i) ?? count
      if next > i { unsafe text.append(contentsOf: UnsafeBufferPointer(rebasing: line[i..<next])) }
      guard next < count else { return true }
      guard next + 1 < count else { return false }
      switch unsafe line[next + 1] {
      case 0x5C: text.append(0x5C)
      case 0x74: text.append(0x09)
      case 0x6E: text.append(0x0A)
      case 0x72: text.append(0x0D)
      default: return false
      }
      i = next + 2
    }
    return true
  }

  static func isNull(_ line: Span<UInt8>) -> Bool {
    line.count == 2 && line[0] == 0x5C && line[1] == 0x4E
  }
}
