package import Vocabulary

/// Collapses the copies of one story: documents in, in any order; out comes where each one stands.
///
/// The result depends on the documents alone, not on their order and not on the crew.
package struct Collapser {
  let settings: CollapseSettings
  private let crew: Crew
  private(set) var shelf: Shelf
  private var reader = TextReader()
  private let history: SpreadHistory
  /// What earlier nights found of the first documents on the shelf.
  private let findings: StateFindings?
  /// Whether `state` will be asked for; if not, what only the next night needs is not counted.
  package var isRemembering = true
  /// What `finish` found, for those who ask afterwards.
  private(set) var settled: Settled?

  struct Settled {
    let catalog: Catalog
    let timeline: Timeline
    let marks: Marks
    let history: SpreadHistory
    let storyIDs: [String]
    /// For the next night, where one is to come.
    let codes: Run<UInt8>?
    let settledPairs: SettledPairs
    let wordCounts: [UInt32]
    let daysCovered: Int
    let comparisons: [Comparison]
    let correspondences: Correspondences
  }

  /// - Parameter scratch: takes what is large and asked little; nil: all is held in memory,
  ///   which is faster where there are very many documents.
  package init(
    settings: CollapseSettings = CollapseSettings(), crew: Crew = .single, scratch: Scratch? = nil
  ) {
    self.settings = settings
    self.crew = crew
    shelf = Shelf(scratch: scratch)
    history = SpreadHistory()
    findings = nil
  }

  /// Goes on where an earlier night ended: its stories keep their ids and take up late copies.
  package init(
    continuing state: CollapseState, settings: CollapseSettings = CollapseSettings(), crew: Crew = .single,
    scratch: Scratch? = nil
  ) {
    self.settings = settings
    self.crew = crew
    shelf = Shelf(scratch: scratch)
    history = state.history
    findings = state.findings(settings)
    state.documents.fill(shelf)
  }

  package mutating func add(_ document: CollapseDocument) {
    shelf.add(Reading(document, with: &reader, limit: settings.tokenLimit), of: document)
  }

  /// Reads the documents side by side.
  package mutating func add(contentsOf documents: [CollapseDocument]) {
    let jobs = min(documents.count, crew.workers * 4)
    let readings = Slots<[Reading]>(jobs)
    let limit = settings.tokenLimit
    crew.forEach(jobs) { job in
      var reader = TextReader()
      let range = documents.count * job / jobs..<documents.count * (job + 1) / jobs
      readings[job] = documents[range].map { Reading($0, with: &reader, limit: limit) }
    }
    var k = 0
    for job in 0..<jobs {
      for reading in readings[job] ?? [] {
        shelf.add(reading, of: documents[k])
        k += 1
      }
    }
  }

  /// Adds a document of an earlier night and the story that it was placed in.
  package mutating func add(_ document: CollapseDocument, inStory story: String) {
    shelf.add(Reading(document, with: &reader, limit: settings.tokenLimit), of: document, story: story)
  }

  /// The places of the documents that no earlier night placed, and of those that tonight moves to another story.
  package mutating func finish() -> Collapse {
    if findings == nil, shelf.tokens.waits, let laid = Shelf(laying: shelf) { shelf = laid }
    let catalog = Catalog(shelf)
    let timeline = Timeline(catalog)
    let settlement = Settlement(catalog, timeline, openDays: settings.openDays)
    let earlier = worthwhileFindings(catalog, timeline)
    let furniture = Furniture(catalog, timeline, settings, crew: crew)
    let spread = spread(catalog, timeline, furniture, earlier)
    let marks = spread.marks
    let wordCounts = markRarity(catalog, timeline, earlier, into: marks)
    let revision = records.map { Revision(catalog, timeline, marks, settings, since: $0.markSums) }
    var found = comparisons(catalog, timeline, marks, settlement, earlier, revision)
    var statistics = found.statistics
    statistics.furnitureSentences = furniture.count
    var stories = Stories(places: timeline.count)
    found.add(grow(&stories, found, catalog, timeline, marks, settlement, revision))
    var placing = Placing(
      catalog, timeline, stories, settlement.names(catalog, timeline, stories), copies: found.edges,
      partials: found.partials)
    let placements = placing.placements(marks, crew: crew)
    statistics.documents = placements.count
    statistics.stories = placing.count
    settled = Settled(
      catalog: catalog, timeline: timeline, marks: marks, history: spread.history,
      storyIDs: placing.storyIDs, codes: spread.codes, settledPairs: spread.settled,
      wordCounts: wordCounts, daysCovered: spread.daysCovered,
      comparisons: isRemembering ? found.comparisons : [], correspondences: found.correspondences)
    return Collapse(placements: placements, left: placing.left, statistics: statistics)
  }

  /// Of tokens at hand, tonight's are one in so many at most, where what earlier nights found is taken over.
  private static let fewTokens = 5

  /// What the documents of earlier nights have in common, as they found it.
  private var records: StateFindings? { isRemembering ? findings : nil }

  /// What earlier nights found, unless so much is new tonight that all is weighed and found anew; so it is where the limits of the
  /// weights move, or counts are halved.
  private func worthwhileFindings(_ catalog: Catalog, _ timeline: Timeline) -> StateFindings? {
    guard let findings = records else { return nil }
    let fresh = catalog.tokens.count - findings.tokens
    let leaving = timeline.daysBefore(timeline.firstStaying(settings.memoryDays))
    let covered = timeline.daysCovered + history.days
    return fresh * Self.fewTokens <= catalog.tokens.count && !history.halves(with: leaving)
      && DaySpread.Limits.days(covered: covered) == DaySpread.Limits.days(covered: findings.daysCovered)
      ? findings : nil
  }

  /// Returns how many documents of those that stay have each word, where a next night is to come.
  private func markRarity(
    _ catalog: Catalog, _ timeline: Timeline, _ earlier: StateFindings?, into marks: Marks
  ) -> [UInt32] {
    let rarity = WordRarity.mark(
      catalog, timeline, earlier?.wordCounts ?? [], held: earlier?.count ?? 0, into: marks)
    guard isRemembering else { return [] }
    return rarity.counts(
      catalog, timeline, from: timeline.placesBefore(timeline.firstStaying(settings.memoryDays)))
  }

  private func spread(
    _ catalog: Catalog, _ timeline: Timeline, _ furniture: Furniture, _ earlier: StateFindings?
  ) -> DaySpread.Spread {
    guard let earlier else {
      return DaySpread.spread(
        catalog, timeline, furniture, history, settings, keepsHistory: isRemembering, crew: crew)
    }
    let isFresh = timeline.documents.map { $0 >= earlier.count }
    return NightSpread(
      catalog, timeline, furniture, isFresh: isFresh, codes: earlier.codes(catalog.tokens.count),
      settled: earlier.settledPairs
    )
    .spread(history, settings, crew: crew)
  }

  /// Grows the stories; returns what linkage asked, where the next night may ask the same.
  private func grow(
    _ stories: inout Stories, _ found: Search.Found, _ catalog: Catalog, _ timeline: Timeline, _ marks: Marks,
    _ settlement: Settlement, _ revision: Revision?
  ) -> Search.Found {
    for places in settlement.groups.values { stories.settle(places) }
    let held = placed(records?.comparisons ?? [], votes: true, timeline, settlement)
    let before = KnownComparisons(held, found.correspondences.fresh())
    let (settings, keptFrom) = (settings, keptFrom(timeline))
    let votes = Slots<Votes>(Stories.jobs(crew))
    stories.grow(found.edges, crew: crew) { job in
      let mine = Votes(catalog, timeline, marks, settings, before, revision, keptFrom: keptFrom)
      votes[job] = mine
      return mine.overlap
    }
    var asked = Search.Found(found.correspondences.fresh())
    for job in 0..<Stories.jobs(crew) { if let found = votes[job]?.found { asked.add(found) } }
    return asked
  }

  /// Tonight's documents compared with all, and what earlier nights found among theirs; all documents anew where `earlier` is nil.
  private func comparisons(
    _ catalog: Catalog, _ timeline: Timeline, _ marks: Marks, _ settlement: Settlement,
    _ earlier: StateFindings?, _ revision: Revision?
  ) -> Search.Found {
    let correspondences = records?.correspondences ?? Correspondences()
    let held = placed(records?.comparisons ?? [], votes: false, timeline, settlement)
    guard let earlier, let revision else {
      let known = revision.map { (KnownComparisons(held, correspondences), $0) }
      return Search(
        catalog, timeline, marks, settings, isKnown: settlement.isSettled,
        keptFrom: keptFrom(timeline),
        earlier: known
      )
      .comparisons(after: correspondences, crew: crew)
    }
    var found = revision.found(held, correspondences, crew: crew)
    let search = Search(
      catalog, timeline, marks, settings,
      isKnown: timeline.documents.map { $0 < earlier.count }, fewFresh: true,
      keptFrom: keptFrom(timeline))
    found.add(search.comparisons(after: correspondences, crew: crew))
    return found
  }

  /// The first place of those that the next night remembers; `Int.max` where none is to come.
  private func keptFrom(_ timeline: Timeline) -> Int {
    isRemembering ? timeline.placesBefore(timeline.firstStaying(settings.memoryDays)) : .max
  }

  /// Comparisons by place, votes or others, but for those of two documents that are settled.
  private func placed(
    _ comparisons: [Comparison], votes: Bool, _ timeline: Timeline, _ settlement: Settlement
  ) -> [Comparison] {
    var places = [Int32](repeating: 0, count: shelf.ids.count)
    for place in 0..<timeline.count { places[timeline.documents[place]] = Int32(place) }
    var placed: [Comparison] = []
    placed.reserveCapacity(comparisons.count)
    for held in comparisons where held.isVote == votes {
      let comparison = held.numbered { places[Int($0)] }
      if settlement.isSettled[Int(comparison.a)], settlement.isSettled[Int(comparison.b)] { continue }
      placed.append(comparison)
    }
    return placed
  }

  /// Writes what the next night needs of the documents of the last `CollapseSettings.memoryDays` days. Only after `finish`;
  /// nothing where `isRemembering` is not set.
  ///
  /// Whoever opens `path` finds the image that was there or the new one.
  package func writeState(to path: String) throws(Fault) {
    guard let settled, let codes = settled.codes else { return }
    try CollapseState.write(settled, codes: codes, settings, to: path)
  }
}
