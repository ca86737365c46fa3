/// A span of time in thousandths of a second.
package struct Milliseconds: Sendable, Hashable, Comparable {
  package let count: Int64

  package init(_ count: Int64) { self.count = count }

  package static func seconds(_ seconds: Double) -> Self { Self(Int64(seconds * 1000)) }
  package static func < (a: Self, b: Self) -> Bool { a.count < b.count }
  package static func + (a: Self, b: Self) -> Self { Self(a.count &+ b.count) }
}

/// A point in time: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
package struct Timestamp: Sendable, Hashable, Comparable {
  package let milliseconds: Int64

  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Seconds since 1970, rounded down.
  package var seconds: Int64 { (milliseconds - ((milliseconds % 1000) + 1000) % 1000) / 1000 }
  package static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }
  package static func + (a: Self, b: Milliseconds) -> Self { Self(milliseconds: a.milliseconds &+ b.count) }
  package static func - (a: Self, b: Self) -> Milliseconds { Milliseconds(a.milliseconds &- b.milliseconds) }

  /// `2026-11-23T02:03:04Z`, 20 bytes for the years 0...9999.
  package var iso8601: String { Moment(utcSeconds: seconds).iso8601 }
}
