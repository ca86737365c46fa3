import Collapsing
import Columns
import Glibc
package import Vocabulary

package enum ExplainFormat: String, Sendable, CaseIterable { case text, json }

/// `naskh explain`: why two articles of a dataset are, or are not, one story.
package func explainArticles(
  _ path: String, _ first: String, _ second: String, format: ExplainFormat
) throws(Fault) {
  let dataset = try Dataset(path)
  let a = try FoundArticle(first, in: dataset)
  let b = try FoundArticle(second, in: dataset)
  // Words weigh as they do among the articles of the days around.
  let around: Int64 = 7
  let days = [a.crawled, b.crawled].map(\.daysSince1970)
  let from = CivilDate(daysSince1970: (days.min() ?? 0) - around)
  let to = CivilDate(daysSince1970: (days.max() ?? 0) + around)
  let members = try StoryMembers(dataset, besides: "")
  var collapser = Collapser()
  collapser.isRemembering = false
  // Of an article with several versions the first was collapsed.
  var found: [String: CollapseDocument] = [:]
  try dataset.eachArticle(crawled: from...to) { document, _, _ in
    if document.id == a.id || document.id == b.id, found[document.id] == nil { found[document.id] = document }
    collapser.add(document, inStory: members.story(of: document.id) ?? document.id)
  }
  _ = collapser.finish()
  guard let one = found[a.id], let other = found[b.id] else {
    throw Fault(.badData, "\(path): an article's text is gone; run naskh dataset verify")
  }
  let record = ExplanationRecord(a: one, b: other, explanation: collapser.explain(one, other))
  switch format {
  case .json: try StandardOutput.write(record.jsonLine().span)
  case .text:
    try StandardOutput.write(ExplanationText(record: record, isColoured: StandardOutput.isColoured).text())
  }
}

/// An article named by its id, the beginning of it, or its address.
private struct FoundArticle {
  let id: String
  let crawled: CivilDate

  init(_ name: String, in dataset: Dataset) throws(Fault) {
    var query = Query(table: "articles")
    query.columns = ["article_id", "url", "crawl_date"]
    var matches: [String: CivilDate] = [:]
    _ = try dataset.scan(query) { (row) throws(Fault) in
      guard let id = try row.text(0), case .date(let date) = try row.cell(2) else { return true }
      let isMatch = id.hasPrefix(name) ? true : try row.text(1) == name
      if isMatch { matches[id] = min(date, matches[id] ?? date) }
      return true
    }
    if let exact = matches[name] {
      (id, crawled) = (name, exact)
    } else if matches.count == 1, let only = matches.first {
      (id, crawled) = (only.key, only.value)
    } else {
      throw Fault(
        .usage,
        matches.isEmpty
          ? "\(dataset.path) has no article with the id or address \(name)"
          : "\(matches.count) articles of \(dataset.path) begin with \(name): write more of the id")
    }
  }
}
