import Vocabulary

/// Finds the pairs that are copies: candidates from the index, then a verdict on each.
struct Search: Sendable {
  private let catalog: Catalog
  private let timeline: Timeline
  private let marks: Marks
  private let settings: CollapseSettings
  /// By place: what an earlier night compared. Two such documents are not looked for again.
  private let isKnown: [Bool]
  /// The places of the others, rising.
  private let fresh: [Int]
  /// What stands in an index; nil for everything.
  private let filter: HashFilter?
  /// What other nights compared, for these to be weighed anew only.
  private let earlier: (comparisons: KnownComparisons, revision: Revision)?
  /// The first place of those that the next night remembers: what two such documents have in common is kept, and handed over
  /// where they are near, too.
  private let keptFrom: Int

  /// Where `fewFresh` is set, the index holds only what the documents not known have, too; `keptFrom` is beyond all places where
  /// no next night is to come.
  init(
    _ catalog: Catalog, _ timeline: Timeline, _ marks: Marks, _ settings: CollapseSettings,
    isKnown: [Bool], fewFresh: Bool = false, keptFrom: Int = .max,
    earlier: (KnownComparisons, Revision)? = nil
  ) {
    self.catalog = catalog
    self.timeline = timeline
    self.marks = marks
    self.settings = settings
    self.isKnown = isKnown
    self.keptFrom = keptFrom
    self.earlier = earlier
    fresh = isKnown.indices.filter { !isKnown[$0] }
    filter =
      fewFresh
      ? ShingleIndex.filter(
        catalog, timeline, fresh, marks: marks, sampling: settings.sampling,
        leastWeight: settings.indexedWeight) : nil
  }

  /// For each place the one before it whose body has the same tokens, or -1: a text that runs for days weighs nothing any
  /// more and would not be found by what it shares.
  private func twins() -> Run<Int32> {
    let twins = Run<Int32>(repeating: -1, count: timeline.count)
    let first = fresh.first.map { firstPlace(before: $0) } ?? timeline.count
    var entries: [UInt64] = []
    entries.reserveCapacity(timeline.count - first)
    for place in first..<timeline.count {
      let body = catalog.body(timeline.documents[place])
      if body.count < settings.passageTokens.lowerBound { continue }
      entries.append(catalog.hash(body) & ~0xFFFF_FFFF | UInt64(place))
    }
    RadixSort.sortByUpperHalf(&entries)
    for (x, y) in zip(entries, entries.dropFirst()) where x >> 32 == y >> 32 {
      twins[Int(UInt32(truncatingIfNeeded: y))] = Int32(truncatingIfNeeded: x)
    }
    return twins
  }

  struct Found: Sendable {
    var comparisons: [Comparison] = []
    var statistics = Collapse.Statistics()
    /// Where they are kept, what the two of each comparison have in common.
    let correspondences: Correspondences

    init(_ correspondences: Correspondences = Correspondences()) { self.correspondences = correspondences }

    /// What some jobs find, one after the other; what two documents have in common comes after `correspondences`.
    init(
      of jobs: Int, after correspondences: Correspondences, crew: Crew,
      _ find: @Sendable (_ job: Int, _ found: inout Found) -> Void
    ) {
      let results = Slots<Found>(jobs)
      crew.forEach(jobs) { job in
        var found = Found(correspondences.fresh())
        find(job, &found)
        results[job] = found
      }
      self.init(correspondences.fresh())
      for job in 0..<jobs { if let found = results[job] { add(found) } }
    }

    var edges: [Stories.Edge] { comparisons.filter { $0.isCopy && !$0.isVote }.map(\.edge) }
    /// Pairs that are no copies but share a passage; the score is the coverage of the lighter body.
    var partials: [Stories.Edge] { comparisons.filter { $0.isPartial && !$0.isVote }.map(\.edge) }

    /// Counts a comparison and keeps it where it says something.
    mutating func add(_ comparison: Comparison, isKept: Bool) {
      statistics.verified += 1
      if comparison.isCopy { statistics.edges += 1 }
      if comparison.isCopy || comparison.isPartial || isKept && comparison.isWorthKeeping {
        comparisons.append(comparison)
      }
    }

    /// Takes over a comparison of an earlier night.
    mutating func keep(_ comparison: Comparison) {
      if comparison.isWorthKeeping { comparisons.append(comparison) }
    }

    mutating func add(_ other: Found) {
      let moved = correspondences.append(other.correspondences)
      if comparisons.isEmpty { comparisons.reserveCapacity(other.comparisons.count) }
      for var comparison in other.comparisons {
        comparison.record = moved(comparison.record)
        comparisons.append(comparison)
      }
      statistics.candidates += other.statistics.candidates
      statistics.verified += other.statistics.verified
      statistics.edges += other.statistics.edges
      statistics.cappedBuckets += other.statistics.cappedBuckets
    }
  }

  /// Documents searched with one index, at least: the same for any crew, for what stands in an index decides what is compared.
  private static let chunk = 1 << 13

  /// Compares the documents that are not known with those before them, and those known with them; what they have in common
  /// comes after `correspondences`.
  func comparisons(after correspondences: Correspondences = Correspondences(), crew: Crew) -> Found {
    let twins = twins()
    let chunks = chunks()
    return Found(of: chunks.count, after: correspondences, crew: crew) { k, found in
      search(chunks[k], twins, into: &found)
    }
  }

  /// The places that are searched, in runs that are as long as the days before them that they are compared with.
  private func chunks() -> [Range<Int>] {
    var chunks: [Range<Int>] = []
    var from = fresh.first ?? timeline.count
    while from < timeline.count {
      let first = firstPlace(before: from)
      let to = min(timeline.count, from + max(Self.chunk, from - first))
      let next = rank(of: from)
      if rank(of: first) < rank(of: to) {
        chunks.append(from..<to)
        from = to
      } else {
        from = next < fresh.count ? fresh[next] : timeline.count
      }
    }
    return chunks
  }

  /// How many of the places not known stand before a place.
  private func rank(of place: Int) -> Int { fresh.firstPlace { $0 < place } }

  /// Searches one run of places with an index of them and of the days before.
  private func search(_ places: Range<Int>, _ twins: Run<Int32>, into found: inout Found) {
    let first = firstPlace(before: places.lowerBound)
    let index = ShingleIndex(
      catalog, timeline, first..<places.upperBound, marks: marks, sampling: settings.sampling,
      leastWeight: settings.indexedWeight, among: filter)
    let passages = PassageIndex(catalog, timeline, first..<places.upperBound, marks: marks, settings)
    search(places, index, passages, twins, size: places.upperBound - first, first: first, into: &found)
    found.statistics.cappedBuckets += passages.cappedBuckets
  }

  private func search(
    _ places: Range<Int>, _ index: ShingleIndex, _ passages: PassageIndex, _ twins: Run<Int32>, size: Int,
    first: Int, into found: inout Found
  ) {
    var tally = Tally(places: size)
    var meter = PairMeter(catalog, marks)
    for place in places {
      let earliest = firstPlace(before: place)
      if isKnown[place], rank(of: earliest) == rank(of: place) { continue }
      found.statistics.cappedBuckets += index.count(
        place, from: earliest, reach: settings.bucketReach, into: &tally)
      for other in passages.candidates(place) where first + Int(other) >= earliest {
        tally.add(UInt16(settings.sharedShingles), to: Int(other))
      }
      if Int(twins[place]) >= earliest {
        tally.add(UInt16(settings.sharedShingles), to: Int(twins[place]) - first)
      }
      verify(place, candidates(of: place, tally, index, first), meter: &meter, into: &found)
      tally.clear()
    }
  }

  /// Earlier documents that share enough with the one at `place`, the most first.
  private func candidates(of place: Int, _ tally: Tally, _ index: ShingleIndex, _ first: Int) -> [Int32] {
    let own = index.size(place)
    var keys: [UInt64] = []
    for other in tally.touched {
      let count = tally.count(Int(other))
      let place = first + Int(other)
      let lesser = min(own, index.size(place))
      if count >= settings.sharedShingles, count * settings.sharedPart >= lesser {
        keys.append(UInt64(UInt16.max - UInt16(clamping: count)) << 32 | UInt64(place))
      }
    }
    keys.sort()
    return keys.map { Int32(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }
  }

  /// Compares a document with earlier ones until enough copies are found.
  private func verify(
    _ place: Int, _ others: [Int32], meter: inout PairMeter, into found: inout Found
  ) {
    var copies = 0
    for other in others {
      if isKnown[place], isKnown[Int(other)] { continue }
      found.statistics.candidates += 1
      let comparison = comparison(other, Int32(place), &meter, found.correspondences)
      found.add(comparison, isKept: Int(other) >= keptFrom)
      if comparison.isCopy {
        copies += 1
        if copies == settings.copiesThatSuffice { return }
      }
    }
  }

  /// Compares two documents, or takes over what another night found that they have in common.
  private func comparison(
    _ a: Int32, _ b: Int32, _ meter: inout PairMeter, _ correspondences: Correspondences
  ) -> Comparison {
    if let earlier, let held = earlier.comparisons[a, b] {
      return earlier.revision.revised(held, correspondences, &meter)
    }
    meter.load(timeline.documents[Int(b)])
    let document = timeline.documents[Int(a)]
    let (m, hasWords) = meter.measureAsFarAsNeeded(document, settings)
    var comparison = Comparison(a, b, m, hasWords: hasWords, isEarlierFirst: false, settings)
    if Int(a) >= keptFrom, comparison.isWorthKeeping {
      comparison.record = UInt32(meter.keep(m, against: document, in: correspondences))
    }
    return comparison
  }

  /// The first place that the one at `place` may be compared with.
  private func firstPlace(before place: Int) -> Int {
    timeline.placesBefore(Int(timeline.days[place]) - settings.windowDays)
  }
}
