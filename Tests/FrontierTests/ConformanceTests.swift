import Testing
import Vocabulary

@testable import Frontier

@Suite struct ConformanceTests {
  @Test func addressesOfAnySchemeAndPathsAreMatched() {
    let robots = Array("User-agent: *\nDisallow: /x\nCrawl-delay: 2\nSitemap: /s.xml\n".utf8)
    for url in ["http://a.example/x?y#z", "ftp://a.example/x", "gopher://a.example/x", "/x"] {
      #expect(!FrontierConformance.allows(robots: robots, agent: "b", url: url))
    }
    #expect(FrontierConformance.allows(robots: robots, agent: "b", url: "http://a.example/"))
    let fields = FrontierConformance.fields(robots: robots, agent: "b")
    #expect(fields.crawlDelay == Milliseconds(2000))
    #expect(fields.sitemaps == ["/s.xml"])
  }

  @Test func stringsInStringsOut() {
    #expect(FrontierConformance.href("../x", base: "http://a.example/b/c/d") == "http://a.example/b/x")
    #expect(FrontierConformance.href("x", base: nil) == nil)
    #expect(FrontierConformance.asciiHost("BÜCHER.example") == "xn--bcher-kva.example")
    #expect(
      FrontierConformance.canonical("http://a.example/?b=1&a=2&utm_id=3") == "http://a.example/?a=2&b=1")
  }
}
