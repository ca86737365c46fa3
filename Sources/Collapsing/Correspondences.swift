/// Correspondences one after the other in flat words: those of earlier nights as their state has them, then tonight's.
///
/// Written by one owner.
struct Correspondences: Sendable {
  private let earlier: Run<UInt64>
  private let tonight = Slab<UInt64>(capacity: 16)

  init(after earlier: Run<UInt64> = Run(repeating: 0, count: 0)) { self.earlier = earlier }

  /// Others after the same earlier nights.
  func fresh() -> Correspondences { Correspondences(after: earlier) }

  subscript(_ place: Int) -> Correspondence {
    place < earlier.count
      ? Correspondence(words: earlier, start: place)
      : Correspondence(words: Run(tonight), start: place - earlier.count)
  }

  /// Appends what was measured of two bodies; returns its place.
  func append(
    _ m: PairMeasures, _ a: (body: Range<Int>, bits: Run<UInt64>), _ b: (body: Range<Int>, bits: Run<UInt64>)
  ) -> Int {
    let place = earlier.count + tonight.count
    for word in Correspondence.head(of: m) { tonight.append(word) }
    for (body, bits) in [a, b] {
      for k in 0..<Correspondence.words(of: body) { tonight.append(bits[k]) }
    }
    return place
  }

  /// Appends what others after the same earlier nights have; returns the place of each of their places.
  func append(_ other: Correspondences) -> (UInt32) -> UInt32 {
    let (held, move) = (earlier.count, UInt32(tonight.count))
    unsafe Run(other.tonight).withBytes(0..<other.tonight.count) { unsafe tonight.append(bytes: $0) }
    return { Int($0) < held ? $0 : $0 + move }
  }
}
