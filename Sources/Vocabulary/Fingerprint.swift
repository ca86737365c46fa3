/// A 64-bit SimHash of an article's normalised tokens.
///
/// Charikar, "Similarity Estimation Techniques from Rounding Algorithms", STOC 2002.
package struct Fingerprint: Sendable, Hashable {
  /// Bit `i` is set when more feature hashes, by weight, have bit `i` set than clear.
  package let bits: UInt64
  /// Features hashed; the fewer there are, the less the bits mean.
  package let features: Int

  package init(bits: UInt64, features: Int) {
    self.bits = bits
    self.features = features
  }

  /// Differing bits, 0...64.
  package func distance(to other: Self) -> Int { (bits ^ other.bits).nonzeroBitCount }
}
