/// Compares one document with others: holds what the first one contains in tables that are used again.
///
/// Symmetric: with the documents changed over, A and B of the measures change over and nothing else.
struct PairMeter {
  private let catalog: Catalog
  private let marks: Marks
  private var first = -1
  private var a = 0..<0
  /// By the pair of tokens there, upper half of its hash << 32 | place in the first body + 1; 0 is free. Only the first place of
  /// each pair. Pairs whose hashes agree in 32 bits and in the cell count as one.
  private var cells = Run<UInt64>(repeating: 0, count: 64)
  private var mask = 63
  /// For each place of the first body the first place of the same pair.
  private var same = Run<Int32>(repeating: 0, count: 64)
  /// The measurement that last met each pair of the first body.
  private var met = Run<UInt32>(repeating: 0, count: 64)
  private var measurement: UInt32 = 0
  private var words: WordMeter
  /// Pairs at the beginning of a body that are its lead.
  static let leadPairs = 40

  init(_ catalog: Catalog, _ marks: Marks) {
    self.catalog = catalog
    self.marks = marks
    words = WordMeter(catalog, marks)
  }

  /// Takes document `document` of the shelf for the first of the pairs to come.
  mutating func load(_ document: Int) {
    if document == first { return }
    first = document
    a = catalog.body(document)
    words.drop()
    makeRoom()
    measurement = 0
    for k in 0..<max(0, a.count - 1) {
      let hash = pairHash(a.lowerBound + k)
      let cell = find(hash)
      if cells[cell] == 0 { cells[cell] = hash & ~0xFFFF_FFFF | UInt64(k + 1) }
      same[k] = Int32(truncatingIfNeeded: cells[cell] & 0xFFFF_FFFF) - 1
    }
  }

  private mutating func makeRoom() {
    var capacity = 64
    while capacity < 2 * a.count { capacity *= 2 }
    mask = capacity - 1
    if cells.count < capacity {
      cells = Run(repeating: 0, count: capacity)
      same = Run(repeating: 0, count: capacity)
      met = Run(repeating: 0, count: capacity)
    } else {
      cells.fill(0, count: capacity)
      met.fill(0, count: a.count)
    }
  }

  @inline(__always)
  private func pairHash(_ i: Int) -> UInt64 {
    mixed(catalog.tokens[i].identity, catalog.tokens[i + 1].identity)
  }

  /// The cell that holds the pair, or the free one where it would stand.
  @inline(__always)
  private func find(_ hash: UInt64) -> Int {
    var cell = Int(truncatingIfNeeded: hash) & mask
    while true {
      let held = cells[cell]
      if held == 0 || (held ^ hash) >> 32 == 0 { return cell }
      cell = (cell + 1) & mask
    }
  }

  /// Measures the loaded document against `document` in all respects.
  mutating func measure(_ document: Int) -> PairMeasures {
    var m = coverage(of: document)
    compareWords(document, &m)
    return m
  }

  /// What two documents share when they are copies, nil when they are not; the first one stays loaded.
  mutating func overlap(_ a: Int, _ b: Int, _ settings: CollapseSettings) -> Overlap? {
    load(a)
    var m = coverage(of: b)
    guard m.lighterEven >= settings.evenFloor else { return nil }
    compareWords(b, &m)
    return Verdict(m, settings).joins ? Overlap(a: m.stretchesA, b: m.stretchesB) : nil
  }

  /// What the two bodies share. Numbers, slots and titles, which cost as much again, are left for `compareWords`.
  mutating func coverage(of document: Int) -> PairMeasures {
    var m = PairMeasures()
    let b = catalog.body(document)
    measurement += 1
    var sharedB = 0
    let sumsB = sums(b) { k in
      let held = cells[find(pairHash(b.lowerBound + k))]
      if held == 0 { return false }
      met[Int(held & 0xFFFF_FFFF) - 1] = measurement
      sharedB += 1
      return true
    }
    var sharedA = 0
    let sumsA = sums(a) { k in
      if met[Int(same[k])] != measurement { return false }
      sharedA += 1
      return true
    }
    (m.massA, m.coverageA, m.evenA, m.leadA) = (sumsA.mass, sumsA.coverage, sumsA.even, sumsA.lead)
    (m.massB, m.coverageB, m.evenB, m.leadB) = (sumsB.mass, sumsB.coverage, sumsB.even, sumsB.lead)
    (m.stretchesA, m.stretchesB) = (sumsA.stretches, sumsB.stretches)
    m.shared = min(sharedA, sharedB)
    return m
  }

  /// Adds numbers, slots and titles to the measures of the loaded document against `document`.
  mutating func compareWords(_ document: Int, _ m: inout PairMeasures) {
    words.compare(first, with: document, &m)
  }

  /// Mass of a body, share of it that is covered, how evenly over its stretches, share of its lead, and the stretches covered.
  @inline(__always)
  private func sums(_ body: Range<Int>, _ isCovered: (Int) -> Bool) -> (
    mass: Double, coverage: Double, even: Double, lead: Double, stretches: UInt16
  ) {
    let pairs = max(0, body.count - 1)
    let stretches = min(16, max(4, pairs / 20))
    var mass = 0
    var hit = 0
    var even = 0
    var covered: UInt16 = 0
    var leadMass = 0
    var leadHit = 0
    var k = 0
    for stretch in 1...stretches {
      let end = pairs * stretch / stretches
      var all = 0
      var found = 0
      while k < end {
        let w = marks.weight(body.lowerBound + k)
        let held = isCovered(k) ? w : 0
        all += w
        found += held
        if k < Self.leadPairs {
          leadMass += w
          leadHit += held
        }
        k += 1
      }
      mass += all
      hit += found
      even += min(all, 2 * found)
      if found > 0, 2 * found >= all { covered |= 1 << UInt16(stretch - 1) }
    }
    let whole = Double(max(1, mass))
    let lead = Double(leadHit) / Double(max(1, leadMass))
    return (Double(mass), Double(hit) / whole, Double(even) / whole, lead, covered)
  }
}
