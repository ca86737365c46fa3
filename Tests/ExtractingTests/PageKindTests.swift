import Testing
import Vocabulary

@testable import Extracting

private func extract(_ html: String, url: String = "https://news.example/a/1", type: String? = nil)
  -> Extraction
{
  Extractor().extract(PageInput(bytes: Array(html.utf8), url: url, contentType: type))
}

private let paragraph =
  "<p>قال وزير الزراعة اليوم إن موسم الحصاد بدأ في المحافظات الشمالية مبكرا هذا العام، وإن المحصول أوفر مما كان متوقعا.</p>"

@Suite struct PageKindTests {
  @Test func aPageOfTextIsAnArticle() {
    let page = extract("<h1>موسم الحصاد</h1><div>" + String(repeating: paragraph, count: 3) + "</div>")
    #expect(page.kind == .article && page.rejection == nil)
  }

  @Test func aPageOfHeadlinesIsAListing() {
    let rows = (1...20).map { "<li><a href='/n/\($0)'>عنوان طويل لخبر من أخبار اليوم رقم \($0)</a></li>" }
      .joined()
    let page = extract("<body><h1>اقتصاد</h1><ul>\(rows)</ul>", url: "https://news.example/economy")
    #expect(page.kind == .section && page.rejection == nil && page.links.count == 20)
  }

  @Test func teasersUnderHeadlinesAreAListing() {
    let rows = (1...12).map {
      "<div class=i><h3><a href='/n/\($0)'>The council met for the \($0)th time this year</a></h3>"
        + "<p>The council met again on Monday and talked about the new bridge over the river, \($0) people said.</p></div>"
    }.joined()
    let page = extract("<body><h1>Local</h1><div>\(rows)</div>", url: "https://news.example/local")
    #expect(page.kind == .section)
  }

  @Test func theFrontDoorIsAListing() {
    let rows = (1...12).map { "<a href='/n/\($0)'>A headline of some length, number \($0)</a><br>" }.joined()
    #expect(extract(rows, url: "https://news.example/").kind == .section)
  }

  @Test(arguments: [
    ("Brexit", "Brexit talks go on in Brussels for day", "https://news.example/world/brexit"),
    ("ميناء بيروت", "تحقيق جديد في انفجار ميناء بيروت بعد عام", "https://news.example/x/17"),
    ("東京五輪", "東京五輪の開会式は予定どおりに行われると発表", "https://news.example/s/9"),
    ("Anna Weber", "The council met for the first time in year", "https://news.example/authors/anna-weber"),
  ])
  func aPageAboutOneSubjectIsATopic(_ subject: String, _ headline: String, _ url: String) {
    let rows = (1...12).map { i in
      "<li><a href='/n/\(i)'>\(i % 2 == 0 ? headline : "Another thing happened in town, and people saw it") \(i)</a></li>"
    }.joined()
    let page = extract("<title>\(subject)</title><body><h1>\(subject)</h1><ul>\(rows)</ul>", url: url)
    #expect(page.kind == .topic && page.kind.isListing && page.rejection == nil)
    // The same lines under another name are a section.
    let section = extract(
      "<title>Region</title><body><h1>Region</h1><ul>\(rows)</ul>", url: "https://news.example/region")
    #expect(section.kind == .section)
  }

  /// Whole posts one under the other, each with a headline that leads to its page.
  @Test(arguments: ["article", "div class='hentry'"])
  func postsOneUnderTheOtherAreAListing(_ tag: String) {
    let name = tag.split(separator: " ")[0]
    let sentence =
      "The council met again on Monday and talked about the new bridge over the river, people said. "
    func post(_ i: Int, _ heading: String) -> String {
      "<\(tag)><h2>\(heading)</h2><p>\(String(repeating: sentence, count: 3))</p><p>\(sentence)\(i)</p></\(name)>"
    }
    let posts = (1...5).map { post($0, "<a href='/\($0)'>The council met for the \($0)th time</a>") }.joined()
    let url = "https://news.example/town"
    #expect(extract("<body><h1>Town</h1><div>\(posts)</div>", url: url).kind == .section)
    // An article in parts, whose headings lead nowhere, or one that its metadata call so.
    let parts = (1...5).map { post($0, "What the council said, part \($0)") }.joined()
    #expect(extract("<body><h1>Town</h1><div>\(parts)</div>", url: url).kind == .article)
    let inner =
      "<article><h1><a href='/0'>The council met at last today</a></h1>\(paragraph)\(posts)</article>"
    #expect(extract("<body>\(inner)", url: url).kind == .article)
    let names = (1...5).map { post($0, "<a href='/u/\($0)'>Anna Weber\($0)</a>") }.joined()
    #expect(extract("<body><h1>Town</h1><div>\(names)</div>", url: url).kind == .article)
    let stated = "<meta property='article:published_time' content='2026-01-02'><body><div>\(posts)</div>"
    #expect(extract(stated, url: url).kind == .article)
  }

  /// Where no class tells what a post is: boxes of one look, or headlines whose address is linked again in what follows.
  @Test(arguments: [true, false])
  func postsAreToldByTheirLayout(_ areBoxed: Bool) {
    let sentence =
      "The council met again on Monday and talked about the new bridge over the river, people said. "
    func posts(_ link: (Int) -> String, _ more: (Int) -> String) -> String {
      (1...5).map { i in
        let post = "<h2>\(link(i))</h2><p>\(String(repeating: sentence, count: 3))\(i)</p>\(more(i))"
        return areBoxed ? "<div class='x17 q'>\(post)</div>" : post
      }.joined()
    }
    func page(_ posts: String) -> PageKind {
      extract("<body><h1>Town</h1><div>\(posts)</div>", url: "https://news.example/town").kind
    }
    let headline = { (i: Int) in "<a href='/a/\(i)'>The council met for the \(i)th time</a>" }
    #expect(page(posts(headline) { "<p><a href='/a/\($0)'>Go on</a></p>" }) == .section)
    // Parts of one article: headings that lead nowhere, that lead to many sites, or that stand alone over their text.
    #expect(page(posts({ "What the council said, part \($0)" }) { _ in "" }) == .article)
    #expect(
      page(posts({ "<a href='https://s\($0).example/'>What others said \($0)</a>" }) { _ in "" }) == .article)
    if !areBoxed { #expect(page(posts(headline) { _ in "" }) == .article) }
  }

  @Test func cardsAboveTheSitesWordsAreAListing() {
    let cards = (1...4).map {
      "<div class=k><a href='/n/\($0)'><img src=i.jpg></a><h3><a href='/n/\($0)'>Bridge news \($0)</a></h3><i>2 May</i></div>"
    }.joined()
    let about =
      "<div><h4>About</h4><p>Our paper has told the town what goes on in it since the year 1911, and it is "
      + "read by all who live on the river and by many of those who left it, wherever they are today. It comes out on Fridays, and whoever wants it finds it at the bridge.</p></div>"
    #expect(extract("<body><div>\(cards)</div>\(about)", url: "https://news.example/town").kind == .section)
    // Under a headline of its own, a notice is an article.
    let notice = "<h1>Bridge closed</h1>" + about
    #expect(extract("<body><div>\(cards)</div>\(notice)", url: "https://news.example/town").kind == .article)
  }

  /// WordPress calls archives articles in their metadata, and says in the body's classes what they are.
  @Test(arguments: [
    ("archive category category-news", PageKind.section), ("home blog", .section),
    ("archive tag tag-x", .topic),
    ("search search-results", .section), ("author-template", .topic), ("page-taxonomy", .section),
    ("archive", .article), ("blog", .article), ("single single-post archive category", .article),
  ])
  func theClassesOfTheBodySayWhatItShows(_ classes: String, _ kind: PageKind) {
    let text = (1...4).map { "<h2>Part \($0)</h2>" + paragraph }.joined()
    let page = extract(
      "<meta property='og:type' content='article'><body class='x \(classes)'><h1>أخبار</h1><div>\(text)</div>"
    )
    #expect(page.kind == kind)
  }

  @Test(arguments: [
    ("https://news.example/category/politics/", true), ("https://news.example/politics/page/3", true),
    ("https://news.example/?s=bridge", true),
    ("https://news.example/politics/why-the-bridge-is-closed-today", false),
    ("https://news.example/category/why-the-bridge-is-still-closed-today", false),
    ("https://news.example/archive/20260102", false), ("https://news.example/topic/987", false),
    ("https://news.example/topic/bridge.html", false),
  ])
  func anAddressMaySayThatItLeadsToAList(_ url: String, _ says: Bool) {
    #expect(ListingAddress(url).saysListing == says)
    let rows = (1...8).map { "<li><a href='/n/\($0)'>A headline of some length, number \($0)</a></li>" }
      .joined()
    let text = String(repeating: paragraph, count: 6)
    #expect(extract("<body><h1>X</h1><div>\(text)</div><ul>\(rows)</ul>", url: url).kind.isListing == says)
  }

  /// As long as a short notice of an alphabet, in fewer characters or without spaces and full stops.
  @Test(arguments: [
    "የአዲስ አበባ ከተማ አስተዳደር ዛሬ አዲስ ድልድይ መከፈቱን አስታወቀ። ድልድዩ ሁለት ዓመት የፈጀ ሲሆን ትራፊክን ያቃልላል ተብሎ ይጠበቃል። ነዋሪዎች ደስታቸውን ገልጸዋል።",
    "北京市政府星期一宣布，横跨河流的新桥将于下月通车。工程历时两年，预计可缓解城中的交通拥堵。附近居民表示欢迎，市长说这是全市最重要的工程之一。",
    "ผู้ว่าราชการจังหวัดเปิดเผยเมื่อวันจันทร์ว่าสะพานข้ามแม่น้ำแห่งใหม่จะเปิดให้ใช้งานในเดือนหน้า หลังก่อสร้างนานสองปี คาดว่าจะช่วยลดปัญหาการจราจรติดขัดในเขตเมือง และชาวบ้านในพื้นที่ต่างแสดงความยินดี",
    "អាជ្ញាធររាជធានីបានប្រកាសកាលពីថ្ងៃចន្ទថា ស្ពានថ្មីឆ្លងកាត់ទន្លេនឹងបើកឲ្យប្រើប្រាស់នៅខែក្រោយ។ ការសាងសង់ចំណាយពេលពីរឆ្នាំ ហើយរំពឹងថានឹងកាត់បន្ថយការកកស្ទះចរាចរណ៍។ ប្រជាពលរដ្ឋសប្បាយចិត្តណាស់។",
  ])
  func shortNoticesOfAnyScriptAreArticles(_ text: String) {
    let page = extract("<body><h1>X</h1><div class=t><p>\(text)</p></div>")
    #expect(page.rejection == nil && page.kind == .article && page.article.text == text)
  }

  @Test func anErrorToldPolitelyIsNoArticle() {
    let page = extract("<title>404 - الصفحة غير موجودة</title><body><p>عذرا، الصفحة المطلوبة غير موجودة.</p>")
    #expect(page.rejection?.reason == .softNotFound)
  }

  @Test func wallsAreNamed() {
    #expect(
      extract("<title>Just a moment...</title><p>Checking your browser before you access the site.</p>")
        .rejection?
        .reason == .botBlock)
    #expect(
      extract("<p>You need to enable JavaScript to run this app.</p>").rejection?.reason == .javascriptShell)
    #expect(
      extract("<div id=app></div><script src=/a.js></script><script src=/b.js></script>").rejection?.reason
        == .javascriptShell)
    #expect(
      extract("<h1>We value your privacy</h1><p>Before you continue, accept all cookies.</p>").rejection?
        .reason
        == .consentWall)
  }

  @Test func otherMediaAreNoHTML() {
    #expect(extract("%PDF-1.4 x").rejection?.reason == .notHTML)
    #expect(extract("x", type: "image/png").rejection?.reason == .notHTML)
  }

  @Test func aPageWithoutTextHasNoBody() {
    #expect(extract("<p>نص قصير</p>").rejection?.reason == .noBody)
    #expect(extract("").rejection?.reason == .noBody)
  }

  @Test func liveBlogsSaySo() {
    let page = extract(
      "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\"}</script><h1>x</h1>"
        + String(repeating: paragraph, count: 3))
    #expect(page.kind == .liveBlog)
  }

  @Test func theHeadSpeaksToRobotsAndReaders() {
    let page = extract(
      """
      <head><base href="/ar/"><meta name=robots content="noarchive, noindex"><meta name="tdm-reservation" content=1>
      <link rel=alternate type="application/rss+xml" title="كل الأخبار" href="/rss">
      <link rel=alternate hreflang=en href="/en/1"></head><body><a href="/a" rel="nofollow next">التالي</a>
      <a href="#top">x</a><a href="javascript:void(0)">y</a><a href="/p"><img alt="صورة"></a>
      """)
    #expect(page.base == "/ar/" && page.robots == [.noarchive, .noindex] && page.tdmReservation == "1")
    #expect(
      page.alternates == [
        AlternateLink(href: "/rss", type: "application/rss+xml", title: "كل الأخبار"),
        AlternateLink(href: "/en/1", type: "", language: "en"),
      ])
    #expect(
      Array(page.links) == [
        Link(href: Array("/a".utf8), relations: [.nofollow, .next], anchorLetters: 6),
        Link(href: Array("/p".utf8), relations: [], anchorLetters: 4),
      ])
  }

  @Test func picturesWithWordsAreAGallery() {
    let pictures = (1...6).map {
      "<figure><img src=/\($0).jpg><figcaption>Rowers cross the harbour in the early morning, picture \($0)</figcaption></figure>"
    }.joined()
    let page = extract(
      "<article><h1>The regatta in pictures</h1><p>The regatta began at dawn.</p>\(pictures)</article>")
    #expect(page.kind == .gallery)
    let stated = "<script type='application/ld+json'>{\"@type\":\"ImageGallery\"}</script>"
    #expect(extract("\(stated)<h1>The regatta</h1>\(paragraph)").kind == .gallery)
    #expect(
      extract("<article><h1>Regatta</h1>\(String(repeating: paragraph, count: 8))\(pictures)</article>").kind
        == .article)
  }
}
