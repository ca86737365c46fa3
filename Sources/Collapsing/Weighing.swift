/// Weighs what two documents have in common, eight pairs of tokens at a time.
struct Weighing: Sendable {
  private let catalog: Catalog
  private let marks: Marks

  init(_ catalog: Catalog, _ marks: Marks) {
    self.catalog = catalog
    self.marks = marks
  }

  /// Weighs both bodies by the bits of each; returns how many pairs of each stand in the other.
  @discardableResult @inline(__always)
  func weighBodies(
    _ a: Range<Int>, _ bitsA: PairBits, _ b: Range<Int>, _ bitsB: PairBits, into m: inout PairMeasures
  ) -> (sharedA: Int, sharedB: Int) {
    let sumsA = sums(a, bitsA)
    let sumsB = sums(b, bitsB)
    (m.massA, m.coverageA, m.evenA, m.leadA) = (sumsA.mass, sumsA.coverage, sumsA.even, sumsA.lead)
    (m.massB, m.coverageB, m.evenB, m.leadB) = (sumsB.mass, sumsB.coverage, sumsB.even, sumsB.lead)
    (m.stretchesA, m.stretchesB) = (sumsA.stretches, sumsB.stretches)
    m.shared = min(sumsA.shared, sumsB.shared)
    return (sumsA.shared, sumsB.shared)
  }

  /// Weighs the words of both titles that stand in the other document.
  func weighTitles(_ a: Range<Int>, _ b: Range<Int>, into m: inout PairMeasures) {
    m.titlesKnown = !a.isEmpty && !b.isEmpty
    m.titleA = share(of: a, m.titleWordsA)
    m.titleB = share(of: b, m.titleWordsB)
  }

  /// Share of a title's words that are hit, by rarity.
  private func share(of title: Range<Int>, _ hits: UInt64) -> Double {
    var all = 0
    var hit = 0
    for k in 0..<title.count {
      let rarity = marks.rarity(title.lowerBound + k)
      all += rarity * rarity
      if hits >> UInt64(k) & 1 == 1 { hit += rarity * rarity }
    }
    return Double(hit) / Double(max(1, all))
  }

  /// Mass of a body, share of it that is covered, how evenly over its stretches, share of its lead, the stretches covered, and
  /// pairs covered.
  @inline(__always)
  private func sums(_ body: Range<Int>, _ bits: PairBits) -> (
    mass: Double, coverage: Double, even: Double, lead: Double, stretches: UInt16, shared: Int
  ) {
    let pairs = max(0, body.count - 1)
    let stretches = min(16, max(4, pairs / 20))
    var mass = 0
    var hit = 0
    var even = 0
    var covered: UInt16 = 0
    var shared = 0
    var k = 0
    for stretch in 1...stretches {
      let end = pairs * stretch / stretches
      let (all, found) = sum(body, k..<end, bits)
      k = end
      mass += all
      hit += found
      even += min(all, 2 * found)
      if found > 0, 2 * found >= all { covered |= 1 << UInt16(stretch - 1) }
    }
    for k in 0..<(pairs + 63) / 64 { shared += bits.word(k).nonzeroBitCount }
    let whole = Double(max(1, mass))
    let (leadMass, leadHit) = sum(body, 0..<min(pairs, PairMeter.leadPairs), bits)
    let coverage = Double(hit) / whole
    let lead = leadMass == 0 ? coverage : Double(leadHit) / Double(leadMass)
    return (Double(mass), coverage, Double(even) / whole, lead, covered, shared)
  }

  /// Pairs of a body that weigh so much at least, and those of them that are covered.
  @inline(__always)
  func heavy(_ body: Range<Int>, _ bits: PairBits, least: Int) -> (all: Int, found: Int) {
    let most = UInt64(max(0, 0x80 - least)) &* Self.ones
    return sum(body, 0..<max(0, body.count - 1), bits) { ($0 &+ most) >> 7 & Self.ones }
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let weights: UInt64 = 0x0F0F_0F0F_0F0F_0F0F
  /// Eights whose weights, of 15 at most, fit into a byte each when they are added.
  private static let eightsAtOnce = 16

  /// The weight of some pairs of a body, and of those of them that are covered; `value` gives what counts of eight weights.
  @inline(__always)
  private func sum(
    _ body: Range<Int>, _ pairs: Range<Int>, _ bits: PairBits, of value: (UInt64) -> UInt64 = { $0 }
  ) -> (all: Int, found: Int) {
    guard !pairs.isEmpty else { return (0, 0) }
    let last = (pairs.upperBound - 1) >> 3
    var those = ~UInt64(0) << UInt64(8 * (pairs.lowerBound & 7))
    var eight = pairs.lowerBound >> 3
    var all = 0
    var found = 0
    while eight <= last {
      let end = min(last + 1, eight + Self.eightsAtOnce)
      var allHere: UInt64 = 0
      var foundHere: UInt64 = 0
      while eight < end {
        if eight == last { those &= ~0 >> UInt64(8 * (7 - ((pairs.upperBound - 1) & 7))) }
        let held = value(marks.bytes.eight(body.lowerBound + 8 * eight) & Self.weights) & those
        allHere &+= held
        foundHere &+= held & Self.spread(bits.eight(eight))
        those = ~0
        eight += 1
      }
      all += Self.total(allHere)
      found += Self.total(foundHere)
    }
    return (all, found)
  }

  /// The sum of eight bytes.
  @inline(__always)
  private static func total(_ bytes: UInt64) -> Int {
    let wide = (bytes & 0x00FF_00FF_00FF_00FF) &+ (bytes >> 8 & 0x00FF_00FF_00FF_00FF)
    return Int((wide &* 0x0001_0001_0001_0001) >> 48)
  }

  /// A byte for each of eight bits: its lower seven are set where the bit is.
  @inline(__always)
  private static func spread(_ bits: UInt64) -> UInt64 {
    let each = (bits &* ones) & 0x8040_2010_0804_0201
    let high = (each &+ 0x7F7F_7F7F_7F7F_7F7F) & 0x8080_8080_8080_8080
    return high &- (high >> 7)
  }
}
