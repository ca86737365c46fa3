package import Vocabulary

/// Collapses the copies of one story: documents in, in any order; out comes where each one stands.
///
/// The result depends on the documents alone, not on their order and not on the crew.
package struct Collapser {
  let settings: CollapseSettings
  private let crew: Crew
  let shelf: Shelf
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
    let daysCovered: Int
    let drift: Drift
    let comparisons: [Comparison]
  }

  /// - Parameter scratch: a folder for files without a name that take what is large and asked little; nil: all is held in memory,
  ///   which is a tenth faster where there are very many documents.
  package init(
    settings: CollapseSettings = CollapseSettings(), crew: Crew = .single, scratch: String? = nil
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
    scratch: String? = nil
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
    let catalog = Catalog(shelf)
    let timeline = Timeline(catalog)
    let settlement = Settlement(catalog, timeline, openDays: settings.openDays)
    let earlier = worthwhileFindings(catalog, timeline)
    let spread = spread(catalog, timeline, earlier)
    let marks = spread.marks
    WordRarity.mark(catalog, timeline, into: marks)
    let furniture = Furniture.clear(catalog, timeline, settings, crew: crew, from: marks)
    let drift = Drift(catalog, marks, earlier, spread.changes)
    let found = comparisons(catalog, timeline, marks, settlement, earlier, drift)
    var statistics = found.statistics
    statistics.furnitureSentences = furniture
    var stories = Stories(places: timeline.count)
    for places in settlement.groups.values { stories.settle(places) }
    let settings = settings
    stories.grow(found.edges, crew: crew) {
      var meter = PairMeter(catalog, marks)
      return { a, b in meter.overlap(timeline.documents[a], timeline.documents[b], settings) }
    }
    var placing = Placing(
      catalog, timeline, stories, settlement.names(catalog, timeline, stories), copies: found.edges,
      partials: found.partials)
    let placements = placing.placements(marks, crew: crew)
    statistics.documents = placements.count
    statistics.stories = placing.count
    settled = Settled(
      catalog: catalog, timeline: timeline, marks: marks, history: spread.history,
      storyIDs: placing.storyIDs, codes: spread.codes, daysCovered: spread.daysCovered, drift: drift,
      comparisons: isRemembering ? found.comparisons : [])
    return Collapse(placements: placements, left: placing.left, statistics: statistics)
  }

  /// Of tokens at hand, tonight's are one in so many at most, where what earlier nights found is taken over.
  private static let fewTokens = 5

  /// What earlier nights found, unless so much is new tonight, or counts are halved, that all is weighed and found anew.
  private func worthwhileFindings(_ catalog: Catalog, _ timeline: Timeline) -> StateFindings? {
    guard let findings, isRemembering else { return nil }
    let fresh = catalog.tokens.count - findings.tokens
    let leaving = timeline.daysBefore(timeline.firstStaying(settings.memoryDays))
    return fresh * Self.fewTokens <= catalog.tokens.count && !history.halves(with: leaving) ? findings : nil
  }

  private func spread(_ catalog: Catalog, _ timeline: Timeline, _ earlier: StateFindings?) -> DaySpread.Spread
  {
    guard let earlier else {
      return DaySpread.spread(
        catalog, timeline, history, settings, keepsHistory: isRemembering, crew: crew)
    }
    let isFresh = timeline.documents.map { $0 >= earlier.count }
    return NightSpread(catalog, timeline, isFresh: isFresh, codes: earlier.codes(catalog.tokens.count))
      .spread(history, earlier.daysCovered, settings, crew: crew)
  }

  /// Tonight's documents compared with all, and what earlier nights found among theirs.
  private func comparisons(
    _ catalog: Catalog, _ timeline: Timeline, _ marks: Marks, _ settlement: Settlement,
    _ earlier: StateFindings?, _ drift: Drift
  ) -> Search.Found {
    guard let earlier else {
      return Search(
        catalog, timeline, marks, settings, isKnown: settlement.isSettled, remembers: isRemembering
      )
      .comparisons(crew: crew)
    }
    let search = Search(
      catalog, timeline, marks, settings,
      isKnown: timeline.documents.map { $0 < earlier.count && !drift.hasRisen[$0] },
      fewFresh: true, remembers: true)
    var found = search.revised(placed(earlier.comparisons, timeline, settlement), drift, crew: crew)
    found.add(search.comparisons(crew: crew))
    return found
  }

  /// Comparisons by place, but for those of two documents that are settled.
  private func placed(
    _ comparisons: [Comparison], _ timeline: Timeline, _ settlement: Settlement
  ) -> [Comparison] {
    var places = [Int32](repeating: 0, count: shelf.ids.count)
    for place in 0..<timeline.count { places[timeline.documents[place]] = Int32(place) }
    return comparisons.map { $0.numbered { places[Int($0)] } }
      .filter { !settlement.isSettled[Int($0.a)] || !settlement.isSettled[Int($0.b)] }
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
