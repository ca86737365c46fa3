import Testing
import Vocabulary

@testable import Collapsing

/// What a comparison leaves for other nights against the texts read again, on random documents with numbers and titles.
@Suite struct CorrespondenceTests {
  private let settings = CollapseSettings()

  /// Every third document is the one before with a stretch cut out.
  private func catalog(_ generator: inout SplitMix, documents: Int) -> Catalog {
    let shelf = Shelf()
    var reader = TextReader()
    var before: [String] = []
    func words(_ count: Int) -> [String] {
      (0..<count).map { _ in
        let word = generator.next() % 400
        return word % 9 == 0 ? "\(word)" : "w\(String(word, radix: 36).map { "\($0)a" }.joined())"
      }
    }
    for k in 0..<documents {
      let cut = before.count / 3
      let body =
        k % 3 == 2 ? Array(before[..<cut] + before[(2 * cut)...]) : words(Int(generator.next() % 300))
      before = body
      let document = CollapseDocument(
        id: "\(k)", outlet: "o", title: Array(words(Int(generator.next() % 80)).joined(separator: " ").utf8),
        text: Array(body.joined(separator: " ").utf8))
      shelf.add(Reading(document, with: &reader, limit: .max), of: document)
    }
    return Catalog(shelf)
  }

  private func marks(_ count: Int, _ generator: inout SplitMix) -> Marks {
    let marks = Marks(count: count)
    for i in 0..<count { marks.bytes[i] = UInt8(generator.next() & 0x7F) }
    return marks
  }

  @Test(arguments: 1...4) func otherWeightsMeasureAsIfTheTextsWereReadAgain(seed: UInt64) {
    var generator = SplitMix(state: seed)
    let catalog = catalog(&generator, documents: 24)
    var before = PairMeter(catalog, marks(catalog.tokens.count, &generator))
    let tonight = marks(catalog.tokens.count, &generator)
    var meter = PairMeter(catalog, tonight)
    let weighing = Weighing(catalog, tonight)
    let kept = Correspondences()
    var records: [(a: Int, b: Int, place: Int)] = []
    for a in 0..<24 {
      before.load(a)
      for b in 0..<24 {
        let m = before.measure(b)
        records.append((a, b, before.keep(m, against: b, in: kept)))
      }
    }
    for (a, b, place) in records {
      meter.load(a)
      let expected = meter.measure(b)
      let (bodyA, bodyB) = (catalog.body(a), catalog.body(b))
      let bits = kept[place].bits(bodyA)
      var m = PairMeasures()
      let shared = weighing.weighBodies(bodyA, bits.a, bodyB, bits.b, into: &m)
      kept[place].putWords(into: &m)
      weighing.weighTitles(catalog.title(a), catalog.title(b), into: &m)
      #expect(m == expected)
      #expect(min(shared.sharedA, shared.sharedB) == expected.shared)
      let heavy = weighing.heavy(bodyA, bits.a, least: settings.indexedWeight)
      let pairs = bodyA.dropLast().filter { tonight.weight($0) >= settings.indexedWeight }
      let weight = pairs.filter {
        bits.a.eight(($0 - bodyA.lowerBound) / 8) >> UInt64(($0 - bodyA.lowerBound) % 8) & 1 == 1
      }
      #expect(heavy.all == pairs.count && heavy.found == weight.count)
    }
  }

  @Test func whatWeighsAsBeforeIsNotWeighedAgain() {
    var generator = SplitMix(state: 5)
    let catalog = catalog(&generator, documents: 24)
    let timeline = Timeline(catalog)
    let marks = Marks(count: catalog.tokens.count)
    var meter = PairMeter(catalog, marks)
    var held: [Comparison] = []
    for (a, b) in zip(0..<23, 1..<24) {
      meter.load(timeline.documents[a])
      let m = meter.measure(timeline.documents[b])
      held.append(Comparison(Int32(a), Int32(b), m, hasWords: true, isEarlierFirst: true, settings))
    }
    let kept = held.filter(\.isWorthKeeping)
    #expect(kept.count >= 6)
    let sums = (0..<catalog.count).map { marks.sum(catalog.tokens($0)) }
    // There are no records: to weigh a pair again would end the test.
    let found = Revision(catalog, timeline, marks, settings, since: sums)
      .found(held, Correspondences(), crew: .single)
    #expect(found.comparisons.map(\.rank) == kept.map(\.rank))
    #expect(found.comparisons.map(\.isCopy) == kept.map(\.isCopy))
  }
}
