import Testing
import Vocabulary

@testable import Runs

/// `Refresh`, the header field that browsers take for a meta of that name.
@Suite struct RefreshFieldTests {
  private func target(_ field: String, _ body: String) throws -> String? {
    let address = try #require(WebAddress(serialized: "http://a.example/x/"))
    let seed = Seed(id: Seed.ID(1), outlet: Outlet.ID("a"), address: address, kind: .page, origin: .link)
    let fetch = Fetch(
      address: address, status: 200, request: HeaderBlock([]),
      response: HeaderBlock(
        Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nRefresh: \(field)\r\n\r\n".utf8)),
      fetchedAt: Timestamp(milliseconds: 0))
    let page = Page(seed: seed, fetch: fetch, wireBody: Array(body.utf8), body: Array(body.utf8))
    guard case .moved(let to) = try ExtractStep().harvest(Arrival(page: page)).yield else { return nil }
    return to.href
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
