/// What earlier nights compared, by the pair of places: what two documents have in common need not be looked for again.
struct KnownComparisons: Sendable {
  /// By the later place, then by the earlier one.
  private let comparisons: [Comparison]
  /// Has their records.
  let correspondences: Correspondences

  init(_ comparisons: [Comparison], _ correspondences: Correspondences) {
    self.comparisons = comparisons.sorted { Self.key($0.a, $0.b) < Self.key($1.a, $1.b) }
    self.correspondences = correspondences
  }

  private static func key(_ a: Int32, _ b: Int32) -> UInt64 { UInt64(b) << 32 | UInt64(a) }

  /// Of the earlier place and the later one.
  subscript(_ a: Int32, _ b: Int32) -> Comparison? {
    let key = Self.key(a, b)
    let place = comparisons.firstPlace { Self.key($0.a, $0.b) < key }
    guard place < comparisons.count, Self.key(comparisons[place].a, comparisons[place].b) == key else {
      return nil
    }
    return comparisons[place]
  }
}
