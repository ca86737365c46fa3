package import Vocabulary

/// Collapses the copies of one story: documents in, in any order; out comes where each one stands.
///
/// The result depends on the documents alone, not on their order and not on the crew.
package struct Collapser {
  let settings: CollapseSettings
  private let crew: Crew
  let shelf = Shelf()
  private var reader = TextReader()
  private let history: SpreadHistory
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
  }

  package init(settings: CollapseSettings = CollapseSettings(), crew: Crew = .single) {
    self.settings = settings
    self.crew = crew
    history = SpreadHistory()
  }

  /// Goes on where an earlier night ended: its stories keep their ids and take up late copies.
  package init(
    continuing state: CollapseState, settings: CollapseSettings = CollapseSettings(), crew: Crew = .single
  ) {
    self.settings = settings
    self.crew = crew
    history = state.history
    state.fill(shelf)
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
    let spread = DaySpread.spread(
      catalog, timeline, history, settings, keepsHistory: isRemembering, crew: crew)
    let marks = spread.marks
    WordRarity.mark(catalog, timeline, into: marks)
    let furniture = Furniture.clear(catalog, timeline, settings, crew: crew, from: marks)
    let settlement = Settlement(catalog, timeline, openDays: settings.openDays)
    let found = Search(catalog, timeline, marks, settings, settlement.isSettled).edges(crew: crew)
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
      catalog: catalog, timeline: timeline, marks: marks, history: spread.history, storyIDs: placing.storyIDs)
    return Collapse(placements: placements, left: placing.left, statistics: statistics)
  }

  /// What the next night needs of the documents of the last `CollapseSettings.memoryDays` days. Only after `finish`,
  /// nil where `isRemembering` is not set.
  package func state() -> CollapseState? {
    guard isRemembering, let settled else { return nil }
    return CollapseState(
      settled.catalog, settled.timeline, settled.storyIDs, settled.history, days: settings.memoryDays)
  }
}
