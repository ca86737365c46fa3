/// The fold table, unpacked for one look-up per code point.
struct FoldedLetters: Sendable {
  enum Kind: UInt8 { case skip, separator, stop, line, digit, letter, solo, expansion }

  static let shared = FoldedLetters()

  /// Kind << 24 | value, for U+0000...U+FFFF.
  private let words: [UInt32]

  private init() {
    var words = [UInt32](repeating: UInt32(Kind.separator.rawValue) << 24, count: 0x10000)
    let runs = FoldTable.runs
    for k in stride(from: 0, to: runs.count, by: 2) {
      let start = Int(runs[k] >> 16)
      let kind = runs[k + 1] & 0xFF00_0000
      let step = runs[k + 1] >> 20 & 0xF
      let value = runs[k + 1] & 0xF_FFFF
      for offset in 0...Int(runs[k] & 0xFFFF) {
        let moved: UInt32 =
          switch step {
          case 0: 0
          case 1: UInt32(offset)
          default: UInt32(offset) & ~1
          }
        let folded = value + moved
        words[start + offset] = (Self.isIdeograph(folded) ? UInt32(Kind.solo.rawValue) << 24 : kind) | folded
      }
    }
    self.words = words
  }

  /// Of the planes beyond the table; a few compatibility ideographs in it fold on them.
  private static func isIdeograph(_ point: UInt32) -> Bool { point >= 0x20000 && point < 0x40000 }

  @inline(__always)
  func fold(_ point: UInt32) -> (Kind, UInt32) {
    if point < 0x10000 {
      let word = words[Int(point)]
      return (Kind(rawValue: UInt8(truncatingIfNeeded: word >> 24)) ?? .separator, word & 0xFF_FFFF)
    }
    // Beyond the table: ideographs stand alone, symbols and private use separate, other scripts are letters as they are.
    if Self.isIdeograph(point) { return (.solo, point) }
    if point >= 0x1F000 || (point >= 0x1D000 && point < 0x1D400) { return (.separator, 0) }
    return (.letter, point)
  }

  /// The folded code points that one stands for, U+0020 between words.
  func expansion(_ value: UInt32) -> ArraySlice<UInt32> {
    let at = Int(value)
    return FoldTable.expansions[(at + 1)...(at + Int(FoldTable.expansions[at]))]
  }
}
