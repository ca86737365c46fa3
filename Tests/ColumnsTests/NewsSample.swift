import Columns
import Vocabulary

/// A run of the real tables: articles with their stories, whose sums hold.
enum NewsSample {
  static func article(_ id: String, outlet: String, run: String, version: UInt64 = 1, title: String? = nil)
    -> Row
  {
    var row = Row(.articles)
    for (name, text) in [
      "article_id": id, "outlet": outlet, "url": "https://\(outlet).example/\(id)", "run_id": run,
      "title": title ?? "عنوان \(id)", "text": "نص \(id)\nفقرة",
    ] {
      row[name] = .string(text)
    }
    for name in ["aliases", "authors", "tags"] { row[name] = .json(Array("[]".utf8)) }
    row["version"] = .u64hex(version)
    row["published"] = .timestamp(Sample.created)
    row["fetched_at"] = .timestamp(Sample.created)
    row["http_status"] = .int(200)
    row["noarchive"] = .bool(false)
    row["withdrawn"] = .bool(false)
    return row
  }

  /// One run: every article is its own story.
  @discardableResult
  static func write(
    _ articles: [Row], to path: String, run: String, day: CivilDate = Sample.day,
    settings: DatasetSettings = DatasetSettings()
  ) throws(Fault) -> Manifest {
    let writer = try DatasetWriter(path: path, runID: run, crawlDate: day, settings: settings)
    for article in articles {
      try writer.append(article)
      try writer.append(
        Row(
          .copies,
          [
            "article_id": article["article_id"], "outlet": article["outlet"],
            "story_id": article["article_id"], "relation": .string("lead"), "similarity": .double(1),
            "run_id": .string(run),
          ]))
      try writer.append(
        Row(
          .stories,
          [
            "story_id": article["article_id"], "lead_article_id": article["article_id"],
            "lead_outlet": article["outlet"], "articles": .int(1), "outlets": .int(1), "run_id": .string(run),
          ]))
    }
    try writer.append(
      Row(
        .runs,
        [
          "run_id": .string(run), "software": .string("naskh"), "source": .string("crawl"),
          "outlets": .int(1), "urls_taken": .int(articles.count), "articles": .int(articles.count),
          "listings": .int(0), "unchanged": .int(0), "rejects": .int(0), "stories": .int(articles.count),
        ]))
    return try writer.commit(created: Sample.created)
  }

  static func ids(_ path: String, _ condition: String, run: String? = nil) throws(Fault) -> [String] {
    var ids: [String] = []
    let query = Query(
      table: "articles", columns: ["article_id"], condition: try Predicate(condition, table: .articles),
      runID: run)
    try Dataset(path).scan(query) { row throws(Fault) in
      if case .string(let id) = try row.cell(0) { ids.append(id) }
      return true
    }
    return ids
  }
}
