/// A place in the line's order, from 0 without gaps.
package struct Ordinal: Sendable, Hashable, Comparable {
  package let place: Int

  package init(_ place: Int) { self.place = place }

  package var next: Self { Self(place + 1) }
  package static func < (a: Self, b: Self) -> Bool { a.place < b.place }
}

/// One passenger of the line: its place, and its load or the reason why it has none any more.
///
/// A refused item rides the same lanes to the end, so that the order has no gaps and the books balance.
package struct Item<Load: Sendable, Refusal: Error & Sendable>: Sendable {
  package let ordinal: Ordinal
  package let outcome: Result<Load, Refusal>

  package init(_ ordinal: Ordinal, _ outcome: Result<Load, Refusal>) {
    self.ordinal = ordinal
    self.outcome = outcome
  }
}
