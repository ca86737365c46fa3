import Testing
import Vocabulary

@testable import Extracting

@Suite struct VisibleBylineTests {
  private func byline(_ html: String) -> VisibleByline {
    var sites = SiteNames(facts: PageFacts(), url: "https://www.almizan.example/")
    sites.add("الميزان")
    sites.add("The Balance")
    return around("<body>\(html)</body>") { VisibleByline($0, sites: sites) }
  }

  @Test(arguments: [
    ("<h1>The plan for the old bridge</h1><div>By Ana Lima</div>", ["Ana Lima"]),
    ("<h1>The plan for the old bridge</h1><div>By</div><div>Ana Lima</div>", ["Ana Lima"]),
    ("<h1>The plan for the old bridge</h1><div>Ana Lima Published: 3 May 2021</div>", ["Ana Lima"]),
    ("<h1>The plan for the old bridge</h1><div><a href=/author/ana-lima>Ana Lima</a></div>", ["Ana Lima"]),
    (
      "<h1>The plan for the old bridge</h1><div class=byline><a href=/a>Ana Lima</a> and <a href=/b>Rui Pinto</a></div>",
      ["Ana Lima", "Rui Pinto"]
    ),
    ("<h1>The plan for the old bridge</h1><div>Zeynep Kaya</div>", ["Zeynep Kaya"]),
    ("<h1>The plan for the old bridge</h1><div>Lukas Vogel (Text)</div>", ["Lukas Vogel"]),
    ("<h1>The plan for the old bridge</h1><div>Anna Nowak, The Balance</div>", ["Anna Nowak"]),
    ("<h1>The plan for the old bridge</h1><div>Anna says the bridge will open</div>", []),
    ("<h1>The plan for the old bridge</h1><div>Old Harbour</div>", []),
    ("<h1>The plan for the old bridge</h1><div>AA</div><div>Text Size</div><div>Small</div>", []),
    ("<h1>橋の計画が決まる</h1><div>著者：山田太郎</div>", ["山田太郎"]),
    (
      "<h1>橋の計画が決まる</h1><div class=byline>by <a href=/a>山田太郎</a> | カテゴリー <a href=/b>社会</a> | タグ <a href=/c>政治</a></div>",
      ["山田太郎"]
    ),
    (
      "<ul><li><i>3 أيار 2021</i> <a href=/7>آلة الحلاقة وقطاع الطريق</a></li></ul><h1>خطة الجسر القديم في المدينة</h1>",
      []
    ),
    ("<div class=writer>هالة السعيد</div><h1>خطة الجسر القديم في المدينة</h1>", ["هالة السعيد"]),
    (
      "<h1>خطة الجسر القديم في المدينة</h1><div>المكان: عدن - القسم: محليات - الكاتب: فادي منصور - التاريخ: 3 أيار 2021</div>",
      ["فادي منصور"]
    ),
    ("<h1>خطة الجسر القديم في المدينة</h1><div>غيلان ولد أحمد في 3 مايو 2021</div>", ["غيلان ولد أحمد"]),
    (
      "<h1>خطة الجسر القديم في المدينة</h1><div>كتب: فادي منصور وهالة السعيد</div>",
      ["فادي منصور", "هالة السعيد"]
    ),
    ("<h1>خطة الجسر القديم في المدينة</h1><div>الميزان</div>", []),
    ("<h1>خطة الجسر القديم</h1><div>قرطبان العنزي</div>", ["قرطبان العنزي"]),
    ("<h1>خطة الجسر القديم</h1><div>ملحق الاقتصادي</div>", []),
    ("<h1>خطة الجسر القديم</h1><div>خلال المؤتمر الصحفي</div>", []),
    ("<h1>خطة الجسر القديم</h1><div>قرطبان ونيس (تويتر: @kortoban)</div>", ["قرطبان ونيس"]),
    ("<div>فادي منصور <i>قبل 3 ساعات</i></div><h1>خطة الجسر القديم</h1>", ["فادي منصور"]),
    (
      "<h4>هالة السعيد</h4><div>كاتبة وباحثة</div><div>مقالات سابقة</div><h1>خطة الجسر القديم</h1>",
      ["هالة السعيد"]
    ),
    ("<div>رياضة</div><div>محليات | هالة السعيد</div><h1>خطة الجسر القديم</h1>", ["هالة السعيد"]),
    ("<h1>خطة الجسر القديم</h1><p>مقابلة أجراها: فادي منصور</p>", ["فادي منصور"]),
    ("<h1>The plan for the old bridge</h1><div>By our staff reporter</div>", []),
    ("<h1>The plan for the old bridge</h1><div>Photo: Ana Lima</div>", []),
    ("<h1>The plan for the old bridge</h1><div>Code: 8899446</div>", []),
    ("<h1>The plan for the old bridge</h1>", []),
    ("<h1>مروان للخليج .. فحص وتوقيع</h1>", []),
  ])
  func writersAreRead(_ head: String, _ expected: [String]) {
    #expect(byline(head + plainText).people == expected)
  }

  @Test func aPlaceStandsBesideTheWriterTheHouseOrTheDate() {
    #expect(
      byline("<h1>خطة الجسر القديم في المدينة</h1><div>دمشق ـ فادي منصور</div>" + plainText).place == "دمشق")
    #expect(
      byline("<h1>The plan for the old bridge</h1><div>Por Ana Lima, The Balance — Manaus</div>" + plainText)
        .place == "Manaus")
    #expect(
      byline("<h1>The plan for the old bridge</h1><div>Madrid - 3 May 2021</div>" + plainText).place
        == "Madrid")
    #expect(byline("<h1>The plan for the old bridge</h1><div>Madrid</div>" + plainText).place == nil)
  }

  @Test func aLabelLeadsToThePlace() {
    let headline = "<h1>خطة الجسر القديم في المدينة</h1>"
    #expect(byline("\(headline)<div>المكان: عدن</div>" + plainText).place == "عدن")
    #expect(byline("\(headline)<div>المدينة</div><div>عدن</div>" + plainText).place == "عدن")
    #expect(byline("\(headline)<div>لندن - مراسل الميزان</div>" + plainText).place == "لندن")
    #expect(byline("\(headline)<div>أستاذ في الجامعة، القاهرة</div>" + plainText).place == nil)
  }

  @Test(arguments: [
    ("<div>Ana Lima</div>", []),
    ("<div><b>فادي منصور</b></div>", ["فادي منصور"]),
    ("<div>Editor: <i>Ana Lima</i></div>", []),
    // Of another article.
    ("<h3><a href=/2>خطة لتوسيع شبكة القطار في الضواحي</a></h3><div class=author>فادي منصور</div>", []),
  ])
  func writersSignUnderTheText(_ foot: String, _ expected: [String]) {
    #expect(byline("<h1>The plan for the old bridge</h1>" + plainText + foot).people == expected)
  }

  @Test func anAgencyStandsBehindBothCalendars() {
    let line = "الرياض 12 رجب 1437 هـ الموافق 20 أبريل 2016 م واس"
    let page = byline("<h1>خطة الجسر القديم في المدينة</h1><p>\(line)</p>" + plainText)
    #expect([page.place, page.agency, page.code] == ["الرياض", "واس", "SPA"])
    #expect(page.people == [])
  }

  @Test func aParagraphsOpeningNamesItsReporter() {
    let text = String(
      repeating: "وقال المتحدث إن الأعمال تسير كما خطط لها في الموقع، وإن العدد بلغ مئة عامل. ", count: 4)
    let page = byline("<h1>خطة الجسر القديم في المدينة</h1><p>كركوك/ حنان الكواري: \(text)</p>\(plainText)")
    #expect(page.people == ["حنان الكواري"])
    #expect(page.place == "كركوك")
  }
}
