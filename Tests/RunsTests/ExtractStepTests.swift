import Extracting
import Testing
import Vocabulary

@testable import Runs

/// What a page's own header and addresses say beyond its text.
@Suite struct ExtractStepTests {
  private func harvest(_ body: String, field: String = "X-Nothing: here") throws -> Harvest.Yield {
    let address = try #require(WebAddress(serialized: "http://a.example/x/"))
    let seed = Seed(id: Seed.ID(1), outlet: Outlet.ID("a"), address: address, kind: .page, origin: .link)
    let fetch = Fetch(
      address: address, status: 200, request: HeaderBlock([]),
      response: HeaderBlock(
        Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\(field)\r\n\r\n".utf8)),
      fetchedAt: Timestamp(milliseconds: 0))
    let page = Page(seed: seed, fetch: fetch, wireBody: Array(body.utf8), body: Array(body.utf8))
    return try ExtractStep().harvest(Arrival(page: page)).yield
  }

  /// Where `Refresh` leads, the header field that browsers take for a meta of that name.
  private func target(_ field: String, _ body: String) throws -> String? {
    guard case .moved(let to) = try harvest(body, field: "Refresh: \(field)") else { return nil }
    return to.href
  }

  @Test func addressesOfPicturesAndSmallPagesAreWhole() throws {
    let text = (1...6).map {
      "<p>Sentence \($0) of the report speaks of the harbour, its boats and its people.</p>"
    }
    let head = "<base href=/b/><meta property=og:image content='pic.jpg'><link rel=amphtml href='../amp/1'>"
    let page = "<html><head>\(head)</head><body><h1>The harbour</h1>\(text.joined())</body></html>"
    guard case .article(let extraction, _, _) = try harvest(page) else {
      Issue.record("no article")
      return
    }
    #expect(extraction.article.image == "http://a.example/b/pic.jpg")
    #expect(extraction.article.amp == "http://a.example/amp/1")
  }

  private let empty = "<html><body></body></html>"

  @Test func anEmptyPageGoesWhereItsFieldLeads() throws {
    #expect(try target("0; url=../y", empty) == "http://a.example/y")
    #expect(try target("3;URL='http://b.example/'", empty) == "http://b.example/")
    let meta = "<html><head><meta http-equiv=refresh content='0;url=/meta'></head></html>"
    #expect(try target("0; url=/field", meta) == "http://a.example/meta")
  }

  @Test func aPageThatOnlyReadsItselfAgainStays() throws {
    for field in ["300", "0", "0; url=", "60; url=/y", "soon; url=/y"] {
      #expect(try target(field, empty) == nil, "\(field)")
    }
  }
}
