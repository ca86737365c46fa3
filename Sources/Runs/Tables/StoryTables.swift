import Collapsing
import Columns
import Vocabulary

/// The tables `stories` and `copies`, as one collapse leaves them.
struct StoryTables {
  let writer: DatasetWriter
  let runID: String
  let nights: EarlierNights

  struct Written {
    var count = 0
    /// Stories led, and copies that another article leads, by outlet.
    var leads: [Outlet.ID: Int] = [:]
    var copies: [Outlet.ID: Int] = [:]
  }

  /// Writes the rows; `cards` has the articles that no earlier run placed. Of a story of earlier nights only late copies and those that changed over get rows, and the story
  /// itself a new one.
  func write(_ collapse: Collapse, _ cards: inout ArticleCards) throws(Fault) -> Written {
    var result = Written()
    let order = collapse.placements.indices.sorted {
      (collapse.placements[$0].storyID, $0) < (collapse.placements[$1].storyID, $1)
    }
    let earlier = try earlierMembers(collapse, cards)
    let placed = earlier.isEmpty ? [] : Set(collapse.placements.map(\.id))
    func card(_ id: String) throws(Fault) -> ArticleCard? {
      if let card = try cards.card(of: Article.ID(id)) { return card }
      return earlier.card(of: id)
    }
    var left = collapse.left.sorted()[...]
    var rest = order[...]
    while let storyID = [rest.first.map { collapse.placements[$0].storyID }, left.first].compactMap({ $0 })
      .min()
    {
      let places = rest.prefix { collapse.placements[$0].storyID == storyID }
      rest = rest.dropFirst(places.count)
      if left.first == storyID { left.removeFirst() }
      var members = (earlier[storyID] ?? [:]).values.filter { !placed.contains($0.id) }
      var copies: [(place: Collapse.Placement, card: ArticleCard)] = []
      for place in places.lazy.map({ collapse.placements[$0] }) {
        guard let card = try card(place.id) else { continue }
        copies.append((place, card))
        members.append(StoryMember(id: place.id, card: card, relation: place.relation.rawValue))
      }
      let facts = StoryFacts(members)
      var lead = copies.first { $0.place.id == storyID }?.card
      if lead == nil { lead = try card(storyID) }
      if let lead {
        try writer.append(facts.row(storyID, lead: lead, runID: runID))
        result.count += 1
      } else if !nights.isDamaged {
        throw Fault(
          .failed,
          "\(nights.dataset): the story \(storyID) has no article of that id; run naskh dataset verify")
      }
      for (place, card) in copies {
        try copy(place, card, first: facts.firstPublished)
        guard cards.contains(Article.ID(place.id)) else { continue }
        if place.id == storyID {
          result.leads[card.outlet, default: 0] += 1
        } else {
          result.copies[card.outlet, default: 0] += 1
        }
      }
    }
    return result
  }

  /// The articles that stories begun on earlier nights have already, and those that change over.
  private func earlierMembers(
    _ collapse: Collapse, _ cards: ArticleCards
  ) throws(Fault) -> [String: [Article.ID: StoryMember]] {
    var wanted = collapse.left
    for place in collapse.placements
    where !cards.contains(Article.ID(place.id)) || !cards.contains(Article.ID(place.storyID)) {
      wanted.insert(place.storyID)
    }
    guard !wanted.isEmpty else { return [:] }
    return try nights.read(else: [:]) { dataset, skipping throws(Fault) in
      try StoryMembers(dataset, besides: runID, of: wanted, skipping: skipping).members(in: dataset)
    }
  }

  private func copy(_ place: Collapse.Placement, _ card: ArticleCard, first: Int64?) throws(Fault) {
    var row = Row(.copies)
    row["article_id"] = .string(place.id)
    row["outlet"] = .string(card.outlet.name)
    row["story_id"] = .string(place.storyID)
    row["relation"] = .string(place.relation.rawValue)
    row["similarity"] = .double((place.similarity * 1000).rounded() / 1000)
    row["lead_kept"] = .double((place.leadKept * 1000).rounded() / 1000)
    if let first, let own = card.published?.utcSeconds {
      row["hours_after_first"] = .double((Double(own - first) / 36).rounded() / 100)
    }
    row["run_id"] = .string(runID)
    try writer.append(row)
  }
}

extension [String: [Article.ID: StoryMember]] {
  /// Of an article of any of the stories.
  fileprivate func card(of id: String) -> ArticleCard? {
    let id = Article.ID(id)
    for members in values { if let member = members[id] { return member.card } }
    return nil
  }
}
