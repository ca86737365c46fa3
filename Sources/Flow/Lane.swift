/// A bounded first-in first-out queue between two stages.
///
/// Full: writers block. Empty: readers block. Finished once by each of its writers: readers empty it and get nil.
package final class Lane<Element: Sendable>: Sendable {
  private struct State {
    var ring: [Element?]
    var first = 0
    var count = 0
    var writers: Int
    var isAbandoned = false
  }

  private let state: Guarded<State>

  /// - Parameters:
  ///   - capacity: elements that wait at the most, 1...
  ///   - writers: how many will call `finish`, 1...
  package init(capacity: Int, writers: Int = 1) {
    state = Guarded(State(ring: Array(repeating: nil, count: max(1, capacity)), writers: max(1, writers)))
  }

  /// Blocks while the lane is full; false once the lane is abandoned, and the element is dropped.
  @discardableResult
  package func send(_ element: Element) -> Bool {
    state.wait { s in
      if s.isAbandoned { return false }
      guard s.count < s.ring.count else { return nil }
      s.ring[(s.first + s.count) % s.ring.count] = element
      s.count += 1
      return true
    }
  }

  /// Blocks while the lane is empty and has writers; nil at the end, or once the lane is abandoned.
  package func next() -> Element? {
    state.wait { s -> Element?? in
      if s.isAbandoned { return .some(nil) }
      guard s.count > 0 else { return s.writers == 0 ? .some(nil) : nil }
      let element = s.ring[s.first]
      s.ring[s.first] = nil
      s.first = (s.first + 1) % s.ring.count
      s.count -= 1
      return .some(element)
    }
  }

  /// Said once by each writer, after its last `send`.
  package func finish() {
    state.withLock { s in s.writers = max(0, s.writers - 1) }
  }

  /// Wakes every blocked writer and reader, and drops what waits.
  package func abandon() {
    state.withLock { s in
      s.isAbandoned = true
      s.ring = Array(repeating: nil, count: s.ring.count)
      s.count = 0
    }
  }
}
