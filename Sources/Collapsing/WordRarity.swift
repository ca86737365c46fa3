import Vocabulary

/// How many documents hold a word, in a table of fixed size; words that share a cell count together.
struct WordRarity: Sendable {
  private let counts: Run<UInt32>
  private static let bits = 20
  private static let mask = 1 << bits - 1

  init() { counts = Run<UInt32>(repeating: 0, count: 1 << Self.bits) }

  private static func cell(_ token: Token) -> Int {
    Int((token.identity &* 0x9E37_79B1) >> (32 - UInt32(bits)))
  }

  /// Counts every word of every document once, then marks each with its rarity and whether it is the first in its document.
  static func mark(_ catalog: Catalog, _ timeline: Timeline, into marks: Marks) {
    let rarity = WordRarity()
    let seen = Run<UInt32>(repeating: .max, count: 1 << bits)
    for place in 0..<timeline.count {
      for i in catalog.body(timeline.documents[place]) {
        let cell = cell(catalog.tokens[i])
        if seen[cell] == UInt32(place) { continue }
        seen[cell] = UInt32(place)
        rarity.counts[cell] += 1
      }
    }
    for k in 0...mask { seen[k] = .max }
    let unit = 2 + Double(timeline.count) / 4096
    // A step of rarity for each fourfold of the share of documents.
    let levels = (0..<8).map { UInt32(unit * Double(1 << (2 * $0))) }
    for place in 0..<timeline.count {
      for i in catalog.body(timeline.documents[place]) {
        let cell = cell(catalog.tokens[i])
        let first = seen[cell] != UInt32(place)
        seen[cell] = UInt32(place)
        var level = 0
        while level < 7, rarity.counts[cell] > levels[level] { level += 1 }
        marks.setWord(first: first, rarity: UInt8(7 - level), i)
      }
      let document = timeline.documents[place]
      for i in catalog.title(document) {
        var level = 0
        while level < 7, rarity.counts[cell(catalog.tokens[i])] > levels[level] { level += 1 }
        marks.setWord(first: true, rarity: UInt8(7 - level), i)
      }
    }
  }
}
