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

  init(patience: Int, entries: [Int64: Entry] = [:]) {
    self.patience = patience
    // A closed pattern is tried again a little with every run.
    self.entries = entries.mapValues { entry in
      Entry(taken: entry.taken, yield: entry.yield, barren: min(entry.barren, patience * 3 / 4))
    }
  }

  /// A pattern that yields one time in ten or more keeps four times the patience.
  func isClosed(_ pattern: Int64) -> Bool {
    guard let entry = entries[pattern] else { return false }
    return entry.barren >= (entry.yield * 10 >= entry.taken ? patience * 4 : patience)
  }

  /// Counts one page; returns whether the pattern has just been closed.
  mutating func count(_ pattern: Int64, yields: Bool) -> Bool {
    if entries[pattern] == nil, entries.count >= Self.limit { return false }
    let before = isClosed(pattern)
    entries[pattern, default: Entry()].taken += 1
    if yields {
      entries[pattern, default: Entry()].yield += 1
      entries[pattern, default: Entry()].barren = 0
    } else {
      entries[pattern, default: Entry()].barren += 1
    }
    return !before && isClosed(pattern)
  }
}
