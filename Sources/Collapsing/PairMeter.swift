/// Compares one document with others: holds what the first one contains in tables that are used again.
///
/// Symmetric: with the documents changed over, A and B of the measures change over and nothing else.
struct PairMeter {
  private let catalog: Catalog
  private let weighing: Weighing
  private var first = -1
  private var a = 0..<0
  /// By the pair of tokens there, upper half of its hash << 32 | place in the first body + 1; 0 is free. Only the first place of
  /// each pair. Pairs whose hashes agree in 32 bits and in the cell count as one.
  private var cells = Run<UInt64>(repeating: 0, count: 64)
  private var mask = 63
  /// For each place of the first body the first place of the same pair, + 1.
  private var same = Run<Int32>(repeating: 0, count: 64)
  /// The measurement that last met each pair of the first body, by its place + 1; what stands at 0 says nothing.
  private var met = Run<UInt32>(repeating: 0, count: 64)
  private var measurement: UInt32 = 0
  /// Which pairs of the loaded body and of the one last measured stand in the other.
  private var bitsA = Run<UInt64>(repeating: 0, count: 8)
  private var bitsB = Run<UInt64>(repeating: 0, count: 8)
  private var words: WordMeter
  /// Pairs at the beginning of a body that are its lead.
  static let leadPairs = 40

  init(_ catalog: Catalog, _ marks: Marks) {
    self.catalog = catalog
    weighing = Weighing(catalog, marks)
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
      same[k] = Int32(truncatingIfNeeded: cells[cell] & 0xFFFF_FFFF)
    }
  }

  private mutating func makeRoom() {
    var capacity = 64
    // Few cells are taken, so that most pairs are found, or missed, at the first look.
    while capacity < 4 * a.count { capacity *= 2 }
    mask = capacity - 1
    if bitsA.count < Correspondence.words(of: a) {
      bitsA = Run(repeating: 0, count: 2 * Correspondence.words(of: a))
    }
    if cells.count < capacity {
      cells = Run(repeating: 0, count: capacity)
      same = Run(repeating: 0, count: capacity)
      met = Run(repeating: 0, count: capacity)
    } else {
      cells.fill(0, count: capacity)
      met.fill(0, count: min(met.count, a.count + 1))
    }
  }

  /// Words are hashes: one multiplication mixes two of them well enough (Knuth, "The Art of Computer Programming", 6.4).
  @inline(__always)
  private func pairHash(_ i: Int) -> UInt64 {
    let pair = UInt64(catalog.tokens[i].identity) << 32 | UInt64(catalog.tokens[i + 1].identity)
    let hash = pair &* 0x9E37_79B9_7F4A_7C15
    return hash ^ hash >> 32
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

  /// Measures the loaded document against `document`, and in all respects where that may make copies of them.
  mutating func measureAsFarAsNeeded(_ document: Int, _ settings: CollapseSettings) -> (
    PairMeasures, hasWords: Bool
  ) {
    var m = coverage(of: document)
    guard m.lighterEven >= settings.evenFloor else { return (m, false) }
    compareWords(document, &m)
    return (m, true)
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
    let (m, hasWords) = measureAsFarAsNeeded(b, settings)
    return hasWords && Verdict(m, settings).joins ? Overlap(a: m.stretchesA, b: m.stretchesB) : nil
  }

  /// What the two bodies share. Numbers, slots and titles, which cost as much again, are left for `compareWords`.
  mutating func coverage(of document: Int) -> PairMeasures {
    let b = catalog.body(document)
    if bitsB.count < Correspondence.words(of: b) {
      bitsB = Run(repeating: 0, count: 2 * Correspondence.words(of: b))
    }
    measurement += 1
    Self.fill(bitsB, max(0, b.count - 1)) { k in
      let held = cells[find(pairHash(b.lowerBound + k))]
      met[Int(held & 0xFFFF_FFFF)] = measurement
      return held != 0
    }
    Self.fill(bitsA, max(0, a.count - 1)) { k in met[Int(same[k])] == measurement }
    var m = PairMeasures()
    weighing.weighBodies(
      a, PairBits(words: bitsA, start: 0), b, PairBits(words: bitsB, start: 0), into: &m)
    return m
  }

  @inline(__always)
  private static func fill(_ bits: Run<UInt64>, _ count: Int, _ isSet: (Int) -> Bool) {
    var k = 0
    while k < count {
      let end = min(count, k + 64)
      var word: UInt64 = 0
      for p in k..<end { word |= (isSet(p) ? 1 : 0) << UInt64(p - k) }
      bits[k / 64] = word
      k = end
    }
  }

  /// Appends what was measured last, of the loaded document against `document`.
  /// Returns its place.
  func keep(_ m: PairMeasures, against document: Int, in correspondences: Correspondences) -> Int {
    correspondences.append(m, (a, bitsA), (catalog.body(document), bitsB))
  }

  /// Adds numbers, slots and titles to the measures of the loaded document against `document`.
  mutating func compareWords(_ document: Int, _ m: inout PairMeasures) {
    words.compare(first, with: document, &m)
  }
}
