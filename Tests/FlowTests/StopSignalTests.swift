import Dispatch
import Glibc
import Testing

@testable import Flow

@Suite(.serialized) struct StopSignalTests {
  @Test func theFirstWishDrainsAndTheSecondLeaves() {
    let wishes = Guarded<[StopSignal.Wish]>([])
    let stop = StopSignal { wish in wishes.withLock { $0.append(wish) } }
    #expect(stop.wish == .goOn)
    stop.raise()
    stop.raise(SIGTERM)
    #expect(wishes.withLock { $0 } == [.drain, .leave])
    #expect(stop.wish == .leave)
    #expect(stop.exitCode == 143)
  }

  @Test func codeThatAsksLeavesNoExitCode() {
    let stop = StopSignal { _ in }
    stop.raise()
    #expect(stop.wish == .drain)
    #expect(stop.exitCode == nil)
  }

  @Test func signalsOfTheSystemArriveAndTheFirstOneNamesTheExitCode() {
    let arrived = DispatchSemaphore(value: 0)
    let stop = StopSignal { _ in arrived.signal() }
    stop.listen()
    kill(getpid(), SIGINT)
    arrived.wait()
    #expect(stop.wish == .drain)
    kill(getpid(), SIGTERM)
    arrived.wait()
    #expect(stop.wish == .leave)
    #expect(stop.exitCode == 130)
  }
}
