internal import Glibc

/// What a character of UTF-8 says of its script, as far as lengths and sentences are measured by it.
///
/// Limits count in letters of an alphabet with spaces: a character that is a syllable counts two of them, a Han character,
/// kana or Hangul syllable three.
enum Script {
  case alphabet, syllables, han
  case devanagari, thai, tibetan, burmese, khmer, ethiopic

  /// Of the first two bytes of a character.
  @inline(__always) init(_ a: UInt8, _ b: UInt8) {
    switch (a, b) {
    case (0xE3...0xED, _): self = .han
    case (0xE0, 0xA4...0xAD): self = .devanagari
    case (0xE0, 0xB8...0xBB): self = .thai
    case (0xE0, 0xBC...0xBF): self = .tibetan
    case (0xE1, 0x80...0x82): self = .burmese
    case (0xE1, 0x88...0x8D): self = .ethiopic
    // Ethiopic's supplement, Cherokee, the syllables of Canada.
    case (0xE1, 0x8E...0x99): self = .syllables
    case (0xE1, 0x9E...0x9F): self = .khmer
    default: self = .alphabet
    }
  }

  var letters: Int {
    switch self {
    case .han: 3
    case .ethiopic, .syllables: 2
    default: 1
    }
  }

  /// Spaces part phrases, not words.
  var partsNoWords: Bool { self == .thai || self == .burmese || self == .khmer }
  /// Thai and Lao write no mark behind a sentence.
  var endsWithoutMark: Bool { self == .thai }

  enum Mark { case end, pause, space }

  /// What the character of the second and third byte is, where it is a mark: the danda, its like, and Ethiopic's.
  func mark(_ b: UInt8, _ c: UInt8) -> Mark? {
    switch (self, b, c) {
    case (.devanagari, 0xA5, 0xA4...0xA5), (.tibetan, 0xBC, 0x8D...0x8E), (.burmese, 0x81, 0x8B),
      (.khmer, 0x9F, 0x94...0x95), (.ethiopic, 0x8D, 0xA2), (.ethiopic, 0x8D, 0xA7...0xA8):
      .end
    case (.burmese, 0x81, 0x8A), (.khmer, 0x9F, 0x96), (.ethiopic, 0x8D, 0xA3...0xA6): .pause
    case (.ethiopic, 0x8D, 0xA1), (.tibetan, 0xBC, 0x8B): .space
    default: nil
    }
  }

  /// The letters of a text; white space is none.
  static func letters(_ text: Bytes) -> Int {
    var letters = unsafe text.buffer.reduce(0) { letters, b in
      let begins = b & 0xC0 != 0x80 && !b.isASCIISpace
      return letters &+ (begins ? 1 : 0) &+ (b >= 0xE3 && b <= 0xED ? 2 : 0)
    }
    // Syllables are told by two bytes; most texts have not even the first.
    guard let base = unsafe text.buffer.baseAddress, unsafe memchr(base, 0xE1, text.count) != nil else {
      return letters
    }
    for i in 0..<text.count - 1 where text[i] == 0xE1 {
      letters &+= Script(text[i], text[i + 1]).letters - 1
    }
    return letters
  }
}
