/// What a night leaves of one pair's spread, in a byte: the days on which it was seen, 31 at most, and the stories of one outlet
/// and day beyond the free ones, rounded down to one of eight steps. 0 where no pair begins.
struct SpreadCode: BitwiseCopyable, Sendable, Equatable {
  let byte: UInt8

  private static let mostDays = 31
  /// The eight steps, the lowest in the lowest byte.
  private static let steps: UInt64 = 0x14_0A_06_04_03_02_01_00

  init(byte: UInt8) { self.byte = byte }

  init(days: Int, burst: Int) {
    var step = burst == 0 ? 0 : 7
    while step > 0, Self.burst(step) > burst { step -= 1 }
    byte = UInt8(step) << 5 | UInt8(min(Self.mostDays, days))
  }

  private static func burst(_ step: Int) -> Int { Int(steps >> UInt64(8 * step) & 0xFF) }

  var days: Int { Int(byte & 31) }
  var burst: Int { Self.burst(Int(byte >> 5)) }

  /// Of the pair when it was seen on more days, and the burst of one of them was the other's.
  @inline(__always)
  func adding(days: Int, _ other: SpreadCode) -> SpreadCode {
    SpreadCode(
      byte: max(byte & 0xE0, other.byte & 0xE0) | UInt8(min(Self.mostDays, Int(byte & 31) + days)))
  }
}
