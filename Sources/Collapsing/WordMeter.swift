/// Compares numbers, the slots that they stand in, and titles of one document with those of others.
struct WordMeter {
  private let catalog: Catalog
  private let marks: Marks
  private let weighing: Weighing
  private let renaming: Renaming
  private var words = WordTable()
  /// Numbers of the other document met so far.
  private var others = WordTable()
  private var loaded = -1
  private var a = 0..<0
  private var numbers = 0
  private var sequences = 0
  private var frames = NumberFrames()
  /// A bit for each word of the title, by its hash: most words of a body are told apart from all of them by it.
  private var titleBits: UInt64 = 0

  init(_ catalog: Catalog, _ marks: Marks) {
    self.catalog = catalog
    self.marks = marks
    weighing = Weighing(catalog, marks)
    renaming = Renaming(catalog, marks)
  }

  /// Forgets the loaded document; the next one is read only when it is compared.
  mutating func drop() { loaded = -1 }

  mutating func compare(_ document: Int, with other: Int, _ m: inout PairMeasures) {
    if loaded != document { load(document) }
    let b = catalog.body(other)
    m.numbersA = numbers
    m.sequencesA = sequences
    others.clear(for: 64)
    var last: UInt32?
    for j in b where !marks.isTeaser(j) {
      let token = catalog.tokens[j]
      if !token.isNumber {
        if titleBits >> UInt64(token.hash & 63) & 1 == 1 { words.meet(token.identity) }
        continue
      }
      let kind = words.meet(token.identity)
      if others.isNew(token.identity) {
        m.numbersB += 1
        if kind & WordTable.body != 0 { m.numbersShared += 1 }
      }
      if let last {
        let sequence = Self.sequence(last, token.identity)
        if others.insert(sequence, WordTable.sequence) {
          m.sequencesB += 1
          if words.kind(sequence) & WordTable.sequence != 0 { m.sequencesShared += 1 }
        }
      }
      last = token.identity
      if let (context, slot) = slot(at: j, in: b), words.kind(context) & WordTable.context != 0 {
        if words.kind(slot) & WordTable.slot != 0 { m.slotsAgree += 1 } else { m.slotsDiffer += 1 }
      }
    }
    NumberFrames(catalog, b, marks).compare(with: frames, &m)
    compareTitles(catalog.title(document), catalog.title(other), &m)
    m.renamed = renaming.places(document, m.titleWordsA, other, m.titleWordsB)
  }

  private mutating func load(_ document: Int) {
    loaded = document
    a = catalog.body(document)
    let title = catalog.title(document)
    words.clear(for: title.count + a.count + a.count / 4)
    numbers = 0
    sequences = 0
    var last: UInt32?
    titleBits = 0
    frames = NumberFrames(catalog, a, marks)
    for i in title {
      words.insert(catalog.tokens[i].identity, WordTable.title)
      titleBits |= 1 << UInt64(catalog.tokens[i].hash & 63)
    }
    for i in a where !marks.isTeaser(i) {
      let token = catalog.tokens[i]
      let isNew = words.insert(token.identity, WordTable.body)
      guard token.isNumber else { continue }
      if isNew { numbers += 1 }
      if let last, words.insert(Self.sequence(last, token.identity), WordTable.sequence) { sequences += 1 }
      last = token.identity
      if let (context, slot) = slot(at: i, in: a) {
        words.insert(context, WordTable.context)
        words.insert(slot, WordTable.slot)
      }
    }
  }

  private static func sequence(_ first: UInt32, _ second: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: mixed(first, second) >> 34)
  }

  /// The neighbours of the number at `i` as one word, and with the number as another.
  private func slot(at i: Int, in body: Range<Int>) -> (UInt32, UInt32)? {
    guard i > body.lowerBound, i + 1 < body.upperBound else { return nil }
    let around = mixed(catalog.tokens[i - 1].identity, catalog.tokens[i + 1].identity)
    let filled = mixed(around ^ UInt64(catalog.tokens[i].identity))
    return (UInt32(truncatingIfNeeded: around >> 34), UInt32(truncatingIfNeeded: filled >> 34))
  }

  private mutating func compareTitles(_ titleA: Range<Int>, _ titleB: Range<Int>, _ m: inout PairMeasures) {
    m.titleWordsB = hits(in: titleB) { words.meet($0) & (WordTable.body | WordTable.title) != 0 }
    m.titleWordsA = hits(in: titleA) { words.kind($0) & WordTable.met != 0 }
    for i in titleA { words.forget(catalog.tokens[i].identity) }
    weighing.weighTitles(titleA, titleB, into: &m)
  }

  /// A bit for each word of a title that hits.
  private func hits(in title: Range<Int>, _ isHit: (UInt32) -> Bool) -> UInt64 {
    var bits: UInt64 = 0
    for (k, i) in title.enumerated() where isHit(catalog.tokens[i].identity) { bits |= 1 << UInt64(k) }
    return bits
  }
}
