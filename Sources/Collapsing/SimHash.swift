import Vocabulary

/// Gathers feature hashes into a 64-bit SimHash; counts all 64 bits at once, one binary place a word.
///
/// Charikar, "Similarity Estimation Techniques from Rounding Algorithms", STOC 2002.
struct SimHash {
  private var planes = InlineArray<24, UInt64>(repeating: 0)
  private(set) var features = 0

  @inline(__always)
  mutating func add(_ feature: UInt64) {
    var carry = feature
    var k = 0
    while carry != 0, k < planes.count {
      let held = planes[k]
      planes[k] = held ^ carry
      carry &= held
      k += 1
    }
    features += 1
  }

  /// Bit i is set where more than half of the features have it set. Starts over.
  mutating func finish() -> UInt64 {
    let half = UInt64(features / 2)
    var above: UInt64 = 0
    var equal = ~UInt64(0)
    for k in planes.indices.reversed() {
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
