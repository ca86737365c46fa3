import Archiving
import Testing
import Vocabulary

@Suite struct WARCWriterTests {
  @Test func aPageIsARequestAndAResponseBehindTheFilesInfo() throws {
    let scratch = try Scratch()
    let place = try #require(try archive([page("http://a.example/x?y", "<p>hello</p>")], in: scratch).first)
    let all = try records("\(scratch.path)/x-00000.warc.gz")
    #expect(all.map(\.type) == ["warcinfo", "request", "response"])
    #expect(all.map(\.target) == [nil, "http://a.example/x?y", "http://a.example/x?y"])
    let response = all[2]
    #expect(response.place == place)
    #expect(response.date == night)
    #expect(text(response.block) == "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>hello</p>")
    #expect(response.fields.lines.first.map { text($0) } == "WARC/1.1")
    #expect(response.fields.value(of: "warc-ip-address") == "192.0.2.7")
    // printf '<p>hello</p>' | openssl sha1 -binary | base32
    #expect(response.fields.value(of: "warc-payload-digest") == "sha1:EH2SPSI2J7IA53E7X7MLVOIBNGZPXYIP")
    #expect(response.fields.value(of: "warc-concurrent-to") == all[1].fields.value(of: "warc-record-id"))
    #expect(response.fields.value(of: "warc-warcinfo-id") == all[0].fields.value(of: "warc-record-id"))
    #expect(text(all[1].block) == "GET /x?y HTTP/1.1\r\nHost: a.example\r\n\r\n")
  }

  @Test func theBodyIsKeptAsTheServerSentIt() throws {
    let scratch = try Scratch()
    let wire = try gzip(Array("plain".utf8))
    _ = try archive(
      [page("http://a.example/", "plain", fields: ["Content-Encoding: gzip"], wire: wire)], in: scratch)
    let response = try #require(try records("\(scratch.path)/x-00000.warc.gz").last)
    #expect(response.message.map { Array($0.payload) } == wire)
  }

  @Test func whatReadersDoNotKnowIsRenamed() throws {
    let scratch = try Scratch()
    let modern = try page(
      "http://a.example/", "x", fields: ["Transfer-Encoding: chunked", "x-transfer-encoding: kept"])
    let fetch = Fetch(
      address: modern.fetch.address, status: 200, request: HeaderBlock(Array("GET / HTTP/2\r\n\r\n".utf8)),
      response: HeaderBlock(Array("HTTP/2 200 \r\ntransfer-encoding: chunked\r\n\r\n".utf8)), fetchedAt: night
    )
    let second = Page(seed: modern.seed, fetch: fetch, wireBody: Array("y".utf8), body: Array("y".utf8))
    _ = try archive([modern, second], in: scratch)
    let all = try records("\(scratch.path)/x-00000.warc.gz")
    #expect(
      text(all[2].block)
        == "HTTP/1.1 200 OK\r\nX-Crawl-Transfer-Encoding: chunked\r\nx-transfer-encoding: kept\r\n\r\nx")
    #expect(text(all[3].block) == "GET / HTTP/1.1\r\n\r\n")
    #expect(text(all[4].block) == "HTTP/1.1 200 \r\nX-Crawl-transfer-encoding: chunked\r\n\r\ny")
    #expect(all[4].fields.value(of: "warc-protocol") == "h2")
  }

  @Test func theSamePayloadAgainIsARevisit() throws {
    let scratch = try Scratch()
    _ = try archive([page("http://a.example/1", "same"), page("http://a.example/2", "same")], in: scratch)
    let revisit = try #require(try records("\(scratch.path)/x-00000.warc.gz").last)
    #expect(revisit.type == "revisit")
    #expect(
      revisit.fields.value(of: "warc-profile")
        == "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest")
    #expect(revisit.fields.value(of: "warc-refers-to-target-uri") == "http://a.example/1")
    #expect(revisit.fields.value(of: "warc-refers-to-date") == "2026-11-23T02:03:04Z")
    #expect(text(revisit.block) == "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
  }

  @Test func thePayloadOfTheEarlierVisitIsARevisitOfIt() throws {
    let scratch = try Scratch()
    let first = try WARCWriter(WARCSettings(folder: scratch.path, prefix: "x"))
    let capture = try #require(try first.append(page("http://a.example/", "same")).capture)
    try first.close()
    let second = try WARCWriter(WARCSettings(folder: scratch.path, prefix: "y"))
    #expect(try second.append(page("http://a.example/", "same"), earlier: capture).capture == capture)
    let changed = try second.append(page("http://a.example/", "changed"), earlier: capture).capture
    #expect(changed != capture)
    try second.close()
    let all = try records("\(scratch.path)/y-00000.warc.gz").filter {
      $0.type != "request" && $0.type != "warcinfo"
    }
    #expect(all.map(\.type) == ["revisit", "response"])
    #expect(
      all[0].fields.value(of: "warc-profile")
        == "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest")
    #expect(all[0].fields.value(of: "warc-refers-to-date") == "2026-11-23T02:03:04Z")
    #expect(all[0].fields.value(of: "warc-payload-digest") == capture.payloadDigest)
  }

  @Test func a304IsARevisitOfTheEarlierCapture() throws {
    let scratch = try Scratch()
    let writer = try WARCWriter(WARCSettings(folder: scratch.path, prefix: "x"))
    let earlier = Capture(
      target: try address("http://a.example/"), date: Timestamp(milliseconds: 0), payloadDigest: "sha1:AAAA")
    _ = try writer.append(page("http://a.example/", "", status: "304 Not Modified"), earlier: earlier)
    try writer.close()
    let revisit = try #require(try records("\(scratch.path)/x-00000.warc.gz").last)
    #expect(revisit.type == "revisit")
    #expect(
      revisit.fields.value(of: "warc-profile")
        == "http://netpreserve.org/warc/1.1/revisit/server-not-modified")
    #expect(revisit.fields.value(of: "warc-refers-to-date") == "1970-01-01T00:00:00Z")
    #expect(revisit.fields.value(of: "warc-payload-digest") == "sha1:AAAA")
  }

  @Test func aCutBodySaysSo() throws {
    let scratch = try Scratch()
    let writer = try WARCWriter(WARCSettings(folder: scratch.path, prefix: "x"))
    _ = try writer.append(page("http://a.example/robots.txt", "User-agent"), isTruncated: true)
    try writer.close()
    let response = try #require(try records("\(scratch.path)/x-00000.warc.gz").last)
    #expect(response.fields.value(of: "warc-truncated") == "length")
  }

  @Test func metadataLinesCannotBreakOut() throws {
    let scratch = try Scratch()
    let writer = try WARCWriter(WARCSettings(folder: scratch.path, prefix: "x"))
    _ = try writer.append(
      metadata: [("reason", "timed-out\r\nevil: 1")], about: address("http://a.example/"), at: night)
    try writer.close()
    let last = try #require(try records("\(scratch.path)/x-00000.warc.gz").last)
    #expect(last.type == "metadata")
    #expect(text(last.block) == "reason: timed-out  evil: 1\r\n")
  }

  @Test func twoRunsOverTheSamePagesGiveTheSameBytes() throws {
    let (one, two) = (try Scratch(), try Scratch())
    let pages = try (0..<20).map { try page("http://a.example/\($0)", "body \($0 % 7)") }
    _ = try archive(pages, in: one)
    _ = try archive(pages, in: two)
    #expect(try one.read("x-00000.warc.gz") == two.read("x-00000.warc.gz"))
  }

  @Test func filesAreClosedAtTheirSizeAndCountedOn() throws {
    let scratch = try Scratch()
    var settings = WARCSettings(folder: scratch.path, prefix: "x")
    settings.fileBytes = 1500
    let writer = try WARCWriter(settings)
    var places: [ArchivePlace] = []
    for i in 0..<4 { places.append(try writer.append(page("http://a.example/\(i)", "body \(i)")).place) }
    #expect(
      scratch.names == ["x-00000.cdxj", "x-00000.warc.gz", "x-00001.cdxj.open", "x-00001.warc.gz.open"])
    try writer.close()
    #expect(writer.closed == ["x-00000.warc.gz", "x-00001.warc.gz"])
    #expect(
      places.map(\.file) == ["x-00000.warc.gz", "x-00000.warc.gz", "x-00001.warc.gz", "x-00001.warc.gz"])
    for (i, place) in places.enumerated() {
      let record = try WARCReader.record(at: place, in: scratch.path)
      #expect(record.message.map { text($0.payload) } == "body \(i)")
      #expect(record.place == place)
    }
    _ = try archive([page("http://a.example/9", "later")], in: scratch)
    #expect(scratch.names.last == "x-00002.warc.gz")
  }

  @Test func aFileThatIsOpenCanBeReadUpToWhatWasAppended() throws {
    let scratch = try Scratch()
    let writer = try WARCWriter(WARCSettings(folder: scratch.path, prefix: "x"))
    let place = try writer.append(page("http://a.example/", "body")).place
    #expect(try records("\(scratch.path)/x-00000.warc.gz.open").count == 3)
    #expect(try WARCReader.record(at: place, in: scratch.path).place == place)
    try writer.close()
  }
}
