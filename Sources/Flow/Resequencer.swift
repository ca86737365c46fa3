/// Puts items back into the order of their ordinals; holds those that came early.
///
/// What it holds is bounded by the turnstile's seats, not by the lanes: a slow item lets any number lap it.
package struct Resequencer<Load: Sendable, Refusal: Error & Sendable> {
  private var early: [Int: Item<Load, Refusal>] = [:]
  private var next = Ordinal(0)

  package init() {}

  /// Items held back now.
  package var held: Int { early.count }

  /// Takes one item and hands on, in order, all that are due.
  package mutating func accept(
    _ item: Item<Load, Refusal>, _ due: (Item<Load, Refusal>) throws -> Void
  ) rethrows {
    early[item.ordinal.place] = item
    while let ready = early.removeValue(forKey: next.place) {
      next = next.next
      try due(ready)
    }
  }
}
