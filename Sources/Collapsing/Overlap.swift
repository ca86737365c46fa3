/// Which stretches of two copies stand in each other, bit by bit from the beginning.
struct Overlap: Sendable, Hashable {
  /// Of the earlier one.
  var a: UInt16
  /// Of the later one.
  var b: UInt16
}
