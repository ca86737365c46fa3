import Testing

@testable import Flow

struct GuardedTests {
  @Test func nothingIsLostBetweenThreads() {
    let count = Guarded(0)
    let worker: @Sendable () -> Void = { for _ in 0..<5000 { count.withLock { $0 += 1 } } }
    together(Array(repeating: worker, count: 8))
    #expect(count.withLock { $0 } == 40_000)
  }

  @Test func theLockIsFreeAfterAThrow() {
    struct Broken: Error {}
    let value = Guarded(1)
    #expect(throws: Broken.self) {
      try value.withLock { value throws(Broken) in
        value = 2
        throw Broken()
      }
    }
    #expect(value.withLock { $0 } == 2)
  }

  @Test(arguments: [1, 2, 8]) func everyIndexIsDoneOnce(workers: Int) {
    let seen = Guarded<[Int]>(Array(repeating: 0, count: 1000))
    concurrently(1000, workers: workers) { index in seen.withLock { $0[index] += 1 } }
    #expect(seen.withLock { $0 } == Array(repeating: 1, count: 1000))
    concurrently(0, workers: workers) { _ in Issue.record("there is nothing to do") }
  }
}
