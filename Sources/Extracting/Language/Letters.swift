/// Letters of all scripts brought to one form, for looking words up: case, diacritics, vowel marks, and the
/// spellings of Arabic-script letters that keyboards mix.
enum Letters {
  /// The scalar that begins at `i`, which then stands after it; bytes that are no UTF-8 give U+FFFD, one a byte.
  @inline(__always)
  static func next(_ bytes: Span<UInt8>, _ i: inout Int) -> UInt32 {
    let a = bytes[i]
    i += 1
    if a < 0x80 { return UInt32(a) }
    let more = a >= 0xF0 ? 3 : a >= 0xE0 ? 2 : a >= 0xC2 ? 1 : 0
    guard more > 0, a < 0xF5, i + more <= bytes.count else { return 0xFFFD }
    var scalar = UInt32(a) & (0x3F >> UInt32(more))
    for k in 0..<more {
      let b = bytes[i + k]
      guard b & 0xC0 == 0x80 else { return 0xFFFD }
      scalar = scalar << 6 | UInt32(b & 0x3F)
    }
    i += more
    return scalar
  }

  /// Where to cut bytes for at most `limit` of them and whole characters.
  static func cut(_ bytes: Span<UInt8>, _ limit: Int) -> Int {
    var end = min(limit, bytes.count)
    while end > 0, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  /// The form that words are compared in; 0 for a mark that does not count.
  @inline(__always)
  static func folded(_ s: UInt32) -> UInt32 {
    if s < 0x80 { return s >= 0x41 && s <= 0x5A ? s | 0x20 : s }
    if s < 0x700 { return UInt32(low[Int(s)].folded) }
    return foldedBeyondASCII(s)
  }

  /// Of each scalar up to the Arabic letters: two looks in place of two dozen comparisons.
  private static let low: [(folded: UInt16, isLetter: Bool)] = (0..<UInt32(0x700)).map { s in
    (UInt16(truncatingIfNeeded: foldedBeyondASCII(s)), isLetterOfAny(s))
  }

  private static func foldedBeyondASCII(_ s: UInt32) -> UInt32 {
    switch s {
    case 0xC0...0x17F: return UInt32(latin[Int(s - 0xC0)])
    case 0x218, 0x219: return 0x73
    case 0x21A, 0x21B: return 0x74
    case 0x259, 0x18F: return 0x61
    case 0x1A0, 0x1A1: return 0x6F
    case 0x1AF, 0x1B0: return 0x75
    case 0x1EA0...0x1EF9: return UInt32(vietnamese(s))
    case 0x300...0x36F: return 0
    case 0x386, 0x3AC: return 0x3B1
    case 0x388, 0x3AD: return 0x3B5
    case 0x389, 0x3AE: return 0x3B7
    case 0x38A, 0x3AA, 0x3AF, 0x3CA, 0x390: return 0x3B9
    case 0x38C, 0x3CC: return 0x3BF
    case 0x38E, 0x3AB, 0x3CD, 0x3CB, 0x3B0: return 0x3C5
    case 0x38F, 0x3CE: return 0x3C9
    case 0x3C2: return 0x3C3
    case 0x391...0x3A9: return s + 32
    case 0x419, 0x439, 0x40D, 0x45D: return 0x438
    case 0x401, 0x451, 0x400, 0x450: return 0x435
    case 0x410...0x42F: return s + 32
    case 0x402...0x40F: return s + 80
    case 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F: return s | 1
    case 0x531...0x556: return s + 48
    case 0x591...0x5BD, 0x5BF, 0x5C1, 0x5C2: return 0
    case 0x610...0x61A, 0x640, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6ED: return 0
    case 0x622, 0x623, 0x625, 0x671: return 0x627
    case 0x649, 0x6CC, 0x6D2, 0x626: return 0x64A
    case 0x6A9: return 0x643
    case 0x629, 0x6C0, 0x6C1, 0x6C2, 0x6C3, 0x6D5, 0x6BE: return 0x647
    case 0x61C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xAD: return 0
    default: return s
    }
  }

  /// What the decimal digit `s` counts; nil for anything else.
  @inline(__always)
  static func digit(_ s: UInt32) -> Int? {
    if s < 0x80 { return s >= 0x30 && s <= 0x39 ? Int(s - 0x30) : nil }
    switch s {
    case 0x660...0x669: return Int(s - 0x660)
    case 0x6F0...0x6F9: return Int(s - 0x6F0)
    case 0x966...0x96F: return Int(s - 0x966)
    case 0x9E6...0x9EF: return Int(s - 0x9E6)
    case 0xA66...0xA6F: return Int(s - 0xA66)
    case 0xAE6...0xAEF: return Int(s - 0xAE6)
    case 0xE50...0xE59: return Int(s - 0xE50)
    case 0x1040...0x1049: return Int(s - 0x1040)
    case 0x17E0...0x17E9: return Int(s - 0x17E0)
    case 0xFF10...0xFF19: return Int(s - 0xFF10)
    default: return nil
    }
  }

  /// U+001F is none: it divides the texts of one line.
  static func isSpace(_ s: UInt32) -> Bool {
    (s <= 0x20 && s != 0x1F) || s == 0xA0 || s == 0x3000 || (s >= 0x2000 && s <= 0x200A) || s == 0x202F
      || s == 0x205F
      || s == 0x85 || s == 0x2028 || s == 0x2029 || s == 0x1680
  }

  /// Marks that neither print nor separate: bidi controls, zero-width joiners, soft hyphens.
  static func isInvisible(_ s: UInt32) -> Bool {
    s == 0x61C || (s >= 0x200B && s <= 0x200F) || (s >= 0x202A && s <= 0x202E)
      || (s >= 0x2060 && s <= 0x206F) || s == 0xFEFF || s == 0xAD || (s >= 0xFE00 && s <= 0xFE0F)
  }

  @inline(__always)
  static func isLetter(_ s: UInt32) -> Bool {
    if s < 0x80 { return (s >= 0x61 && s <= 0x7A) || (s >= 0x41 && s <= 0x5A) }
    return s < 0x700 ? low[Int(s)].isLetter : isLetterOfAny(s)
  }

  private static func isLetterOfAny(_ s: UInt32) -> Bool {
    if s < 0x80 { return (s >= 0x61 && s <= 0x7A) || (s >= 0x41 && s <= 0x5A) }
    if s < 0xC0 { return s == 0xAA || s == 0xBA || s == 0xB5 }
    switch s {
    case 0xD7, 0xF7: return false
    case 0x37E, 0x387, 0x55A...0x55F, 0x589, 0x58A, 0x5BE, 0x5C0, 0x5C3: return false
    case 0x600...0x60F, 0x61B...0x61F, 0x640, 0x66A...0x66D, 0x6D4, 0x6DD, 0x6DE: return false
    case 0x964, 0x965, 0xE3F, 0xE4F, 0x2000...0x206F, 0x2070...0x20CF, 0x2100...0x2BFF: return false
    case 0x2E00...0x2E7F, 0x3000...0x3004, 0x3008...0x3020, 0x3030, 0x30FB: return false
    case 0xE000...0xF8FF, 0xFD3E, 0xFD3F, 0xFE10...0xFE1F, 0xFE30...0xFE6F, 0xFEFF: return false
    case 0xFF01...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65, 0xFFE0...0xFFFF: return false
    case 0x1F000...0x1FAFF: return false
    default: return digit(s) == nil
    }
  }

  /// Arabic letters are among the text's bytes, of whatever language.
  static func holdArabic(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.contains { $0 >= 0xD8 && $0 <= 0xDB }
  }

  /// The letter at `i` is of a script with capitals: Latin, Greek, Cyrillic, Armenian.
  static func isCased(_ bytes: Span<UInt8>, _ i: Int) -> Bool { bytes[i] < 0xD6 }

  /// Han, kana: written without spaces.
  static func isHan(_ s: UInt32) -> Bool {
    (s >= 0x4E00 && s <= 0x9FFF) || (s >= 0x3040 && s <= 0x30FF) || (s >= 0x3400 && s <= 0x4DBF)
      || s == 0x3007
  }

  static func isArabic(_ s: UInt32) -> Bool {
    (s >= 0x620 && s <= 0x6D3) || (s >= 0x750 && s <= 0x77F) || (s >= 0xFB50 && s <= 0xFDFF)
      || (s >= 0xFE70 && s <= 0xFEFC)
  }

  /// FNV-1a over scalars.
  static let hashSeed: UInt64 = 0xcbf2_9ce4_8422_2325
  @inline(__always)
  static func mix(_ hash: UInt64, _ scalar: UInt32) -> UInt64 {
    (hash ^ UInt64(scalar)) &* 0x100_0000_01b3
  }

  /// The hash of a word's folded letters; what folds to nothing does not count.
  static func hash(_ word: some StringProtocol) -> UInt64 {
    var hash = hashSeed
    for scalar in word.unicodeScalars {
      let f = folded(scalar.value)
      if f != 0 { hash = mix(hash, f) }
    }
    return hash
  }

  static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>, from seed: UInt64 = hashSeed) -> UInt64 {
    var hash = seed
    var i = range.lowerBound
    while i < range.upperBound {
      let f = folded(next(bytes, &i))
      if f != 0 { hash = mix(hash, f) }
    }
    return hash
  }

  private static func vietnamese(_ s: UInt32) -> UInt8 {
    switch s {
    case 0x1EA0...0x1EB7: 0x61
    case 0x1EB8...0x1EC7: 0x65
    case 0x1EC8...0x1ECB: 0x69
    case 0x1ECC...0x1EE3: 0x6F
    case 0x1EE4...0x1EF1: 0x75
    default: 0x79
    }
  }

  /// U+00C0...U+017F without case and marks.
  private static let latin: [UInt8] = Array(
    ("aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggg"
      + "gggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs")
      .utf8)
}
