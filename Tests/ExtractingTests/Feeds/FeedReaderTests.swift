import Testing
import Vocabulary

@testable import Extracting

@Suite struct FeedReaderTests {
  private func parse(_ text: String) -> Listing? { FeedReader.parse(Array(text.utf8)) }
  private func lines(_ listing: Listing?) -> [String] {
    listing?.entries.map { "\($0.href ?? "-") | \($0.title ?? "-") | \($0.published?.iso8601 ?? "-")" } ?? [
      "nothing"
    ]
  }

  @Test func rssItems() {
    let listing = parse(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>نشرة</title>
      <link>https://a.example/</link><language>ar-eg</language>
      <image><title>logo</title><link>https://a.example/logo</link></image>
      <item><title>خبر &amp;quot;أول&amp;quot; &lt;b&gt;عاجل&lt;/b&gt;</title><link> https://a.example/1 </link>
        <pubDate>Mon, 23 Nov 2026 02:03:04 +0200</pubDate><source url="https://b.example"><title>x</title></source></item>
      <item><title><![CDATA[Caf&eacute; & co]]></title><guid>https://a.example/2</guid><dc:date>2026-11-22</dc:date></item>
      <item><title>no address</title></item>
      </channel></rss>
      """)
    #expect(listing?.kind == .feed)
    #expect(listing?.title == "نشرة")
    #expect(listing?.entries.first?.language == "ar-eg")
    #expect(
      lines(listing) == [
        "https://a.example/1 | خبر \"أول\" عاجل | 2026-11-23T02:03:04+02:00",
        "https://a.example/2 | Café & co | 2026-11-22",
        "- | no address | -",
      ])
  }

  @Test func atomTakesTheAlternateLink() {
    let listing = parse(
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>F</title><link rel="next" href="?p=2"/>
      <entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Un <b>deux</b></div></title>
      <link rel="self" href="https://a.example/self"/><link rel="alternate" type="text/html" href="https://a.example/1"/>
      <id>urn:1</id><updated>2026-11-23T02:03:04Z</updated><published>2026-11-20T10:00:00+01:00</published></entry></feed>
      """)
    #expect(lines(listing) == ["https://a.example/1 | Un deux | 2026-11-20T10:00:00+01:00"])
    #expect(listing?.entries.first?.modified?.iso8601 == "2026-11-23T02:03:04Z")
    #expect(listing?.entries.first?.language == "fr")
    #expect(listing?.next == "?p=2")
  }

  @Test func rdfItems() {
    let listing = parse(
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://a.example/"><title>T</title></channel>
      <item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link><dc:date>2026-11-23T01:00Z</dc:date></item>
      </rdf:RDF>
      """)
    #expect(lines(listing) == ["https://a.example/1 | One | 2026-11-23T01:00:00Z"])
  }

  @Test func jsonFeed() {
    let listing = parse(
      """
      {"version":"https://jsonfeed.org/version/1.1","title":"J","language":"de","items":[
      {"id":"1","url":"https://a.example/1","title":"Eins","date_published":"2026-11-23T01:00:00+01:00"},{"id":"https://a.example/2"}]}
      """)
    #expect(
      lines(listing) == [
        "https://a.example/1 | Eins | 2026-11-23T01:00:00+01:00", "https://a.example/2 | - | -",
      ])
    #expect(listing?.entries.first?.language == "de")
  }

  @Test func newsSitemap() {
    let listing = parse(
      """
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml">
      <url><loc>
        https://a.example/1</loc><image:image><image:loc>https://a.example/i.jpg</image:loc><image:title>i</image:title></image:image>
        <xhtml:link rel="alternate" hreflang="en" href="https://a.example/en/1"/>
        <news:news><news:publication><news:name>A</news:name><news:language>ar</news:language></news:publication>
        <news:publication_date>2026-11-23</news:publication_date><news:title>عنوان</news:title></news:news>
        <lastmod>2026-11-24T01:02:03Z</lastmod></url></urlset>
      """)
    #expect(listing?.kind == .sitemap)
    #expect(lines(listing) == ["https://a.example/1 | عنوان | 2026-11-23"])
    #expect(listing?.entries.first?.language == "ar")
    #expect(listing?.entries.first?.modified?.iso8601 == "2026-11-24T01:02:03Z")
    #expect(listing?.entries.first?.alternates == [.init(language: "en", href: "https://a.example/en/1")])
  }

  @Test func sitemapIndex() {
    let listing = parse(
      "<sitemapindex><sitemap><loc>https://a.example/s1.xml</loc><lastmod>2026-11</lastmod></sitemap></sitemapindex>"
    )
    #expect(listing?.kind == .sitemapIndex)
    #expect(listing?.entries.map(\.href) == ["https://a.example/s1.xml"])
    #expect(listing?.entries.first?.modified?.iso8601 == "2026-11-01")
  }

  @Test func plainTextSitemap() {
    let listing = parse("https://a.example/1\r\n\r\n  https://a.example/2  \n")
    #expect(listing?.kind == .sitemap)
    #expect(listing?.entries.map(\.href) == ["https://a.example/1", "https://a.example/2"])
  }

  @Test func brokenXMLGivesWhatCanBeRead() {
    let listing = parse(
      "\n\n<b>Notice</b><rss><channel><item><title>A & B &nbsp; C</title><link>https://a.example/?a=1&b=2</link></item><item><title>cut"
    )
    #expect(lines(listing) == ["https://a.example/?a=1&b=2 | A & B C | -", "- | cut | -"])
  }

  @Test func otherEncodingsAreRead() {
    var bytes = Array("<?xml version=\"1.0\" encoding=\"windows-1256\"?><rss><channel><item><title>".utf8)
    bytes += [0xCE, 0xC8, 0xD1]
    bytes += Array("</title><link>https://a.example/1</link></item></channel></rss>".utf8)
    #expect(lines(FeedReader.parse(bytes)) == ["https://a.example/1 | خبر | -"])
  }

  @Test(arguments: [
    "", "   ", "<!DOCTYPE html><html><body>x</body></html>", "hello world", "{}", "<svg></svg>", "<rss",
  ])
  func otherDocumentsAreNoListing(_ text: String) {
    #expect(parse(text)?.entries.isEmpty ?? true)
  }

  @Test func entityBombsStaySmall() {
    let bomb = """
      <!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>
      <rss><channel><item><title>&lol2;x</title><link>https://a.example/1</link></item></channel></rss>
      """
    #expect(lines(parse(bomb)) == ["https://a.example/1 | x | -"])
    #expect(FeedReader.declaresEntities(Array(bomb.utf8)))
    #expect(!FeedReader.declaresEntities(Array("<rss><channel></channel></rss>".utf8)))
  }

  @Test func gzipFilesAreOpened() {
    // printf 'https://a.example/1\n' | gzip -9n
    let bytes: [UInt8] = [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xCB, 0x28, 0x29, 0x29, 0x28, 0xB6, 0xD2,
      0xD7, 0x4F, 0xD4, 0x4B, 0xAD, 0x48, 0xCC, 0x2D, 0xC8, 0x49, 0xD5, 0x37, 0xE4, 0x02, 0x00, 0x8B, 0xCD,
      0x29, 0x7B, 0x14, 0x00, 0x00, 0x00,
    ]
    #expect(FeedReader.parse(bytes)?.entries.map(\.href) == ["https://a.example/1"])
    #expect(FeedReader.parse(Array(bytes.prefix(20))) == nil)
  }
}
