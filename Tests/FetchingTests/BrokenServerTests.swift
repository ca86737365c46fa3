import Fetching
import Testing
import Vocabulary

/// What servers do wrong, and the row that it becomes.
@Suite struct BrokenServerTests {
  private func reason(_ steps: LoopbackServer.Step...) throws -> Rejection.Reason? {
    try fetchOne(testSettings()) { _ in steps }.rejection?.reason
  }

  private let html = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

  @Test func aBodyShorterThanItsLengthIsCut() throws {
    #expect(try reason(.text(html + "Content-Length: 50\r\n\r\nshort"), .close) == .cutBody)
  }

  @Test func chunksWithoutAnEndAreCut() throws {
    #expect(try reason(.text(html + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"), .close) == .cutBody)
  }

  @Test func aResetInsideTheBodyIsACut() throws {
    #expect(try reason(.text(html + "Content-Length: 50\r\n\r\nshort"), .reset) == .cutBody)
  }

  @Test func aResetBeforeTheAnswerMayBeTriedAgain() throws {
    let outcome = try fetchOne(testSettings()) { _ in [.reset] }
    #expect(outcome.rejection?.reason == .unreachable)
    #expect(outcome.report.isTransient)
  }

  @Test func aCloseWithoutAByteMayBeTriedAgain() throws {
    let outcome = try fetchOne(testSettings()) { _ in [.close] }
    #expect(outcome.rejection?.reason == .protocolError)
    #expect(outcome.report.isTransient)
  }

  @Test func bytesThatAreNoHTTPAreAProtocolError() throws {
    #expect(try reason(.text("<html>no header</html>"), .close) == .protocolError)
    #expect(try reason(.send(Array(0...255)), .close) == .protocolError)
  }

  @Test func brokenHeadersAreAProtocolError() throws {
    #expect(try reason(.text(html + "X: a\0b\r\nContent-Length: 1\r\n\r\nx"), .close) == .protocolError)
    #expect(try reason(.text(html + "no colon\r\nContent-Length: 1\r\n\r\nx"), .close) == .protocolError)
    #expect(try reason(.text(html + "Content-Length: -1\r\n\r\nx"), .close) == .protocolError)
  }

  @Test func headersWithoutEndAreCutOff() throws {
    let outcome = try fetchOne(testSettings { $0.headerBytes = 10_000 }) { _ in
      [.text("HTTP/1.1 200 OK\r\n"), .flood(Array("X: y\r\n".utf8))]
    }
    #expect(outcome.rejection?.reason == .tooLarge)
  }

  @Test func aBodyPastTheLimitIsRefusedFromItsDeclaredLength() throws {
    let outcome = try fetchOne(testSettings { $0.pageLimits.wireBytes = 1000 }) { _ in
      [.text("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n"), .hold]
    }
    #expect(outcome.rejection == Rejection(.fetch, .tooLarge, "Content-Length 1001, limit 1000"))
  }

  @Test func aBodyWithoutEndIsCutOffAtTheLimit() throws {
    let outcome = try fetchOne(testSettings { $0.pageLimits.wireBytes = 100_000 }) { _ in
      [.text(html + "\r\n"), .flood(Array("more ".utf8))]
    }
    #expect(outcome.rejection?.reason == .tooLarge)
  }

  @Test func robotsPastTheLimitKeepTheirBeginning() throws {
    let outcome = try fetchOne(testSettings { $0.robotsLimits.wireBytes = 1000 }, kind: .robots) { _ in
      [.page(Array(repeating: 0x23, count: 5000), ["Content-Type: text/plain"])]
    }
    #expect(outcome.page?.body == Array(repeating: 0x23, count: 1000))
    #expect(outcome.report.isTruncated)
  }

  @Test func anErrorPageThatIsCutOrEndlessKeepsItsStatus() throws {
    let cut = try fetchOne(testSettings()) { _ in
      [.text("HTTP/1.1 410 Gone\r\nContent-Length: 50\r\n\r\nshort"), .close]
    }
    #expect(cut.page?.fetch.status == 410)
    #expect(cut.page?.body == Array("short".utf8))
    #expect(cut.report.isTruncated)
    let endless = try fetchOne(testSettings()) { _ in
      [.text("HTTP/1.1 404 Not Found\r\n\r\n"), .flood(Array("more ".utf8))]
    }
    #expect(endless.page?.fetch.status == 404)
    #expect(endless.page?.body.count == 256 << 10)
  }

  @Test func aRedirectWhoseBodyIsCutIsFollowed() throws {
    let outcome = try fetchOne(testSettings(), path: "/a") {
      $0.path == "/a"
        ? [.text("HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 9\r\n\r\nx"), .close]
        : [.page(Array("b".utf8))]
    }
    #expect(outcome.page?.body == Array("b".utf8))
  }

  @Test func silenceEndsAtTheTotalTimeout() throws {
    let outcome = try fetchOne(testSettings { $0.totalTimeout = Milliseconds(50) }) { _ in [.hold] }
    #expect(outcome.rejection?.reason == .timedOut)
    #expect(outcome.report.isTransient)
  }

  @Test func aNameThatDoesNotResolveIsSaid() throws {
    let outcome = try #require(try fetch([order("http://nowhere.invalid/")], testSettings()).first)
    #expect(outcome.rejection?.reason == .unresolvable)
  }

  @Test func aPortWhereNobodyListensIsUnreachable() throws {
    let server = try #require(LoopbackServer { _ in [] })
    server.stop()
    let outcome = try #require(try fetch([order(server.origin + "/")], testSettings()).first)
    #expect(outcome.rejection?.reason == .unreachable)
  }

  @Test func aServerThatSpeaksNoTLSFailsAtTLS() throws {
    let server = try #require(
      LoopbackServer(greeting: Array("220 not what you think\r\n".utf8)) { _ in [.close] })
    defer { server.stop() }
    let address = server.origin.replacing("http://", with: "https://") + "/"
    let outcome = try #require(try fetch([order(address)], testSettings()).first)
    #expect(outcome.rejection?.reason == .tlsFailure)
    #expect(!outcome.report.isTransient)
  }

  @Test func filmIsRefusedFromItsHeader() throws {
    let outcome = try fetchOne(testSettings()) { _ in
      [.text("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 99999\r\n\r\n"), .hold]
    }
    #expect(outcome.rejection == Rejection(.fetch, .notHTML, "Content-Type video/mp4"))
  }

  @Test func aPDFLabelledHTMLIsKnownByItsFirstBytes() throws {
    #expect(try reason(.page(Array("%PDF-1.7 …".utf8))) == .notHTML)
    #expect(try fetchOne(testSettings(), kind: .feed) { _ in [.page(Array("%PDF-1.7".utf8))] }.page != nil)
  }
}
