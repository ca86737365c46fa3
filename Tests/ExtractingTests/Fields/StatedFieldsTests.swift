import Testing
import Vocabulary

@testable import Extracting

/// The vocabularies in which pages state their fields to machines, each alone on its page.
@Suite struct StatedFieldsTests {
  private func article(_ head: String, _ body: String = "") -> Article {
    let html =
      "<html lang=en><head><title>The plan for the old bridge</title>\(head)</head><body><h1>The plan for the old bridge</h1>\(body)\(plainText)</body></html>"
    return Extractor().extract(
      PageInput(bytes: Array(html.utf8), url: "https://news.example/17", declaredCharset: "utf-8")
    ).article
  }

  private func line(_ article: Article) -> String {
    [
      article.authors.joined(separator: "+"), article.published?.iso8601, article.modified?.iso8601,
      article.section,
      article.tags.joined(separator: "+"), article.image, article.isFree.map { "\($0)" },
    ].map { $0 ?? "-" }.joined(separator: " | ")
  }

  private func linked(_ json: String) -> String {
    line(article("<script type='application/ld+json'>\(json)</script>"))
  }

  private static let whole =
    "Ana Lima | 2021-05-03T10:00:00Z | 2021-05-04 | City | bridges+works | https://i.example/a.jpg | false"

  @Test(arguments: [
    // An object, an array of them, a graph; types and authors in arrays; pictures as objects.
    #"{"@type":"NewsArticle","datePublished":"2021-05-03T10:00:00Z","dateModified":"2021-05-04","author":{"@type":"Person","name":"Ana Lima"},"articleSection":"City","keywords":["bridges","works"],"image":"https://i.example/a.jpg","isAccessibleForFree":false}"#,
    #"[{"@type":"WebSite","name":"News"},{"@type":["NewsArticle","Thing"],"datePublished":"2021-05-03T10:00:00Z","dateModified":"2021-05-04","author":[{"@type":["Person"],"name":"Ana Lima"}],"articleSection":["City"],"keywords":"bridges, works","image":{"@type":"ImageObject","url":"https://i.example/a.jpg"},"isAccessibleForFree":"False"}]"#,
    ##"{"@context":"https://schema.org","@graph":[{"@id":"#a","@type":"Person","name":"Ana Lima"},{"@type":"NewsArticle","datePublished":"2021-05-03T10:00:00Z","dateModified":"2021-05-04","author":{"@id":"#a"},"articleSection":"City","keywords":"bridges,works","image":["https://i.example/a.jpg","https://i.example/b.jpg"],"isAccessibleForFree":"false"}]}"##,
    // Broken: a comma too many, a raw line break in a string, a comment around, cut off behind the article.
    "{\"@type\":\"NewsArticle\",\"description\":\"two\nlines\",\"datePublished\":\"2021-05-03T10:00:00Z\",\"dateModified\":\"2021-05-04\",\"author\":{\"@type\":\"Person\",\"name\":\"Ana Lima\",},\"articleSection\":\"City\",\"keywords\":[\"bridges\",\"works\",],\"image\":\"https://i.example/a.jpg\",\"isAccessibleForFree\":false,}",
    #"<!-- {"@type":"NewsArticle","datePublished":"2021-05-03T10:00:00Z","dateModified":"2021-05-04","author":{"@type":"Person","name":"Ana Lima"},"articleSection":"City","keywords":["bridges","works"],"image":"https://i.example/a.jpg","isAccessibleForFree":false} -->"#,
  ])
  func linkedDataInItsShapes(_ json: String) { #expect(linked(json) == Self.whole) }

  @Test(arguments: [
    "", "{", "null", "[]", "\"NewsArticle\"",
    #"{"@type":"NewsArticle","author":null,"keywords":null,"image":{}}"#,
  ])
  func emptyLinkedDataStatesNothing(_ json: String) { #expect(linked(json) == " | - | - | - |  | - | -") }

  @Test func microdataRDFaAndMetas() {
    let microdata = """
      <div><span itemprop=author>Ana Lima</span>
      <time itemprop=datePublished datetime="2021-05-03T10:00:00Z">3 May</time><meta itemprop=dateModified content="2021-05-04">
      <meta itemprop=articleSection content=City><meta itemprop=keywords content="bridges, works"><link itemprop=image href="https://i.example/a.jpg">
      <meta itemprop=isAccessibleForFree content=False></div>
      """
    #expect(line(article("", microdata)) == Self.whole)
    let rdfa = """
      <div><span property=author>Ana Lima</span>
      <time property=datePublished datetime="2021-05-03T10:00:00Z">3 May</time></div>
      """
    #expect(line(article("", rdfa)) == "Ana Lima | 2021-05-03T10:00:00Z | - | - |  | - | -")
    let graph = """
      <meta property="article:author" content="Ana Lima"><meta property="article:published_time" content="2021-05-03T10:00:00Z">
      <meta property="article:modified_time" content="2021-05-04"><meta property="article:section" content="City"><meta property="article:tag" content="bridges">
      <meta property="article:tag" content="works"><meta property="og:image" content="https://i.example/a.jpg"><meta property="article:content_tier" content="locked">
      """
    #expect(line(article(graph)) == Self.whole)
    let core = """
      <meta name="DC.creator" content="Ana Lima"><meta name="DC.date.issued" content="2021-05-03T10:00:00Z"><meta name="DC.date.modified" content="2021-05-04">
      """
    #expect(line(article(core)) == "Ana Lima | 2021-05-03T10:00:00Z | 2021-05-04 | - |  | - | -")
    let parsely = """
      <meta name="parsely-author" content="Ana Lima"><meta name="parsely-pub-date" content="2021-05-03T10:00:00Z">
      <meta name="parsely-section" content="City"><meta name="parsely-tags" content="bridges,works">
      """
    #expect(line(article(parsely)) == "Ana Lima | 2021-05-03T10:00:00Z | - | City | bridges+works | - | -")
    let sailthru = """
      <meta name="sailthru.author" content="Ana Lima"><meta name="sailthru.date" content="2021-05-03T10:00:00Z">
      <meta name="sailthru.tags" content="bridges, works"><meta name="sailthru.image.full" content="https://i.example/a.jpg">
      """
    #expect(
      line(article(sailthru))
        == "Ana Lima | 2021-05-03T10:00:00Z | - | - | bridges+works | https://i.example/a.jpg | -")
  }

  @Test func emptyFieldsAreNone() {
    let empty = """
      <meta name=author content=" "><meta property="article:section" content=""><meta property="og:image" content=" ">
      <meta name=keywords content=" , "><link rel=canonical href=""><meta property="article:published_time" content="">
      """
    let article = article(empty)
    #expect(line(article) == " | - | - | - |  | - | -")
    #expect(article.canonical == nil)
  }

  @Test func otherLanguagesAndTheOriginalAreRead() {
    let head = """
      <link rel=alternate hreflang=ar href=/ar/17><link rel=alternate hreflang=x-default href=/17>
      <link rel=alternate type="application/rss+xml" title=News href=/feed><link rel=canonical href="https://news.example/story/17">
      """
    let html =
      "<html ⚡ lang=en><head><title>The plan for the old bridge</title>\(head)</head><body><h1>The plan for the old bridge</h1>\(plainText)</body></html>"
    let page = Extractor().extract(
      PageInput(bytes: Array(html.utf8), url: "https://news.example/amp/17", declaredCharset: "utf-8"))
    #expect(page.article.canonical == "https://news.example/story/17")
    #expect(page.alternates.map(\.language) == ["ar", "x-default", ""])
    #expect(page.alternates.last == AlternateLink(href: "/feed", type: "application/rss+xml", title: "News"))
  }
}
