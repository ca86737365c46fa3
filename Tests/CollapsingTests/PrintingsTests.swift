import Testing
import Vocabulary

@testable import Collapsing

/// What one outlet prints often on one day: a story in many editions, or a template.
@Suite struct PrintingsTests {
  private func sentence(_ generator: inout SplitMix, words: Int = 12) -> String {
    (0..<words).map { _ in
      String(
        String.UnicodeScalarView(
          (0..<6).map { _ in UnicodeScalar(UInt8(0x61 + generator.next() % 26)) }))
    }
    .joined(separator: " ") + "."
  }

  private func stories(_ pages: [(outlet: String, sentences: [String])]) -> [String] {
    var collapser = Collapser()
    for (k, page) in pages.enumerated() {
      collapser.add(
        CollapseDocument(
          id: "p\(k + 10)", outlet: page.outlet, published: Moment(utcSeconds: 1_700_000_000 + Int64(k) * 60),
          title: Array("A title".utf8), text: Array(page.sentences.joined(separator: "\n").utf8)))
    }
    return collapser.finish().placements.map(\.storyID)
  }

  @Test func aStoryInManyEditionsOfOneOutletIsOneStory() {
    var generator = SplitMix(state: 3)
    let report = (0..<10).map { _ in sentence(&generator) }
    let editions = (0..<24).map { k in
      (
        outlet: k < 20 ? "portal" : "o\(k)",
        sentences: report.enumerated().filter { $0.offset != 2 + k % 8 }.map(\.element)
      )
    }
    #expect(Set(stories(editions)) == ["p10"])
  }

  @Test func pagesThatShareAnOpenerAloneStayApart() {
    var generator = SplitMix(state: 4)
    let opener = sentence(&generator)
    let pages = (0..<24).map { _ in
      (outlet: "portal", sentences: [opener] + (0..<6).map { _ in sentence(&generator) })
    }
    #expect(Set(stories(pages)).count == 24)
  }

  @Test func firstParagraphsOfOtherStoriesAppendedToPagesJoinNothing() {
    var generator = SplitMix(state: 5)
    let reports = (0..<8).map { _ in (0..<7).map { _ in sentence(&generator) } }
    let pages = reports.indices.map { k in
      let others = [1, 3].flatMap { reports[(k + $0) % reports.count].prefix(3) }
      return (outlet: "portal", sentences: reports[k] + others)
    }
    let printedElsewhere = reports.map { (outlet: "gazette", sentences: $0) }
    let stories = stories(pages + printedElsewhere)
    #expect(Set(stories.prefix(8)).count == 8)
    #expect(Array(stories.suffix(8)) == Array(stories.prefix(8)))
  }

  @Test func teasersThatAreCutShortAreLeftOut() {
    var generator = SplitMix(state: 6)
    let titles = (0..<8).map { _ in String(sentence(&generator, words: 8).dropLast()) }
    let leads = (0..<8).map { _ in String(sentence(&generator, words: 30).dropLast()) }
    var collapser = Collapser()
    for k in 0..<8 {
      let teasers = [1, 3].map { n in
        titles[(k + n) % 8] + ": "
          + leads[(k + n) % 8].split(separator: " ").prefix(20 + n).joined(separator: " ")
      }
      let body = [leads[k] + ".", sentence(&generator)] + teasers
      collapser.add(
        CollapseDocument(
          id: "p\(k)", outlet: "portal", published: Moment(utcSeconds: 1_700_000_000 + Int64(k) * 60),
          title: Array(titles[k].utf8), text: Array(body.joined(separator: "\n").utf8)))
    }
    let collapse = collapser.finish()
    #expect(collapse.statistics.furnitureSentences == 16)
    #expect(collapse.statistics.stories == 8)
  }
}
