import Fetching
import Testing
import Vocabulary

@Suite struct ProxyTests {
  @Test func ordersGoThroughTheProxy() throws {
    let proxy = try #require(LoopbackServer { _ in [.page(Array("by proxy".utf8))] })
    defer { proxy.stop() }
    let settings = try testSettings { $0.proxy = proxy.origin }
    let outcome = try #require(try fetch([order("http://news.invalid/a")], settings).first)
    #expect(outcome.page?.body == Array("by proxy".utf8))
    #expect(proxy.requests.first?.hasPrefix("GET http://news.invalid/a HTTP/1.1\r\n") == true)
  }

  @Test func hostsWrittenAsNumbersAreJudgedBehindAProxyToo() throws {
    let proxy = try #require(LoopbackServer { _ in [.redirect("http://[::1]/x")] })
    defer { proxy.stop() }
    let settings = try testSettings { $0.proxy = proxy.origin }
    let outcomes = try fetch([order("http://10.0.0.1/"), order("http://news.invalid/")], settings)
    #expect(
      Set(outcomes.map(\.rejection)) == [
        Rejection(.fetch, .addressRefused, "10.0.0.1: private"),
        Rejection(.fetch, .addressRefused, "[::1]: loopback"),
      ])
    #expect(proxy.requests.count == 1)
  }
}
