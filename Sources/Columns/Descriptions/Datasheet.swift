import Codecs
import Vocabulary

extension DerivedFiles {
  /// Markdown for people, after Gebru et al., "Datasheets for Datasets", CACM 2021.
  func datasheet() throws(Fault) -> String {
    let days = dataset.days
    let span =
      if let first = days.first, let last = days.last {
        "\(first.iso8601) to \(last.iso8601)"
      } else { "no day yet" }
    var text = """
      # Datasheet

      State: \(dataset.manifest.name), committed \(dataset.manifest.created.iso8601) by run \(dataset.manifest.runID). \
      Written by \(Software.name), format \(Footer.format).

      ## What

      News articles as outlets published them: one row an article version in `articles`, the stories that are copies of \
      one text in `stories` and `copies`, every address that did not become an article in `rejects`, what outlets listed \
      and what became of it in `completeness`, what each run did in `runs`. Crawl days: \(span), \(dataset.runs.count) runs.

      | table | rows | parts | bytes | raw bytes |
      | --- | ---: | ---: | ---: | ---: |

      """
    for (table, parts) in tables {
      let rows = parts.reduce(0) { $0 + $1.part.rows }
      let bytes = parts.reduce(0) { $0 + $1.part.bytes }
      let rawBytes = parts.reduce(0) { $0 + $1.part.rawBytes }
      text += "| \(table.name) | \(rows) | \(parts.count) | \(bytes) | \(rawBytes) |\n"
    }
    text += """

      ## How it was collected

      Each outlet's feeds, sitemaps and section pages were crawled by the rules of robots.txt (RFC 9309), with a contact \
      in the User-Agent, one connection at a time and a delay between requests of one registrable domain. Responses are \
      kept as WARC where `warc_file` says so. Nothing is invented: a date, author, dateline or agency that the page does \
      not state is null.

      ## Outlets

      \(counts("articles", "outlet"))

      ## Languages

      \(counts("articles", "language"))

      ## Rejects by reason

      \(counts("rejects", "reason"))

      ## Known gaps

      \(gaps())

      ## Legal

      The texts belong to their publishers; this dataset states no licence for them. What each page said of reuse is kept \
      with it: `robots_decision`, `noarchive`, `x_robots_tag`, `tdm`, `ai_txt`, `is_free`.
      \(counts("articles", "robots_decision"))

      ## How to cite

      Name the dataset, its publisher, the crawl days (\(span)) and the state (`\(dataset.manifest.name)`); `SHA256SUMS` \
      proves which one it is.

      ## How to read

      Every column of a part is a file of its own: a header line, then one line a row; line k of every file is row k. \
      Escapes are those of PostgreSQL's COPY text format (`\\\\` `\\t` `\\n` `\\r`), null is `\\N`, there are no quotes and \
      no blank lines. `naskh dataset files DATASET --table articles --column url` prints the live files; a folder's \
      listing may also show parts that are replaced and not yet cleared away.

      ## Columns

      """
    for (table, _) in tables {
      text +=
        "\n### \(table.name)\n\n\(table.description)\n\n| column | type | null | meaning |\n| --- | --- | --- | --- |\n"
      for column in table.columns {
        text +=
          "| \(column.name) | \(column.type.rawValue) | \(column.isNullable ? "yes" : "no") | \(column.description) |\n"
      }
    }
    return text
  }

  /// `a 12, b 3` from the values that footers list.
  private func counts(_ table: String, _ column: String) -> String {
    var counts: [String: Int] = [:]
    var isWhole = true
    for entry in parts where entry.part.table == table {
      guard let file = entry.footer.column(column) else { continue }
      if let values = file.facts.values {
        for value in values { counts[value.value.string ?? "", default: 0] += value.count }
      } else {
        isWhole = false
      }
      if file.facts.nullCount > 0 { counts["(none stated)", default: 0] += file.facts.nullCount }
    }
    guard isWhole else { return "More than can be listed; see the column `\(column)` of `\(table)`." }
    guard !counts.isEmpty else { return "None." }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
      .joined(separator: ", ") + "."
  }

  private func gaps() -> String {
    var silent = 0
    for entry in parts where entry.part.table == "completeness" {
      silent += entry.footer.column("silent")?.facts.values?.first { $0.value == .bool(true) }?.count ?? 0
    }
    let days = dataset.days.map(\.daysSince1970)
    var missing = 0
    if let first = days.first, let last = days.last { missing = Int(last - first) + 1 - days.count }
    return
      "\(missing) days between the first and the last have no run. \(silent) times an outlet listed nothing where it usually does (`completeness.silent`). Pages behind a paywall, a consent wall or JavaScript are in `rejects`."
  }
}
