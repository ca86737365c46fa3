import Dispatch
import Fetching
import Testing
import Vocabulary

@Suite struct FetchLoopTests {
  @Test func aPageArrivesWithItsWholeExchange() throws {
    let server = try #require(
      LoopbackServer { _ in
        [.page(Array("<p>x</p>".utf8), ["Content-Type: text/html; charset=windows-1256", "ETag: \"7\""])]
      })
    defer { server.stop() }
    let outcome = try #require(try fetch([order(server.origin + "/a?b=1")], testSettings()).first)
    let page = try #require(outcome.page)
    #expect(page.fetch.status == 200)
    #expect(page.fetch.address.href == server.origin + "/a?b=1")
    #expect(page.fetch.remoteAddress == "127.0.0.1")
    #expect(page.fetch.redirects == [])
    #expect(page.wireBody == Array("<p>x</p>".utf8))
    #expect(page.body == page.wireBody)
    #expect(page.declaredCharset == "windows-1256")
    #expect(page.fetch.response.value(of: "etag") == "\"7\"")
    #expect(page.fetch.response.lines.first.map { String(decoding: $0, as: UTF8.self) } == "HTTP/1.1 200 OK")
    #expect(page.fetch.request.bytes == Array((server.requests[0] + "\r\n\r\n").utf8))
    #expect(page.fetch.request.value(of: "user-agent") == "naskh-tests (tests@example.org)")
    #expect(page.fetch.request.value(of: "accept-encoding") == "gzip, br, zstd")
    #expect(outcome.report.connections == 1)
    #expect(outcome.report.hops == 0)
    #expect(!outcome.report.isTransient)
  }

  @Test func aConnectionServesOneOrderAfterTheOther() throws {
    let server = try #require(LoopbackServer { _ in [.page(Array("x".utf8))] })
    defer { server.stop() }
    var settings = try testSettings()
    settings.connections = 1
    let outcomes = try fetch((0..<20).map { try order("\(server.origin)/\($0)") }, settings)
    #expect(outcomes.count == 20)
    #expect(outcomes.reduce(0) { $0 + $1.report.connections } == 1)
  }

  @Test func manyOrdersAreEachDeliveredOnce() throws {
    let server = try #require(LoopbackServer { [.page(Array($0.path.utf8))] })
    defer { server.stop() }
    let orders = try (0..<300).map { try order("\(server.origin)/\($0)") }
    let outcomes = try fetch(orders, testSettings { $0.connections = 16 })
    #expect(Set(outcomes.map { $0.order.seed.address }) == Set(orders.map { $0.seed.address }))
    #expect(outcomes.count == 300)
    #expect(outcomes.allSatisfy { $0.page?.body == Array($0.order.seed.address.path.utf8) })
  }

  @Test func theValidatorsOfAnEarlierVisitAreSentBackUnchanged() throws {
    let server = try #require(
      LoopbackServer { _ in [.text("HTTP/1.1 304 Not Modified\r\nETag: W/\"1\"\r\n\r\n")] })
    defer { server.stop() }
    let date = "Mon, 03 Mar 2025 10:00:00 GMT"
    let asked = try order(server.origin + "/", etag: "W/\"1\"", modified: date)
    let outcome = try #require(try fetch([asked], testSettings()).first)
    #expect(outcome.page?.fetch.status == 304)
    #expect(outcome.page?.body == [])
    #expect(server.requests[0].contains("If-None-Match: W/\"1\"\r\n"))
    #expect(server.requests[0].contains("If-Modified-Since: \(date)"))
  }

  @Test func validatorsOfOneOrderAreNotSentWithTheNext() throws {
    let server = try #require(LoopbackServer { _ in [.page([])] })
    defer { server.stop() }
    let orders = [try order(server.origin + "/1", etag: "\"1\""), try order(server.origin + "/2")]
    _ = try fetch(orders, testSettings { $0.connections = 1 })
    #expect(server.requests.map { $0.contains("If-None-Match") } == [true, false])
  }

  @Test func a304ThatNobodyAskedForIsARejection() throws {
    let outcome = try fetchOne(testSettings()) { _ in [.text("HTTP/1.1 304 Not Modified\r\n\r\n")] }
    #expect(outcome.rejection?.reason == .protocolError)
  }

  @Test func anErrorPageIsAPageWithItsRetryAfter() throws {
    let outcome = try fetchOne(testSettings()) { _ in
      [.page(Array("later".utf8), status: "503 Busy", ["Retry-After: 120"])]
    }
    #expect(outcome.page?.fetch.status == 503)
    #expect(outcome.page?.body == Array("later".utf8))
    #expect(outcome.report.retryAfter == .seconds(120))
    #expect(outcome.report.isTransient)
  }

  @Test func interimResponsesAreNoPartOfTheHeader() throws {
    let outcome = try fetchOne(testSettings()) { _ in
      [.text("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"), .page(Array("x".utf8))]
    }
    #expect(outcome.page?.fetch.status == 200)
    #expect(outcome.page?.fetch.response.value(of: "link") == nil)
  }

  @Test func theBellMakesTheLoopAskAgain() throws {
    let server = try #require(LoopbackServer { _ in [.page([])] })
    defer { server.stop() }
    let waiting = try order(server.origin + "/")
    enum Stage { case idle, ready, taken }
    let stage = Locked(Stage.idle)
    let asked = DispatchSemaphore(value: 0)
    let ended = DispatchSemaphore(value: 0)
    let desk = FetchDesk(
      next: { _ in
        stage.withLock { stage in
          switch stage {
          case .idle:
            asked.signal()
            return .wait(until: nil)
          case .ready:
            stage = .taken
            return .fetch(waiting)
          case .taken: return .finished
          }
        }
      }, redirect: follow, deliver: { _, _, _ in })
    let loop = try FetchLoop(testSettings(), desk: desk)
    loop.start { fault in
      #expect(fault == nil)
      ended.signal()
    }
    asked.wait()
    stage.withLock { $0 = .ready }
    loop.bell.ring()
    ended.wait()
    #expect(server.requests.count == 1)
  }

  @Test func theDeskIsAskedAgainAtTheTimeItNamed() throws {
    let calls = Locked<[Timestamp]>([])
    let desk = FetchDesk(
      next: { now in
        calls.withLock { calls in
          calls.append(now)
          return calls.count == 1 ? .wait(until: now + Milliseconds(20)) : .finished
        }
      }, redirect: follow, deliver: { _, _, _ in })
    try FetchLoop(testSettings(), desk: desk).run()
    let times = calls.withLock { $0 }
    #expect(times.count == 2)
    #expect(times[1] >= times[0] + Milliseconds(20))
  }

  @Test func stopCutsWhatDoesNotEndInTheGraceTime() throws {
    let arrived = DispatchSemaphore(value: 0)
    let server = try #require(
      LoopbackServer { _ in
        arrived.signal()
        return [.text("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"), .hold]
      })
    defer { server.stop() }
    let orders = Locked([try order(server.origin + "/1"), try order(server.origin + "/2")])
    let outcomes = Locked<[Outcome]>([])
    let desk = FetchDesk(
      next: { _ in orders.withLock { $0.popLast().map { .fetch($0) } ?? .wait(until: nil) } },
      redirect: follow,
      deliver: { order, result, report in
        outcomes.withLock { $0.append(Outcome(order: order, result: result, report: report)) }
      })
    let loop = try FetchLoop(testSettings { $0.stopGrace = Milliseconds(10) }, desk: desk)
    let ended = DispatchSemaphore(value: 0)
    loop.start { _ in ended.signal() }
    arrived.wait()
    arrived.wait()
    loop.stop()
    ended.wait()
    let all = outcomes.withLock { $0 }
    #expect(all.count == 2)
    #expect(all.allSatisfy { $0.report.isInterrupted && $0.page == nil })
  }

  @Test func stopLetsATransferThatEndsInTimeEnd() throws {
    let go = DispatchSemaphore(value: 0)
    let arrived = DispatchSemaphore(value: 0)
    let server = try #require(
      LoopbackServer { _ in
        arrived.signal()
        go.wait()
        return [.page(Array("x".utf8))]
      })
    defer { server.stop() }
    let orders = Locked([try order(server.origin + "/")])
    let outcome = Locked<Outcome?>(nil)
    let desk = FetchDesk(
      next: { _ in orders.withLock { $0.popLast().map { .fetch($0) } ?? .wait(until: nil) } },
      redirect: follow,
      deliver: { order, result, report in
        outcome.withLock { $0 = Outcome(order: order, result: result, report: report) }
      })
    let loop = try FetchLoop(testSettings(), desk: desk)
    let ended = DispatchSemaphore(value: 0)
    loop.start { _ in ended.signal() }
    arrived.wait()
    loop.stop()
    go.signal()
    ended.wait()
    #expect(outcome.withLock { $0?.page?.body } == Array("x".utf8))
  }
}
