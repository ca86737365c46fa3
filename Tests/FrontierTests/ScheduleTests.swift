import Testing
import Vocabulary

@testable import Frontier

@Suite struct ScheduleTests {
  private func at(_ ms: Int64) -> Timestamp { Timestamp(milliseconds: ms) }

  private func schedule(sites: Int, delay: Int64, connections: Int = 1) -> Schedule {
    var schedule = Schedule(PolitenessSettings(delay: Milliseconds(delay), connectionsPerSite: connections))
    for _ in 0..<sites { schedule.setWork(schedule.addSite(), true) }
    return schedule
  }

  @Test func delayRunsFromTheEndOfATransferExactly() {
    var s = schedule(sites: 1, delay: 2000)
    #expect(s.next(now: at(10_000)) == .site(0))
    s.start(0, now: at(10_000))
    #expect(s.next(now: at(50_000)) == .idle)
    s.finish(0, status: 200, latency: Milliseconds(300), retryAfter: nil, now: at(10_300))
    #expect(s.next(now: at(12_299)) == .wait(until: at(12_300)))
    #expect(s.next(now: at(12_300)) == .site(0))
  }

  @Test func crawlDelayLengthensAndIsCapped() {
    var s = schedule(sites: 1, delay: 2000)
    s.setCrawlDelay(0, Milliseconds(500))
    #expect(s.delay(0) == Milliseconds(2000))
    s.setCrawlDelay(0, Milliseconds(9000))
    #expect(s.delay(0) == Milliseconds(9000))
    s.setCrawlDelay(0, Milliseconds(3_600_000))
    #expect(s.delay(0) == PolitenessSettings().longestCrawlDelay)
  }

  @Test func sitesTakeTurnsAndTheOrderIsAlwaysTheSame() {
    func order() -> [Int] {
      var s = schedule(sites: 3, delay: 100, connections: 1)
      var now: Int64 = 0
      var out: [Int] = []
      for _ in 0..<12 {
        switch s.next(now: at(now)) {
        case .site(let site):
          s.start(site, now: at(now))
          s.finish(site, status: 200, latency: Milliseconds(0), retryAfter: nil, now: at(now))
          out.append(site)
        case .wait(let time): now = time.milliseconds
        case .idle: return out
        }
      }
      return out
    }
    #expect(order() == order())
    #expect(order().prefix(6) == [0, 1, 2, 0, 1, 2])
  }

  @Test func oneSiteAskedToWaitSlowsNoOther() {
    var s = schedule(sites: 2, delay: 0)
    s.start(0, now: at(0))
    s.finish(0, status: 429, latency: Milliseconds(10), retryAfter: Milliseconds(60_000), now: at(10))
    #expect(s.next(now: at(10)) == .site(1))
    s.setWork(1, false)
    #expect(s.next(now: at(10)) == .wait(until: at(60_010)))
    #expect(s.next(now: at(60_010)) == .site(0))
  }

  @Test func failuresBackOffAndASuccessForgives() {
    var s = schedule(sites: 1, delay: 0)
    for (i, wait) in [5000, 10_000, 20_000].enumerated() {
      let now = Int64(i) * 1_000_000
      s.start(0, now: at(now))
      s.finish(0, status: 503, latency: Milliseconds(0), retryAfter: nil, now: at(now))
      #expect(s.next(now: at(now)) == .wait(until: at(now + Int64(wait))))
    }
    s.start(0, now: at(9_000_000))
    s.finish(0, status: 200, latency: Milliseconds(0), retryAfter: nil, now: at(9_000_000))
    #expect(s.next(now: at(9_000_000)) == .site(0))
  }

  @Test func onlyTheServersFailuresSlowASite() {
    var s = schedule(sites: 1, delay: 0)
    for isFailure in [false, true] {
      for i in 0..<3 {
        s.start(0, now: at(Int64(i)))
        s.finish(
          0, status: nil, latency: Milliseconds(0), retryAfter: nil, isFailure: isFailure, now: at(Int64(i)))
      }
      #expect(s.next(now: at(2)) == (isFailure ? .wait(until: at(5002)) : .site(0)))
    }
  }

  @Test func slowServersAreAskedLessOften() {
    var s = schedule(sites: 1, delay: 1000)
    for i in 0..<20 {
      s.start(0, now: at(Int64(i) * 100_000))
      s.finish(
        0, status: 200, latency: Milliseconds(8000), retryAfter: nil, now: at(Int64(i) * 100_000 + 8000))
    }
    #expect(s.delay(0) > Milliseconds(7000))
    #expect(s.delay(0) <= Milliseconds(8000))
  }

  @Test func aSiteThatWantsToBeLeftAloneForHoursIsParked() {
    var s = schedule(sites: 1, delay: 0)
    var now: Int64 = 0
    for wait in [5000, 10_000] as [Int64] {
      s.start(0, now: at(now))
      s.finish(0, status: 503, latency: Milliseconds(0), retryAfter: Milliseconds(86_400_000), now: at(now))
      #expect(s.next(now: at(now)) == .wait(until: at(now + wait)))
      now += wait
    }
    s.start(0, now: at(now))
    s.finish(0, status: 503, latency: Milliseconds(0), retryAfter: Milliseconds(86_400_000), now: at(now))
    #expect(s.isParked(0, now: at(now)))
    #expect(s.next(now: at(now)) == .idle)
  }

  @Test func sitesAtOneAddressTakeTurns() {
    var settings = PolitenessSettings(delay: Milliseconds(1000))
    settings.addressDelay = Milliseconds(300)
    var s = Schedule(settings)
    for _ in 0..<3 { s.setWork(s.addSite(), true) }
    s.place(0, at: "192.0.2.1")
    s.place(1, at: "192.0.2.1")
    s.place(2, at: "192.0.2.2")
    #expect(s.next(now: at(0)) == .site(0))
    s.start(0, now: at(0))
    #expect(s.next(now: at(0)) == .site(2))
    s.start(2, now: at(0))
    #expect(s.next(now: at(5000)) == .idle)
    s.finish(0, status: 200, latency: Milliseconds(50), retryAfter: nil, now: at(50))
    #expect(s.next(now: at(50)) == .wait(until: at(350)))
    #expect(s.next(now: at(350)) == .site(1))
    // A site that moves takes what it has under way along.
    s.start(1, now: at(350))
    s.place(1, at: "192.0.2.3")
    #expect(s.next(now: at(1050)) == .site(0))
  }
}
