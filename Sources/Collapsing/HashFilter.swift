/// A set of hashes in one bit each, by the upper 40 bits of these: it says of every hash put in that it is there, and of few others.
struct HashFilter: Sendable {
  private let words: Run<UInt64>
  private let mask: UInt64

  /// Room for so many hashes; one in ten or fewer of others is then taken for one of them.
  init(for hashes: Int) {
    var bits = 1 << 12
    while bits < 8 * hashes, bits < 1 << 27 { bits *= 2 }
    words = Run(repeating: 0, count: bits / 64)
    mask = UInt64(bits - 1)
  }

  var bits: Int { Int(mask) + 1 }

  /// Returns whether nothing like it was there before.
  @discardableResult @inline(__always)
  func insert(_ hash: UInt64) -> Bool {
    let bit = hash >> 24 & mask
    let held = words[Int(bit >> 6)]
    words[Int(bit >> 6)] = held | 1 << (bit & 63)
    return held >> (bit & 63) & 1 == 0
  }

  @inline(__always)
  func mayHold(_ hash: UInt64) -> Bool {
    let bit = hash >> 24 & mask
    return words[Int(bit >> 6)] >> (bit & 63) & 1 == 1
  }
}
