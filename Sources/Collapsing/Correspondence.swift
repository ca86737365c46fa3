/// What two documents have in common, whatever it weighs: a later night weighs it anew without reading the texts again.
///
/// In flat words: `headWords`, then a bit for each pair of tokens of both bodies that says whether it stands in the other. The
/// first document is the one that was loaded when they were compared.
struct Correspondence {
  /// Where its words begin.
  let words: Run<UInt64>
  let start: Int

  /// The words of both titles, bit by bit, that stand in the other document; then what was counted of numbers and names, four to a word.
  static let headWords = 5

  /// Words that the bits of a body take.
  static func words(of body: Range<Int>) -> Int { (max(0, body.count - 1) + 63) / 64 }

  static func words(of a: Range<Int>, _ b: Range<Int>) -> Int { headWords + words(of: a) + words(of: b) }

  static func head(of m: PairMeasures) -> [UInt64] {
    // A body has fewer numbers than fit.
    func packed(_ counts: Int...) -> UInt64 {
      counts.reversed().reduce(0) { $0 << 16 | UInt64(UInt16(clamping: $1)) }
    }
    return [
      m.titleWordsA, m.titleWordsB, packed(m.numbersA, m.numbersB, m.numbersShared, m.slotsAgree),
      packed(m.sequencesA, m.sequencesB, m.sequencesShared, m.slotsDiffer),
      packed(m.framesAgree, m.framesDiffer, m.renamed),
    ]
  }

  /// Measures titles and numbers as `WordMeter` did.
  func putWords(into m: inout PairMeasures) {
    func count(_ word: Int, _ k: Int) -> Int { Int(words[start + word] >> UInt64(16 * k) & 0xFFFF) }
    (m.titleWordsA, m.titleWordsB) = (words[start], words[start + 1])
    (m.numbersA, m.numbersB, m.numbersShared) = (count(2, 0), count(2, 1), count(2, 2))
    (m.sequencesA, m.sequencesB, m.sequencesShared) = (count(3, 0), count(3, 1), count(3, 2))
    (m.slotsAgree, m.slotsDiffer) = (count(2, 3), count(3, 3))
    (m.framesAgree, m.framesDiffer, m.renamed) = (count(4, 0), count(4, 1), count(4, 2))
  }

  /// The bits of the first body and of the second one.
  func bits(_ a: Range<Int>) -> (a: PairBits, b: PairBits) {
    let first = start + Self.headWords
    return (PairBits(words: words, start: first), PairBits(words: words, start: first + Self.words(of: a)))
  }
}

/// A bit for each pair of tokens of a body: whether it stands in the other one.
struct PairBits {
  let words: Run<UInt64>
  let start: Int

  /// Of pairs `64 * k` to `64 * k + 63`.
  @inline(__always)
  func word(_ k: Int) -> UInt64 { words[start + k] }

  /// Of pairs `8 * k` to `8 * k + 7`, in the lowest bits.
  @inline(__always)
  func eight(_ k: Int) -> UInt64 { words[start + (k >> 3)] >> UInt64(8 * (k & 7)) & 0xFF }
}
