import Collapsing
import Columns
import Vocabulary

/// The stories of a dataset's last days, for articles that are collapsed against them. An article older than these days is
/// not known.
struct EarlierStories {
  private let dataset: Dataset
  private let dates: ClosedRange<CivilDate>?
  private var placements: [String: Collapse.Placement] = [:]

  init(_ path: String, windowDays: Int) throws(Fault) {
    guard Dataset.exists(at: path) else {
      throw Fault(.usage, "\(path) is no dataset: --against takes a folder with a file CURRENT in it")
    }
    dataset = try Dataset(path)
    dates = dataset.lastCrawlDate.map {
      CivilDate(daysSince1970: $0.daysSince1970 - Int64(windowDays) + 1)...$0
    }
    var query = Query(table: "copies")
    query.columns = ["article_id", "story_id", "relation", "similarity"]
    if let dates {
      // An article is placed on the night it came, and again by later ones; parts of earlier nights are not opened.
      query.condition = try Predicate(
        "crawl_date >= \(dates.lowerBound.iso8601)", table: dataset.table("copies"))
    }
    var placements: [String: Collapse.Placement] = [:]
    _ = try dataset.scan(query) { (row) throws(Fault) in
      guard let id = try row.text(0), let story = try row.text(1) else { return true }
      var similarity = 1.0
      if case .double(let value) = try row.cell(3) { similarity = value }
      placements[id] = .init(
        id: id, storyID: story, relation: try row.text(2).flatMap(Relation.init) ?? .lead,
        similarity: similarity)
      return true
    }
    self.placements = placements
  }

  func holds(_ id: String) -> Bool { placements[id] != nil }

  /// Where the dataset has the article already.
  func placement(of id: String) -> Collapse.Placement? { placements[id] }

  /// Adds the articles of the window, each in its story.
  func fill(_ collapser: inout Collapser, _ see: (CollapseDocument) -> Void) throws(Fault) {
    guard let dates else { return }
    try dataset.eachArticle(crawled: dates) { document, _, _ in
      guard let place = placements[document.id] else { return }
      see(document)
      collapser.add(document, inStory: place.storyID)
    }
  }
}
