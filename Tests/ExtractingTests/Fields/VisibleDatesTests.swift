import Testing
import Vocabulary

@testable import Extracting

@Suite struct VisibleDatesTests {
  private static let fetch = Timestamp(milliseconds: 1795399200_000)  // 2026-11-23T02:00:00Z

  private func dates(_ html: String, address: CivilDate? = nil) -> VisibleDates {
    var sites = SiteNames(facts: PageFacts(), url: "https://www.almizan.example/")
    sites.add("الميزان اليوم")
    return around(html) {
      VisibleDates(
        $0, reader: DateReader(order: .dayFirst),
        sites: sites,
        address: address,
        fetchedAt: Self.fetch)
    }
  }

  @Test(arguments: [
    // Under the headline, with and without a label; with a writer.
    ("<h1>The plan for the old bridge</h1><div>3 May 2021</div>", "2021-05-03"),
    ("<h1>The plan for the old bridge</h1><div>By Ana Lima | 3 May 2021 14:05</div>", "2021-05-03T14:05:00"),
    // Over it: labelled, or next to it, or in a byline with its time.
    (
      "<div><span>Code: 8899446</span><span>Published: 3 May 2021 - 14:05</span><span>Comments: 4</span></div><h1>The plan for the old bridge</h1>",
      "2021-05-03T14:05:00"
    ),
    // First in the text, among counters.
    (
      "<h1>The plan for the old bridge</h1><p>Date : 3-5-2021 | By : Ana Lima | Visits : 3821 | Comments : 3</p>",
      "2021-05-03"
    ),
    (
      "<p>الميزان</p><div><b>هالة السعيد</b> • الأحد 22 أيار 2021</div><h1>خطة الجسر القديم</h1>",
      "2021-05-22"
    ),
    ("<h1>خطة الجسر القديم</h1><div>غيلان ولد أحمد في 22 يونيو 2022</div>", "2022-06-22"),
    ("<div>03/05/2021</div><h1>The plan for the old bridge</h1>", "2021-05-03"),
    // Behind a name that holds «ولد», and the site's own, that holds «اليوم».
    ("<h1>خطة الجسر القديم</h1><div>تصوير: مها ولد أحمد</div><div>22 يونيو 2022</div>", "2022-06-22"),
    ("<h1>خطة الجسر القديم</h1><div>الميزان اليوم</div><div>22 يونيو 2022</div>", "2022-06-22"),
    // Before it how often the article was read.
    (
      "<div>2021-05-03 09:37</div><div>عدد القراءات: 1979</div><h1>خطة الجسر القديم</h1>",
      "2021-05-03T09:37:00"
    ),
    (
      "<div class=byline><span>Our town</span><span>2021-05-03 21:35</span></div><div>Economy</div><h1>The plan for the old bridge</h1>",
      "2021-05-03T21:35:00"
    ),
  ])
  func theArticlesOwnIsSeen(_ head: String, _ expected: String) {
    #expect(dates("<body>\(head)\(plainText)</body>").head?.moment.iso8601 == expected)
  }

  @Test(arguments: [
    // The page's clock, a copyright line, a day to come, a date far from now.
    "<div>Monday, 23 November 2026</div><ul><li><a href=/a>Home</a></li></ul><h1>The plan for the old bridge</h1>",
    "<div>الثلاثاء 3 أيار 2022</div><h1>خطة الجسر القديم</h1>",
    "<h1>The plan for the old bridge</h1><div>Valid since 3 May 2021</div>",
    "<h1>The plan for the old bridge</h1><div>3 May 2031</div>",
    "<h1>The plan for the old bridge</h1><div>3 May 1821</div>",
    // Speaks of a date in a sentence.
    "<h1>The plan for the old bridge of 3 May 2021 and what came of it</h1>",
  ])
  func othersAreNot(_ head: String) { #expect(dates("<body>\(head)\(plainText)</body>").head == nil) }

  @Test func anotherArticlesDateAmongTheTextIsNotTaken() {
    let box =
      "<ul><li><a href=/2>More trams for the suburbs in spring</a> <span>4 June 2020, 10:00</span></li></ul>"
    let page = dates("<body><h1>The plan for the old bridge</h1>\(plainText)\(box)\(plainText)</body>")
    #expect(page.head == nil)
  }

  @Test func anUpdateIsKeptApart() {
    let page = dates(
      "<body><h1>The plan for the old bridge</h1><div><span>3 May 2021</span> <span>Updated: 4 May 2021 09:00</span></div>\(plainText)</body>"
    )
    #expect(page.head?.moment.iso8601 == "2021-05-03")
    #expect(page.updated?.moment.iso8601 == "2021-05-04T09:00:00")
  }

  @Test func aDistanceCountsUnderTheHeadline() {
    let page = dates("<body><h1>The plan for the old bridge</h1><div>2 days ago</div>\(plainText)</body>")
    #expect(page.head == nil)
    #expect(page.relative?.iso8601 == "2026-11-21")
  }

  @Test func anAddressTellsDayFromMonth() {
    let html = "<body><h1>The plan for the old bridge</h1><div>05/03/2021</div>\(plainText)</body>"
    #expect(dates(html).head?.moment.iso8601 == "2021-03-05")
    #expect(
      dates(html, address: CivilDate(year: 2021, month: 5, day: 3)).head?.moment.iso8601 == "2021-05-03")
  }

  @Test(arguments: [
    // A printed paper's line, in both calendars and with the issue's number.
    (
      "<div>العدد 1966 - الأربعاء 28 سبتمبر 2022م الموافق 02 ربيع الأول 1444هـ</div><h1>خطة الجسر القديم في المدينة</h1>",
      "2022-09-28"
    ),
    (
      "<div>الأربعاء 20 من ربيع الآخر 1433 هــ 14 مارس 2012 السنة 137 العدد 48110</div><h1>خطة الجسر القديم في المدينة</h1>",
      "2012-03-14"
    ),
    // Right under the headline, though its class is a caption's.
    ("<h1>The plan for the old bridge</h1><p class=rte__caption>01. November 2021 | City</p>", "2021-11-01"),
    // A place and the day in brackets open the text.
    (
      "<h1>The plan for the old bridge</h1><p>Karlsruhe (12.11.2021). \(String(repeating: "The bridge will open again when the work is done. ", count: 5))</p>",
      "2021-11-12"
    ),
  ])
  func whatPapersPrintIsRead(_ head: String, _ expected: String) {
    #expect(dates("<body>\(head)\(plainText)</body>").head?.moment.iso8601 == expected)
  }

  @Test(arguments: [
    // The page's own clock: by its class, its label, or the site's name beside it.
    "<div class=date-now>الخميس 28-09-2017 12:47</div><h1>خطة الجسر القديم في المدينة</h1>",
    "<div>امروز: سه‌شنبه ۳۰ شهریور ۱۳۹۵ - ۱۲:۴۳</div><h1>خطة الجسر القديم في المدينة</h1>",
    "<div><i>2013/03/07 12:55</i><a href=/>almizan</a></div><h1>خطة الجسر القديم في المدينة</h1>",
    // Another article's, labelled, behind the text.
    "<h1>O plano para a ponte</h1>\(plainText)<ul><li><a href=/2>Prefeitura inaugura corredor de ônibus na zona leste</a> <span>Publicado em 24/09/2016 às 02h17</span></li></ul>",
    // Another article's headline, in letters without spaces.
    "<h1>橋の計画が決まる</h1>\(plainText)<ul><li><a href=/2>古墳から出土した銅鏡を初公開</a> <span>2018年7月4日</span></li></ul>",
  ])
  func thePagesClockAndOtherArticlesAreNot(_ head: String) {
    #expect(dates("<body>\(head)\(plainText)</body>").head == nil)
  }
}
