import Testing
import Vocabulary

@testable import Extracting

private func text(_ html: String) -> String {
  Extractor().extract(PageInput(bytes: Array(html.utf8), url: "https://news.example/a/1")).article.text
}

private let a1 =
  "أعلنت وزارة النقل في بيان رسمي، اليوم الأحد، أن الجسر الجديد سيفتح أمام السيارات قبل نهاية الشهر الجاري بعد توقف دام عامين."
private let a2 =
  "وقال مدير المشروع إن العمل انتهى في الجانبين، مشيرا إلى أن الفحوص الأخيرة للأعمدة أظهرت نتائج أفضل مما كان متوقعا في البداية."
private let a3 =
  "وأضاف أن كلفة المشروع بلغت أربعين مليونا، وأن القسم الأكبر منها دفعته البلدية من ميزانيتها خلال السنوات الثلاث الماضية."
private let e1 =
  "The harbour authority said on Sunday that the new bridge will open to cars before the end of the month, two years late."
private let e2 =
  "Its director said that work on both banks had ended, and that the last tests of the pillars were better than expected."
private let e3 =
  "The project cost forty million, he added, and most of it was paid by the city from its own budget over three years."
private let title = "<h1>الجسر الجديد يفتح قبل نهاية الشهر</h1>"
private let wanted = [a1, a2, a3].joined(separator: "\n")

private func paragraphs(_ lines: [String]) -> String { lines.map { "<p>\($0)</p>" }.joined() }

@Suite struct BodyTests {
  @Test func menusAndFeetAreLeftOut() {
    let page = """
      <body><nav><ul><li><a href=/a>سياسة</a><li><a href=/b>اقتصاد</a></ul></nav><article>\(title)
      \(paragraphs([a1, a2, a3]))</article><footer><p>جميع الحقوق محفوظة لموقعنا، ولا يسمح بالنقل دون إذن مكتوب من الإدارة.</p></footer>
      """
    #expect(text(page) == wanted)
  }

  @Test func aPageWithoutClassesGivesItsText() {
    let menu = (1...12).map { "<li><a href='/s\($0)'>قسم رقم \($0)</a>" }.joined()
    let side = (1...8).map { "<h2><a href='/n\($0)'>عنوان خبر آخر في الموقع رقم \($0)</a></h2>" }.joined()
    let page = """
      <body><div><ul>\(menu)</ul></div><div><div>\(title)<div>الأحد، 04 آب/اغسطس 2013، آخر تحديث 02:21</div>
      <div>\(paragraphs([a1, a2, a3]))<p>نرحب بتعليقاتكم، وتخضع التعليقات المنشورة للمراجعة.</p></div></div>
      <div><h4>الأكثر قراءة</h4>\(side)</div></div>
      """
    #expect(text(page) == wanted)
  }

  @Test func aFormAroundThePageAndBreaksForParagraphs() {
    let page = """
      <body><form id=aspnetForm><div class=menu><a href=/a>سياسة</a></div><table><tr><td>\(title)
      <div class=details>\(a1)<br><br>\(a2)<br/><br/>\(a3)</div></td><td><a href=/x>خبر آخر من أخبار الموقع اليوم</a></td></tr></table></form>
      """
    #expect(text(page) == wanted)
  }

  @Test func aTextSplitOverContainersIsWhole() {
    let page = """
      <body><article>\(title)<div class="part body-text"><p>\(a1)</p></div><div class="ad-slot"><p>إعلان</p></div>
      <div class="part body-text"><p>\(a2)</p></div><aside class=related><a href=/r>اقرأ أيضا: خبر آخر عن الجسر القديم</a></aside>
      <div class="part body-text"><p>\(a3)</p></div></article>
      """
    #expect(text(page) == wanted)
  }

  @Test func theArticleBeneathTheFirstIsLeftOut() {
    let next =
      "<div class=box><h1 class=name>مهرجان المدينة يبدأ غدا بعرض كبير</h1>\(paragraphs([e1, e2, e3, a3, e1]))</div>"
    let page = """
      <head><title>الجسر الجديد يفتح قبل نهاية الشهر</title></head><body><div class=all><div class=box>
      <h1 class=name>الجسر الجديد يفتح قبل نهاية الشهر</h1>\(paragraphs([a1, a2, a3]))</div>\(next)</div>
      """
    #expect(text(page) == wanted)
  }

  @Test func readersWordsWithoutAnyClassEndTheText() {
    let page = """
      <body><div>\(title)<div>\(a1)</div><div>\(a2)</div><div>\(a3)</div><div>التعليقات (2)</div>
      <div><b>مغترب</b> 12-03-2020 10:20<div>كلام سليم، والمشكلة أن أحدا لا يسمع ولا يقرأ.</div></div>
      <div><b>قارئ قديم</b> 12-03-2020 11:40<div>نتمنى المزيد من هذه التحقيقات، وفقكم الله.</div></div></div>
      """
    #expect(text(page) == wanted)
  }

  @Test func aQuotationThatRepeatsTheTextIsLeftOut() {
    let page = """
      <body><article>\(title)<p>\(a1)</p><blockquote class=sc-1>وقال مدير المشروع إن العمل انتهى في الجانبين</blockquote>
      <p>\(a2)</p><p>\(a3)</p></article>
      """
    #expect(text(page) == wanted)
  }

  @Test func listsQuotesAndSubheadingsStay() {
    let page = """
      <article><h1>Bridge to open within the month</h1><p>\(e1)</p><h2>What is left to do</h2><p>\(e2)</p>
      <ul><li>Paint the railings</li><li>Light the northern ramp</li></ul><blockquote><p>We are proud of every metre of it.</p></blockquote>
      <p>\(e3)</p></article>
      """
    #expect(
      text(page)
        == [
          e1, "What is left to do", e2, "Paint the railings", "Light the northern ramp",
          "We are proud of every metre of it.", e3,
        ].joined(separator: "\n"))
  }

  @Test func aLeadOverTheTextStays() {
    let lead =
      "After two years of delay the bridge over the northern arm of the harbour is ready, the authority says."
    let page = """
      <main><header><h1>Bridge to open within the month</h1><p class=standfirst>\(lead)</p>
      <div class=byline>By Mona Rowe</div></header><div class=content>\(paragraphs([e1, e2, e3]))</div></main>
      """
    #expect(text(page) == [lead, e1, e2, e3].joined(separator: "\n"))
  }

  @Test func captionsBylinesAndReadAlsoAreLeftOut() {
    let page = """
      <article>\(title)<figure><img src=b.jpg><figcaption>الجسر الجديد كما بدا أمس من الضفة الغربية للنهر.</figcaption></figure>
      <p>دمشق ـ سليم حداد</p><p>\(a1)</p><p>اقرأ أيضا: <a href=/r>البلدية تعلن موعد افتتاح الحديقة العامة</a></p>
      <p>\(a2)</p><div><img src=c.jpg><p>تصوير: مها العلي</p></div><p>\(a3)</p><p>(رويترز)</p></article>
      """
    #expect(text(page) == wanted + "\n(رويترز)")
  }

  @Test func readersWordsAreLeftOutWhereNoClassTells() {
    let names = ["أبو أحمد", "سارة", "مواطن", "خالد من حلب"]
    let rows = names.map {
      "<div class=c><b></b><span>\($0)</span><br><p>شكرا على الخبر يا إخوان، ونتمنى أن يفتح الجسر في موعده هذه المرة فعلا.</p></div>"
    }.joined()
    let page = "<body><div>\(title)\(paragraphs([a1, a2, a3]))<section class=cm>\(rows)</section></div>"
    #expect(text(page) == wanted)
  }

  @Test func cardsOfOtherArticlesAreLeftOut() {
    let card = """
      <div><h3><a href=/o>Council argues over the price of parking in the old town</a></h3><p>The council met on Monday, again.</p></div>
      """
    let page =
      "<article><h1>Bridge to open within the month</h1><p>\(e1)</p>\(card)<p>\(e2)</p>\(card)<p>\(e3)</p></article>"
    #expect(text(page) == [e1, e2, e3].joined(separator: "\n"))
  }

  @Test func noticesInAPostsPlaceAreLeftOut() {
    let notice =
      "Um eingebettete Inhalte anzuzeigen, ist deine widerrufliche Einwilligung in die Übermittlung und Verarbeitung von "
      + "personenbezogenen Daten notwendig, da die Anbieter der eingebetteten Inhalte als Drittanbieter diese Einwilligung "
      + "verlangen. Der Widerruf ist am Ende der Seite möglich."
    #expect(
      text("<h1>A bridge opens</h1>" + paragraphs([e1, notice, e2, e3]))
        == [e1, e2, e3].joined(separator: "\n"))
  }

  @Test func aStatedBodyReplacesATeaser() {
    let json =
      "{\"@type\":\"NewsArticle\",\"headline\":\"الجسر الجديد\",\"articleBody\":\"\(a1)\\n\(a2)\\n\(a3)\"}"
    let page = "<script type=application/ld+json>\(json)</script><body>\(title)<div><p>\(a1)</p></div>"
    #expect(text(page) == wanted)
  }

  @Test func aStatedTeaserReplacesNothing() {
    let json = "{\"@type\":\"NewsArticle\",\"headline\":\"الجسر الجديد\",\"articleBody\":\"\(a1)\"}"
    let page =
      "<script type=application/ld+json>\(json)</script><body>\(title)<div>\(paragraphs([a1, a2, a3]))</div>"
    #expect(text(page) == wanted)
  }

  @Test func aPostKeepsItsWordsWithoutItsSender() {
    let page = """
      <article><h1>Bridge to open within the month</h1><p>\(e1)</p><blockquote class=twitter-tweet><p>The bridge opens at last, see you there!</p>
      &mdash; Harbour (@harbour) <a href=/t>May 1, 2021</a></blockquote><p>\(e2)</p><p>\(e3)</p></article>
      """
    #expect(text(page) == [e1, "The bridge opens at last, see you there!", e2, e3].joined(separator: "\n"))
  }

  @Test func aClassThatNamesTheLayoutIsNoEvidence() {
    let page = """
      <body class="has-sidebar two-sidebars no-comments"><div class="field-label-hidden">\(title)\(paragraphs([a1, a2, a3]))</div>
      """
    #expect(text(page) == wanted)
  }

  @Test func anUnclosedButtonSwallowsNothing() {
    let filler = String(repeating: "<i></i>", count: 200)
    let page = "<body><button><div>\(title)\(paragraphs([a1, a2, a3]))\(filler)</div>"
    #expect(text(page) == wanted)
  }

  @Test func windows1256IsReadWithoutALabel() {
    let table = Transcoder.table(of: .windows1256)
    let html = "<body><article>\(title)\(paragraphs([a1, a2, a3]))</article>"
    let bytes = html.unicodeScalars.map { scalar -> UInt8 in
      if scalar.value < 0x80 { return UInt8(scalar.value) }
      return UInt8(128 + (table.firstIndex(of: scalar.value) ?? 0x3F))
    }
    let found = Extractor().extract(PageInput(bytes: bytes))
    #expect(found.charset == "windows-1256" && found.article.text == wanted)
  }

  @Test func onePageLeavesNothingForTheNext() {
    let extractor = Extractor()
    let page = "<body><article>\(title)\(paragraphs([a1, a2, a3]))</article>"
    let first = extractor.extract(PageInput(bytes: Array(page.utf8))).article
    _ = extractor.extract(PageInput(bytes: Array("<p>x".utf8)))
    #expect(extractor.extract(PageInput(bytes: Array(page.utf8))).article == first)
  }

  @Test func tortureEndsInARejectionOrAText() {
    let deep = String(repeating: "<div><b>", count: 50_000) + a1
    let nulls = "<p>" + a1 + "\0" + a2
    let wide = "<p>" + String(repeating: a1 + " ", count: 5_000)
    #expect(text(deep) == a1)
    #expect(text(nulls) == a1 + a2)
    #expect(text(wide).utf8.count > 1_000_000)
    for rubbish in ["<", "</p", "\u{FEFF}", "<!--", String(repeating: "<", count: 100_000)] {
      #expect(Extractor().extract(PageInput(bytes: Array(rubbish.utf8))).article.text.count <= 100_000)
    }
  }

  @Test func commentsAreToldByTheirRhythm() {
    let rows = [
      ("أبو فارس", "الله يعطيكم العافية على هذا الخبر."),
      ("مواطن", "كلام جميل ولكن أين التطبيق يا سادة؟ نسمع هذا كل سنة."),
    ]
    let table = rows.map { "<tr><td>\($0.0) - 15/5/2019</td></tr><tr><td>\($0.1)</td></tr>" }.joined()
    let boxes = rows.map { "<div><div>\($0.0)</div><div>منذ 3 ساعات</div><div>\($0.1)</div></div>" }.joined()
    for comments in ["<table>\(table)</table>", boxes] {
      #expect(text("<body><div>\(title)\(paragraphs([a1, a2, a3]))\(comments)</div>") == wanted)
    }
  }

  @Test func aLabelEndsTheTextWhereItsParagraphsEnd() {
    let page =
      "<body><div><div>\(title)\(paragraphs([a1, a2, a3]))</div><h3>أضف تعليقك</h3><div><p>\(a1)</p></div></div>"
    #expect(text(page) == wanted)
    let goesOn = "<body><div>\(title)\(paragraphs([a1, a2]))<p>التعليقات</p>\(paragraphs([a3]))</div>"
    #expect(text(goesOn).hasSuffix(a3))
  }

  /// Readers' words in the same element as the text, behind nothing but a label.
  @Test(arguments: [
    "<b>التعليقات</b><br>أبو فارس<br>الله يعطيكم العافية.<br>مواطن<br>كلام جميل ولكن أين التطبيق يا سادة؟",
    "<b>Comments (2)</b><br>This is long overdue, and everybody here knows it.<br>Quite right.",
    "<strong>Комментарии (1)</strong><br>Давно пора было открыть этот мост, мы ждали два года.",
    "<b>ΣΧΟΛΙΑ</b><br>Maria<br>It was about time, I must say.<br>Nikos<br>So it was, dear Maria.",
  ])
  func talkBehindALabelIsLeftOut(_ talk: String) {
    let lines = [a1, a2, a3].joined(separator: "<br><br>")
    #expect(text("<body><div>\(title)\(lines)<br><br>\(talk)</div>") == wanted)
  }

  @Test func aSubheadingThatNamesCommentsEndsNothing() {
    let lines = [e1, e2].joined(separator: "<br><br>")
    let page =
      "<body><div><h1>Bridge to open</h1>\(lines)<br><br><b>Discussion</b><br>\(e3)<br><br>\(a1)</div>"
    #expect(text(page).hasSuffix("Discussion\n\(e3)\n\(a1)"))
  }

  @Test func subheadingsAndPricesAreNoComments() {
    let lines = (1...4).map { "<h3>Place number \($0)</h3><p>Price: $\($0)1.30</p><p>\($0) \(e1)</p>" }
      .joined()
    let found = text("<article><h1>Four places</h1><p>\(e2)</p>\(lines)</article>")
    #expect(found.contains("Price: $31.30") && found.contains("Place number 4") && found.hasSuffix("4 \(e1)"))
  }

  @Test func theNextArticleIsNotThisOne() {
    let next = paragraphs([e1, e2, e3])
    let page = """
      <head><title>الجسر الجديد يفتح قبل نهاية الشهر - الخبر</title></head><body><div id=list>
      <div class=item>\(title)\(paragraphs([a1, a2, a3]))</div><div class=item><h1>Bridge to open within the month</h1>\(next)</div></div>
      """
    #expect(text(page) == wanted)
  }

  @Test func tagsAmongTheWordsAreNoWords() {
    let page =
      "<body>&lt;img height=\"1\" style=\"display:none\" src=\"http://t.example/p?c1=2\"&gt;<div>\(title)\(paragraphs([a1, a2, a3]))</div>"
    #expect(text(page) == wanted)
  }

  @Test func aProgramAmongTheWordsIsNoText() {
    let program =
      "'); } if( partner == 'wire' ) { document.write(''); } if (document.cookie.indexOf('from=wire') != -1) { show(); } // -->"
    #expect(
      text("<body><div>\(title)\(paragraphs([a1]))<p>\(program)</p>\(paragraphs([a2, a3]))</div>") == wanted)
    // What an article prints as a program stays.
    let printed = text("<body><div>\(title)\(paragraphs([a1, a2, a3]))<pre>\(program)</pre></div>")
    #expect(printed.contains("document.write"))
  }

  @Test func whatIsHiddenWithinALineIsNotRead() {
    let formula = "<span style='display: none'>x squared, spoken aloud</span>"
    let spoken = "<span class=sr-only>opens in a new window</span>"
    let page =
      "<body><article>\(title)<p>\(a1)\(formula)</p><p>\(a2)\(spoken)</p>\(paragraphs([a3]))</article>"
    #expect(text(page) == wanted)
  }

  @Test func aParagraphBrokenAtAWidthIsOne() {
    let lines = [e1, e2, e3].joined(separator: " ").split(separator: " ").reduce(into: [""]) { lines, word in
      if lines[lines.count - 1].count + word.count > 50 { lines.append("") }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    let page = "<body><div><h2>Bridge to open</h2>\(lines.joined(separator: "<br>"))</div>"
    #expect(text(page).replacing("\n", with: " ") == [e1, e2, e3].joined(separator: " "))
    #expect(text(page).split(separator: "\n").count <= 3)
  }

  @Test func theFirstWordsOfAParagraphDoNotSpeakForIt() {
    let page = """
      <body><article><h1>Bridge to open within the month</h1><p class=byline>By Nora Field</p>
      <p><span class=dateline>PORT ELLEN</span> \(e1)</p>\(paragraphs([e2, e3]))</article>
      """
    #expect(text(page) == ["PORT ELLEN \(e1)", e2, e3].joined(separator: "\n"))
  }

  @Test func whatIsNotPrintedIsShown() {
    let page = "<body><article>\(title)<p>\(a1)</p><p class=noprint>\(a2)</p><p>\(a3)</p></article>"
    #expect(text(page) == wanted)
  }

  @Test func aSentenceRightBeforeTheContainerIsItsFirst() {
    let side = (1...6).map { "<dd><a href='/n\($0)'>Another thing to read, number \($0)</a></dd>" }.joined()
    let page = """
      <body><dl>\(side)</dl><div><div>Bridge to open</div><p>\(e1)</p><div class=story-body>
      \(paragraphs([e2, e3, e1 + " " + e2]))</div></div>
      """
    #expect(text(page).hasPrefix(e1 + "\n" + e2))
  }

  @Test func theTextEndsWithItsLastParagraph() {
    func page(_ tail: String) -> String {
      "<body><div><h1>Bridge to open</h1>\(paragraphs([e1, e2, e3]))\(tail)</div>"
    }
    let body = [e1, e2, e3].joined(separator: "\n")
    #expect(
      text(page("<div><div>Readers' choice of the week</div><div>The paper at a glance</div></div>")) == body)
    #expect(text(page("<center>© 2008 The Harbour News. Every right is ours.</center>")) == body)
    // What may be the text's own stays: of the same element, in brackets, a table of figures, a part of sentences.
    let more =
      "The old bridge will be taken down in spring, and its steel will be sold to a yard on the other bank."
    #expect(text(page(more)) == body + "\n" + more)
    #expect(text(page("<div><div>(Coast Agency)</div></div>")) == body + "\n(Coast Agency)")
    let scores = (1...9).map { "<tr><td>Pier \($0)</td><td>\($0)4</td></tr>" }.joined()
    #expect(text(page("<div><table>\(scores)</table></div>")).contains("Pier 7"))
    let part = (1...3).map { "<div class=q>\(more) Part \($0) of it.</div>" }.joined()
    #expect(text(page("<div>\(part)</div>")).contains("Part 3 of it."))
  }

  @Test func slidesWithinAnArticleAreCaptions() {
    let caption = "Workers lift a plate out of the ground at the northern end"
    let slides = (1...5).map { "<div class=s><b>\($0)/5</b><p>\(caption), picture \($0).</p></div>" }.joined()
    let words = paragraphs([e1, e2, e3, "\(e1) \(e2)"])
    #expect(!text("<body><div><h1>Bridge to open</h1>\(words)<div>\(slides)</div></div>").contains(caption))
    // A page of nothing else keeps them.
    #expect(text("<body><div><h1>Bridge in pictures</h1><div>\(slides)</div></div>").contains(caption))
    #expect(Slides.counter(Array("(12 / 40)".utf8)).map { [$0.number, $0.of] } == [12, 40])
    for line in ["41/40", "1/2", "1/2/2008", "7", "a/9", "0/9"] {
      #expect(Slides.counter(Array(line.utf8)) == nil)
    }
  }

  @Test func aDateWithItsWordsOverTheTextIsNotItsFirstLine() {
    let line = "NEWS.EXAMPLE 2005-03-11 12:12:06 Source: The Harbour Daily, comments 0"
    let page = "<body><div><h1>Bridge to open</h1><div>\(line)</div>\(paragraphs([e1, e2, e3]))</div>"
    #expect(text(page) == [e1, e2, e3].joined(separator: "\n"))
  }

  @Test func howWordsAreReadAloudIsNotRead() {
    let line = "<ruby>橋<rp>（</rp><rt>はし</rt><rp>）</rp></ruby>は今月末に車の通行が始まると、港湾当局が日曜日の会見で明らかにした。"
    let read = "橋は今月末に車の通行が始まると、港湾当局が日曜日の会見で明らかにした。"
    let page =
      "<body><article><h1><ruby>新橋<rt>しんきょう</rt></ruby>が開通へ</h1>\(paragraphs([line, line, line]))</article>"
    let article = Extractor().extract(PageInput(bytes: Array(page.utf8), url: "https://news.example/a/1"))
      .article
    #expect(article.text == [read, read, read].joined(separator: "\n"))
    #expect(article.title == "新橋が開通へ")
  }

  @Test func anExplanationSaysWhyALineIsNoText() {
    let extractor = Extractor()
    extractor.explains = true
    let page = """
      <body><div><h1>Bridge to open</h1><div>Sunday, 4 August 2013</div>\(paragraphs([e1, e2, e3]))
      <div>Harbour Daily, all the news of the coast</div></div>
      """
    _ = extractor.extract(PageInput(bytes: Array(page.utf8), url: "https://news.example/a/1"))
    let lines = extractor.explanation()
    #expect(lines.contains { $0.hasPrefix("+ ") && $0.hasSuffix(String(e1.prefix(80))) })
    #expect(lines.contains { $0.contains("], above the text <div> Sunday") }, "\(lines)")
    #expect(lines.contains { $0.contains("], behind the text <div> Harbour Daily") }, "\(lines)")
    #expect(lines.contains { $0.contains(", says the title again <h1> Bridge to open") }, "\(lines)")
  }

  @Test func anExplanationSaysWhyAPageIsAList() {
    func lines(_ html: String, _ url: String) -> [String] {
      let extractor = Extractor()
      extractor.explains = true
      _ = extractor.extract(PageInput(bytes: Array(html.utf8), url: url))
      return extractor.explanation()
    }
    let posts = (1...4).map {
      "<div><h2><a href=/p/\($0)>Town news \($0)</a></h2><p>\(e2) \(e3) \($0)</p></div>"
    }
    let found = lines("<body><h1>Town</h1><div>\(posts.joined())</div>", "https://news.example/town")
    #expect(found.first == "kind section: posts stand in a row")
    #expect(found.contains { $0.hasPrefix("sign posts: 4 headlines in a row, 4 with text") }, "\(found)")
    #expect(found.contains("sign of an article: none"))
    let stated = lines(
      "<meta property='og:type' content='article'><body>\(paragraphs([e1, e2, e3]))", "https://news.example/1"
    )
    #expect(stated.first == "kind article: the page calls itself one, and has a text")
    #expect(stated.contains("sign of an article: og:type"))
  }
}
