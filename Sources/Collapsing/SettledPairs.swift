/// Pairs of tokens that weigh least until the limits of the weights move, with their codes, in one open table: a night need
/// neither count them nor walk over the earlier tokens that begin one.
struct SettledPairs: Sendable {
  /// The upper 40 bits of a pair's hash, then in the lowest 8 its code; 0 is free. As many as a power of two, one free at least.
  let cells: Run<UInt64>
  private let mask: Int

  /// Pairs as cells hold them, each once, and those of an earlier night.
  init(_ pairs: [UInt64] = [], besides earlier: [UInt64] = []) {
    var capacity = 2
    while capacity < 2 * (pairs.count + earlier.count) { capacity *= 2 }
    cells = Run(repeating: 0, count: capacity)
    mask = capacity - 1
    for pair in earlier { put(pair) }
    for pair in pairs { put(pair) }
  }

  /// With those that tonight settles.
  func adding(_ pairs: [UInt64]) -> SettledPairs {
    SettledPairs(pairs, besides: (0..<cells.count).map { cells[$0] }.filter { $0 != 0 })
  }

  /// Nil where these are no cells of a table.
  init?(cells: Run<UInt64>) {
    guard cells.count.nonzeroBitCount == 1, (0..<cells.count).contains(where: { cells[$0] == 0 }) else {
      return nil
    }
    self.cells = cells
    mask = cells.count - 1
  }

  /// The cell of the pair, or the free one where it would stand.
  @inline(__always)
  private func find(_ hash: UInt64) -> Int {
    var cell = Int(truncatingIfNeeded: hash >> 24) & mask
    while cells[cell] != 0, (cells[cell] ^ hash) >> 24 != 0 { cell = (cell + 1) & mask }
    return cell
  }

  private func put(_ pair: UInt64) { cells[find(pair)] = pair }

  /// The code of the pair; 0 where it is not settled.
  @inline(__always)
  func code(_ hash: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: cells[find(hash)]) }
}
