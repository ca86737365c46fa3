import Testing
import Vocabulary

@testable import Collapsing

/// Pages of one portal on one day, some with teasers of others at their ends.
@Suite struct FurnitureTests {
  private struct Page {
    var title: String
    var body: [String]
  }

  private static func words(_ count: Int, _ generator: inout SplitMix) -> String {
    (0..<count).map { _ in
      String(
        String.UnicodeScalarView((0..<6).map { _ in UnicodeScalar(UInt8(0x61 + generator.next() % 26)) }))
    }
    .joined(separator: " ")
  }

  /// Eight reports of six sentences.
  private static func reports(titleWords: Int) -> [Page] {
    var generator = SplitMix(state: 12)
    return (0..<8).map { _ in
      Page(title: words(titleWords, &generator), body: (0..<6).map { _ in words(14, &generator) + "." })
    }
  }

  private func shelf(_ pages: [Page]) -> (Catalog, Timeline) {
    let shelf = Shelf()
    var reader = TextReader()
    for (k, page) in pages.enumerated() {
      let document = CollapseDocument(
        id: "\(k)", outlet: "portal", published: Moment(utcSeconds: Int64(k) * 60),
        title: Array(page.title.utf8),
        text: Array(page.body.joined(separator: "\n").utf8))
      shelf.add(Reading(document, with: &reader, limit: .max), of: document)
    }
    let catalog = Catalog(shelf)
    return (catalog, Timeline(catalog))
  }

  /// How many words of a page are in teasers.
  private func teased(_ page: Int, of pages: [Page]) -> Int {
    let (catalog, timeline) = shelf(pages)
    let furniture = Furniture(catalog, timeline, CollapseSettings(), crew: .single)
    return catalog.body(page).count { furniture.marks.isTeaser($0) }
  }

  private func teaser(of page: Page) -> String {
    "\(page.title) : \(page.body[0].split(separator: " ").prefix(8).joined(separator: " "))..."
  }

  @Test(arguments: [3, 5, 9]) func aTitleThatRunsIntoItsLeadIsATeaser(titleWords: Int) {
    var pages = Self.reports(titleWords: titleWords)
    let teasers = pages[4...6].map { teaser(of: $0) }
    pages[0].body += teasers
    #expect(teased(0, of: pages) == 3 * (titleWords + 8))
  }

  @Test func aPageOfTeasersAloneIsAllTeasers() {
    let pages = Self.reports(titleWords: 7)
    let bare = Page(title: "Cartoon", body: pages[1...4].map { teaser(of: $0) })
    #expect(teased(8, of: pages + [bare]) == 4 * 15)
    #expect(teased(1, of: pages + [bare]) == 0)
  }

  @Test func aPageThatTeasesOneStoryIsNoHost() {
    var pages = Self.reports(titleWords: 7)
    pages[0].body.append(teaser(of: pages[5]))
    #expect(teased(0, of: pages) == 0)
  }

  @Test func whatOtherPagesTeaseWeighsAsBefore() {
    var pages = Self.reports(titleWords: 7)
    let block = [pages[6], pages[7]].map { $0.body[0] }
    for k in 0..<6 { pages[k].body += block }
    let (catalog, timeline) = shelf(pages)
    let furniture = Furniture(catalog, timeline, CollapseSettings(), crew: .single)
    let spread = DaySpread.spread(
      catalog, timeline, furniture, SpreadHistory(), CollapseSettings(), crew: .single)
    let lead = catalog.body(7).prefix(13)
    #expect(lead.allSatisfy { spread.marks.weight($0) == Int(Marks.fullWeight) })
    #expect(catalog.body(0).suffix(28).allSatisfy { spread.marks.weight($0) == 0 })
  }

  @Test func numbersOfTeasersAreNobodys() {
    var generator = SplitMix(state: 3)
    let report = Self.words(20, &generator) + " 14 of 90"
    let (catalog, _) = shelf([
      Page(title: "", body: [report, "Meanwhile 77 and 31 and 5 others"]),
      Page(title: "", body: [report, "12 and 40"]),
    ])
    let marks = Marks(count: catalog.tokens.count)
    for i in catalog.body(0).suffix(7) { marks.clear(i, isTeaser: true) }
    var meter = PairMeter(catalog, marks)
    meter.load(0)
    let m = meter.measure(1)
    #expect((m.numbersA, m.numbersB, m.numbersShared, m.sequencesA) == (2, 4, 2, 1))
    meter.load(1)
    let turned = meter.measure(0)
    #expect((turned.numbersA, turned.numbersB, turned.numbersShared, turned.sequencesB) == (4, 2, 2, 1))
  }
}
