import Foundation
import Testing
import Vocabulary

@testable import Runs

@Suite(.serialized) struct ArchivedSiteTests {
  private func record(_ type: String, _ target: String, _ message: String, fields: String = "") -> String {
    "WARC/1.1\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(target)\r\nWARC-Date: 2026-11-23T02:00:00Z\r\n\(fields)"
      + "Content-Length: \(message.utf8.count)\r\n\r\n\(message)\r\n\r\n"
  }

  private func page(_ body: String, type: String = "text/html") -> String {
    "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nETag: \"v1\"\r\nServer: x\r\n\r\n\(body)"
  }

  private func serving(_ records: [String], _ body: ([Outlet]) async throws -> Void) async throws {
    let path = FileManager.default.temporaryDirectory.path() + "/\(UUID().uuidString).warc"
    try Data(records.joined().utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let server = try ReplayServer(archive: path, firstAddress: "127.0.0.40")
    let outlets = try await server.start()
    do { try await body(outlets) } catch {
      await server.stop()
      throw error
    }
    await server.stop()
  }

  private func text(_ target: String, _ home: WebAddress) async throws -> String {
    try await LoopbackClient.get(target, at: home).text
  }

  private func status(_ target: String, _ home: WebAddress) async throws -> Int {
    try await LoopbackClient.get(target, at: home).status
  }

  @Test func everyHostIsServedAtAnAddressOfItsOwn() async throws {
    try await serving([
      record("response", "https://b.example:8443/x?y=1", page("bee")),
      record("request", "http://a.example/", "GET / HTTP/1.1\r\nHost: a.example\r\n\r\n"),
      record("response", "http://a.example/", page("old")),
      record("response", "http://a.example/", page("new")),
    ]) { outlets in
      #expect(outlets.map(\.id.name) == ["a.example", "b.example_8443"])
      #expect(outlets.map { $0.homes[0].host } == ["127.0.0.40", "127.0.0.41"])
      #expect(outlets.map { String($0.homes[0].pathAndQuery) } == ["/", "/x?y=1"])
      let first = try await LoopbackClient.get("/", at: outlets[0].homes[0])
      #expect(first.text == "new")
      #expect(first.header.value(of: "Content-Type") == "text/html")
      #expect(first.header.value(of: "Server") == nil)
      #expect(try await text("/x?y=1", outlets[1].homes[0]) == "bee")
      #expect(try await status("/x", outlets[1].homes[0]) == 404)
      let proxied = try await LoopbackClient.get("http://a.example/", at: outlets[1].homes[0])
      #expect(proxied.text == "new")
    }
  }

  @Test func linksBetweenArchivedHostsLeadToTheirLoopbackAddresses() async throws {
    let links =
      "<a href=\"https://B.example/n\">n</a> <a href='http://b.example.org/'>o</a> http://c.example/ http://"
    try await serving([
      record("response", "http://a.example/", page(links)),
      record("response", "http://a.example/raw", page(links, type: "text/plain")),
      record("response", "http://b.example/n", page("here")),
      record(
        "response", "http://b.example/old", "HTTP/1.1 302 Found\r\nLocation: http://a.example/raw\r\n\r\n"),
    ]) { outlets in
      let (a, b) = (outlets[0].homes[0].origin, outlets[1].homes[0].origin)
      let page = try await LoopbackClient.get("/", at: outlets[0].homes[0])
      #expect(
        page.text
          == "<a href=\"\(b)/n\">n</a> <a href='http://b.example.org/'>o</a> http://c.example/ http://")
      #expect(try await text("/raw", outlets[0].homes[0]) == links)
      let moved = try await LoopbackClient.get("/old", at: outlets[1].homes[0])
      #expect(moved.status == 302)
      #expect(moved.header.value(of: "Location") == "\(a)/raw")
    }
  }

  @Test func anUnchangedPageIsAnswered304() async throws {
    try await serving([record("response", "http://a.example/", page("a"))]) { outlets in
      let again = try await LoopbackClient.get(
        "/", at: outlets[0].homes[0], fields: ["If-None-Match: \"v1\""])
      #expect(again.status == 304)
      #expect(again.body.isEmpty)
    }
  }

  @Test func aRevisitHasThePayloadItNames() async throws {
    let digest = "WARC-Payload-Digest: sha1:AAAA\r\n"
    try await serving([
      record("response", "http://a.example/1", page("same"), fields: digest),
      record("revisit", "http://a.example/2", "HTTP/1.1 200 OK\r\n\r\n", fields: digest),
      record("revisit", "http://a.example/3", "HTTP/1.1 304 Not Modified\r\n\r\n", fields: digest),
    ]) { outlets in
      let again = try await text("/2", outlets[0].homes[0])
      #expect(again == "same")
      #expect(try await status("/3", outlets[0].homes[0]) == 404)
    }
  }

  @Test func anArchiveWithoutPagesIsRefused() async throws {
    await #expect(throws: Fault.self) {
      try await serving([record("warcinfo", "http://a.example/", "software: x")]) { _ in }
    }
  }
}
