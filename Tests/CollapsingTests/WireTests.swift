import Testing
import Vocabulary

@testable import Collapsing

/// Small wires written for this test: what desks do to a report, and what only looks like a copy.
@Suite struct WireTests {
  private struct Wire {
    /// Sentences of the report.
    let report: [String]
    /// Sentences of another outlet's own, for its openers and additions.
    let local: [String]
  }

  private static let arabic = Wire(
    report: [
      "افتتح وزير النقل أمس جسر الوادي الجديد الذي يربط ضفتي النهر بعد أربع سنوات من الأشغال.",
      "وبلغت كلفة المشروع ٨٥ مليون دينار مولها صندوق التنمية وثلاثة مصارف محلية.",
      "وقال المهندس سالم الحداد إن الجسر يتسع لست حارات ويختصر الطريق بين البلدتين إلى سبع دقائق.",
      "وشارك في البناء أكثر من ألف ومئتي عامل نصفهم من أبناء القرى المجاورة.",
      "وطالب سكان حي الزيتون بإنارة المدخل الغربي وبممر آمن لتلاميذ المدرسة الابتدائية.",
      "وكان الجسر القديم قد أغلق عام ٢٠١٧ إثر فيضان جرف دعامتين من دعاماته.",
      "ومن المقرر أن تبدأ الحافلات العمومية عبوره مطلع الشهر المقبل بتعرفة مخفضة.",
    ],
    local: [
      "وتوقعت غرفة التجارة أن ترتفع حركة الشحن بين السوقين خلال الموسم الزراعي.",
      "وعلمت الصحيفة أن مجلس البلدية يبحث غدا إطلاق اسم الشاعر الراحل على الساحة المقابلة.",
    ])

  private static let english = Wire(
    report: [
      "Fishermen in the northern harbour ended a nine-day strike on Tuesday after owners agreed to raise landing fees.",
      "Under the deal signed before dawn, crews receive 14 percent more per crate and a paid day of rest.",
      "Union secretary Maren Holt called it the first honest contract the quay has seen in a generation.",
      "About 60 trawlers stayed tied up during the walkout, and supermarkets inland ran short of herring.",
      "The owners' federation warned that smaller boats may have to be scrapped before the winter season.",
      "Mediators from the ministry will return in March to review how the agreement is being kept.",
    ],
    local: [
      "Residents gathered outside the fish hall with soup and music while the talks went on.",
      "Our reporter on the quay saw the first boats leave shortly after sunrise.",
    ])

  private static let chinese = Wire(
    report: [
      "市交通局昨日宣布，连接老城区与高新园区的地铁七号线将于下月一日开通试运营。",
      "全线共设二十三座车站，运行时间约四十一分钟，首班车为早上六点整。",
      "工程历时五年，总投资一百二十亿元，其中跨江隧道的施工难度最大。",
      "负责人刘建平表示，沿线八所学校和三家医院的居民将率先受益。",
      "开通首周乘客可凭身份证免费乘坐，高峰时段每四分钟发一班车。",
    ],
    local: ["记者在试乘时看到，车厢内设有无障碍座位和母婴专区。"])

  private func document(
    _ id: String, _ outlet: String, _ sentences: [String], title: String = "", hour: Int64 = 0
  ) -> CollapseDocument {
    CollapseDocument(
      id: id, outlet: outlet, published: Moment(utcSeconds: 1_700_000_000 + hour * 3600),
      title: Array(title.utf8), text: Array(sentences.joined(separator: "\n").utf8))
  }

  /// The report as an agency sends it and as five desks print it.
  private func copies(_ name: String, _ wire: Wire) -> [CollapseDocument] {
    let report = wire.report
    return [
      document("\(name)-0", "agency", report),
      document("\(name)-brief", "b", Array(report.prefix(3)), hour: 2),
      document("\(name)-added", "c", [report[0]] + wire.local + report.dropFirst(), hour: 3),
      document("\(name)-order", "d", [report[0]] + report.dropFirst().reversed(), hour: 4),
      document("\(name)-cut", "e", Array(report.dropLast(2)), hour: 5),
      document("\(name)-spelt", "f", report.map { respelt($0) }, hour: 6),
    ]
  }

  /// Other spellings of the same words.
  private func respelt(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
          switch scalar {
          case "أ", "إ": ["ا"]
          case "ة": ["ه"]
          case "ل": ["ل", "\u{640}"]
          case "٨": ["8"]
          case "a": ["A"]
          default: [scalar]
          }
        }))
  }

  private func stories(_ documents: [CollapseDocument]) -> [String: String] {
    var collapser = Collapser()
    collapser.add(contentsOf: documents)
    return Dictionary(uniqueKeysWithValues: collapser.finish().placements.map { ($0.id, $0.storyID) })
  }

  @Test func everyDesksCopyJoinsTheReport() {
    let documents =
      copies("ar", Self.arabic) + copies("en", Self.english) + copies("zh", Self.chinese)
    let stories = stories(documents)
    for document in documents {
      #expect(stories[document.id] == "\(document.id.prefix(2))-0", "\(document.id)")
    }
  }

  @Test func orderOfArrivalDoesNotMatter() {
    var documents = copies("ar", Self.arabic) + copies("en", Self.english) + copies("zh", Self.chinese)
    for (k, wire) in [Self.arabic, Self.english].enumerated() {
      documents.append(document("again-\(k)", "b", wire.report, hour: 30))
      documents.append(document("once-more-\(k)", "b", Array(wire.report.dropFirst()), hour: 31))
    }
    let expected = stories(documents)
    var generator = SplitMix(state: 11)
    for _ in 0..<10 { #expect(stories(documents.shuffled(using: &generator)) == expected) }
  }

  @Test func aRoundUpDoesNotChainItsItems() {
    let both = document(
      "round-up", "g", Self.arabic.report + ["وفي سياق متصل"] + Self.english.report, hour: 8)
    let stories = stories(copies("ar", Self.arabic) + copies("en", Self.english) + [both])
    #expect(stories["ar-0"] != stories["en-0"])
    #expect(Set(stories.values).count <= 3)
  }

  @Test func aRoundUpOfTwoSmallStoriesLeavesThemTwo() {
    let (ar, en) = (Self.arabic.report, Self.english.report)
    let stories = stories([
      document("ar-0", "a", ar), document("both", "g", ar + ["Meanwhile"] + en, hour: 1),
      document("en-0", "b", en, hour: 2), document("en-1", "c", Array(en.dropLast()), hour: 3),
    ])
    #expect(stories == ["ar-0": "ar-0", "both": "ar-0", "en-0": "en-0", "en-1": "en-0"])
  }

  @Test func anItemThatStandsAloneIsAPartialOfItsRoundUp() {
    let (ar, en) = (Self.arabic.report, Self.english.report)
    var collapser = Collapser()
    collapser.add(document("first", "a", ar))
    collapser.add(document("round-up", "g", ar + ["إلى ذلك"] + en, hour: 1))
    collapser.add(document("second", "b", en, hour: 2))
    #expect(
      collapser.finish().placements == [
        .init(id: "first", storyID: "first", relation: .lead, similarity: 1),
        .init(id: "round-up", storyID: "first", relation: .expanded, similarity: 1),
        .init(id: "second", storyID: "second", relation: .partial, similarity: 1, sharesWith: "first"),
      ])
  }

  @Test func aMergedArticleBelongsToTheStoryThatItBeginsWith() {
    for wires in [[Self.arabic, Self.english], [Self.english, Self.arabic]] {
      let merged = document("merged", "g", wires[0].report + wires[1].report, hour: 8)
      let stories = stories(copies("first", wires[0]) + copies("second", wires[1]) + [merged])
      #expect(stories["merged"] == "first-0")
    }
  }

  @Test func aTemplateFilledInTwiceIsTwoStories() {
    func forecast(_ id: String, _ numbers: [Int], hour: Int64) -> CollapseDocument {
      let cities = ["الساحل", "الجبل", "الوادي", "الصحراء", "السهل", "الميناء"]
      return document(
        id, "o\(hour)",
        ["تتوقع الأرصاد طقسا معتدلا ورياحا خفيفة على معظم المناطق خلال الساعات المقبلة."]
          + zip(cities, numbers).map { "\($0): العظمى \($1) درجة والصغرى \($1 - 9) درجة." }
          + ["وتدعو المصلحة السائقين إلى الحذر ومتابعة النشرات الصادرة عنها."],
        title: "حالة الطقس", hour: hour)
    }
    let stories = stories([
      forecast("monday", [31, 22, 27, 38, 29, 30], hour: 0),
      forecast("tuesday", [26, 18, 33, 41, 24, 28], hour: 24),
    ])
    #expect(stories["monday"] != stories["tuesday"])
  }

  /// Many words are the form's, the ports recur, and single times agree by chance.
  @Test func aListFilledInTwiceOnOneDayIsTwoStories() {
    func departures(_ lines: [String]) -> [String] {
      [
        "Here is the complete list of ferry departures for Saturday 14 June with all the piers that the two companies serve."
      ]
        + lines
        + ["Passengers should ask the harbour office about the weather before they travel to the pier."]
    }
    let east = departures([
      "Oban to Largs, leaves at 16:45", "Wemyss to Mallaig, leaves at 13:15",
      "Brodick to Tarbert, leaves at 13:45",
      "Rothesay to Kennacraig, leaves at 14:00", "Ardrossan to Gourock, leaves at 15:00",
    ])
    let west = departures([
      "Largs to Gourock, leaves at 13:30", "Kennacraig to Rothesay, leaves at 14:00",
      "Brodick to Wemyss, leaves at 8:00",
      "Tarbert to Mallaig, leaves at 20:30", "Ardrossan to Oban, leaves at 21:30",
    ])
    let title = "Today's ferries"
    let stories = stories([
      document("east", "a", east, title: title), document("west", "b", west, title: title, hour: 1),
      document("east-copy", "c", ["OBAN - the harbour office"] + east, title: title, hour: 2),
      document("west-copy", "d", ["OBAN - the harbour office"] + west, title: title, hour: 3),
    ])
    #expect(stories == ["east": "east", "west": "west", "east-copy": "east", "west-copy": "west"])
  }

  @Test func teasersOfOtherStoriesJoinNothing() {
    let wires = [Self.arabic, Self.english, Self.chinese]
    let titles = ["جسر الوادي الجديد يفتح أبوابه", "Harbour strike ends before dawn today", "地铁七号线下月开通试运营"]
    let pages = wires.indices.map { k in
      document(
        "p\(k)", "one", wires[k].report + ["More"] + titles.indices.filter { $0 != k }.map { titles[$0] },
        title: titles[k], hour: Int64(k))
    }
    #expect(Set(stories(pages).values).count == 3)
  }

  @Test func aSharedPassageIsAPartial() {
    let own = (0..<8).map { k in
      (0..<18).map { "\(["north", "river", "stone", "cloud"][($0 + k) % 4])\(k * 31 + $0 * 7)x" }.joined(
        separator: " ")
        + "."
    }
    var collapser = Collapser()
    collapser.add(document("a", "a", own + Self.english.report.prefix(3)))
    collapser.add(document("b", "b", Self.english.report.reversed() + Self.chinese.report, hour: 1))
    let placements = collapser.finish().placements
    #expect(placements.map(\.relation) == [.partial, .partial])
    #expect(placements.map(\.sharesWith) == ["b", "a"])
  }
}
