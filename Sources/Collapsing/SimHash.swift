import Vocabulary

/// Gathers feature hashes into a 64-bit SimHash; counts all 64 bits at once, one binary place a word.
///
/// Charikar, "Similarity Estimation Techniques from Rounding Algorithms", STOC 2002.
struct SimHash {
  private var planes = InlineArray<24, UInt64>(repeating: 0)
  private(set) var features = 0
  /// Features that are not counted yet: eight together take a sixth of the steps that one by one would.
  private var waiting = InlineArray<8, UInt64>(repeating: 0)

  @inline(__always)
  mutating func add(_ feature: UInt64) {
    waiting[features & 7] = feature
    features += 1
    if features & 7 == 0 { countEight() }
  }

  /// A carry-save adder tree (Muła, Kurz, Lemire, "Faster Population Counts Using AVX2 Instructions", 2018).
  @inline(__always)
  private mutating func countEight() {
    let a = Self.add(&planes[0], waiting[0], waiting[1])
    let b = Self.add(&planes[0], waiting[2], waiting[3])
    let c = Self.add(&planes[0], waiting[4], waiting[5])
    let d = Self.add(&planes[0], waiting[6], waiting[7])
    let e = Self.add(&planes[1], a, b)
    let f = Self.add(&planes[1], c, d)
    carry(Self.add(&planes[2], e, f), from: 3)
  }

  /// Adds two bits to a plane; returns the carry.
  @inline(__always)
  private static func add(_ plane: inout UInt64, _ x: UInt64, _ y: UInt64) -> UInt64 {
    let half = plane ^ x
    let carry = plane & x | half & y
    plane = half ^ y
    return carry
  }

  @inline(__always)
  private mutating func carry(_ bits: UInt64, from plane: Int) {
    var carry = bits
    var k = plane
    while carry != 0, k < planes.count {
      let held = planes[k]
      planes[k] = held ^ carry
      carry &= held
      k += 1
    }
  }

  /// Bit i is set where more than half of the features have it set. Starts over.
  mutating func finish() -> UInt64 {
    for k in 0..<features & 7 { carry(waiting[k], from: 0) }
    let half = UInt64(features / 2)
    var above: UInt64 = 0
    var equal = ~UInt64(0)
    // Planes beyond are 0, as `half` is there.
    for k in (0..<min(planes.count, Int.bitWidth - features.leadingZeroBitCount)).reversed() {
      let bit: UInt64 = half >> UInt64(k) & 1 == 1 ? ~0 : 0
      above |= equal & planes[k] & ~bit
      equal &= ~(planes[k] ^ bit)
      planes[k] = 0
    }
    features = 0
    return above
  }
}

extension Fingerprint {
  /// Of a text's pairs of normalised tokens: a column for whoever wants to look for copies without this room.
  init(_ tokens: [Token]) {
    var hash = SimHash()
    for i in tokens.indices.dropFirst() { hash.add(mixed(tokens[i - 1].identity, tokens[i].identity)) }
    let features = hash.features
    self.init(bits: hash.finish(), features: features)
  }
}
