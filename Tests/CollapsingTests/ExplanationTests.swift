import Testing
import Vocabulary

@testable import Collapsing

@Suite struct ExplanationTests {
  private func document(_ id: String, _ text: String) -> CollapseDocument {
    CollapseDocument(id: id, outlet: id, published: Moment(utcSeconds: 0), title: [], text: Array(text.utf8))
  }

  private func words(_ document: CollapseDocument, _ range: Range<Int>) -> String {
    String(decoding: document.text[range], as: UTF8.self)
  }

  @Test func passagesPointIntoBothTexts() {
    let a = document("a", "افتتح الوزير، أمس، المستشفى الجديد في المدينة القديمة بحضور الأهالي")
    let b = document("b", "في المدينة القديمة اُفتتح المستشفى الجديد")
    var collapser = Collapser()
    collapser.add(a)
    collapser.add(b)
    _ = collapser.finish()
    let explanation = collapser.explain(a, b)
    #expect(explanation.passages.map { words(a, $0.inA) } == ["في المدينة القديمة", "المستشفى الجديد"])
    #expect(explanation.passages.map { words(b, $0.inB) } == ["في المدينة القديمة", "المستشفى الجديد"])
    #expect(explanation.passages.map(\.tokens) == [3, 2])
    #expect(explanation.storyA == "a")
  }

  @Test func differingNumbersAreNamed() {
    let a = document("a", "high of 31 degrees and low of 19 degrees in the city")
    let b = document("b", "high of 28 degrees and low of 19 degrees in the city")
    var collapser = Collapser()
    collapser.add(a)
    _ = collapser.finish()
    let slots = collapser.explain(a, b).slots
    #expect(slots.map { words(a, $0.inA) } == ["31"])
    #expect(slots.map { words(b, $0.inB) } == ["28"])
  }

  @Test func contributionsAddUpToTheScore() {
    let a = document("a", "one two three four five six seven eight nine ten eleven twelve")
    let explanation = Collapser().explain(a, a)
    #expect(abs(explanation.contributions.map(\.logOdds).reduce(0, +) - explanation.score) < 1e-9)
    #expect(explanation.coverageA == 1)
    #expect(explanation.storyA == nil)
  }
}
