/// Short words looked for in a text all at once, whatever their case there, each with a value: one pass in place of one for
/// each of them.
struct Needles: Sendable {
  private struct Needle {
    var bytes: [UInt8]
    var value: UInt16
    /// Counts only alone: between ends, hyphens, underscores, spaces or a change of case.
    var isWord: Bool
  }

  private let needles: [Needle]
  /// A bit for each needle, by its first and its second byte.
  private let firsts: [UInt64]
  private let seconds: [UInt64]

  /// At most 64 groups' words together, each of two bytes or more, in lower-case ASCII, divided by spaces.
  init(_ groups: [(value: UInt16, anywhere: String, words: String)]) {
    var needles: [Needle] = []
    for group in groups {
      for (text, isWord) in [(group.anywhere, false), (group.words, true)] {
        for word in text.utf8.split(separator: 0x20) {
          needles.append(Needle(bytes: Array(word), value: group.value, isWord: isWord))
        }
      }
    }
    precondition(needles.count <= 64 && needles.allSatisfy { $0.bytes.count > 1 }, "a bit for each needle")
    var firsts = [UInt64](repeating: 0, count: 256)
    var seconds = firsts
    for (bit, needle) in needles.enumerated() {
      for upper in [UInt8(0), 0x20] where upper == 0 || needle.bytes[0].isASCIILetter {
        firsts[Int(needle.bytes[0] ^ upper)] |= 1 << UInt64(bit)
      }
      for upper in [UInt8(0), 0x20] where upper == 0 || needle.bytes[1].isASCIILetter {
        seconds[Int(needle.bytes[1] ^ upper)] |= 1 << UInt64(bit)
      }
    }
    self.needles = needles
    self.firsts = firsts
    self.seconds = seconds
  }

  /// The values of those that stand in `text`, joined bit by bit.
  func values(in text: Bytes) -> UInt16 {
    var found: UInt16 = 0
    var i = 0
    while i + 1 < text.count {
      var near = firsts[Int(text[i])] & seconds[Int(text[i + 1])]
      while near != 0 {
        let needle = needles[near.trailingZeroBitCount]
        near &= near - 1
        if found & needle.value != needle.value, Self.stands(needle, in: text, at: i) {
          found |= needle.value
        }
      }
      i += 1
    }
    return found
  }

  private static func stands(_ needle: Needle, in text: Bytes, at start: Int) -> Bool {
    let end = start + needle.bytes.count
    guard end <= text.count else { return false }
    var k = 2
    while k < needle.bytes.count {
      if text[start + k].asciiFolded != needle.bytes[k] { return false }
      k += 1
    }
    guard needle.isWord else { return true }
    let before = start == 0 || !text[start - 1].isASCIILetter || text[start] != text[start].asciiFolded
    let after = end == text.count || !text[end].isASCIILetter || text[end] != text[end].asciiFolded
    return before && after
  }
}
