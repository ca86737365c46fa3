import Testing

@testable import Extracting

@Suite struct SiteMemoryTests {
  private static let call = "تابعوا آخر أخبار المدينة على قناتنا، وفعلوا زر التنبيه ليصلكم كل جديد"

  private func paragraph(_ page: Int, _ place: Int) -> String {
    "في اليوم \(page) من الشهر قال المتحدث رقم \(place) إن الأعمال تسير كما خطط لها في الموقع \(page * 7 + place)، وإن العدد بلغ \(page * 31)."
  }

  private func page(_ n: Int, _ more: String...) -> String {
    ([paragraph(n, 1), paragraph(n, 2)] + more).joined(separator: "\n")
  }

  @Test func aLineOfManyPagesIsTheOutlets() {
    var memory = SiteMemory()
    for n in 1...3 { #expect(memory.strip(page(n, Self.call), of: "a") == nil) }
    #expect(memory.strip(page(4, Self.call), of: "a") == page(4))
    #expect(memory.strip(page(5), of: "a") == nil)
    #expect(memory.strip(page(6, Self.call), of: "b") == nil)
  }

  @Test func aLastSentenceOfManyPagesIsCutOff() {
    var memory = SiteMemory()
    let text = { (n: Int) in "\(self.paragraph(n, 1))\n\(self.paragraph(n, 2)) \(Self.call)." }
    for n in 1...3 { #expect(memory.strip(text(n), of: "a") == nil) }
    #expect(memory.strip(text(4), of: "a") == page(4))
  }

  @Test func creditsAndShortLinesStay() {
    var memory = SiteMemory()
    for n in 1...12 {
      #expect(
        memory.strip(page(n, "تفاصيل", "(وكالة الأنباء الوطنية - مكتب الساحل الشمالي)"), of: "a") == nil)
    }
  }

  @Test func copiesOfOneArticleAreNoHabit() {
    var memory = SiteMemory()
    for _ in 1...9 { #expect(memory.strip(page(1, Self.call), of: "a") == nil) }
    #expect(memory.strip(page(2, Self.call), of: "a") == nil)
  }

  @Test func aRareLineOfALongRunStays() {
    var memory = SiteMemory()
    let background = "وتشهد المنطقة منذ سنوات نزاعا على المياه أدى إلى نزوح آلاف العائلات عن قراها"
    for n in 1...60 {
      #expect(memory.strip(n % 12 == 0 ? page(n, background) : page(n), of: "a") == nil)
    }
  }

  @Test func memoryIsBounded() {
    var memory = SiteMemory()
    for n in 1...4_000 { _ = memory.strip(page(n, Self.call), of: "a") }
    #expect(memory.linesKept(of: "a") <= SiteMemory.lineLimit)
    #expect(memory.strip(page(4_001, Self.call), of: "a") == page(4_001))
    for n in 1...(SiteMemory.siteLimit + 50) { _ = memory.strip(page(1), of: "site-\(n)") }
    #expect(memory.sitesKept <= SiteMemory.siteLimit)
  }

  @Test func anOutletOfManyPagesIsStillKnown() {
    var memory = SiteMemory()
    let call = "Subscribe to our letter of the morning"
    var stripped = 0
    // More than its counts hold.
    for n in 1...70_000 {
      let story = "Report \(n) of the day says that the works of the new port go on as planned"
      if memory.strip("\(story)\n\(call)", of: "a") == story { stripped += 1 }
    }
    #expect(stripped == 70_000 - 3)
  }
}
