internal import Vocabulary

/// What URL patterns have brought: a pattern that stops bringing articles is closed.
struct PatternBook {
  struct Entry: Equatable {
    var taken = 0
    /// Pages that were articles, or lists that named new ones.
    var yield = 0
    /// Taken since the last yield.
    var barren = 0
  }

  private(set) var entries: [Int64: Entry] = [:]
  private let patience: Int
  /// Beyond this many patterns of one outlet new ones are not counted.
  private static let limit = 20_000

  /// In a new run a closed pattern is tried again a little.
  init(patience: Int, entries: [Int64: Entry] = [:], isNewRun: Bool = true) {
    self.patience = patience
    self.entries = entries
    guard isNewRun else { return }
    for (number, entry) in entries { self.entries[number]?.barren = min(entry.barren, patience * 3 / 4) }
  }

  /// Whether pages of this pattern were articles.
  func hasYielded(_ pattern: Int64) -> Bool { (entries[pattern]?.yield ?? 0) > 0 }

  /// Whether too little is known of the pattern to judge it.
  func isYoung(_ pattern: Int64) -> Bool { (entries[pattern]?.taken ?? 0) < max(patience / 2, 2) }

  func isClosed(_ pattern: Int64, family: @autoclosure () -> Int64) -> Bool {
    isClosed(pattern, patience) || isClosed(family(), patience * 2)
  }

  /// A pattern that yields one time in ten or more keeps four times the patience.
  private func isClosed(_ pattern: Int64, _ patience: Int) -> Bool {
    guard let entry = entries[pattern] else { return false }
    return entry.barren >= (entry.yield * 10 >= entry.taken ? patience * 4 : patience)
  }

  /// Counts one page, for its pattern and its family.
  mutating func count(_ pattern: Int64, family: Int64, yields: Bool) {
    count(family, yields)
    count(pattern, yields)
  }

  private mutating func count(_ number: Int64, _ yields: Bool) {
    if entries[number] == nil, entries.count >= Self.limit { return }
    var entry = entries[number] ?? Entry()
    entry.taken += 1
    entry.yield += yields ? 1 : 0
    entry.barren = yields ? 0 : entry.barren + 1
    entries[number] = entry
  }
}
