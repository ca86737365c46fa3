import Glibc
import Vocabulary

/// The machine's clocks.
enum Clock {
  static func now() -> Timestamp { Timestamp(milliseconds: milliseconds(CLOCK_REALTIME)) }

  /// Milliseconds since some start; never steps back.
  static func steady() -> Milliseconds { Milliseconds(milliseconds(CLOCK_MONOTONIC)) }

  private static func milliseconds(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    _ = unsafe clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
