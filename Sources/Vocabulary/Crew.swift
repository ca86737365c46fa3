/// Hands for work that splits: a room asks for them and never sees a queue.
package struct Crew: Sendable {
  /// Bodies that run at a time, 1...
  package let workers: Int
  private let work: @Sendable (Int, @Sendable (Int) -> Void) -> Void

  package init(workers: Int, work: @escaping @Sendable (Int, @Sendable (Int) -> Void) -> Void) {
    self.workers = max(1, workers)
    self.work = work
  }

  /// Runs `body` for 0..<count, in any order, some at a time; returns when all are done.
  package func forEach(_ count: Int, _ body: @Sendable (Int) -> Void) { work(count, body) }

  /// One after the other, on the caller's thread.
  package static let single = Crew(workers: 1) { count, body in
    for i in 0..<count { body(i) }
  }
}
