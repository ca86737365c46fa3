import Testing
import Vocabulary

@testable import Collapsing

@Suite struct NumberFramesTests {
  private func measures(_ a: String, _ b: String) -> (PairMeasures, PairMeasures) {
    let shelf = Shelf()
    var reader = TextReader()
    for text in [a, b] {
      let document = CollapseDocument(id: text, outlet: "o", title: [], text: Array(text.utf8))
      shelf.add(Reading(document, with: &reader, limit: 1000), of: document)
    }
    let catalog = Catalog(shelf)
    var meter = PairMeter(catalog, Marks(count: catalog.tokens.count))
    meter.load(0)
    let first = meter.measure(1)
    meter.load(1)
    return (first, meter.measure(0))
  }

  @Test func numbersAreComparedInTheirFrames() {
    let (m, turned) = measures(
      "Leeds v Stoke, kick off 19:45. Derby v Villa, kick off 12:30. Lucky number is 7",
      "Derby v Leeds, kick off 12:30. Stoke v Villa, kick off 16:00. Lucky number is 8, high of 3")
    #expect((m.framesAgree, m.framesDiffer) == (1, 2))
    #expect((turned.framesAgree, turned.framesDiffer) == (1, 2))
  }

  @Test func numbersInARowAreCountedOnceInBoth() {
    let (m, turned) = measures("from 10 to 20 then 30 and 10 to 20", "10 till 20, 30 and 40")
    #expect((m.sequencesA, m.sequencesB, m.sequencesShared) == (3, 3, 2))
    #expect((turned.sequencesA, turned.sequencesB, turned.sequencesShared) == (3, 3, 2))
  }

  @Test func theBodyWithFewerNumbersInAFrameTells() {
    let (m, _) = measures("high of 3, high of 4, high of 5, high of 6", "high of 5, high of 9, high of 5")
    #expect((m.framesAgree, m.framesDiffer) == (1, 1))
  }
}
