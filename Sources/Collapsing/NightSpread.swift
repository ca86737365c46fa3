import Vocabulary

/// Brings the codes of earlier nights up to date with tonight's documents, instead of weighing all pairs anew.
///
/// Only what tonight's documents have too changes, so that one walk over the earlier bodies suffices, and of these only over what
/// can still weigh less (`SettledPairs`). As in `DaySpread`, but
/// for three things: a day that leaves stays counted in the codes, stories of an outlet and day that come on two nights
/// count as two bursts, and the burst of a code is rounded down.
struct NightSpread {
  private let catalog: Catalog
  private let timeline: Timeline
  private let furniture: Furniture
  private let isFresh: [Bool]
  /// By place on the shelf; those of tonight's documents are 0 at first.
  private let codes: Run<UInt8>
  private let settled: SettledPairs

  init(
    _ catalog: Catalog, _ timeline: Timeline, _ furniture: Furniture, isFresh: [Bool], codes: Run<UInt8>,
    settled: SettledPairs
  ) {
    self.catalog = catalog
    self.timeline = timeline
    self.furniture = furniture
    self.isFresh = isFresh
    self.codes = codes
    self.settled = settled
  }

  func spread(_ history: SpreadHistory, _ settings: CollapseSettings, crew: Crew) -> DaySpread.Spread {
    let covered = timeline.daysCovered + history.days
    let limits = DaySpread.Limits(daysCovered: covered)
    let more = renew(history, limits, settings, crew: crew)
    let firstStaying = timeline.firstStaying(settings.memoryDays)
    let next = history.taking(leaving(firstStaying, history), isKept: { $0 >= SpreadHistory.returns })
    furniture.marks.setWeights(codes, limits.byCode(), in: catalog.scratch)
    return DaySpread.Spread(
      marks: furniture.marks, codes: codes, settled: settled.adding(more), history: next, daysCovered: covered
    )
  }

  /// Returns the pairs that tonight settles.
  private func renew(
    _ history: SpreadHistory, _ limits: DaySpread.Limits, _ settings: CollapseSettings, crew: Crew
  ) -> [UInt64] {
    let tonight = timeline.only(isFresh.indices.filter { isFresh[$0] })
    let queue = PrintQueue(catalog, tonight, furniture)
    queue.forEachPair(of: 0..<queue.count) { hash, _, i in codes[i] = settled.code(hash) }
    let pairs = freshCodes(queue, days: Set(tonight.days), settings)
    renewEarlier(pairs, limits, settings)
    queue.forEachPair(of: 0..<queue.count) { hash, _, i in
      if codes[i] == 0 { codes[i] = pairs.code(hash, history).byte }
    }
    return pairs.settled(limits)
  }

  /// Walks over the earlier bodies.
  private func renewEarlier(_ pairs: FreshCodes, _ limits: DaySpread.Limits, _ settings: CollapseSettings) {
    // 1 where a pair with the code may weigh less one day.
    let isOpen = Run<UInt8>(repeating: 0, count: 256)
    for byte in 0..<256 { isOpen[byte] = limits.settles(SpreadCode(byte: UInt8(byte))) ? 0 : 1 }
    let places = Run<Int>(repeating: 0, count: settings.tokenLimit)
    let hashes = Run<UInt64>(repeating: 0, count: settings.tokenLimit)
    for place in 0..<timeline.count where !isFresh[place] {
      let body = catalog.body(timeline.documents[place])
      guard body.count > 1 else { continue }
      // Without branches, of which the processor could foretell few.
      var open = 0
      for i in body.lowerBound..<body.upperBound - 1 {
        places[open] = i
        open += Int(isOpen[Int(codes[i])])
      }
      var count = 0
      for k in 0..<open {
        let i = places[k]
        let hash = PrintQueue.hash(catalog.tokens[i], catalog.tokens[i + 1])
        places[count] = i
        hashes[count] = hash
        count += (pairs.mayHold(hash) ? 1 : 0) & (furniture.marks.isTeaser(i) ? 0 : 1)
      }
      pairs.renew(codes, places, hashes, count: count)
    }
  }

  private func freshCodes(_ queue: PrintQueue, days: Set<UInt16>, _ settings: CollapseSettings) -> FreshCodes
  {
    let pairs = FreshPairs(queue, besides: codes, lastDay: Int(timeline.days.last ?? 0), settings)
    for place in 0..<timeline.count where !isFresh[place] && days.contains(timeline.days[place]) {
      forEachPair(place) { hash, _ in pairs.meet(hash, on: timeline.days[place]) }
    }
    return FreshCodes(pairs)
  }

  /// Hands over the pairs of the body at `place` but for teasers of other stories.
  @inline(__always)
  private func forEachPair(_ place: Int, _ take: (UInt64, Int) -> Void) {
    let body = catalog.body(timeline.documents[place])
    guard body.count > 1 else { return }
    for i in body.lowerBound..<body.upperBound - 1 where !furniture.marks.isTeaser(i) {
      take(PrintQueue.hash(catalog.tokens[i], catalog.tokens[i + 1]), i)
    }
  }

  /// The pairs of the days that leave, with the days that their codes count; not those that the next history leaves out anyway.
  private func leaving(_ firstStaying: Int, _ history: SpreadHistory) -> SpreadHistory.Leaving {
    var leaving = SpreadHistory.Leaving()
    let known = HashFilter(for: history.entries.count)
    for entry in history.entries { known.insert(entry) }
    for place in 0..<timeline.placesBefore(firstStaying) {
      let day = timeline.days[place]
      leaving.begin(day)
      forEachPair(place) { hash, i in
        let days = SpreadCode(byte: codes[i]).days
        if days >= SpreadHistory.returns || known.mayHold(hash) { leaving.add(hash, on: day, seen: days) }
      }
    }
    return leaving
  }
}
