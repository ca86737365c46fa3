import Vocabulary

/// Brings the codes of earlier nights up to date with tonight's documents, instead of weighing all pairs anew.
///
/// Only what tonight's documents have too changes, so that one walk over the earlier bodies suffices. As in `DaySpread`, but
/// for three things: a day that leaves stays counted in the codes, stories of an outlet and day that come on two nights
/// count as two bursts, and the burst of a code is rounded down.
struct NightSpread {
  private let catalog: Catalog
  private let timeline: Timeline
  private let furniture: Furniture
  private let isFresh: [Bool]
  /// By place on the shelf; those of tonight's documents are 0 at first.
  private let codes: Run<UInt8>

  init(
    _ catalog: Catalog, _ timeline: Timeline, _ furniture: Furniture, isFresh: [Bool], codes: Run<UInt8>
  ) {
    self.catalog = catalog
    self.timeline = timeline
    self.furniture = furniture
    self.isFresh = isFresh
    self.codes = codes
  }

  func spread(_ history: SpreadHistory, _ settings: CollapseSettings, crew: Crew) -> DaySpread.Spread {
    let covered = timeline.daysCovered + history.days
    renew(history, settings, crew: crew)
    let firstStaying = timeline.firstStaying(settings.memoryDays)
    let next = history.taking(leaving(firstStaying), isKept: { $0 >= SpreadHistory.returns })
    furniture.marks.setWeights(codes, DaySpread.Limits(daysCovered: covered).byCode())
    return DaySpread.Spread(marks: furniture.marks, codes: codes, history: next, daysCovered: covered)
  }

  private func renew(_ history: SpreadHistory, _ settings: CollapseSettings, crew: Crew) {
    let tonight = timeline.only(isFresh.indices.filter { isFresh[$0] })
    let queue = PrintQueue(catalog, tonight, furniture)
    let pairs = freshCodes(queue, days: Set(tonight.days), settings)
    let places = Run<Int>(repeating: 0, count: settings.tokenLimit)
    let hashes = Run<UInt64>(repeating: 0, count: settings.tokenLimit)
    for place in 0..<timeline.count where !isFresh[place] {
      var count = 0
      forEachPair(place) { hash, i in
        places[count] = i
        hashes[count] = hash
        count += pairs.mayHold(hash) ? 1 : 0
      }
      pairs.renew(codes, places, hashes, count: count)
    }
    queue.forEachPair(of: 0..<queue.count) { hash, _, i in codes[i] = pairs.code(hash, history).byte }
  }

  private func freshCodes(_ queue: PrintQueue, days: Set<UInt16>, _ settings: CollapseSettings) -> FreshCodes
  {
    let pairs = FreshPairs(queue, lastDay: Int(timeline.days.last ?? 0), settings)
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
      take(PrintQueue.hash(catalog.tokens[i].identity, catalog.tokens[i + 1].identity), i)
    }
  }

  /// The pairs of the days that leave, with the days that their codes count.
  private func leaving(_ firstStaying: Int) -> SpreadHistory.Leaving {
    var leaving = SpreadHistory.Leaving()
    for place in 0..<timeline.placesBefore(firstStaying) {
      forEachPair(place) { hash, i in
        leaving.add(hash, on: timeline.days[place], seen: SpreadCode(byte: codes[i]).days)
      }
    }
    return leaving
  }
}
