/// Compares one document with others: holds what the first one contains in tables that are used again.
struct PairMeter {
  private let catalog: Catalog
  private let marks: Marks
  private var first = 0
  private var a = 0..<0
  /// Places in the first body, by the pair of tokens there; -1 is free. Only the first place of each pair.
  private var cells: [Int32] = []
  private var mask = 0
  /// For each place of the first body the first place of the same pair.
  private var same: [Int32] = []
  /// The measurement that last met each pair of the first body.
  private var met: [UInt32] = []
  private var measurement: UInt32 = 0
  private var covered: [Bool] = []
  private var words = WordTable()
  private var numbers = 0

  static let leadTokens = 6..<46

  init(_ catalog: Catalog, _ marks: Marks) {
    self.catalog = catalog
    self.marks = marks
  }

  /// Takes document `document` of the shelf for the first of the pairs to come.
  mutating func load(_ document: Int) {
    first = document
    a = catalog.body(document)
    loadWords()
    loadPairs()
  }

  private mutating func loadWords() {
    let title = catalog.title(first)
    numbers = 0
    for i in a where catalog.tokens[i].isNumber { numbers += 1 }
    words.clear(for: title.count + a.count + 2 * numbers)
    numbers = 0
    for i in title { words.insert(catalog.tokens[i].identity, WordTable.title) }
    for i in a {
      let token = catalog.tokens[i]
      words.insert(token.identity, WordTable.body)
      guard token.isNumber else { continue }
      if marks.isFirst(i) { numbers += 1 }
      if let (context, slot) = slot(at: i, in: a) {
        words.insert(context, WordTable.context)
        words.insert(slot, WordTable.slot)
      }
    }
  }

  private mutating func loadPairs() {
    var capacity = 64
    while capacity < 2 * a.count { capacity *= 2 }
    mask = capacity - 1
    cells.removeAll(keepingCapacity: true)
    cells.append(contentsOf: repeatElement(-1, count: capacity))
    same.removeAll(keepingCapacity: true)
    met.removeAll(keepingCapacity: true)
    met.append(contentsOf: repeatElement(0, count: a.count))
    measurement = 0
    for k in 0..<max(0, a.count - 1) {
      let cell = find(a.lowerBound + k)
      if cells[cell] < 0 { cells[cell] = Int32(k) }
      same.append(cells[cell])
    }
  }

  /// The cell of the pair that begins at `i`, in this body or another.
  @inline(__always)
  private func find(_ i: Int) -> Int {
    let left = catalog.tokens[i].identity
    let right = catalog.tokens[i + 1].identity
    let x = UInt64(left) << 32 | UInt64(right)
    var cell = Int(truncatingIfNeeded: (x &* 0x9E37_79B9_7F4A_7C15) >> 33) & mask
    while cells[cell] >= 0 {
      let k = a.lowerBound + Int(cells[cell])
      if catalog.tokens[k].identity == left, catalog.tokens[k + 1].identity == right { break }
      cell = (cell + 1) & mask
    }
    return cell
  }

  /// The neighbours of the number at `i` as one word, and with the number as another.
  private func slot(at i: Int, in body: Range<Int>) -> (UInt32, UInt32)? {
    guard i > body.lowerBound, i + 1 < body.upperBound else { return nil }
    let around = mixed(catalog.tokens[i - 1].identity, catalog.tokens[i + 1].identity)
    let filled = mixed(around ^ UInt64(catalog.tokens[i].identity))
    return (UInt32(truncatingIfNeeded: around >> 34), UInt32(truncatingIfNeeded: filled >> 34))
  }

  /// Measures the loaded document against `document`.
  mutating func measure(_ document: Int) -> PairMeasures {
    var m = PairMeasures()
    let b = catalog.body(document)
    measurement += 1
    comparePairs(b, &m)
    compareWords(b, &m)
    compareTitles(catalog.title(document), &m)
    return m
  }

  private mutating func comparePairs(_ b: Range<Int>, _ m: inout PairMeasures) {
    covered.removeAll(keepingCapacity: true)
    var sharedB = 0
    for j in b.dropLast() {
      let place = cells[find(j)]
      covered.append(place >= 0)
      if place >= 0 {
        met[Int(place)] = measurement
        sharedB += 1
      }
    }
    (m.massB, m.coverageB, m.leadB, m.evenB) = sums(b)
    covered.removeAll(keepingCapacity: true)
    var sharedA = 0
    for place in same {
      let hit = met[Int(place)] == measurement
      covered.append(hit)
      if hit { sharedA += 1 }
    }
    (m.massA, m.coverageA, m.leadA, m.evenA) = sums(a)
    m.shared = min(sharedA, sharedB)
  }

  /// Mass of a body, and shares of it, of its lead and of its stretches that are covered.
  private func sums(_ body: Range<Int>) -> (Double, Double, Double, Double) {
    let pairs = covered.count
    let stretches = min(16, max(4, pairs / 20))
    var mass = 0
    var hit = 0
    var leadMass = 0
    var leadHit = 0
    var even = 0
    var k = 0
    for stretch in 1...stretches {
      let end = pairs * stretch / stretches
      var all = 0
      var found = 0
      while k < end {
        let w = marks.weight(body.lowerBound + k)
        let h = covered[k] ? w : 0
        all += w
        found += h
        if k >= Self.leadTokens.lowerBound, k < Self.leadTokens.upperBound {
          leadMass += w
          leadHit += h
        }
        k += 1
      }
      mass += all
      hit += found
      even += min(all, 2 * found)
    }
    let whole = Double(max(1, mass))
    return (
      Double(mass), Double(hit) / whole, Double(leadHit) / Double(max(1, leadMass)), Double(even) / whole
    )
  }

  private mutating func compareWords(_ b: Range<Int>, _ m: inout PairMeasures) {
    m.numbersA = numbers
    for j in b where marks.isFirst(j) || catalog.tokens[j].isNumber {
      let token = catalog.tokens[j]
      let kind = words.meet(token.identity)
      guard token.isNumber else { continue }
      if marks.isFirst(j) {
        m.numbersB += 1
        if kind & WordTable.body != 0 { m.numbersShared += 1 }
      }
      if let (context, slot) = slot(at: j, in: b), words.kind(context) & WordTable.context != 0 {
        if words.kind(slot) & WordTable.slot != 0 { m.slotsAgree += 1 } else { m.slotsDiffer += 1 }
      }
    }
  }

  private mutating func compareTitles(_ titleB: Range<Int>, _ m: inout PairMeasures) {
    var all = 0
    var hit = 0
    for j in titleB {
      let worth = worth(j)
      all += worth
      if words.meet(catalog.tokens[j].identity) & (WordTable.body | WordTable.title) != 0 { hit += worth }
    }
    m.titleB = Double(hit) / Double(max(1, all))
    all = 0
    hit = 0
    let titleA = catalog.title(first)
    for i in titleA {
      let worth = worth(i)
      all += worth
      if words.take(catalog.tokens[i].identity) { hit += worth }
    }
    m.titlesKnown = !titleA.isEmpty && !titleB.isEmpty
    for i in titleA { words.forget(catalog.tokens[i].identity) }
    m.titleA = Double(hit) / Double(max(1, all))
  }

  private func worth(_ i: Int) -> Int {
    let rarity = marks.rarity(i)
    return rarity * rarity
  }
}
