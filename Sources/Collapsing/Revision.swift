import Vocabulary

/// Takes over what earlier nights compared: weighs anew what two documents have in common, without reading their texts again.
struct Revision: Sendable {
  private let catalog: Catalog
  private let timeline: Timeline
  private let marks: Marks
  private let settings: CollapseSettings
  private let weighing: Weighing
  /// By document, whether anything in it weighs as on the night before.
  private let isUnchanged: [Bool]

  /// `markSums` are those of the first documents on the shelf, as the night before left them.
  init(
    _ catalog: Catalog, _ timeline: Timeline, _ marks: Marks, _ settings: CollapseSettings,
    since markSums: [UInt32]
  ) {
    self.catalog = catalog
    self.timeline = timeline
    self.marks = marks
    self.settings = settings
    weighing = Weighing(catalog, marks)
    isUnchanged = markSums.indices.map { marks.sum(catalog.tokens($0)) == markSums[$0] }
  }

  /// What becomes of the comparisons of earlier nights, by place, whose records `correspondences` has.
  func found(
    _ earlier: [Comparison], _ correspondences: Correspondences, crew: Crew
  ) -> Search.Found {
    let jobs = crew.workers
    return Search.Found(of: jobs, after: correspondences, crew: crew) { job, found in
      var meter = PairMeter(catalog, marks)
      for held in earlier[earlier.count * job / jobs..<earlier.count * (job + 1) / jobs] {
        revise(held, correspondences, &meter, into: &found)
      }
    }
  }

  private func revise(
    _ held: Comparison, _ correspondences: Correspondences, _ meter: inout PairMeter,
    into found: inout Search.Found
  ) {
    if isAsBefore(held) { return found.keep(held) }
    let pair = Pair(held, correspondences, catalog, timeline)
    let (m, shared) = weighed(pair)
    // Until the limits of the weights move nothing becomes heavy again, and then all is found anew.
    guard areSurelyCandidates(pair, m, shared) || areCandidates(pair) else { return }
    found.keep(judged(held, pair, m, &meter, into: found.correspondences))
  }

  /// What tonight says of two documents that linkage asked for.
  func revised(
    _ held: Comparison, _ correspondences: Correspondences, _ meter: inout PairMeter
  ) -> Comparison {
    if isAsBefore(held) { return held }
    let pair = Pair(held, correspondences, catalog, timeline)
    return judged(held, pair, weighed(pair).0, &meter, into: correspondences)
  }

  private func isAsBefore(_ held: Comparison) -> Bool {
    isUnchanged[timeline.documents[Int(held.a)]] && isUnchanged[timeline.documents[Int(held.b)]]
  }

  private func weighed(_ pair: Pair) -> (PairMeasures, (sharedA: Int, sharedB: Int)) {
    var m = PairMeasures()
    let shared = weighing.weighBodies(
      catalog.body(pair.first), pair.bits.a, catalog.body(pair.second), pair.bits.b, into: &m)
    return (m, shared)
  }

  /// By what is kept of titles, numbers and slots, or by the texts where nothing is.
  private func judged(
    _ held: Comparison, _ pair: Pair, _ bodies: PairMeasures, _ meter: inout PairMeter,
    into fresh: Correspondences
  ) -> Comparison {
    var m = bodies
    var record = held.record
    if held.hasWords {
      pair.correspondence.putWords(into: &m)
      weighing.weighTitles(catalog.title(pair.first), catalog.title(pair.second), into: &m)
    } else if m.lighterEven >= settings.evenFloor {
      meter.load(pair.first)
      m = meter.measure(pair.second)
      record = UInt32(meter.keep(m, against: pair.second, in: fresh))
    }
    return Comparison(
      held.a, held.b, m, hasWords: held.hasWords || record != held.record,
      isEarlierFirst: held.isEarlierFirst, record: record, settings)
  }

  /// The documents of a comparison, the one that was loaded first, and what they have in common.
  private struct Pair {
    let first: Int
    let second: Int
    let correspondence: Correspondence
    let bits: (a: PairBits, b: PairBits)

    init(
      _ held: Comparison, _ correspondences: Correspondences, _ catalog: Catalog, _ timeline: Timeline
    ) {
      let (a, b) = (timeline.documents[Int(held.a)], timeline.documents[Int(held.b)])
      (first, second) = held.isEarlierFirst ? (a, b) : (b, a)
      correspondence = correspondences[Int(held.record)]
      bits = correspondence.bits(catalog.body(first))
    }
  }

  /// Whether the weight alone says that `areCandidates` holds.
  private func areSurelyCandidates(
    _ pair: Pair, _ m: PairMeasures, _ shared: (sharedA: Int, sharedB: Int)
  ) -> Bool {
    // What is not heavy weighs less than `indexedWeight`; so many of those shared are heavy at least.
    let light = Double(settings.indexedWeight - 1)
    let span = Double(DaySpread.full) - light
    let heavyA = (m.coverageA * m.massA - light * Double(shared.sharedA)) / span
    let heavyB = (m.coverageB * m.massB - light * Double(shared.sharedB)) / span
    let fewest = Double(Self.surely) * Double(settings.sampling)
    let lesser = min(catalog.body(pair.first).count, catalog.body(pair.second).count)
    let heavy = min(heavyA, heavyB)
    return heavy >= fewest * Double(settings.sharedShingles)
      && heavy * Double(settings.sharedPart) >= Double(Self.surely * lesser)
  }

  /// Whether two documents that another night compared would be compared tonight, too: they share what an index would count,
  /// or all their text.
  private func areCandidates(_ pair: Pair) -> Bool {
    let (a, b) = (pair.first, pair.second)
    let least = settings.indexedWeight
    let (allA, sharedA) = weighing.heavy(catalog.body(a), pair.bits.a, least: least)
    let (allB, sharedB) = weighing.heavy(catalog.body(b), pair.bits.b, least: least)
    // One pair in so many stands in the index: where there are many, these need not be counted.
    let shared = min(sharedA, sharedB) / Int(settings.sampling)
    if shared >= Self.surely * settings.sharedShingles,
      shared * settings.sharedPart >= Self.surely * min(allA, allB) / Int(settings.sampling)
    {
      return true
    }
    return shareShingles(a, b) || catalog.hash(catalog.body(a)) == catalog.hash(catalog.body(b))
  }

  private static let surely = 3

  private func shareShingles(_ a: Int, _ b: Int) -> Bool {
    let (mine, others) = (shingles(a), shingles(b))
    var shared = 0
    var k = 0
    var last: UInt32?
    for shingle in mine where shingle != last {
      last = shingle
      while k < others.count, others[k] < shingle { k += 1 }
      if k < others.count, others[k] == shingle { shared += 1 }
    }
    return shared >= settings.sharedShingles
      && shared * settings.sharedPart >= min(mine.count, others.count)
  }

  private func shingles(_ document: Int) -> [UInt32] {
    ShingleIndex.shingles(
      catalog, catalog.body(document), marks: marks, sampling: settings.sampling,
      leastWeight: settings.indexedWeight)
  }
}
