import Testing
import Vocabulary

@testable import Collapsing

/// Weights brought up to date against the same found anew, on random documents of few words.
@Suite struct NightSpreadTests {
  private let settings = CollapseSettings()

  private func catalog(_ seed: UInt64, days: UInt64, nightly: Int, lastNight: Int) -> (Catalog, held: Int) {
    var generator = SplitMix(state: seed)
    let shelf = Shelf()
    var reader = TextReader()
    func add(_ k: Int, day: UInt64) {
      let count = 20 + Int(generator.next() % 40)
      let text = (0..<count).map { _ in "w\(letters(generator.next() % 50))" }.joined(separator: " ")
      let document = CollapseDocument(
        id: "\(k)", outlet: "o\(k % 40)", published: Moment(utcSeconds: Int64(day) * 86_400), title: [],
        text: Array(text.utf8))
      shelf.add(Reading(document, with: &reader, limit: .max), of: document)
    }
    for k in 0..<nightly * Int(days) { add(k, day: generator.next() % days) }
    let held = shelf.ids.count
    // Of the night's own day, and late ones of a day before.
    for k in held..<held + lastNight { add(k, day: k % 4 == 0 ? days - 1 : days) }
    return (Catalog(shelf), held)
  }

  private func letters(_ number: UInt64) -> String {
    String(
      String.UnicodeScalarView(String(number).unicodeScalars.map { UnicodeScalar(UInt8($0.value) + 0x31) }))
  }

  private func furniture(_ catalog: Catalog, _ timeline: Timeline) -> Furniture {
    Furniture(catalog, timeline, settings, crew: .single)
  }

  /// The spread of the first documents alone, as the night before had it.
  private func before(_ catalog: Catalog, _ timeline: Timeline, held: Int) -> DaySpread.Spread {
    let places = timeline.documents.indices.filter { timeline.documents[$0] < held }
    let some = timeline.only(places)
    return DaySpread.spread(catalog, some, furniture(catalog, some), SpreadHistory(), settings, crew: .single)
  }

  @Test(arguments: 1...6) func daysAreCountedAsIfAllWereWeighedAnew(seed: UInt64) throws {
    let (catalog, held) = catalog(seed, days: 8, nightly: 12, lastNight: 16)
    let timeline = Timeline(catalog)
    let whole = DaySpread.spread(
      catalog, timeline, furniture(catalog, timeline), SpreadHistory(), settings, crew: .single)
    let earlier = before(catalog, timeline, held: held)
    let spread = NightSpread(
      catalog, timeline, furniture(catalog, timeline), isFresh: timeline.documents.map { $0 >= held },
      codes: try #require(earlier.codes), settled: earlier.settled
    )
    .spread(SpreadHistory(), settings, crew: .single)
    let codes = try #require(whole.codes)
    let renewed = try #require(spread.codes)
    let limits = DaySpread.Limits(daysCovered: whole.daysCovered)
    for i in 0..<catalog.tokens.count {
      let (found, expected) = (SpreadCode(byte: renewed[i]), SpreadCode(byte: codes[i]))
      // What is settled is no longer counted.
      #expect(limits.settles(expected) ? limits.settles(found) : found.days == expected.days)
    }
    #expect(spread.daysCovered == whole.daysCovered)
  }

  @Test func whatStandsInATeaserIsNotCounted() throws {
    let (catalog, held) = catalog(9, days: 8, nightly: 12, lastNight: 16)
    let timeline = Timeline(catalog)
    let earlier = before(catalog, timeline, held: held)
    let codes = try #require(earlier.codes)
    let furniture = furniture(catalog, timeline)
    // Of the last earlier document, which would tell the codes of its pairs last.
    let last = try #require(timeline.documents.last { $0 < held })
    let teaser = catalog.body(last)
    for i in teaser {
      furniture.marks.clear(i, isTeaser: true)
      codes[i] = 0
    }
    let whole = DaySpread.spread(
      catalog, timeline, furniture, SpreadHistory(), settings, crew: .single)
    let expected = try #require(whole.codes)
    let spread = NightSpread(
      catalog, timeline, furniture, isFresh: timeline.documents.map { $0 >= held }, codes: codes,
      settled: earlier.settled
    )
    .spread(SpreadHistory(), settings, crew: .single)
    let renewed = try #require(spread.codes)
    #expect(teaser.allSatisfy { renewed[$0] == 0 })
    for document in held..<catalog.count {
      for i in catalog.body(document) {
        // That document was counted on the nights before.
        let days = SpreadCode(byte: renewed[i]).days - SpreadCode(byte: expected[i]).days
        #expect(days == 0 || days == 1)
      }
    }
  }

  @Test func limitsMoveInSteps() {
    func weights(_ days: Int) -> [UInt8] {
      let limits = DaySpread.Limits(daysCovered: days)
      return (0...60).map { limits[$0] }
    }
    #expect((0...7).allSatisfy { DaySpread.Limits.days(covered: $0) == Double($0) })
    let days = (0...200).map { DaySpread.Limits.days(covered: $0) }
    #expect(zip(days, days.dropFirst()).allSatisfy { $0 <= $1 })
    #expect((8...200).allSatisfy { abs(days[$0] / Double($0) - 1) < 0.13 })
    #expect(Set(days[8...]).count == 14)
    #expect(weights(13) == weights(15) && weights(15) != weights(16))
    for day in 0..<200 {
      #expect(zip(weights(day), weights(day + 1)).allSatisfy { $0 <= $1 })
    }
  }

  @Test func marksAreToldByTheirSum() {
    let marks = Marks(count: 40)
    for range in [0..<0, 3..<4, 5..<13, 7..<30, 20..<40] {
      let sum = marks.sum(range)
      for i in 0..<40 {
        let held = marks.bytes[i]
        marks.bytes[i] = held ^ 1
        #expect((marks.sum(range) != sum) == range.contains(i))
        marks.bytes[i] = held
      }
    }
  }

  @Test(arguments: 1...4) func daysThatLeaveGoIntoTheHistory(seed: UInt64) {
    var generator = SplitMix(state: seed)
    var days: [UInt64: Set<UInt16>] = [:]
    var leaving = SpreadHistory.Leaving()
    for _ in 0..<2_000 {
      let hash = (generator.next() % 40) << 58 | (generator.next() % 3) << 24
      let day = UInt16(generator.next() % 5)
      leaving.begin(day)
      leaving.add(hash | generator.next() & 0xFF_FFFF, on: day, seen: Int(hash >> 58) % 5)
      days[hash, default: []].insert(day)
    }
    let known = days.keys.sorted().enumerated().filter { $0.offset % 3 == 0 }.map { $0.element | 7 }
    let history = SpreadHistory(entries: known, days: 20)
    let next = history.taking(leaving, isKept: { $0 >= 3 })
    var expected: [UInt64] = []
    for (hash, seen) in days.sorted(by: { $0.key < $1.key }) {
      if known.contains(hash | 7) {
        expected.append(hash | UInt64(7 + seen.count))
      } else if (hash >> 58) % 5 >= 3 {
        expected.append(hash | UInt64(seen.count))
      }
    }
    #expect(next.entries == expected)
    #expect(next.days == 25)
    for hash in days.keys { #expect(history.days(of: hash) == (known.contains(hash | 7) ? 7 : 0)) }
  }

  @Test func aCodeHoldsDaysAndRoundsBurstsDown() {
    for days in 0...40 {
      for burst in 0...30 {
        let code = SpreadCode(days: days, burst: burst)
        #expect(code.days == min(31, days))
        #expect(code.burst <= burst && (burst > 4 || code.burst == burst))
      }
    }
    let code = SpreadCode(days: 30, burst: 3)
    #expect(code.adding(days: 2, SpreadCode(days: 0, burst: 6)) == SpreadCode(days: 31, burst: 6))
  }

  @Test func aFilterForgetsNothing() {
    var generator = SplitMix(state: 3)
    let filter = HashFilter(for: 5_000)
    let hashes = (0..<5_000).map { _ in generator.next() }
    for hash in hashes { filter.insert(hash) }
    #expect(hashes.allSatisfy { filter.mayHold($0) })
    #expect((0..<5_000).filter { _ in filter.mayHold(generator.next()) }.count < 1_000)
  }
}
