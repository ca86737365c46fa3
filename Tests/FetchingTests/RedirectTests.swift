import Fetching
import Testing
import Vocabulary

@Suite struct RedirectTests {
  @Test func hopsAreFollowedWithTheDesksConsentAndKept() throws {
    let server = try #require(
      LoopbackServer { request in
        switch request.path {
        case "/a": [.redirect("/b")]
        case "/b": [.redirect("/c")]
        default: [.page(Array("end".utf8))]
        }
      })
    defer { server.stop() }
    let asked = Locked<[String]>([])
    let passed = Locked<[Int]>([])
    let outcome = try #require(
      try fetch(
        [order(server.origin + "/a")], testSettings(),
        redirect: { order, from, location, status in
          asked.withLock { $0.append("\(from.path) \(status) \(String(decoding: location, as: UTF8.self))") }
          return follow(order, from, location, status)
        }, passed: { _, page in passed.withLock { $0.append(page.fetch.status) } }
      ).first)
    #expect(asked.withLock { $0 } == ["/a 302 /b", "/b 302 /c"])
    #expect(passed.withLock { $0 } == [302, 302])
    #expect(outcome.page?.body == Array("end".utf8))
    #expect(outcome.page?.fetch.address.path == "/c")
    #expect(outcome.page?.fetch.redirects.map { String($0.path) } == ["/a", "/b"])
    #expect(outcome.report.hops == 2)
  }

  @Test func aFragmentIsNoPartOfTheAddressThatAnswered() throws {
    let outcome = try fetchOne(testSettings(), path: "/a#top") {
      [$0.path == "/a" ? .redirect("/b?c#d") : .page([])]
    }
    let fetch = try #require(outcome.page?.fetch)
    #expect(fetch.address.pathAndQuery == "/b?c")
    #expect(!fetch.address.href.contains("#"))
    #expect(fetch.redirects.map { String($0.path) } == ["/a"])
    #expect(fetch.redirects.allSatisfy { !$0.href.contains("#") })
  }

  @Test func theDesksRefusalIsTheEnd() throws {
    let server = try #require(LoopbackServer { _ in [.redirect("file:///etc/passwd")] })
    defer { server.stop() }
    let refusal = Rejection(.frontier, .outOfScope, "elsewhere")
    let outcomes = try fetch(
      [order(server.origin + "/")], testSettings(), redirect: { _, _, _, _ in .refuse(refusal) })
    #expect(outcomes.first?.rejection == refusal)
    #expect(server.requests.count == 1)
  }

  @Test func aChainPastTheLimitIsARejection() throws {
    let outcome = try fetchOne(testSettings { $0.redirects = 5 }) { [.redirect("/\($0.number)")] }
    #expect(outcome.rejection == Rejection(.fetch, .tooManyRedirects, "more than 5"))
    #expect(outcome.report.hops == 5)
  }

  @Test func aRingOfRedirectsEndsBeforeTheLimit() throws {
    let outcome = try fetchOne(testSettings { $0.redirects = 100 }, path: "/a") {
      [.redirect($0.path == "/a" ? "/b" : "/a")]
    }
    #expect(outcome.rejection?.reason == .tooManyRedirects)
    #expect(outcome.report.hops < 8)
  }

  @Test func aRedirectWithoutALocationIsARejection() throws {
    let outcome = try fetchOne(testSettings()) { _ in [.page([], status: "302 Found", [])] }
    #expect(outcome.rejection?.reason == .redirectRefused)
  }

  @Test func aWallThatSetsACookieIsPassed() throws {
    let outcome = try fetchOne(testSettings()) {
      $0.header.contains("Cookie: ok=1")
        ? [.page(Array("in".utf8))] : [.redirect("/", ["Set-Cookie: ok=1; Path=/"])]
    }
    #expect(outcome.page?.body == Array("in".utf8))
  }

  @Test func aFloodOfCookiesIsNotSentBack() throws {
    let flood = (0..<20).map { "Set-Cookie: c\($0)=\(String(repeating: "v", count: 1000)); Path=/" }
    let server = try #require(LoopbackServer { _ in [.page([], flood)] })
    defer { server.stop() }
    let orders = [try order(server.origin + "/1"), try order(server.origin + "/2")]
    _ = try fetch(orders, testSettings { $0.connections = 1 })
    #expect(server.requests.map { $0.contains("Cookie:") } == [false, false])
  }

  @Test func cookiesStayWithTheirOutlet() throws {
    let server = try #require(LoopbackServer { _ in [.page([], ["Set-Cookie: a=1; Path=/"])] })
    defer { server.stop() }
    let address = try order(server.origin + "/").seed.address
    let orders = ["one", "one", "two"].map {
      FetchOrder(
        seed: Seed(
          id: Seed.ID(0), outlet: Outlet.ID($0), address: address, kind: .page, origin: .pipeline))
    }
    _ = try fetch(orders, testSettings { $0.connections = 1 })
    #expect(server.requests.map { $0.contains("Cookie: a=1") } == [false, true, false])
  }
}
