package import Vocabulary

/// Collapses the copies of one story: documents in, in any order; out comes where each one stands.
///
/// The result depends on the documents alone, not on their order and not on the crew.
package struct Collapser {
  private let settings: CollapseSettings
  private let crew: Crew
  let shelf = Shelf()
  private var reader = TextReader()

  package init(settings: CollapseSettings = CollapseSettings(), crew: Crew = .single) {
    self.settings = settings
    self.crew = crew
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

  package mutating func finish() -> Collapse {
    let catalog = Catalog(shelf)
    let timeline = Timeline(catalog)
    let marks = DaySpread.marks(catalog, timeline, crew: crew)
    WordRarity.mark(catalog, timeline, into: marks)
    let furniture = Furniture.clear(catalog, timeline, settings, crew: crew, from: marks)
    let search = Search(catalog, timeline, marks, settings)
    let found = search.edges(crew: crew)
    var statistics = found.statistics
    var meter = PairMeter(catalog, marks)
    var stories = Stories(places: timeline.count)
    var verified = 0
    let settings = settings
    stories.grow(found.edges) { a, b in
      verified += 1
      meter.load(timeline.documents[a])
      return Verdict(meter.measure(timeline.documents[b]), settings).joins
    }
    statistics.verified += verified
    statistics.furnitureSentences = furniture
    return place(catalog, timeline, stories, &meter, statistics)
  }

  private func place(
    _ catalog: Catalog, _ timeline: Timeline, _ stories: Stories, _ meter: inout PairMeter,
    _ statistics: Collapse.Statistics
  ) -> Collapse {
    var statistics = statistics
    var placements: [Collapse.Placement] = []
    placements.reserveCapacity(timeline.count)
    for place in 0..<timeline.count {
      let id = catalog.ids[timeline.documents[place]]
      let lead = stories.groupOf(place)
      if lead == place {
        statistics.stories += 1
        placements.append(.init(id: id, storyID: id, relation: .lead, similarity: 1))
      } else {
        meter.load(timeline.documents[lead])
        let m = meter.measure(timeline.documents[place])
        placements.append(
          .init(
            id: id, storyID: catalog.ids[timeline.documents[lead]], relation: Relation(copy: m),
            similarity: m.lighter))
      }
    }
    statistics.documents = timeline.count
    return Collapse(placements: placements, statistics: statistics)
  }
}
