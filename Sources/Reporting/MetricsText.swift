import Vocabulary

/// A run's counts in the text format that Prometheus' node exporter picks up from its textfile folder.
///
/// Written anew by each run: the values are of that run alone, the label `outlet` tells whose.
package enum MetricsText {
  /// - Parameter exitCode: what the run ends with.
  package static func text(_ summary: RunSummary, exitCode: Int32) -> String {
    var text = ""
    func family(_ name: String, _ kind: String, _ help: String, _ samples: [(labels: String, value: String)])
    {
      text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
      for sample in samples { text += "\(name){\(sample.labels)} \(sample.value)\n" }
    }
    let pipeline = "pipeline=\"\(escaped(summary.pipeline))\""
    let outlets = summary.outlets.sorted { $0.outlet < $1.outlet }
    func each(_ value: (RunSummary.OutletCount) -> Int) -> [(String, String)] {
      outlets.map { ("\(pipeline),outlet=\"\(escaped($0.outlet.name))\"", String(value($0))) }
    }
    let end = summary.startedAt + summary.elapsed
    family(
      "naskh_run_info", "gauge", "The run that the other values are of.",
      [("\(pipeline),run=\"\(escaped(summary.run))\"", "1")])
    family(
      "naskh_run_finished_timestamp_seconds", "gauge", "When the run ended.",
      [(pipeline, decimal(end.milliseconds))])
    family(
      "naskh_run_duration_seconds", "gauge", "How long the run took.",
      [(pipeline, decimal(summary.elapsed.count))])
    family("naskh_run_exit_code", "gauge", "0 went well, 2 with losses.", [(pipeline, String(exitCode))])
    family("naskh_listed_total", "counter", "Articles named by feeds and sitemaps.", each(\.listed))
    family("naskh_urls_taken_total", "counter", "URLs taken from the frontier.", each(\.taken))
    family("naskh_fetched_total", "counter", "Requests that a server answered.", each(\.fetched))
    if summary.total.wireBytes > 0 {
      family("naskh_wire_bytes_total", "counter", "Body bytes as received.", each(\.wireBytes))
    }
    family("naskh_articles_total", "counter", "Articles extracted.", each(\.articles))
    family("naskh_listings_total", "counter", "Section pages, feeds, sitemaps, robots.txt.", each(\.listings))
    family("naskh_unchanged_total", "counter", "Pages not new since an earlier run.", each(\.unchanged))
    family(
      "naskh_rejects_total", "counter", "URLs that became no article, by reason.",
      outlets.flatMap { count in
        count.rejects.ranked.map { entry in
          (
            "\(pipeline),outlet=\"\(escaped(count.outlet.name))\",reason=\"\(entry.reason.rawValue)\"",
            String(entry.count)
          )
        }
      })
    family("naskh_stories_total", "counter", "Stories led by an article of the outlet.", each(\.stories))
    family(
      "naskh_copies_total", "counter", "Articles collapsed into another article's story.", each(\.copies))
    family(
      "naskh_outlet_silent", "gauge", "1 when an outlet gave nothing that it used to give.",
      each { $0.isSilent ? 1 : 0 })
    return text
  }

  /// Thousandths as seconds: `12.034`.
  private static func decimal(_ milliseconds: Int64) -> String {
    let (whole, rest) = max(0, milliseconds).quotientAndRemainder(dividingBy: 1000)
    let digits = String(rest)
    return "\(whole)." + String(repeating: "0", count: 3 - digits.utf8.count) + digits
  }

  /// A label's value: backslash, quote and line feed escaped.
  private static func escaped(_ text: String) -> String {
    var out = ""
    for character in text.unicodeScalars {
      switch character {
      case "\\": out += "\\\\"
      case "\"": out += "\\\""
      case "\n": out += "\\n"
      default: out.unicodeScalars.append(character)
      }
    }
    return out
  }
}
