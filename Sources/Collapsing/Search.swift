import Vocabulary

/// Finds the pairs that are copies: candidates from the index, then a verdict on each.
struct Search: Sendable {
  private let catalog: Catalog
  private let timeline: Timeline
  private let marks: Marks
  private let settings: CollapseSettings
  /// By place: what an earlier night decided for good. Two such documents are not looked at again.
  private let isSettled: [Bool]

  init(
    _ catalog: Catalog, _ timeline: Timeline, _ marks: Marks, _ settings: CollapseSettings,
    _ isSettled: [Bool]
  ) {
    self.catalog = catalog
    self.timeline = timeline
    self.marks = marks
    self.settings = settings
    self.isSettled = isSettled
  }

  /// For each place the one before it whose body has the same tokens, or -1: a text that runs for days weighs nothing any
  /// more and would not be found by what it shares.
  private func twins() -> Run<Int32> {
    let twins = Run<Int32>(repeating: -1, count: timeline.count)
    var entries: [UInt64] = []
    entries.reserveCapacity(timeline.count)
    for place in 0..<timeline.count {
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
    var edges: [Stories.Edge] = []
    /// Pairs that are no copies but share a passage; the score is the coverage of the lighter body.
    var partials: [Stories.Edge] = []
    var statistics = Collapse.Statistics()

    mutating func add(_ other: Found) {
      edges += other.edges
      partials += other.partials
      statistics.candidates += other.statistics.candidates
      statistics.verified += other.statistics.verified
      statistics.edges += other.statistics.edges
      statistics.cappedBuckets += other.statistics.cappedBuckets
    }
  }

  /// Documents searched with one index, at least: the same for any crew, for what stands in an index decides what is compared.
  private static let chunk = 1 << 13

  func edges(crew: Crew) -> Found {
    let twins = twins()
    let chunks = chunks()
    let results = Slots<Found>(chunks.count)
    crew.forEach(chunks.count) { k in results[k] = edges(of: chunks[k], twins) }
    var all = Found()
    for k in 0..<chunks.count {
      if let found = results[k] { all.add(found) }
    }
    return all
  }

  /// The places that are searched, in runs that are as long as the days before them that they are compared with.
  private func chunks() -> [Range<Int>] {
    var chunks: [Range<Int>] = []
    var from = isSettled.firstIndex(of: false) ?? timeline.count
    while from < timeline.count {
      let to = min(timeline.count, from + max(Self.chunk, from - firstPlace(before: from)))
      chunks.append(from..<to)
      from = to
    }
    return chunks
  }

  /// Searches one run of places with an index of them and of the days before.
  private func edges(of places: Range<Int>, _ twins: Run<Int32>) -> Found {
    let first = firstPlace(before: places.lowerBound)
    let index = ShingleIndex(
      catalog, timeline, first..<places.upperBound, marks: marks, sampling: settings.sampling,
      leastWeight: settings.indexedWeight)
    let passages = PassageIndex(catalog, timeline, first..<places.upperBound, marks: marks, settings)
    var found = edges(of: places, index, passages, twins, size: places.upperBound - first, first: first)
    found.statistics.cappedBuckets += passages.cappedBuckets
    return found
  }

  private func edges(
    of places: Range<Int>, _ index: ShingleIndex, _ passages: PassageIndex, _ twins: Run<Int32>, size: Int,
    first: Int
  ) -> Found {
    var found = Found()
    var tally = Tally(places: size)
    var meter = PairMeter(catalog, marks)
    for place in places {
      let earliest = firstPlace(before: place)
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
    found.statistics.edges = found.edges.count
    return found
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
    meter.load(timeline.documents[place])
    for other in others {
      let document = timeline.documents[Int(other)]
      if isSettled[place], isSettled[Int(other)] { continue }
      found.statistics.candidates += 1
      found.statistics.verified += 1
      var m = meter.coverage(of: document)
      let isNear = m.lighterEven >= settings.evenFloor
      if isNear { meter.compareWords(document, &m) }
      let verdict = Verdict(m, settings)
      let rank = verdict.joins ? verdict.score + settings.perLead * m.heavierLead : verdict.similarity
      let edge = Stories.Edge(
        a: other, b: Int32(place), score: Float(rank), overlap: Overlap(a: m.stretchesB, b: m.stretchesA))
      if verdict.joins {
        found.edges.append(edge)
        copies += 1
        if copies == settings.copiesThatSuffice { return }
      } else if m.evidence >= settings.partialEvidence, m.lighter >= settings.partialCoverage {
        found.partials.append(edge)
      }
    }
  }

  /// The first place that the one at `place` may be compared with.
  private func firstPlace(before place: Int) -> Int {
    let day = Int(timeline.days[place]) - settings.windowDays
    var low = 0
    var high = timeline.count
    while low < high {
      let middle = (low + high) / 2
      if Int(timeline.days[middle]) < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
