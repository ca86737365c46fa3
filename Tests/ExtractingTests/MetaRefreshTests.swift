import Testing

@testable import Extracting

@Suite struct MetaRefreshTests {
  @Test(arguments: [
    ("0; url=/ok", 0, "/ok"), ("5;URL='http://a.example/x y'", 5, "http://a.example/x y"),
    ("3,/next", 3, "/next"),
    (" 1.5 ; url = \"a\" b", 1, "a"), ("0;url", 0, "url"), (".5; /x", 0, "/x"), ("2 /y", 2, "/y"),
  ])
  func anAddressIsReadAsBrowsersReadIt(_ content: String, _ seconds: Int, _ href: String) {
    let refresh = MetaRefresh(content)
    #expect(refresh?.seconds == seconds)
    #expect(refresh?.href == href)
  }

  @Test(arguments: ["", "300", "x; url=/a", "; url=/a", "5;", "5; url=", "5x; url=/a"])
  func onlyAnAddressLeadsElsewhere(_ content: String) { #expect(MetaRefresh(content) == nil) }

  @Test func theFirstOneCounts() {
    let page = """
      <head><meta http-equiv="X-UA-Compatible" content="0;url=/no"><meta HTTP-EQUIV=refresh content="0;url=/first">
      <meta http-equiv=refresh content="0;url=/second"></head>
      """
    #expect(Extractor().extract(PageInput(bytes: Array(page.utf8))).refresh?.href == "/first")
  }
}
