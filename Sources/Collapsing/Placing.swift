import Vocabulary

/// Turns groups of places into the placements of a collapse.
struct Placing {
  private let catalog: Catalog
  private let timeline: Timeline
  private let stories: Stories
  private var meter: PairMeter
  /// The story of every place.
  private(set) var storyIDs: [String] = []
  /// The place of the document that stands for the story of each group: the one with the story's id, else the first at hand.
  private var leads: [Int: Int] = [:]
  /// The best partner of a place that shares a passage with another story.
  private var partners: [Int: Stories.Edge] = [:]
  /// Stories among the placements.
  private(set) var count = 0

  /// `names` are the ids of groups from earlier nights, by any place in them.
  init(
    _ catalog: Catalog, _ timeline: Timeline, _ stories: Stories, _ names: [Int: String],
    _ partials: [Stories.Edge], _ meter: PairMeter
  ) {
    self.catalog = catalog
    self.timeline = timeline
    self.stories = stories
    self.meter = meter
    var byGroup: [Int: String] = [:]
    for (place, name) in names { byGroup[stories.lead(place)] = name }
    storyIDs.reserveCapacity(timeline.count)
    for place in 0..<timeline.count {
      let group = stories.lead(place)
      let id = catalog.ids[timeline.documents[place]]
      let story = byGroup[group] ?? catalog.ids[timeline.documents[group]]
      storyIDs.append(story)
      if id == story { leads[group] = place }
    }
    for edge in partials where stories.lead(Int(edge.a)) != stories.lead(Int(edge.b)) {
      for place in [Int(edge.a), Int(edge.b)] {
        if let held = partners[place], (-held.score, held.b, held.a) <= (-edge.score, edge.b, edge.a) {
          continue
        }
        partners[place] = edge
      }
    }
  }

  mutating func placements() -> [Collapse.Placement] {
    var placements: [Collapse.Placement] = []
    placements.reserveCapacity(timeline.count)
    var seen: Set<String> = []
    for place in 0..<timeline.count where catalog.known[timeline.documents[place]] == nil {
      let story = storyIDs[place]
      seen.insert(story)
      placements.append(placement(of: place, in: story))
    }
    count = seen.count
    return placements
  }

  private mutating func placement(of place: Int, in story: String) -> Collapse.Placement {
    let id = catalog.ids[timeline.documents[place]]
    let group = stories.lead(place)
    if id == story {
      if stories.isAlone(place), let edge = partners[place] {
        let other = storyIDs[Int(edge.a) == place ? Int(edge.b) : Int(edge.a)]
        return .init(
          id: id, storyID: id, relation: .partial, similarity: Double(edge.score), sharesWith: other)
      }
      return .init(id: id, storyID: story, relation: .lead, similarity: 1)
    }
    let lead = leads[group] ?? group
    if lead == place { return .init(id: id, storyID: story, relation: .reprint, similarity: 1) }
    meter.load(timeline.documents[lead])
    let m = meter.measure(timeline.documents[place])
    return .init(id: id, storyID: story, relation: Relation(copy: m), similarity: m.lighter)
  }
}
