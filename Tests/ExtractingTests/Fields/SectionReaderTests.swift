import Testing
import Vocabulary

@testable import Extracting

/// The section, as pages without data of it show it.
@Suite struct SectionReaderTests {
  private static let text = """
    <h1>الجسر الجديد يفتح قبل نهاية الشهر</h1>
    <p>أعلنت وزارة النقل في بيان رسمي، اليوم الأحد، أن الجسر الجديد سيفتح أمام السيارات قبل نهاية الشهر الجاري بعد توقف دام عامين.</p>
    <p>وقال مدير المشروع إن العمل انتهى في الجانبين، مشيرا إلى أن الفحوص الأخيرة للأعمدة أظهرت نتائج أفضل مما كان متوقعا.</p>
    """

  private func section(_ html: String, url: String = "https://www.news.example/local/roads/2026/11/17.html")
    -> String?
  {
    Extractor().extract(PageInput(bytes: Array(html.utf8), url: url, declaredCharset: "utf-8")).article
      .section
  }

  @Test(arguments: [
    "<div class='breadcrumb'><a href='/'>الرئيسية</a> | <a href='/s'>محليات</a></div>",
    "<ol class=Crumb_c__1><li><a href=/>Home</a><li><a href=/x>أخبار</a><li><a href=/s>محليات</a></ol>",
    "<div><a href='https://news.example/'>أخبارنا</a> » <a href='/s'>محليات</a> » <span>الجسر الجديد</span></div>",
    "<ul><li><a rel='category tag' href='/c/5'>محليات</a></ul>",
    "<ul><li><a href='/world'>عالم</a><li><a href='/local'>أخبار</a><li><a href='//news.example/local/roads/'>محليات</a></ul>",
    """
    <script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[
    {"@type":"ListItem","position":2,"item":{"@id":"/s","name":"محليات"}},{"@type":"ListItem","position":1,"name":"Home"},
    {"@type":"ListItem","position":3,"name":"الجسر الجديد يفتح قبل نهاية الشهر"}]}</script>
    """,
  ])
  func thePageShowsItsSection(_ mark: String) {
    #expect(section("<body>\(mark)\(Self.text)") == "محليات")
  }

  /// Menus, the article's own address, its author's page and a day's archive name no section.
  @Test(arguments: [
    "<div><a href='/'>الرئيسية</a> | <a href='/s'>محليات</a> | <a href='/w'>عالم</a></div>",
    "<div class=breadcrumb><a href='/'>Home</a> » <a href='/local/roads/2026/11/17.html'>الجسر</a></div>",
    "<ul><li><a href='/local/roads/2026'>أخبار 2026</a><li><a href='/local/roads/2026/11/17.html'>اقرأ</a></ul>",
    "<ul><li><a href='https://other.example/local'>محليات</a></ul>",
  ])
  func otherLinksNameNone(_ mark: String) {
    #expect(section("<body>\(mark)\(Self.text)") == nil)
  }

  @Test func whatThePageStatesGoesBefore() {
    let page =
      "<meta property='article:section' content='اقتصاد'><body><a rel=category href=/c>محليات</a>\(Self.text)"
    #expect(section(page) == "اقتصاد")
  }

  @Test func anAuthorIsNoSection() {
    let page = "<meta name=author content='Mark Weber'><body><a href='/local'>Mark Weber</a>\(Self.text)"
    #expect(section(page) == nil)
  }
}
