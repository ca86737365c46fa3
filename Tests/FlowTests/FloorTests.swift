import Testing

@testable import Flow

struct FloorTests {
  private struct Broken: Error, Equatable {
    let number: Int
  }

  @Test func theFirstFaultIsKeptAndEveryoneIsTold() {
    let floor = Floor()
    let told = Guarded(0)
    let gate = Lane<Int>(capacity: 1)
    floor.atFault {
      told.withLock { $0 += 1 }
      gate.abandon()
    }
    floor.run("first") { throw Broken(number: 1) }
    floor.run("second") {
      // Blocks until the first one's fault has been seen.
      _ = gate.next()
      throw Broken(number: 2)
    }
    let fault = #expect(throws: FloorFault.self) { try floor.wait() }
    #expect(fault?.worker == "first")
    #expect(fault?.cause as? Broken == Broken(number: 1))
    #expect(told.withLock { $0 } == 1)
  }

  @Test func whoAsksLateIsToldAtOnce() {
    let floor = Floor()
    floor.fail("early", Broken(number: 3))
    let told = Guarded(0)
    floor.atFault { told.withLock { $0 += 1 } }
    #expect(told.withLock { $0 } == 1)
  }

  @Test func manyBlockedWorkersEachHaveAThread() throws {
    // Sixty-four workers that all wait for the last one: fewer threads would wait for ever.
    let floor = Floor()
    let arrived = Guarded(0)
    for number in 0..<64 {
      floor.run("worker-\(number)") {
        arrived.withLock { $0 += 1 }
        _ = arrived.wait { $0 == 64 ? true : nil }
      }
    }
    try floor.wait()
    #expect(arrived.withLock { $0 } == 64)
  }
}
