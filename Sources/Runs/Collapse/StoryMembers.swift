import Columns
import Vocabulary

/// Who is in which story, as a dataset says: of several rows of an article the last run's holds.
struct StoryMembers {
  private var places: [String: (story: String, relation: String?)] = [:]
  private let skipping: (@Sendable (Fault) -> Void)?

  /// Rows of the run `runID` are left out: it is about to replace them. `wanted`: only of these stories, nil: of all.
  /// `skipping` is told of damaged parts, which are left out; nil: the first one is thrown.
  init(
    _ dataset: Dataset, besides runID: String, of wanted: Set<String>? = nil,
    skipping: (@Sendable (Fault) -> Void)? = nil
  ) throws(Fault) {
    self.skipping = skipping
    var query = Query(table: "copies")
    query.columns = ["article_id", "story_id", "run_id", "relation"]
    query.skipping = skipping
    _ = try dataset.scan(query) { (row) throws(Fault) in
      guard let article = try row.text(0), let story = try row.text(1), try row.text(2) != runID else {
        return true
      }
      // A row that moves an article to another story takes it out of the one before.
      places[article] = wanted?.contains(story) ?? true ? (story, try row.text(3)) : nil
      return true
    }
  }

  func story(of article: String) -> String? { places[article]?.story }

  /// The members of the stories, from the dataset's articles.
  func members(in dataset: Dataset) throws(Fault) -> [String: [Article.ID: StoryMember]] {
    var members: [String: [Article.ID: StoryMember]] = [:]
    try dataset.eachCard(skipping: skipping) { id, card in
      guard let place = places[id] else { return }
      members[place.story, default: [:]][Article.ID(id)] = StoryMember(
        id: id, card: card, relation: place.relation ?? Relation.reprint.rawValue)
    }
    return members
  }
}

extension Dataset {
  /// Hands over what the tables of stories need to know of each article version, the oldest first.
  func eachCard(
    skipping: (@Sendable (Fault) -> Void)? = nil, _ body: (_ id: String, ArticleCard) throws(Fault) -> Void
  ) throws(Fault) {
    var query = Query(table: "articles")
    query.columns = [
      "article_id", "outlet", "url", "title", "published_iso", "language", "agency_code", "text_bytes",
    ]
    // A row that says that an article is gone says nothing of the article.
    query.condition = try Predicate("withdrawn = false", table: table("articles"))
    query.skipping = skipping
    _ = try scan(query) { (row) throws(Fault) in
      guard let id = try row.text(0), let outlet = try row.text(1), let url = try row.text(2) else {
        return true
      }
      try body(
        id,
        ArticleCard(
          outlet: Outlet.ID(outlet), url: url, title: try row.text(3),
          published: try row.text(4).flatMap { Moment(iso8601: $0) }, language: try row.text(5),
          agencyCode: try row.text(6), textBytes: try row.int(7) ?? 0))
      return true
    }
  }
}
