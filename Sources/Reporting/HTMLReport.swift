import Vocabulary

/// A run as one HTML file: no script, no network, charts as inline SVG, every number of a chart also in a table.
package enum HTMLReport {
  /// Stories in the table of the largest ones.
  static let storiesShown = 40

  package static func html(_ report: RunReport) -> String {
    let summary = report.summary
    var page = Markup()
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    page.element("title", "", "\(summary.pipeline) · \(summary.run)")
    page.raw("\n<style>\(style)</style>\n</head>\n<body>\n<main>\n")
    page.raw("<h1>")
    page.isolated(summary.pipeline)
    page.raw("</h1>\n<p class=\"sub\">Run ")
    page.element("code", "", summary.run)
    page.text(", \(summary.startedAt.iso8601), took \(clock(summary.elapsed))")
    page.raw("</p>\n")
    tiles(summary.total, &page)
    laws(summary, &page)
    outlets(summary, &page)
    rejects(summary, &page)
    stories(report.stories, &page)
    delays(report.copyDelayHours, &page)
    days(report.days, &page)
    page.raw("</main>\n</body>\n</html>\n")
    return page.html
  }

  private static func tiles(_ total: RunSummary.OutletCount, _ page: inout Markup) {
    var values = [
      ("URLs taken", grouped(total.taken)), ("articles", grouped(total.articles)),
      ("stories", grouped(total.stories)), ("copies collapsed", grouped(total.copies)),
      ("unchanged", grouped(total.unchanged)), ("rejects", grouped(total.rejected)),
    ]
    if total.wireBytes > 0 { values.append(("received", byteSize(total.wireBytes))) }
    page.raw("<dl class=\"tiles\">\n")
    for (name, value) in values {
      page.raw("<div>")
      page.element("dt", "", name)
      page.element("dd", "", value)
      page.raw("</div>\n")
    }
    page.raw("</dl>\n")
  }

  private static func laws(_ summary: RunSummary, _ page: inout Markup) {
    let broken = summary.broken
    guard !broken.isEmpty else {
      page.raw("<p class=\"good\">Every URL taken is accounted for, and every article is in one story.</p>\n")
      return
    }
    page.raw("<ul class=\"bad\">\n")
    for sentence in broken { page.element("li", "", sentence) }
    page.raw("\n</ul>\n")
  }

  private static func outlets(_ summary: RunSummary, _ page: inout Markup) {
    let counts = summary.outlets.sorted { $0.outlet < $1.outlet }
    let most = max(1, counts.map(\.ended).max() ?? 1)
    page.raw("<h2>Outlets</h2>\n<p class=\"key\">")
    for (name, color) in kinds { page.raw("<span class=\"\(color)\"></span> \(name) ") }
    page.raw("</p>\n<div class=\"scroll\"><table>\n<thead><tr><th>outlet</th><th></th>")
    for name in [
      "listed", "taken", "articles", "listings", "unchanged", "rejects", "stories", "copies",
    ] {
      page.element("th", "class=\"n\"", name)
    }
    page.raw("</tr></thead>\n<tbody>\n")
    for count in counts {
      page.raw("<tr><th>")
      page.isolated(count.outlet.name)
      if count.isSilent { page.raw(" <em class=\"silent\">silent</em>") }
      page.raw("</th><td>")
      page.raw(SVGBar.stacked([count.articles, count.unchanged, count.listings, count.rejected], of: most))
      page.raw("</td>")
      let values = [
        count.listed, count.taken, count.articles, count.listings, count.unchanged, count.rejected,
        count.stories,
        count.copies,
      ]
      for value in values { page.element("td", "class=\"n\"", grouped(value)) }
      page.raw("</tr>\n")
    }
    page.raw("</tbody>\n</table></div>\n")
  }

  private static func rejects(_ summary: RunSummary, _ page: inout Markup) {
    let ranked = summary.total.rejects.ranked
    guard let most = ranked.first?.count else { return }
    let outlets = summary.outlets.sorted { $0.outlet < $1.outlet }
    page.raw("<h2>Rejects by reason</h2>\n<div class=\"scroll\"><table>\n<tbody>\n")
    for entry in ranked {
      page.raw("<tr>")
      page.element("th", "", entry.reason.rawValue)
      page.raw("<td>\(SVGBar.single(entry.count, of: most, "c3"))</td>")
      page.element("td", "class=\"n\"", grouped(entry.count))
      page.raw("<td class=\"names\">")
      let among = outlets.filter { ($0.rejects[entry.reason] ?? 0) > 0 }
      for (i, count) in among.prefix(8).enumerated() {
        page.text(i > 0 ? ", " : "")
        page.isolated(count.outlet.name)
        page.text(" \(grouped(count.rejects[entry.reason] ?? 0))")
      }
      if among.count > 8 { page.text(", and \(among.count - 8) more") }
      page.raw("</td></tr>\n")
    }
    page.raw("</tbody>\n</table></div>\n")
  }

  private static func stories(_ stories: [RunReport.StoryLine], _ page: inout Markup) {
    guard !stories.isEmpty else { return }
    let largest = stories.sorted {
      ($1.articles, $1.outlets.count, $0.title ?? "") < ($0.articles, $0.outlets.count, $1.title ?? "")
    }
    page.raw("<h2>Stories told more than once</h2>\n")
    page.element("p", "class=\"sub\"", "\(grouped(stories.count)) of them, the largest first.")
    page.raw(
      "\n<div class=\"scroll\"><table>\n<thead><tr><th>lead</th><th class=\"n\">articles</th><th>outlets</th>"
    )
    page.raw("<th>published</th></tr></thead>\n<tbody>\n")
    for story in largest.prefix(storiesShown) {
      let language = story.language.map { " lang=\"\(escaped($0))\"" } ?? ""
      page.raw("<tr><td dir=\"auto\"\(language)>")
      page.text(story.title ?? "(no title)")
      page.raw("</td>")
      page.element("td", "class=\"n\"", grouped(story.articles))
      page.raw("<td class=\"names\">")
      for (i, outlet) in story.outlets.enumerated() {
        page.text(i > 0 ? ", " : "")
        page.isolated(outlet.name)
      }
      page.raw("</td>")
      page.element("td", "", story.published?.iso8601 ?? "")
      page.raw("</tr>\n")
    }
    page.raw("</tbody>\n</table></div>\n")
  }

  private static func delays(_ hours: [Double], _ page: inout Markup) {
    let edges: [(String, Double)] = [
      ("under 1 h", 1), ("1–3 h", 3), ("3–6 h", 6), ("6–12 h", 12), ("12–24 h", 24), ("1–2 days", 48),
      ("2–7 days", 168), ("later", .infinity),
    ]
    let known = hours.filter { $0.isFinite }.map { max(0, $0) }
    guard !known.isEmpty else { return }
    var from = 0.0
    let bins = edges.map { name, edge in
      defer { from = edge }
      return (name, known.count { $0 >= from && $0 < edge })
    }
    let most = max(1, bins.map(\.1).max() ?? 1)
    page.raw("<h2>How long after the first</h2>\n<table>\n<tbody>\n")
    for (name, count) in bins {
      page.raw("<tr>")
      page.element("th", "", name)
      page.raw("<td>\(SVGBar.single(count, of: most, "c0"))</td>")
      page.element("td", "class=\"n\"", grouped(count))
      page.raw("</tr>\n")
    }
    page.raw("</tbody>\n</table>\n")
  }

  /// A row an outlet, a cell a day: the last 31 days that have articles.
  private static func days(_ counts: [RunReport.DayCount], _ page: inout Markup) {
    let columns = Array(Set(counts.map(\.day)).sorted().suffix(31))
    guard let first = columns.first, let last = columns.last else { return }
    var cells: [Outlet.ID: [CivilDate: Int]] = [:]
    for count in counts { cells[count.outlet, default: [:]][count.day, default: 0] += count.articles }
    let most = max(1, counts.map(\.articles).max() ?? 1)
    page.raw("<h2>Articles by day of publication</h2>\n")
    page.element("p", "class=\"sub\"", "\(first.iso8601) to \(last.iso8601)")
    page.raw("\n<div class=\"scroll\"><table class=\"days\">\n<thead><tr><th></th>")
    for day in columns { page.element("th", "title=\"\(day.iso8601)\"", String(day.day)) }
    page.raw("</tr></thead>\n<tbody>\n")
    for outlet in cells.keys.sorted() {
      page.raw("<tr><th>")
      page.isolated(outlet.name)
      page.raw("</th>")
      for day in columns {
        let articles = cells[outlet]?[day] ?? 0
        let share = articles == 0 ? 0 : 15 + 65 * articles / most
        page.element("td", "style=\"--share:\(share)%\"", articles == 0 ? "" : grouped(articles))
      }
      page.raw("</tr>\n")
    }
    page.raw("</tbody>\n</table></div>\n")
  }

  private static let kinds = [("articles", "c0"), ("unchanged", "c1"), ("listings", "c2"), ("rejects", "c3")]

  private static let style = """
    :root{--ink:#1d2327;--paper:#fff;--soft:#667;--line:#dde1e6;--c0:#1f6f8b;--c1:#99c1c9;--c2:#c9ccd1;--c3:#c8553d}
    @media(prefers-color-scheme:dark){:root{--ink:#e6e8ea;--paper:#15191c;--soft:#9aa4ad;--line:#333b41;--c0:#5fb3cf;\
    --c1:#3c6470;--c2:#50575e;--c3:#e07a5f}}
    body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,"Noto Sans","Noto Sans Arabic",sans-serif}
    main{max-width:72rem;margin:2rem auto;padding:0 1rem}h1{margin:0}h2{margin:2.2rem 0 .5rem}
    .sub,.key{color:var(--soft);margin:.2rem 0 1rem}.scroll{overflow-x:auto}
    .tiles{display:flex;flex-wrap:wrap;gap:.5rem 2rem;margin:1.5rem 0}.tiles dt{color:var(--soft)}
    .tiles dd{margin:0;font-size:1.6rem;font-variant-numeric:tabular-nums}
    table{border-collapse:collapse}th{font-weight:600;text-align:start;white-space:nowrap}
    td,th{padding:.25rem .6rem;border-bottom:1px solid var(--line);vertical-align:middle}
    .n{text-align:end;font-variant-numeric:tabular-nums}.names{color:var(--soft);font-size:.9em}
    .good{color:var(--c0)}.bad,.silent{color:var(--c3)}svg{display:block}
    .c0{fill:var(--c0);background:var(--c0)}.c1{fill:var(--c1);background:var(--c1)}
    .c2{fill:var(--c2);background:var(--c2)}.c3{fill:var(--c3);background:var(--c3)}
    .key span{display:inline-block;width:.8em;height:.8em;margin-inline-start:1em}
    .days td{text-align:center;min-width:1.6rem;padding:.15rem;border:1px solid var(--paper);\
    background:color-mix(in srgb,var(--c0) var(--share),transparent)}.days thead th{text-align:center;padding:.15rem}
    """
}
