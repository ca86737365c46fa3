/// The light stem of a folded Arabic word: without a conjunction, one prefix (بال كال فال ال لل) and one suffix
/// (ها ان ات ون ين يه هم وا ه ي ا); three letters stay at least, two after a prefix.
enum ArabicStem {
  private static let alef: UInt32 = 0x627
  private static let lam: UInt32 = 0x644
  private static let waw: UInt32 = 0x648

  /// The part of the first `count` letters of `word` that stays.
  static func bounds(_ word: inout TextReader.Word, _ count: Int) -> (from: Int, to: Int) {
    var from = word[0] == waw && count > 3 ? 1 : 0
    let left = count - from
    if left >= 5, word[from + 1] == alef, word[from + 2] == lam,
      word[from] == 0x628 || word[from] == 0x643 || word[from] == 0x641
    {
      from += 3
    } else if left >= 4, word[from + 1] == lam, word[from] == alef || word[from] == lam {
      from += 2
    }
    let core = count - from
    if core >= 5, isSuffix(word[count - 2], word[count - 1]) { return (from, count - 2) }
    let last = word[count - 1]
    if core >= 4, last == 0x647 || last == 0x64A || last == alef { return (from, count - 1) }
    return (from, count)
  }

  /// Where the rest of a name begins that is written in one word or in two (عبدالله, عبد الله): both read as the rest alone.
  static func servant(_ word: inout TextReader.Word, _ count: Int) -> Int {
    let start = word[0] == waw && count > 3 ? 1 : 0
    let end = start + 3
    guard count >= end, word[start] == 0x639, word[start + 1] == 0x628, word[start + 2] == 0x62F else {
      return 0
    }
    if count == end { return end }
    return count >= end + 4 && word[end] == alef && word[end + 1] == lam ? end : 0
  }

  private static func isSuffix(_ a: UInt32, _ b: UInt32) -> Bool {
    switch (a, b) {
    case (0x647, alef), (alef, 0x646), (alef, 0x62A), (waw, 0x646), (0x64A, 0x646), (0x64A, 0x647),
      (0x647, 0x645), (waw, alef):
      true
    default: false
    }
  }
}
