import Testing
import Vocabulary

@testable import Collapsing

/// The indexes and tables against the same found the slow way, on random documents of few words.
@Suite struct IndexTests {
  private let settings: CollapseSettings = {
    var settings = CollapseSettings()
    settings.passageTokens = 4...8
    settings.passageCut = 3
    return settings
  }()

  private func shelf(_ seed: UInt64, documents: Int, words: UInt64) -> (Catalog, Timeline) {
    var generator = SplitMix(state: seed)
    let shelf = Shelf()
    var reader = TextReader()
    for k in 0..<documents {
      let count = 4 + Int(generator.next() % 60)
      let text = (0..<count).map { _ in "w\(letters(generator.next() % words))" }.joined(separator: " ")
      let document = CollapseDocument(
        id: "\(k)", outlet: "o\(generator.next() % 4)",
        published: Moment(utcSeconds: Int64(generator.next() % 12) * 86_400), title: [],
        text: Array(text.utf8))
      shelf.add(Reading(document, with: &reader, limit: .max), of: document)
    }
    let catalog = Catalog(shelf)
    return (catalog, Timeline(catalog))
  }

  private func letters(_ number: UInt64) -> String {
    String(
      String.UnicodeScalarView(String(number).unicodeScalars.map { UnicodeScalar(UInt8($0.value) + 0x31) }))
  }

  private func pairs(_ catalog: Catalog, _ body: Range<Int>) -> [UInt64] {
    body.dropLast().map { mixed(catalog.tokens[$0].identity, catalog.tokens[$0 + 1].identity) }
  }

  @Test(arguments: 1...8) func theShingleIndexCountsSharedPairs(seed: UInt64) {
    let (catalog, timeline) = shelf(seed, documents: 60, words: 40)
    let index = ShingleIndex(
      catalog, timeline, 0..<timeline.count, marks: Marks(count: catalog.tokens.count), sampling: 2,
      leastWeight: 8)
    let sets = timeline.documents.map { document in
      Set(pairs(catalog, catalog.body(document)).filter { $0 % 2 == 0 }.map { $0 >> 32 })
    }
    for place in 0..<timeline.count {
      var tally = Tally(places: timeline.count)
      #expect(index.count(place, from: 0, reach: .max, into: &tally) == 0)
      for other in 0..<place {
        #expect(tally.count(other) == sets[place].intersection(sets[other]).count)
      }
    }
  }

  @Test(arguments: 1...8) func thePassageIndexFindsWhatIsNear(seed: UInt64) {
    let (catalog, timeline) = shelf(seed, documents: 60, words: 6)
    let marks = Marks(count: catalog.tokens.count)
    var wide = settings
    wide.bucketReach = .max
    wide.passageReach = .max
    wide.windowDays = 100
    let index = PassageIndex(catalog, timeline, 0..<timeline.count, marks: marks, wide)
    let hashes = timeline.documents.map { PassageIndex.passages(of: catalog.body($0), catalog, marks, wide) }
    for place in 0..<timeline.count {
      let expected = (0..<place).filter { other in
        hashes[place].contains { x in hashes[other].contains { (x ^ $0).nonzeroBitCount <= wide.passageBits }
        }
      }
      #expect(index.candidates(place).map(Int.init).sorted() == expected)
    }
  }

  @Test(arguments: 1...8) func weightsFollowTheDaysCountedOneByOne(seed: UInt64) {
    let (catalog, timeline) = shelf(seed, documents: 80, words: 12)
    var plain = CollapseSettings()
    plain.burstDays = 0
    let furniture = Furniture(catalog, timeline, plain, crew: .single)
    let marks = DaySpread.spread(catalog, timeline, furniture, SpreadHistory(), plain, crew: .single).marks
    var days: [UInt64: Set<UInt16>] = [:]
    for place in 0..<timeline.count {
      for pair in pairs(catalog, catalog.body(timeline.documents[place])) {
        days[pair, default: []].insert(timeline.days[place])
      }
    }
    let limits = DaySpread.Limits(daysCovered: timeline.daysCovered)
    for document in timeline.documents {
      let body = catalog.body(document)
      for (i, pair) in zip(body, pairs(catalog, body)) {
        #expect(marks.weight(i) == Int(limits[days[pair]?.count ?? 0]))
      }
    }
  }

  @Test func measuresOfAPairChangeOverWithIt() {
    let (catalog, _) = shelf(3, documents: 40, words: 30)
    let marks = Marks(count: catalog.tokens.count)
    var meter = PairMeter(catalog, marks)
    for a in 0..<40 {
      for b in 0..<40 {
        meter.load(a)
        let m = meter.coverage(of: b)
        meter.load(b)
        let n = meter.coverage(of: a)
        #expect(m.coverageA == n.coverageB && m.evenB == n.evenA && m.shared == n.shared)
        let x = Set(pairs(catalog, catalog.body(a)))
        let hit = pairs(catalog, catalog.body(b)).filter { x.contains($0) }.count
        #expect(abs(m.coverageB - Double(hit) / Double(max(1, catalog.body(b).count - 1))) < 0.01)
      }
    }
  }
}
