/// The light stem of a folded Arabic word.
enum ArabicStem {
  private static let prefixes: [[UInt32]] = [
    [0x628, 0x627, 0x644], [0x643, 0x627, 0x644], [0x641, 0x627, 0x644], [0x627, 0x644], [0x644, 0x644],
  ]
  private static let suffixes: [[UInt32]] = [
    [0x647, 0x627], [0x627, 0x646], [0x627, 0x62A], [0x648, 0x646], [0x64A, 0x646], [0x64A, 0x647],
    [0x647, 0x645], [0x648, 0x627], [0x647], [0x64A], [0x627],
  ]
  /// Letters that a prefix and a suffix leave, at least.
  private static let core = 3

  /// The part of `word` that stays.
  static func bounds(_ word: [UInt32]) -> (from: Int, to: Int) {
    var from = 0
    var to = word.count
    if word[0] == 0x648, to - from > core { from = 1 }
    for prefix in prefixes where to - from >= prefix.count + core - 1 && matches(word, from, prefix) {
      from += prefix.count
      break
    }
    for suffix in suffixes where to - from >= suffix.count + core && matches(word, to - suffix.count, suffix)
    {
      to -= suffix.count
      break
    }
    return (from, to)
  }

  @inline(__always)
  private static func matches(_ word: [UInt32], _ at: Int, _ part: [UInt32]) -> Bool {
    for k in 0..<part.count where word[at + k] != part[k] { return false }
    return true
  }
}
