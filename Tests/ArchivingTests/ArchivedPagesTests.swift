import Archiving
import Testing
import Vocabulary

@Suite struct ArchivedPagesTests {
  private func pages(_ path: String) throws -> [ArchivedPage] {
    let archive = try ArchivedPages(path) { target in
      WebAddress(serialized: target).map { ($0, Outlet.ID(String($0.host))) }
    }
    var all: [ArchivedPage] = []
    while let next = try archive.next() { all.append(next) }
    return all
  }

  @Test func whatWasWrittenIsReadAgain() throws {
    let scratch = try Scratch()
    let wire = try gzip(Array("packed".utf8))
    let written = [
      try page("http://a.example/1", "first"),
      try page("http://b.example/2", "packed", fields: ["Content-Encoding: gzip"], wire: wire),
      try page("http://a.example/3", "gone", status: "410 Gone"),
    ]
    let places = try archive(written, in: scratch)
    let read = try pages("\(scratch.path)/x-00000.warc.gz")
    #expect(read.map(\.place) == places)
    #expect(read.map(\.seed.outlet.name) == ["a.example", "b.example", "a.example"])
    #expect(read.map(\.seed.id.number) == [2, 4, 6])
    for (old, new) in zip(written, read) {
      let page = try new.page.get()
      #expect(page.fetch == old.fetch)
      #expect(page.wireBody == old.wireBody)
      #expect(page.body == old.body)
    }
  }

  @Test func aRevisitGivesThePayloadThatItPointsTo() throws {
    let scratch = try Scratch()
    _ = try archive([page("http://a.example/1", "same"), page("http://a.example/2", "same")], in: scratch)
    let read = try pages("\(scratch.path)/x-00000.warc.gz")
    #expect(try read.map { text(try $0.page.get().body) } == ["same", "same"])
    #expect(
      try read.map { try $0.page.get().fetch.address.href } == ["http://a.example/1", "http://a.example/2"])
  }

  @Test func aRevisitOfAPageInAnotherFileIsThatPageUnchanged() throws {
    let scratch = try Scratch()
    let writer = try WARCWriter(WARCSettings(folder: scratch.path, prefix: "x"))
    let earlier = Capture(
      target: try address("http://a.example/1"), date: night,
      payloadDigest: "sha1:EH2SPSI2J7IA53E7X7MLVOIBNGZPXYIP")
    let kept = try writer.append(page("http://a.example/1", "<p>hello</p>"), earlier: earlier)
    #expect(kept.capture == earlier)
    _ = try writer.append(page("http://a.example/2", "<p>hello</p>"), earlier: earlier)
    try writer.close()
    let read = try pages("\(scratch.path)/x-00000.warc.gz")
    #expect(read.map(\.isUnchanged) == [true, false])
    #expect(try read[0].page.get().fetch.status == 200)
    #expect(try read[0].page.get().body == [])
    // Another address's payload is not this page's earlier one.
    #expect(throws: Rejection.self) { try read[1].page.get() }
  }

  @Test func targetsThatBelongToNobodyArePassedOver() throws {
    let scratch = try Scratch()
    _ = try archive([page("http://a.example/1", "x"), page("http://b.example/1", "y")], in: scratch)
    let archive = try ArchivedPages("\(scratch.path)/x-00000.warc.gz") { target in
      target.hasPrefix("http://b.") ? WebAddress(serialized: target).map { ($0, Outlet.ID("b")) } : nil
    }
    #expect(try archive.next()?.seed.outlet == Outlet.ID("b"))
    #expect(try archive.next()?.seed == nil)
  }

  @Test func badRecordsAreRejections() throws {
    let scratch = try Scratch()
    let bytes =
      record("response", "http://a.example/1", "not http at all")
      + record("response", "http://a.example/2", "HTTP/1.1 200 OK\r\nContent-Encoding: x-odd\r\n\r\nx")
      + record("response", "http://a.example/3", "HTTP/1.1 200 OK\r\n\r\ncut", length: 500)
    let path = try scratch.write("x.warc", Array(bytes.utf8))
    let reasons = try pages(path).map { next -> Rejection.Reason? in
      if case .failure(let rejection) = next.page { rejection.reason } else { nil }
    }
    #expect(reasons == [.protocolError, .badEncoding, .cutBody])
  }

  @Test func aBodyStoredWithoutTheEncodingThatItsHeaderNamesIsRead() throws {
    let scratch = try Scratch()
    let bytes = record(
      "response", "http://a.example/", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nplain")
    let read = try pages(scratch.write("x.warc", Array(bytes.utf8)))
    #expect(try read.map { text(try $0.page.get().body) } == ["plain"])
  }
}
