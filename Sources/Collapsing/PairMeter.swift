/// What two bodies have in common.
struct PairMeasures: Sendable, Equatable {
  /// Weighted share of each body's pairs of tokens that stands in the other, 0...1.
  var coverageA = 0.0
  var coverageB = 0.0
  /// Weight of each body.
  var massA = 0.0
  var massB = 0.0
  /// Weighted share of each lead that stands in the other body.
  var leadA = 0.0
  var leadB = 0.0
  /// Numbers that both have in the same context, and contexts that hold different numbers or words.
  var numbersAgree = 0
  var numbersDiffer = 0
  var wordsDiffer = 0
  /// Pairs of tokens in common.
  var shared = 0

  var lighter: Double { massA <= massB ? coverageA : coverageB }
  var lead: Double { max(leadA, leadB) }
}

/// Compares one body with others: holds the first one's pairs of tokens in a table that is used again.
struct PairMeter {
  private let shelf: Shelf
  private let weights: Slab<UInt8>
  private var a = 0..<0
  private var heads: [Int32] = []
  private var nexts: [Int32] = []
  private var coveredA: [Bool] = []
  private var mask = 0

  static let leadTokens = 6..<46
  private static let chainLimit = 16

  init(_ shelf: Shelf, _ weights: Slab<UInt8>) {
    self.shelf = shelf
    self.weights = weights
  }

  /// Takes document `document` of the shelf for the first of the pairs to come.
  mutating func load(_ document: Int) {
    a = shelf.body(document)
    var capacity = 64
    while capacity < 2 * a.count { capacity *= 2 }
    mask = capacity - 1
    heads.removeAll(keepingCapacity: true)
    heads.append(contentsOf: repeatElement(-1, count: capacity))
    nexts.removeAll(keepingCapacity: true)
    nexts.append(contentsOf: repeatElement(-1, count: a.count))
    guard a.count > 1 else { return }
    for k in stride(from: a.count - 2, through: 0, by: -1) {
      let cell = bucket(a.lowerBound + k)
      nexts[k] = heads[cell]
      heads[cell] = Int32(k)
    }
  }

  @inline(__always)
  private func bucket(_ i: Int) -> Int {
    let x = UInt64(shelf.tokens[i].identity) << 32 | UInt64(shelf.tokens[i + 1].identity)
    return Int(truncatingIfNeeded: (x &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
  }

  @inline(__always)
  private func same(_ i: Int, _ j: Int) -> Bool {
    shelf.tokens[i].identity == shelf.tokens[j].identity
  }

  /// Measures the loaded document against `document`.
  mutating func measure(_ document: Int) -> PairMeasures {
    let b = shelf.body(document)
    var m = PairMeasures()
    coveredA.removeAll(keepingCapacity: true)
    coveredA.append(contentsOf: repeatElement(false, count: a.count))
    var sumB = 0
    var sharedB = 0
    var leadB = 0
    var j = b.lowerBound
    var expected = -1
    let leadEndB = b.lowerBound + Self.leadTokens.upperBound
    let leadStartB = b.lowerBound + Self.leadTokens.lowerBound
    while j + 1 < b.upperBound {
      let i = bestStart(for: j, in: b, expected: expected)
      guard i >= 0 else {
        j += 1
        expected += expected >= 0 ? 1 : 0
        continue
      }
      var x = i
      var y = j
      // Along the diagonal, over single tokens that differ.
      while true {
        while x + 1 < a.upperBound, y + 1 < b.upperBound, same(x + 1, y + 1) {
          let w = Int(weights[y])
          sumB += w
          sharedB += w
          m.shared += 1
          if y >= leadStartB, y < leadEndB { leadB += w }
          coveredA[x - a.lowerBound] = true
          if shelf.tokens[x].isNumber { m.numbersAgree += 1 }
          x += 1
          y += 1
        }
        guard x + 2 < a.upperBound, y + 2 < b.upperBound, same(x + 2, y + 2) else { break }
        if shelf.tokens[x + 1].isNumber && shelf.tokens[y + 1].isNumber {
          m.numbersDiffer += 1
        } else if shelf.tokens[x + 1].isNumber == shelf.tokens[y + 1].isNumber {
          m.wordsDiffer += 1
        }
        x += 2
        y += 2
      }
      expected = x + 1
      j = max(y, j + 1)
    }
    let (massA, hitA, massLeadA, leadA) = sums(a, hits: coveredA)
    let (massB, _, massLeadB, _) = sums(b, hits: nil)
    m.massA = massA
    m.massB = massB
    m.coverageA = massA > 0 ? hitA / massA : 0
    m.coverageB = massB > 0 ? Double(sumB) / massB : 0
    m.leadA = massLeadA > 0 ? leadA / massLeadA : 0
    m.leadB = massLeadB > 0 ? Double(leadB) / massLeadB : 0
    return m
  }

  private func sums(_ body: Range<Int>, hits: [Bool]?) -> (Double, Double, Double, Double) {
    var mass = 0
    var hit = 0
    var leadMass = 0
    var leadHit = 0
    for k in 0..<max(0, body.count - 1) {
      let w = Int(weights[body.lowerBound + k])
      mass += w
      let inLead = Self.leadTokens.contains(k)
      if inLead { leadMass += w }
      if let hits, hits[k] {
        hit += w
        if inLead { leadHit += w }
      }
    }
    return (Double(mass), Double(hit), Double(leadMass), Double(leadHit))
  }

  /// Where in the loaded body the run that begins at `j` goes on best: at `expected`, else where it is longest; -1 if nowhere.
  private func bestStart(for j: Int, in b: Range<Int>, expected: Int) -> Int {
    if expected >= a.lowerBound, expected + 1 < a.upperBound, same(expected, j), same(expected + 1, j + 1) {
      return expected
    }
    var best = -1
    var bestRun = 0
    var k = heads[bucket(j)]
    var steps = 0
    while k >= 0, steps < Self.chainLimit {
      let i = a.lowerBound + Int(k)
      if same(i, j), same(i + 1, j + 1) {
        var run = 2
        while run < 12, i + run < a.upperBound, j + run < b.upperBound, same(i + run, j + run) { run += 1 }
        if run > bestRun {
          bestRun = run
          best = i
        }
      }
      k = nexts[Int(k)]
      steps += 1
    }
    return best
  }
}
