/// How many documents hold a word, in a table of fixed size; words that share a cell count together.
struct WordRarity: Sendable {
  /// The document that was counted last, + 1, << 32 | documents.
  private let cells = Run<UInt64>(repeating: 0, count: 1 << Self.bits)
  private static let bits = 20
  private static let levels = 8

  private static func cell(_ token: Token) -> Int {
    Int((token.identity &* 0x9E37_79B1) >> (32 - UInt32(bits)))
  }

  /// From this many tokens on counts are worth keeping for the next night.
  private static let manyTokens = 1 << 23

  /// Counts every word of every body once a document, then marks the words of the titles with their rarity. `counts` are those of
  /// the first `held` documents on the shelf, as an earlier night left them; returns tonight's.
  static func mark(
    _ catalog: Catalog, _ timeline: Timeline, _ counts: [UInt32] = [], held: Int = 0, into marks: Marks
  ) -> WordRarity {
    let rarity = WordRarity()
    let isHeld = counts.count == 1 << bits
    if isHeld { for cell in 0..<1 << bits { rarity.cells[cell] = UInt64(counts[cell]) } }
    // In the order in which their tokens lie.
    let documents = timeline.documents.sorted()
    rarity.count(documents.lazy.filter { !isHeld || $0 >= held }, catalog)
    // A step of rarity for each fourfold of the share of documents.
    let unit = 2 + Double(timeline.count) / 4096
    let limits = (0..<levels).map { UInt64(unit * Double(1 << (2 * $0))) }
    for document in documents {
      for i in catalog.title(document) {
        let documents = rarity.cells[cell(catalog.tokens[i])] & 0xFFFF_FFFF
        var level = 0
        while level < levels - 1, documents > limits[level] { level += 1 }
        marks.setRarity(UInt8(levels - 1 - level), i)
      }
    }
    return rarity
  }

  /// The counts without the documents at places before `first`, asked for once; none where there are few tokens.
  func counts(_ catalog: Catalog, _ timeline: Timeline, from first: Int) -> [UInt32] {
    guard catalog.tokens.count >= Self.manyTokens else { return [] }
    for document in timeline.documents[..<first].sorted() {
      for i in catalog.body(document) {
        take(catalog.tokens[i], UInt64(catalog.count + document + 1))
      }
    }
    return (0..<1 << Self.bits).map { UInt32(truncatingIfNeeded: cells[$0]) }
  }

  /// Counts a word of a document that leaves no more.
  @inline(__always)
  private func take(_ token: Token, _ stamp: UInt64) {
    let cell = Self.cell(token)
    let held = cells[cell]
    if held >> 32 != stamp { cells[cell] = stamp << 32 | (held & 0xFFFF_FFFF) &- 1 }
  }

  private func count(_ documents: some Sequence<Int>, _ catalog: Catalog) {
    for document in documents {
      for i in catalog.body(document) { count(catalog.tokens[i], UInt64(document + 1)) }
    }
  }

  @inline(__always)
  private func count(_ token: Token, _ stamp: UInt64) {
    let cell = Self.cell(token)
    let held = cells[cell]
    if held >> 32 != stamp { cells[cell] = stamp << 32 | (held & 0xFFFF_FFFF) + 1 }
  }
}
