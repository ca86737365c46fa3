import Codecs
import Foundation
import Testing
import Vocabulary

@testable import Runs

@Suite(.serialized) struct ReplayServerTests {
  /// The demo, served at addresses of this suite's own.
  private func serving(
    hits: AccessLog = AccessLog(), _ body: ([Outlet]) async throws -> Void
  ) async throws {
    let server = try ReplayServer(
      folder: demoFolder, firstAddress: "127.0.0.20", onRequest: { hits.append($0) })
    let outlets = try await server.start()
    do { try await body(outlets) } catch {
      await server.stop()
      throw error
    }
    await server.stop()
  }

  @Test func eachOutletHasAnAddressOfItsOwn() async throws {
    try await serving { outlets in
      #expect(outlets.map(\.id.name) == ["almasar", "bayan", "harbour", "northgate", "sahel"])
      #expect(outlets.map(\.language) == ["ar", "ar", "en", "en", "ar"])
      #expect(outlets.map { $0.homes[0].host } == (20...24).map { "127.0.0.\($0)" })
      for outlet in outlets {
        let home = try await LoopbackClient.get("/", at: outlet.homes[0])
        #expect(home.status == 200)
        let robots = try await LoopbackClient.get("/robots.txt", at: outlet.homes[0])
        #expect(robots.header.value(of: "Content-Type") == "text/plain; charset=utf-8")
        #expect(robots.text.contains("Sitemap: \(outlet.homes[0].origin)/sitemap.xml\n"))
      }
    }
  }

  @Test func windows1256PagesAreDeclaredInTheHeaderAlone() async throws {
    try await serving { outlets in
      let page = try await LoopbackClient.get("/article.php?id=311", at: outlets[1].homes[0])
      #expect(page.status == 200)
      #expect(page.header.value(of: "Content-Type") == "text/html; charset=windows-1256")
      #expect(!page.text.lowercased().contains("charset"))
      #expect(String(bytes: page.body, encoding: .utf8) == nil)
      #expect(page.header.value(of: "Content-Length") == String(page.body.count))
    }
  }

  @Test func unknownParametersFindThePageTheyWereAddedTo() async throws {
    try await serving { outlets in
      let home = outlets[1].homes[0]
      let plain = try await LoopbackClient.get("/article.php?id=311", at: home)
      let session = try await LoopbackClient.get("/article.php?id=311&PHPSESSID=9f86d081884c7d65", at: home)
      #expect(session.body == plain.body)
      #expect(try await LoopbackClient.get("/article.php?id=12", at: home).status == 404)
    }
  }

  @Test func secondVisitIsAnsweredWithoutABody() async throws {
    try await serving { outlets in
      let ledger = outlets[2].homes[0]
      let first = try await LoopbackClient.get("/news", at: ledger)
      let tag = try #require(first.header.value(of: "ETag"))
      #expect(first.header.value(of: "Last-Modified") == nil)
      for sent in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
        let again = try await LoopbackClient.get("/news", at: ledger, fields: ["If-None-Match: \(sent)"])
        #expect(again.status == 304, "\(sent)")
        #expect(again.body.isEmpty)
        #expect(again.header.value(of: "ETag") == tag)
      }
      let other = try await LoopbackClient.get("/news", at: ledger, fields: ["If-None-Match: \"other\""])
      #expect(other.body == first.body)
    }
  }

  @Test func lastModifiedAloneIsAValidatorToo() async throws {
    try await serving { outlets in
      let bayan = outlets[1].homes[0]
      let date = try #require(await LoopbackClient.get("/", at: bayan).header.value(of: "Last-Modified"))
      func status(since: String) async throws -> Int {
        try await LoopbackClient.get("/", at: bayan, fields: ["If-Modified-Since: \(since)"]).status
      }
      #expect(try await status(since: date) == 304)
      #expect(try await status(since: "Mon, 23 Nov 2026 00:00:00 GMT") == 304)
      #expect(try await status(since: "Sun, 22 Nov 2026 23:54:59 GMT") == 200)
      #expect(try await status(since: "last week") == 200)
    }
  }

  @Test func redirectsAndFoldersWithoutASlashLeadOn() async throws {
    try await serving { outlets in
      let latest = try await LoopbackClient.get("/latest", at: outlets[2].homes[0])
      #expect(latest.status == 301)
      #expect(latest.header.value(of: "Location") == "/2026/11/22/swimming-record")
      let section = try await LoopbackClient.get("/politics", at: outlets[0].homes[0])
      #expect(section.header.value(of: "Location") == "/politics/")
      let arabic = try await LoopbackClient.get("/?p=10231", at: outlets[0].homes[0])
      let place = try #require(arabic.header.value(of: "Location"))
      #expect(place.utf8.allSatisfy { $0 < 0x80 })
      #expect(try await LoopbackClient.get(place, at: outlets[0].homes[0]).status == 200)
    }
  }

  @Test func gzipIsSentToThoseWhoTakeIt() async throws {
    try await serving { outlets in
      let plain = try await LoopbackClient.get("/", at: outlets[0].homes[0])
      let packed = try await LoopbackClient.get(
        "/", at: outlets[0].homes[0], fields: ["Accept-Encoding: br, gzip"])
      #expect(plain.header.value(of: "Content-Encoding") == nil)
      #expect(packed.header.value(of: "Content-Encoding") == "gzip")
      #expect(packed.header.value(of: "ETag") == plain.header.value(of: "ETag"))
      #expect(
        try Decoded(packed.body, codings: [.gzip], limit: DecodeLimit(bytes: 1 << 20)).bytes == plain.body)
    }
  }

  @Test func headHasTheLengthAndNoBody() async throws {
    try await serving { outlets in
      let whole = try await LoopbackClient.get("/", at: outlets[2].homes[0])
      let head = try await LoopbackClient.get("/", at: outlets[2].homes[0], method: "HEAD")
      #expect(head.body.isEmpty)
      #expect(head.header.value(of: "Content-Length") == String(whole.body.count))
      let post = try await LoopbackClient.get("/", at: outlets[2].homes[0], method: "DELETE")
      #expect(post.status == 405)
    }
  }

  @Test func everyRequestIsReported() async throws {
    let hits = AccessLog()
    try await serving(hits: hits) { outlets in
      _ = try await LoopbackClient.get("/news?page=2", at: outlets[2].homes[0])
      _ = try await LoopbackClient.get("/../site.json", at: outlets[2].homes[0])
    }
    #expect(
      hits.all == [
        ReplayHit(outlet: Outlet.ID("harbour"), method: "GET", target: "/news?page=2", status: 200),
        ReplayHit(outlet: Outlet.ID("harbour"), method: "GET", target: "/../site.json", status: 404),
      ])
  }

  @Test func aTakenPortIsSaidInOneSentence() async throws {
    try await serving { outlets in
      let port = try #require(outlets[0].homes[0].port)
      let second = try ReplayServer(folder: demoFolder, firstAddress: "127.0.0.20", port: port)
      await #expect(throws: Fault.self) { try await second.start() }
    }
  }

  @Test func aStoppedServerLetsGoOfItsAddresses() async throws {
    let server = try ReplayServer(folder: demoFolder, firstAddress: "127.0.0.30")
    let outlets = try await server.start()
    await server.stop()
    await #expect(throws: LoopbackClient.Unreachable.self) {
      try await LoopbackClient.get("/", at: outlets[0].homes[0])
    }
  }

  @Test func anythingButALoopbackAddressIsRefused() {
    for address in ["10.0.0.1", "127.0.0", "127.0.0.256", "localhost", "127.255.255.254"] {
      #expect(throws: Fault.self, "\(address)") {
        try ReplayServer(folder: demoFolder, firstAddress: address)
      }
    }
    #expect(throws: Fault.self) { try ReplayServer(folder: demoFolder + "/source") }
    #expect(throws: Fault.self) { try ReplayServer(folder: demoFolder + "/nowhere") }
  }
}
