import Vocabulary

/// Turns groups of places into the placements of a collapse.
struct Placing {
  private let catalog: Catalog
  private let timeline: Timeline
  private let stories: Stories
  private let accompanied: [Bool]
  /// The story of every place.
  private(set) var storyIDs: [String] = []
  /// The place of the document that stands for the story of each group: the one with the story's id, else the first at hand.
  private var leads: [Int: Int] = [:]
  /// The best partner of a place that shares a passage with another story.
  private var partners: [Int: Stories.Edge] = [:]
  /// Stories of earlier nights that lost an article to another one.
  private(set) var left: Set<String> = []
  /// Stories among the placements.
  private(set) var count = 0

  /// `names` are the ids of groups from earlier nights, by their leads; `copies` and `partials` are the pairs found.
  init(
    _ catalog: Catalog, _ timeline: Timeline, _ stories: Stories, _ names: [Int: String],
    copies: [Stories.Edge], partials: [Stories.Edge]
  ) {
    self.catalog = catalog
    self.timeline = timeline
    self.stories = stories
    accompanied = stories.accompanied()
    storyIDs.reserveCapacity(timeline.count)
    for place in 0..<timeline.count {
      let group = stories.lead(place)
      let id = catalog.ids[timeline.documents[place]]
      let story = names[group] ?? catalog.ids[timeline.documents[group]]
      storyIDs.append(story)
      if id == story { leads[group] = place }
    }
    // A copy that its story did not take up, an item of a round-up say, shares more than a passage.
    partners = bestPartners(partials).merging(bestPartners(copies)) { _, copy in copy }
  }

  /// For each place that stands alone the best of the pairs that it is in.
  private func bestPartners(_ edges: [Stories.Edge]) -> [Int: Stories.Edge] {
    var best: [Int: Stories.Edge] = [:]
    for edge in edges where stories.lead(Int(edge.a)) != stories.lead(Int(edge.b)) {
      for place in [Int(edge.a), Int(edge.b)] where !accompanied[place] {
        if let held = best[place], (-held.score, held.b, held.a) <= (-edge.score, edge.b, edge.a) {
          continue
        }
        best[place] = edge
      }
    }
    return best
  }

  mutating func placements(_ marks: Marks, crew: Crew) -> [Collapse.Placement] {
    let (standings, numbers) = measures(marks, crew: crew)
    var placements: [Collapse.Placement] = []
    placements.reserveCapacity(timeline.count)
    // By the lead of a story's group.
    var isSeen = [Bool](repeating: false, count: timeline.count)
    for place in 0..<timeline.count where isNews(place) {
      let story = storyIDs[place]
      isSeen[stories.lead(place)] = true
      if let before = catalog.story(of: timeline.documents[place]) { left.insert(before) }
      placements.append(placement(of: place, in: story, standings[Int(numbers[place])] ?? Standing()))
    }
    count = isSeen.count { $0 }
    return placements
  }

  /// Whether no earlier night placed the document, or another one than tonight did.
  private func isNews(_ place: Int) -> Bool {
    catalog.story(of: timeline.documents[place]) != storyIDs[place]
  }

  /// How a copy stands to the document that stands for its story.
  private struct Standing: Sendable {
    var relation = Relation.lead
    var similarity = 1.0
    var leadKept = 1.0
  }

  /// The standing of each copy to what stands for its story, and of each partial to its partner; the same first document
  /// together, so that it is read once. By places, the numbers of standings; that of the last one, which is none, where there is none.
  private func measures(_ marks: Marks, crew: Crew) -> (Slots<Standing>, numbers: Run<Int32>) {
    let copies = (0..<Int32(timeline.count)).compactMap { place -> (lead: Int32, place: Int32)? in
      guard isNews(Int(place)) else { return nil }
      guard accompanied[Int(place)] else {
        return partners[Int(place)].map { ($0.a == place ? $0.b : $0.a, place) }
      }
      let group = stories.lead(Int(place))
      return (Int32(leads[group] ?? group), place)
    }
    .sorted { $0 < $1 }
    let standings = Slots<Standing>(copies.count + 1)
    let numbers = Run<Int32>(repeating: Int32(copies.count), count: timeline.count)
    for (number, copy) in copies.enumerated() { numbers[Int(copy.place)] = Int32(number) }
    let jobs = crew.workers == 1 ? 1 : crew.workers * 8
    crew.forEach(jobs) { job in
      var meter = PairMeter(catalog, marks)
      for number in copies.count * job / jobs..<copies.count * (job + 1) / jobs {
        let (lead, place) = copies[number]
        if lead == place { continue }
        meter.load(timeline.documents[Int(lead)])
        let m = meter.coverage(of: timeline.documents[Int(place)])
        standings[number] = Standing(
          relation: Relation(copy: m), similarity: m.lighter, leadKept: m.coverageA)
      }
    }
    return (standings, numbers)
  }

  private func placement(of place: Int, in story: String, _ standing: Standing) -> Collapse.Placement {
    let id = catalog.ids[timeline.documents[place]]
    if id == story {
      if !accompanied[place], let edge = partners[place] {
        let other = storyIDs[Int(edge.a) == place ? Int(edge.b) : Int(edge.a)]
        return .init(
          id: id, storyID: id, relation: .partial, similarity: standing.similarity, sharesWith: other)
      }
      return .init(id: id, storyID: story, relation: .lead, similarity: 1)
    }
    let group = stories.lead(place)
    if (leads[group] ?? group) == place {
      return .init(id: id, storyID: story, relation: .reprint, similarity: 1)
    }
    return .init(
      id: id, storyID: story, relation: standing.relation, similarity: standing.similarity,
      leadKept: standing.leadKept)
  }
}
