import Testing

@testable import Extracting

@Suite struct LinkReaderTests {
  @Test func addressesWithoutQuotesEndWhereTheirTagDoes() {
    let page = """
      <body><a href=/one/>One</a> <a href=/two/ >Two</a> <a href="/three/">Three</a> <a href=/four>Four</a>
      <a href=/five class=x>Five</a> <a href=/>Home</a> <a href=/six/ />Six</a>
      <a href='/seven'/>Seven</a></body>
      """
    let links = Extractor().extract(PageInput(bytes: Array(page.utf8))).links
    #expect(
      links.map { String(decoding: $0.href, as: UTF8.self) } == [
        "/one/", "/two/", "/three/", "/four", "/five", "/", "/six/", "/seven",
      ])
    #expect(links.map(\.anchorLetters) == [3, 3, 5, 4, 4, 4, 0, 0])
  }
}
