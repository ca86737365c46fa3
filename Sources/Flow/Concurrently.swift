import Dispatch
import Synchronization

/// Runs `body` for 0..<count on at most `workers` threads, the caller's among them; returns when all are done.
package func concurrently(_ count: Int, workers: Int, _ body: @Sendable (Int) -> Void) {
  guard workers > 1, count > 1 else {
    for i in 0..<max(0, count) { body(i) }
    return
  }
  let next = Counter()
  DispatchQueue.concurrentPerform(iterations: min(workers, count)) { _ in
    while true {
      let i = next.take()
      guard i < count else { return }
      body(i)
    }
  }
}

private final class Counter: Sendable {
  private let value = Atomic(0)
  func take() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}
