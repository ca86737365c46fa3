import Collapsing
import Columns
import Vocabulary

/// A dataset's articles as a collapse reads them.
extension Dataset {
  private static let collapseColumns = [
    "article_id", "outlet", "language", "published_iso", "title", "text", "run_id", "url",
  ]

  /// Hands over the articles of the crawl dates given, with the run that wrote each and its address. An article with several
  /// versions comes several times, the oldest first.
  func eachArticle(
    crawled dates: ClosedRange<CivilDate>? = nil, skipping: (@Sendable (Fault) -> Void)? = nil,
    _ body: (CollapseDocument, _ run: String, _ url: String) throws(Fault) -> Void
  ) throws(Fault) {
    var query = Query(table: "articles")
    query.columns = Self.collapseColumns
    query.skipping = skipping
    if let dates {
      let condition =
        "crawl_date >= \(dates.lowerBound.iso8601) AND crawl_date <= \(dates.upperBound.iso8601)"
      query.condition = try Predicate(condition, table: try table("articles"))
    }
    _ = try scan(query) { (row) throws(Fault) in
      guard let id = try row.text(0), let outlet = try row.text(1), let text = try row.text(5) else {
        return true
      }
      let document = CollapseDocument(
        id: id, outlet: outlet, language: try row.text(2),
        published: try row.text(3).flatMap { Moment(iso8601: $0) },
        title: Array((try row.text(4) ?? "").utf8), text: Array(text.utf8))
      try body(document, try row.text(6) ?? "", try row.text(7) ?? "")
      return true
    }
  }

  /// The crawl date of the newest part of `articles`; nil where there is none.
  var lastCrawlDate: CivilDate? { manifest.parts(of: "articles").map(\.partition.last).max() }
}

extension RowView {
  /// The text of a string cell; nil where it is null.
  func text(_ i: Int) throws(Fault) -> String? {
    switch try cell(i) {
    case .string(let text): text
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    default: nil
    }
  }

  /// The number of an int64 cell; nil where it is null.
  func int(_ i: Int) throws(Fault) -> Int? {
    if case .int(let value) = try cell(i) { Int(value) } else { nil }
  }
}
