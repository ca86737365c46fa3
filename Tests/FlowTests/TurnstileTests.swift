import Dispatch
import Testing

@testable import Flow

struct TurnstileTests {
  @Test func noMoreThanTheSeatsAreInside() {
    let turnstile = Turnstile(seats: 3)
    let crowd = Guarded((now: 0, most: 0))
    let worker: @Sendable () -> Void = {
      for _ in 0..<500 where turnstile.enter() {
        crowd.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
        crowd.withLock { $0.now -= 1 }
        turnstile.leave()
      }
    }
    together(Array(repeating: worker, count: 8))
    #expect(crowd.withLock { $0.most } <= 3)
    #expect(turnstile.inside == 0)
  }

  @Test func aFullHouseTurnsAwayWhoDoesNotWait() {
    let turnstile = Turnstile(seats: 2)
    #expect([turnstile.tryEnter(), turnstile.enter(), turnstile.tryEnter()] == [true, true, false])
    turnstile.leave()
    #expect(turnstile.tryEnter())
  }

  @Test func leavingLetsTheNextOneIn() {
    let turnstile = Turnstile(seats: 1)
    #expect(turnstile.enter())
    let about = DispatchSemaphore(value: 0)
    let entered = Guarded(false)
    together([
      {
        about.signal()
        let inside = turnstile.enter()
        entered.withLock { $0 = inside }
      },
      {
        about.wait()
        turnstile.leave()
      },
    ])
    #expect(entered.withLock { $0 })
  }

  @Test func closingWakesWhoWaitsAndKeepsWhoIsInside() {
    let turnstile = Turnstile(seats: 1)
    #expect(turnstile.enter())
    let about = DispatchSemaphore(value: 0)
    let entered = Guarded<[Bool]>([])
    let waiting: @Sendable () -> Void = {
      about.signal()
      let inside = turnstile.enter()
      entered.withLock { $0.append(inside) }
    }
    let doorkeeper: @Sendable () -> Void = {
      for _ in 0..<4 { about.wait() }
      turnstile.close()
    }
    together(Array(repeating: waiting, count: 4) + [doorkeeper])
    #expect(entered.withLock { $0 } == [false, false, false, false])
    #expect(turnstile.inside == 1)
  }

  @Test func whoWaitsForTheLastOneGoesOnWhenItLeavesOrTheHouseCloses() {
    let turnstile = Turnstile(seats: 2)
    turnstile.waitUntilEmpty()
    #expect(turnstile.enter() && turnstile.enter())
    let about = DispatchSemaphore(value: 0)
    let seen = Guarded(-1)
    together([
      {
        about.signal()
        turnstile.waitUntilEmpty()
        let inside = turnstile.inside
        seen.withLock { $0 = inside }
      },
      {
        about.wait()
        turnstile.leave()
        turnstile.leave()
      },
    ])
    #expect(seen.withLock { $0 } == 0)
    #expect(turnstile.enter())
    turnstile.close()
    turnstile.waitUntilEmpty()
  }

  @Test func eachLeaveIsTold() {
    let told = Guarded(0)
    let turnstile = Turnstile(seats: 2) { told.withLock { $0 += 1 } }
    #expect(turnstile.enter() && turnstile.enter())
    #expect(told.withLock { $0 } == 0)
    turnstile.leave()
    turnstile.leave()
    #expect(told.withLock { $0 } == 2)
  }
}
