import Testing
import Vocabulary

@testable import Extracting

/// Whole pages, each with the traps that its kind sets.
@Suite struct FieldReaderTests {
  private static let body = """
    <p>أعلنت الحكومة يوم الاثنين أنها ستنشر الأرقام قبل نهاية العام الجاري في بيان رسمي مفصل، وقالت إن اللجنة أنهت عملها.</p>
    <p>وأضاف المتحدث أن التقرير يضم مئة صفحة، وأن النقاش حوله سيستمر أسابيع أخرى في البرلمان وفي وسائل الإعلام كلها.</p>
    <p>وقال خبراء إن هذه الخطوة تأخرت كثيرا، لكنها تظل مهمة لكل من يريد أن يعرف كيف تنفق الأموال العامة في البلاد.</p>
    """

  private func article(_ html: String, url: String = "https://www.almizan.example/news/17") -> Article {
    Extractor().extract(PageInput(bytes: Array(html.utf8), url: url, declaredCharset: "utf-8")).article
  }

  @Test func linkedDataStatesTheFields() {
    let page = """
      <html lang="ar"><head><title>الحكومة تعلن الأرقام | الميزان</title>
      <meta property="og:site_name" content="الميزان"><link rel="canonical" href="/news/17">
      <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"الميزان"},
      {"@type":["NewsArticle"],"headline":"الحكومة تعلن الأرقام","datePublished":"2026-11-23T02:03:04+03:00",
      "dateModified":"2026-11-24","author":[{"@id":"#p"},{"@type":"Organization","name":"الميزان"}],
      "articleSection":"اقتصاد","keywords":"مال, موازنة","isAccessibleForFree":"False"},
      {"@id":"#p","@type":"Person","name":"سارة حداد"}]}</script></head>
      <body><h1>الحكومة تعلن الأرقام</h1><div>\(Self.body)</div></body></html>
      """
    let article = article(page)
    #expect(article.title == "الحكومة تعلن الأرقام")
    #expect(article.authors == ["سارة حداد"])
    #expect(article.published?.iso8601 == "2026-11-23T02:03:04+03:00")
    #expect(article.modified?.iso8601 == "2026-11-24")
    #expect(article.section == "اقتصاد")
    #expect(article.tags == ["مال", "موازنة"])
    #expect(article.isFree == false)
    #expect(article.canonical == "/news/17")
    #expect(article.language == "ar")
  }

  @Test func theOneMainHeadingIsTheHeadlineThoughTheTitleSaysItOtherwise() {
    let page = """
      <html><head><title>الحكومة تعلن أرقام الموازنة | الميزان</title><meta property="og:title" content="الحكومة تعلن أرقام الموازنة">
      <link rel="amphtml" href="/amp/17"></head><body><h1>بعد انتظار طويل.. الحكومة تنشر أرقام موازنة العام وتعلن موعد النقاش</h1>
      <div>\(Self.body)</div></body></html>
      """
    let article = article(page)
    #expect(article.title == "بعد انتظار طويل.. الحكومة تنشر أرقام موازنة العام وتعلن موعد النقاش")
    #expect(article.amp == "/amp/17")
    #expect(article.kind == .article)
  }

  @Test func aMainHeadingOfOtherWordsIsNotTheHeadline() {
    let page = """
      <html><head><title>الحكومة تعلن أرقام الموازنة</title></head><body><h1>صوت الناس في كل مكان</h1><div>\(Self.body)</div></body></html>
      """
    #expect(article(page).title == "الحكومة تعلن أرقام الموازنة")
  }

  @Test func visibleLinesStateTheFields() {
    let page = """
      <html><head><title>الميزان - الحكومة تعلن الأرقام</title></head><body>
      <div><a href="/">الميزان</a> <a href="/a">أخبار</a> <a href="/b">رياضة</a></div>
      <h2>الحكومة تعلن الأرقام</h2>
      <div><span>دمشق - نور خوّام</span><span>‏الاثنين، 09 تشرين الثاني / نوفمبر 2026 02:43 م</span>
      <span>آخر تحديث: الثلاثاء، 10 تشرين الثاني / نوفمبر 2026</span></div>
      <div>\(Self.body)</div>
      <ul><li><a href="/9">خبر آخر من الأرشيف القديم</a> 01-02-2020</li></ul>
      <div>جميع الحقوق محفوظة 2026</div></body></html>
      """
    let article = article(page)
    #expect(article.title == "الحكومة تعلن الأرقام")
    #expect(article.authors == ["نور خوّام"])
    #expect(article.dateline.place == "دمشق")
    #expect(article.published?.iso8601 == "2026-11-09T14:43:00")
    #expect(article.modified?.iso8601 == "2026-11-10")
  }

  @Test func aHeadlineWithoutAHeadingIsTheLineThatTheTitleRepeats() {
    let page = """
      <html><head><title>أسبوعية الضفاف - الحكومة تعلن أرقام العام</title></head><body><table><tr><td>الأحد 3 أيار 2020</td></tr>
      <tr><td><a href="/a">أخبار</a> | <a href="/b">رياضة</a></td></tr><tr><td><font size=5><b>الحكومة تعلن أرقام العام</b></font></td></tr>
      <tr><td><font color=blue>حلب ـ تالا درويش</font></td></tr><tr><td>\(Self.body)</td></tr>
      <tr><td><font size=1>جميع الحقوق محفوظة - ترخيص رقم 124 تاريخ 15 آذار 2006</font></td></tr></table></body></html>
      """
    let article = article(page)
    #expect(article.title == "الحكومة تعلن أرقام العام")
    #expect(article.authors == ["تالا درويش"])
    #expect(article.dateline.place == "حلب")
    #expect(article.published == nil)
  }

  @Test func whatIsSaidOfAnotherArticleIsNotTaken() {
    let page = """
      <html lang="ar"><head><title>الحكومة تعلن الأرقام | الميزان</title>
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"منتخب اليد يبدأ معسكره في تونس",
      "url":"https://www.almizan.example/sport/3","datePublished":"2021-01-02","author":{"@type":"Person","name":"رائد الحلو"}}</script></head>
      <body><h1>الحكومة تعلن الأرقام</h1><div><span>12 مارس 2020</span></div><div>\(Self.body)</div></body></html>
      """
    let article = article(page)
    #expect(article.authors == [])
    #expect(article.published?.iso8601 == "2020-03-12")
  }

  @Test func theDayOfPrintingIsNotThatOfPublication() {
    let page = """
      <html><head><title>الحكومة تعلن أرقام العام - نسخة للطباعة</title></head><body><h2>الحكومة تعلن أرقام العام</h2>
      <p>نشر بتاريخ: 03/05/2019 10:20</p>\(Self.body)<p>طبع هذا الخبر من موقع الميزان<br>تاريخ الطباعة: 04/06/2021 11:30</p></body></html>
      """
    #expect(article(page).published?.iso8601 == "2019-05-03T10:20:00")
  }

  @Test func everyMarkedWriterCounts() {
    let page = """
      <html><head><title>الحكومة تعلن الأرقام | الميزان</title></head><body><h1>الحكومة تعلن الأرقام</h1>
      <div class="field-authors"><div>الكاتب</div><div class="item"><a href="/u/1">نضال غانم</a></div>
      <div class="item"><a href="/u/2">نوفل العتيبي</a></div></div><div>\(Self.body)</div></body></html>
      """
    #expect(article(page).authors == ["نضال غانم", "نوفل العتيبي"])
  }

  @Test func nothingIsInvented() {
    let page = """
      <html><head><title>الميزان | الحكومة تعلن الأرقام</title><meta name="author" content="الميزان">
      <meta property="og:site_name" content="الميزان"></head><body>
      <div>عاجل <a href="/1">خبر عاجل من العاصمة</a> 12-01-2026, 05:17 AM</div>
      <h1>الحكومة تعلن الأرقام</h1><div>\(Self.body)</div>
      <h3>التعليقات</h3><div>1 - أحمد من دمشق الجمعة 30 سبتمبر 2016 - 9:47 ص</div><div>شكرا على الخبر</div>
      <div>أخبار ذات صلة</div><a href="/2">خبر قديم</a> <span>3 مايو 2015</span>
      <div>© 2026 الميزان</div></body></html>
      """
    let article = article(page)
    #expect(article.authors.isEmpty)
    #expect(article.published == nil)
    #expect(article.modified == nil)
    #expect(article.dateline == Dateline())
  }

  @Test func headlineLosesTheSiteAndTheKicker() {
    let body =
      "<p>The government said on Monday that it would publish the figures before the year ends, officials said.</p>"
    let page = """
      <html lang="en"><head><title>Figures to be published this year - The Example</title>
      <meta property="og:title" content="Figures to be published this year"><meta property="og:site_name" content="The Example">
      </head><body><h1><span>Budget</span> Figures to be published this year</h1><p>By Jane Doe</p>\(body)\(body)\(body)</body></html>
      """
    let article = article(page, url: "https://www.theexample.example/2026/11/23/figures")
    #expect(article.title == "Figures to be published this year")
    #expect(article.authors == ["Jane Doe"])
    #expect(article.published?.iso8601 == "2026-11-23")
    #expect(article.language == "en")
  }

  @Test(arguments: [
    ("https://a.example/2026/11/23/x", "2026-11-23"), ("https://a.example/2026-11-23-x.html", "2026-11-23"),
    ("https://a.example/n/20261123/x", "2026-11-23"), ("https://a.example/2026/nov/23/x", "2026-11-23"),
    ("https://a.example/2026/11/x", "-"), ("https://a.example/20269999", "-"),
    ("https://2026-11-23.example/", "-"),
    ("https://a.example/%2026/11/23", "-"), ("https://a.example/news/23-11-2026", "2026-11-23"),
    ("https://a.example/news/23.11.2026/x", "2026-11-23"), ("https://a.example/news/03-11-2026", "-"),
    ("https://a.example/news/23-11-2026-x", "-"), ("https://a.example/news/23-11-20", "-"),
  ])
  func addressesHoldDates(_ url: String, _ expected: String) {
    #expect(AddressDate.date(url)?.iso8601 ?? "-" == expected)
  }

  @Test func aTitlesLastPartMayBeTheDay() {
    func published(_ title: String) -> String? {
      article(
        "<html><head><title>\(title)</title></head><body><h1>الحكومة تعلن الأرقام</h1><div>\(Self.body)</div></body></html>"
      )
      .published?.iso8601
    }
    #expect(published("الحكومة تعلن الأرقام | الميزان | 23.05.2011") == "2011-05-23")
    #expect(published("الحكومة تعلن الأرقام 14. - 20. Januar 2022") == nil)
    #expect(published("الحكومة تعلن الأرقام | لقاء يوم 23.05.2011 في القاهرة") == nil)
  }

  @Test func whatATimeElementSaysGoesBeforeItsMachinesDay() {
    func published(_ time: String) -> String? {
      article("<body><h1>الحكومة تعلن الأرقام</h1><div>\(time)</div><div>\(Self.body)</div></body>")
        .published?.iso8601
    }
    #expect(
      published("<time datetime=\"2019-07-03T10:18:46Z\">Publié le 29 juin 2019</time>") == "2019-06-29")
    #expect(
      published("<time datetime=\"2019-06-28T22:18:46Z\">Publié le 29 juin 2019</time>")
        == "2019-06-28T22:18:46Z")
    #expect(
      published("<time datetime=\"2019-07-03T10:18:46Z\">29 juin 2019</time>") == "2019-07-03T10:18:46Z")
  }

  @Test func aPageWithoutHeadingsSetsItsHeadlineApart() {
    func title(_ line: String, _ title: String = "الميزان") -> String? {
      article(
        "<head><title>\(title)</title></head><body><table><tr><td>\(line)</td></tr><tr><td>\(Self.body)</td></tr></table></body>"
      ).title
    }
    let headline = "الحكومة تعلن أرقام الموازنة"
    #expect(title("<font size=5><b>\(headline)</b></font>") == headline)
    #expect(title("<font size=2>\(headline)</font>") == "الميزان")
    #expect(title("<b>العنوان:</b> \(headline)<br>") == headline)
    #expect(title("<b><a href=/2>\(headline)</a></b>") == "الميزان")
    #expect(title("<b>قال الوزير كلاما آخر في بيان</b>", headline) == headline)
  }

  @Test func aHeadlineMayHoldTheSitesName() {
    let page = """
      <head><title>Bridgework 3: Official Release by Ana T. Lima | Bridgework</title><meta property="og:site_name" content="Bridgework">
      <meta property="og:title" content="Bridgework 3: Official Release"></head><body><h1>Bridgework 3: Official Release</h1>
      <h2><a href=/a>Ana T. Lima</a></h2><div>\(Self.body)</div></body>
      """
    #expect(article(page).title == "Bridgework 3: Official Release")
  }

  @Test(arguments: [
    ("武汉的桥今年通车，有英雄的城！_城市频道_闽江网", "武汉的桥今年通车，有英雄的城！"), ("도서관 새 건물 내년 봄 문 연다-정치 | 한빛일보", "도서관 새 건물 내년 봄 문 연다"),
    ("도서관 새 건물 내년 봄 문 연다-정치", "도서관 새 건물 내년 봄 문 연다-정치"), ("大桥今年通车-全长三公里", "大桥今年通车-全长三公里"),
  ])
  func whatAHyphenJoinsIsCut(_ title: String, _ expected: String) {
    let page =
      "<head><title>\(title)</title><meta property=\"og:site_name\" content=\"한빛일보\"></head><body><div>\(Self.body)</div></body>"
    #expect(article(page).title == expected)
  }

  @Test func aDayBeforeTheHeadlineIsNoPartOfIt() {
    func title(_ heading: String) -> String? {
      article("<head><title>\(heading)</title></head><body><h1>\(heading)</h1><div>\(Self.body)</div></body>")
        .title
    }
    #expect(title("23.01.2022 - The old bridge opens again") == "The old bridge opens again")
    #expect(title("9/11 - what the city remembers") == "9/11 - what the city remembers")
  }
}
