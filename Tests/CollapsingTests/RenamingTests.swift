import Testing
import Vocabulary

@testable import Collapsing

@Suite struct RenamingTests {
  private func document(_ id: String, _ title: String, _ text: String, outlet: String = "o", day: Int64 = 0)
    -> CollapseDocument
  {
    CollapseDocument(
      id: id, outlet: outlet, published: Moment(utcSeconds: 1_700_000_000 + day * 86_400),
      title: Array(title.utf8), text: Array(text.utf8))
  }

  private func renamed(_ a: (String, String), _ b: (String, String)) -> [Int] {
    let shelf = Shelf()
    var reader = TextReader()
    for (title, text) in [a, b] {
      let document = document(text, title, text)
      shelf.add(Reading(document, with: &reader, limit: 1000), of: document)
    }
    let catalog = Catalog(shelf)
    var meter = PairMeter(catalog, Marks(count: catalog.tokens.count))
    return [(0, 1), (1, 0)].map { first, second in
      meter.load(first)
      return meter.measure(second).renamed
    }
  }

  @Test func placesWithAnotherNameAreCounted() {
    let text = { (name: String) in
      "The mayor wrote to the people of \(name) today. The people of \(name) thanked him, said \(name) radio."
    }
    let counts = renamed(
      ("Mayor congratulates Oban on its day", text("Oban")),
      ("Mayor congratulates Fort William on its day", text("Fort William")))
    #expect(counts == [3, 3])
  }

  @Test(arguments: [
    // The other document has the word, too.
    (
      ("Mayor congratulates Oban on its day", "Of Oban they say"),
      ("Mayor visits Largs on its day", "Oban and Largs")
    ),
    // The text has them in other places.
    (
      ("Storm hits Oban at night", "Ships in Oban sank"),
      ("Storm hits Largs at night", "Trees near Largs fell")
    ),
    // Numbers are left to slots.
    (("Fire kills 12 in hotel", "All 12 were guests"), ("Fire kills 15 in hotel", "All 15 were guests")),
    // Titles that have nothing in common.
    (("Oban", "Rain in Oban today"), ("Largs", "Rain in Largs today")),
  ])
  func otherDifferencesAreNone(_ a: (String, String), _ b: (String, String)) {
    #expect(renamed(a, b) == [0, 0])
  }

  /// Phrases of a form without numbers, seen on a few days, weigh enough to be compared and too much to be told by weight alone.
  @Test func aFormWithoutNumbersFilledInTwiceIsTwoStories() {
    func cable(_ id: String, _ name: String, outlet: String, day: Int64) -> CollapseDocument {
      document(
        id, "The governor congratulates the president of \(name) on the national day",
        "The governor has sent a cable of congratulations to the president of \(name) on the national day of his country. "
          + "In his name and that of the people he wished the president good health and the friendly people of \(name) "
          + "steady progress and prosperity. The deputy governor sent a similar cable to the president and praised "
          + "the distinguished relations that bind the two friendly countries and their peoples in all fields.",
        outlet: outlet, day: day)
    }
    let names = [
      "Arvenia", "Borduria", "Carpania", "Dravonia", "Elbonia", "Freedonia", "Genovia", "Haltania",
    ]
    var documents: [CollapseDocument] = []
    for (k, name) in names.enumerated() {
      documents.append(cable("\(name)-0", name, outlet: "a\(k)", day: Int64(k % 4)))
      documents.append(cable("\(name)-1", name, outlet: "b\(k)", day: Int64(k % 4)))
    }
    var collapser = Collapser()
    collapser.add(contentsOf: documents)
    let stories = Dictionary(uniqueKeysWithValues: collapser.finish().placements.map { ($0.id, $0.storyID) })
    for name in names {
      #expect(stories["\(name)-0"] == "\(name)-0")
      #expect(stories["\(name)-1"] == "\(name)-0")
    }
  }
}
