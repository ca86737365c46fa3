/// A number that others of 32 bits are divided by, often.
///
/// Lemire, Kaser, Kurz, "Faster Remainder by Direct Computation", Software: Practice and Experience 49 (6), 2019.
struct Divisor: Sendable {
  /// 2⁶⁴ by the number, rounded up; 0 for 1.
  private let inverse: UInt64

  init(_ number: UInt32) { inverse = .max / UInt64(number) &+ 1 }

  @inline(__always)
  func divides(_ number: UInt32) -> Bool { inverse &* UInt64(number) <= inverse &- 1 }
}
