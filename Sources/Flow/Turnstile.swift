/// The one memory bound of the line: a seat for every item between the head and the end.
///
/// Lane capacities only smooth; seats times the largest item is what the line can hold.
package final class Turnstile: Sendable {
  private struct State {
    var inside = 0
    var isClosed = false
  }

  package let seats: Int
  private let state = Guarded(State())
  private let freed: @Sendable () -> Void

  /// - Parameter freed: called after each `leave`, without a lock held.
  package init(seats: Int, freed: @escaping @Sendable () -> Void = {}) {
    self.seats = max(1, seats)
    self.freed = freed
  }

  /// Blocks until a seat is free; false once closed.
  package func enter() -> Bool {
    state.wait { [seats] s in
      if s.isClosed { return false }
      guard s.inside < seats else { return nil }
      s.inside += 1
      return true
    }
  }

  /// Takes a seat if one is free now.
  package func tryEnter() -> Bool {
    state.withLock { s in
      guard !s.isClosed, s.inside < seats else { return false }
      s.inside += 1
      return true
    }
  }

  /// Whether `tryEnter` would succeed now.
  package var hasSeat: Bool { state.withLock { [seats] s in !s.isClosed && s.inside < seats } }

  package func leave() {
    state.withLock { s in s.inside = max(0, s.inside - 1) }
    freed()
  }

  /// Nobody enters any more; who is inside goes on to the end.
  package func close() { state.withLock { s in s.isClosed = true } }

  /// Blocks until nobody is inside, or until it is closed.
  package func waitUntilEmpty() {
    _ = state.wait { s in s.inside == 0 || s.isClosed ? true : nil }
  }

  /// Items inside now.
  package var inside: Int { state.withLock { $0.inside } }
}
