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
    for k in 0..<(pairs + 7) / 8 { shared += bits.eight(k).nonzeroBitCount }
    let whole = Double(max(1, mass))
    let (leadMass, leadHit) = sum(body, 0..<min(pairs, PairMeter.leadPairs), bits)
    let lead = Double(leadHit) / Double(max(1, leadMass))
    return (Double(mass), Double(hit) / whole, Double(even) / whole, lead, covered, shared)
  }

  /// Pairs of a body that weigh so much at least, and those of them that are covered.
  @inline(__always)
  func heavy(_ body: Range<Int>, _ bits: PairBits, least: Int) -> (all: Int, shared: Int) {
    let pairs = max(0, body.count - 1)
    let most = UInt64(max(0, 0x80 - least)) &* Self.ones
    var all = 0
    var shared = 0
    for eight in 0..<(pairs + 7) / 8 {
      var those = 0x80 &* Self.ones
      if pairs < 8 * eight + 8 { those &= ~(~0 << UInt64(8 * (pairs & 7))) }
      let held = ((marks.bytes.eight(body.lowerBound + 8 * eight) & Self.weights) &+ most) & those
      all += held.nonzeroBitCount
      shared += (held & Self.spread(bits.eight(eight))).nonzeroBitCount
    }
    return (all, shared)
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let weights: UInt64 = 0x0F0F_0F0F_0F0F_0F0F

  /// The weight of some pairs of a body, and of those of them that are covered.
  @inline(__always)
  private func sum(_ body: Range<Int>, _ pairs: Range<Int>, _ bits: PairBits) -> (all: Int, found: Int) {
    var all: UInt64 = 0
    var found: UInt64 = 0
    var k = pairs.lowerBound
    while k < pairs.upperBound {
      let eight = k >> 3
      let end = min(pairs.upperBound, 8 * eight + 8)
      var those = ~UInt64(0) << UInt64(8 * (k & 7))
      if end & 7 != 0 { those &= ~(~0 << UInt64(8 * (end & 7))) }
      let held = marks.bytes.eight(body.lowerBound + 8 * eight) & Self.weights & those
      // Eight weights of 15 fit into the upper byte.
      all += (held &* Self.ones) >> 56
      found += ((held & Self.spread(bits.eight(eight))) &* Self.ones) >> 56
      k = end
    }
    return (Int(all), Int(found))
  }

  /// A byte of ones for each of eight bits that is set.
  @inline(__always)
  private static func spread(_ bits: UInt64) -> UInt64 {
    let each = (bits &* ones) & 0x8040_2010_0804_0201
    return ((each &+ 0x7F7F_7F7F_7F7F_7F7F) >> 7 & ones) &* 0xFF
  }
}
