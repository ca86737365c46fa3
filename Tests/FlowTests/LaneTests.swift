import Dispatch
import Testing

@testable import Flow

/// Runs each body on a serial queue of its own and waits for all.
func together(_ bodies: [@Sendable () -> Void]) {
  let group = DispatchGroup()
  for body in bodies { DispatchQueue(label: "test").async(group: group, execute: body) }
  group.wait()
}

struct LaneTests {
  @Test func elementsComeInTheOrderSent() {
    let lane = Lane<Int>(capacity: 3)
    let got = Guarded<[Int]>([])
    together([
      {
        for i in 0..<1000 { lane.send(i) }
        lane.finish()
      },
      { while let i = lane.next() { got.withLock { $0.append(i) } } },
    ])
    #expect(got.withLock { $0 } == Array(0..<1000))
  }

  @Test(arguments: [1, 4]) func aWriterIsNeverFurtherAheadThanTheLaneIsLong(capacity: Int) {
    let lane = Lane<Int>(capacity: capacity)
    let sent = Guarded(0)
    let furthest = Guarded(0)
    together([
      {
        for i in 0..<2000 {
          lane.send(i)
          sent.withLock { $0 += 1 }
        }
        lane.finish()
      },
      {
        var received = 0
        while lane.next() != nil {
          received += 1
          let ahead = sent.withLock { $0 } - received
          furthest.withLock { $0 = max($0, ahead) }
        }
      },
    ])
    #expect(furthest.withLock { $0 } <= capacity)
  }

  @Test func theLastOfManyWritersEndsIt() {
    let lane = Lane<Int>(capacity: 8, writers: 4)
    let sum = Guarded((count: 0, sum: 0))
    let writer: @Sendable () -> Void = {
      for i in 1...2000 { lane.send(i) }
      lane.finish()
    }
    let reader: @Sendable () -> Void = {
      while let i = lane.next() { sum.withLock { $0 = ($0.count + 1, $0.sum + i) } }
    }
    together(Array(repeating: writer, count: 4) + Array(repeating: reader, count: 3))
    let total = sum.withLock { $0 }
    #expect(total.count == 8000)
    #expect(total.sum == 4 * 2000 * 2001 / 2)
  }

  @Test func whatWasSentBeforeTheEndIsStillRead() {
    let lane = Lane<Int>(capacity: 4)
    for i in 0..<3 { #expect(lane.send(i)) }
    lane.finish()
    #expect([lane.next(), lane.next(), lane.next(), lane.next()] == [0, 1, 2, nil])
  }

  @Test func abandonWakesBlockedWriters() {
    let lane = Lane<Int>(capacity: 2, writers: 6)
    let about = DispatchSemaphore(value: 0)
    let writer: @Sendable () -> Void = {
      about.signal()
      // Nobody reads: each writer ends only because it is told that the lane is abandoned.
      while lane.send(1) {}
    }
    let quitter: @Sendable () -> Void = {
      for _ in 0..<6 { about.wait() }
      lane.abandon()
    }
    together(Array(repeating: writer, count: 6) + [quitter])
    #expect(lane.next() == nil)
    #expect(!lane.send(1))
  }

  @Test func abandonWakesBlockedReaders() {
    let lane = Lane<Int>(capacity: 2)
    let about = DispatchSemaphore(value: 0)
    let ended = Guarded(0)
    let reader: @Sendable () -> Void = {
      about.signal()
      if lane.next() == nil { ended.withLock { $0 += 1 } }
    }
    let quitter: @Sendable () -> Void = {
      for _ in 0..<6 { about.wait() }
      lane.abandon()
    }
    together(Array(repeating: reader, count: 6) + [quitter])
    #expect(ended.withLock { $0 } == 6)
  }
}
