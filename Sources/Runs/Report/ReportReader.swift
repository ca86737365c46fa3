import Columns
import Reporting
import Vocabulary

/// Finds in a dataset what the report of one run shows.
///
/// Reads the tables that the run wrote, and of all runs only which story an article is in. Memory: the run's article
/// ids and its stories of more than one article.
struct ReportReader {
  let dataset: Dataset

  func report(runID: String?) throws(Fault) -> RunReport {
    let run = try run(runID)
    var counts = try counts(of: run.id)
    var stories = try stories(of: run.id)
    let articles = try articles(of: run.id)
    var delays: [Double] = []
    let query = Query(
      table: "copies", columns: ["article_id", "outlet", "story_id", "relation", "hours_after_first"])
    var place: [String: (isLead: Bool, hours: Double?)] = [:]
    try dataset.scan(query) { row throws(Fault) in
      let story = try row.cell(2).text ?? ""
      let relation = try row.cell(3).text.flatMap(Relation.init(rawValue:))
      let outlet = Outlet.ID(try row.cell(1).text ?? "")
      stories[story]?.outlets[try row.cell(0).text ?? ""] = (outlet, relation == .lead)
      if let id = try row.cell(0).text, articles.outlet[id] != nil {
        place[id] = (relation == .lead || relation == .partial, try row.cell(4).number)
      }
      return true
    }
    for (id, rows) in articles.rows {
      guard let outlet = articles.outlet[id], let found = place[id] else { continue }
      if found.isLead {
        counts[outlet, default: .init(outlet: outlet)].stories += rows
      } else {
        counts[outlet, default: .init(outlet: outlet)].copies += rows
        if let hours = found.hours { delays.append(hours) }
      }
    }
    for (outlet, rows) in articles.withdrawn {
      counts[outlet, default: .init(outlet: outlet)].revised += rows
    }
    let summary = RunSummary(
      run: run.id, pipeline: run.pipeline, startedAt: run.started, elapsed: run.elapsed,
      outlets: withStrays(counts, taken: run.taken))
    return RunReport(
      summary: summary, stories: stories.values.map(\.line), days: articles.days,
      copyDelayHours: delays.sorted())
  }

  private struct Run {
    var id: String
    var pipeline: String
    var started: Timestamp
    var elapsed: Milliseconds
    var taken: Int
  }

  private func run(_ wanted: String?) throws(Fault) -> Run {
    var found: Run?
    let query = Query(table: "runs", columns: ["run_id", "pipeline", "started", "finished", "urls_taken"])
    try dataset.scan(query) { row throws(Fault) in
      let id = try row.cell(0).text ?? ""
      let started = try row.cell(2).time ?? Timestamp(milliseconds: 0)
      if let wanted, wanted != id { return true }
      if let found, (found.started, found.id) > (started, id) { return true }
      found = Run(
        id: id, pipeline: try row.cell(1).text ?? id, started: started,
        elapsed: (try row.cell(3).time ?? started) - started, taken: try row.cell(4).whole)
      return true
    }
    guard let found else {
      throw Fault(
        .usage,
        wanted.map { "\(dataset.path) holds no run \($0); 'naskh dataset describe' lists the runs" }
          ?? "\(dataset.path) holds no run yet; run a pipeline first")
    }
    return found
  }

  private func counts(of run: String) throws(Fault) -> [Outlet.ID: RunSummary.OutletCount] {
    var counts: [Outlet.ID: RunSummary.OutletCount] = [:]
    let columns = [
      "outlet", "listed_feed", "listed_sitemap", "listed_archive", "fetched", "unchanged", "extracted",
      "listings",
      "silent",
    ]
    try dataset.scan(Query(table: "completeness", columns: columns, runID: run)) { row throws(Fault) in
      let outlet = Outlet.ID(try row.cell(0).text ?? "")
      var count = counts[outlet] ?? RunSummary.OutletCount(outlet: outlet)
      count.listed += try row.cell(1).whole + row.cell(2).whole + row.cell(3).whole
      count.fetched += try row.cell(4).whole
      count.unchanged += try row.cell(5).whole
      count.articles += try row.cell(6).whole
      count.listings += try row.cell(7).whole
      count.isSilent = try row.cell(8) == .bool(true) || count.isSilent
      counts[outlet] = count
      return true
    }
    let rejects = Query(table: "rejects", columns: ["outlet", "reason"], runID: run)
    try dataset.scan(rejects) { row throws(Fault) in
      let outlet = Outlet.ID(try row.cell(0).text ?? "")
      guard let reason = try row.cell(1).text.flatMap(Rejection.Reason.init(rawValue:)) else { return true }
      counts[outlet, default: .init(outlet: outlet)].rejects[reason, default: 0] += 1
      return true
    }
    return counts
  }

  /// The dataset tells what was taken for the run alone; what no outlet accounts for stands in a line of its own.
  private func withStrays(
    _ counts: [Outlet.ID: RunSummary.OutletCount], taken: Int
  ) -> [RunSummary.OutletCount] {
    var outlets = counts.values.map { count in
      var count = count
      count.taken = count.ended
      return count
    }.sorted { $0.outlet < $1.outlet }
    let left = taken - outlets.reduce(0) { $0 + $1.taken }
    if left != 0 {
      var strays = RunSummary.OutletCount(outlet: Outlet.ID("unaccounted"))
      strays.taken = left
      outlets.append(strays)
    }
    return outlets
  }

  private struct Articles {
    var outlet: [String: Outlet.ID] = [:]
    /// Versions that the run wrote.
    var rows: [String: Int] = [:]
    var withdrawn: [Outlet.ID: Int] = [:]
    var days: [RunReport.DayCount] = []
  }

  private func articles(of run: String) throws(Fault) -> Articles {
    var articles = Articles()
    var days: [Outlet.ID: [Int64: Int]] = [:]
    let query = Query(
      table: "articles", columns: ["article_id", "outlet", "published", "withdrawn"], runID: run)
    try dataset.scan(query) { row throws(Fault) in
      guard let id = try row.cell(0).text else { return true }
      let outlet = Outlet.ID(try row.cell(1).text ?? "")
      if try row.cell(3) == .bool(true) {
        articles.withdrawn[outlet, default: 0] += 1
        return true
      }
      articles.outlet[id] = outlet
      articles.rows[id, default: 0] += 1
      if let time = try row.cell(2).time {
        let day = time.seconds >= 0 ? time.seconds / 86_400 : (time.seconds - 86_399) / 86_400
        days[outlet, default: [:]][day, default: 0] += 1
      }
      return true
    }
    articles.days = days.flatMap { outlet, counts in
      counts.map {
        RunReport.DayCount(outlet: outlet, day: CivilDate(daysSince1970: $0.key), articles: $0.value)
      }
    }
    return articles
  }

  private struct Story {
    var line: RunReport.StoryLine {
      let leads = outlets.values.filter(\.isLead).map(\.outlet)
      let others = Set(outlets.values.map(\.outlet)).subtracting(leads).sorted()
      return RunReport.StoryLine(
        title: title, language: language, published: published, outlets: leads + others, articles: articles)
    }
    var title: String?
    var language: String?
    var published: Moment?
    var articles: Int
    /// By article.
    var outlets: [String: (outlet: Outlet.ID, isLead: Bool)] = [:]
  }

  /// By story id.
  private func stories(of run: String) throws(Fault) -> [String: Story] {
    var stories: [String: Story] = [:]
    let query = Query(
      table: "stories", columns: ["story_id", "title", "language", "first_published", "articles"], runID: run)
    try dataset.scan(query) { row throws(Fault) in
      let articles = try row.cell(4).whole
      guard articles > 1, let id = try row.cell(0).text else { return true }
      stories[id] = Story(
        title: try row.cell(1).text, language: try row.cell(2).text,
        published: try row.cell(3).time.map { Moment(utcSeconds: $0.seconds) }, articles: articles)
      return true
    }
    return stories
  }
}

extension Cell {
  fileprivate var text: String? {
    switch self {
    case .string(let text): text
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    default: nil
    }
  }

  /// 0 for null.
  fileprivate var whole: Int {
    if case .int(let value) = self { Int(value) } else { 0 }
  }

  fileprivate var number: Double? {
    if case .double(let value) = self { value } else { nil }
  }

  fileprivate var time: Timestamp? {
    if case .timestamp(let time) = self { time } else { nil }
  }
}
