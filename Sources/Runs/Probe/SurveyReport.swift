import Extracting
import Frontier
import Vocabulary

/// A survey as text: comments for a person, then a block of YAML for the pipeline. The whole is YAML.
struct SurveyReport {
  let survey: Survey
  let today: CivilDate

  var text: String {
    let lines =
      ["\(survey.home): \(survey.requests) requests"] + robots + lists + pages + samples
      + warnings.map { "warning: \($0)" }
    return lines.map { $0.isEmpty ? "#" : "# \($0)" }.joined(separator: "\n") + "\n"
      + block.joined(separator: "\n")
      + "\n"
  }

  // MARK: What was found

  private var robots: [String] {
    var lines = ["", "robots.txt: \(survey.robotsStatus ?? "not asked for")"]
    guard let rules = survey.robots else { return lines }
    let closed = rules.rules.count { !$0.allows }
    lines[1] += ", \(closed) paths closed to \(survey.settings.agent)"
    if let delay = rules.crawlDelay { lines[1] += ", Crawl-delay \(Double(delay.count) / 1000) s" }
    lines += rules.sitemaps.prefix(10).map { "  Sitemap: \(Self.line($0))" }
    return lines
  }

  private var lists: [String] {
    var lines = ["", survey.lists.isEmpty ? "no feed and no sitemap" : "feeds and sitemaps:"]
    for list in survey.lists.prefix(60) {
      var line = "  \(list.form) \(list.address)"
      if let problem = list.problem {
        line +=
          ": \(problem.reason.rawValue)" + (problem.detail.isEmpty ? "" : " (\(Self.line(problem.detail)))")
      } else if list.form != "sitemap index" {
        line += ": \(list.entries) pages"
        if let newest = list.newest, let oldest = list.oldest {
          line += ", \(oldest.iso8601) to \(newest.iso8601)"
        }
        if list.foreign > 0 { line += ", \(list.foreign) of other sites" }
      }
      lines.append(line)
    }
    return lines
  }

  private var pages: [String] {
    var lines = ["", "pages listed: \(survey.listedPages); linked from the home page: \(survey.linkedPages)"]
    let days = survey.pagesByDay
    let week = (1...7).compactMap { days[CivilDate(daysSince1970: today.daysSince1970 - $0)] }.reduce(0, +)
    if week > 0 { lines.append("about \((week + 3) / 7) a day over the last seven days") }
    return lines
  }

  private var samples: [String] {
    survey.samples.flatMap { sample -> [String] in
      var lines = ["", "sample: \(sample.address)"]
      if let rejection = sample.rejection {
        lines.append("  no article: \(rejection.reason.rawValue) \(Self.line(rejection.detail))")
      }
      guard let article = sample.article else { return lines }
      let fields: [(String, String?)] = [
        ("title", article.title), ("authors", article.authors.joined(separator: ", ")),
        ("published", article.published?.iso8601), ("dateline", article.dateline.place),
        ("agency", article.dateline.agency), ("language", article.language), ("charset", sample.charset),
        ("text", "\(article.text.count) letters: \(article.text.prefix(120))"),
      ]
      for (name, value) in fields { lines.append("  \(name): \(value.map(Self.line) ?? "-")") }
      return lines
    }
  }

  // MARK: What to mind

  private var warnings: [String] {
    var warnings: [String] = []
    if let problem = survey.homeProblem {
      warnings.append(
        "the home page could not be read: \(problem.reason.rawValue) \(Self.line(problem.detail))")
    }
    if let answer = survey.homeAnswer, answer != survey.home {
      warnings.append("the home page is at \(answer)")
    }
    let read = survey.lists.filter { $0.problem == nil && $0.entries > 0 }
    if read.isEmpty { warnings.append("no list names pages: articles will be found by links alone") }
    if let newest = survey.pagesByDay.keys.max(), newest.daysSince1970 < today.daysSince1970 - 7 {
      warnings.append("the newest page that a list names is of \(newest.iso8601)")
    }
    for list in read where list.foreign > list.entries {
      warnings.append(
        "most entries of \(list.address) lead to other sites: name their hosts under 'hosts', if they are the outlet's"
      )
    }
    if let delay = survey.robots?.crawlDelay, delay.count > 10_000 {
      warnings.append(
        "Crawl-delay is \(delay.count / 1000) s: at most \(86_400_000 / delay.count) pages a day")
    }
    for (reason, samples) in Dictionary(grouping: survey.samples.compactMap(\.rejection), by: \.reason)
      .sorted(by: {
        $0.key.rawValue < $1.key.rawValue
      })
    {
      warnings.append(
        "\(samples.count) of \(survey.samples.count) samples gave no article: \(reason.rawValue)")
    }
    warnings += Set(
      survey.samples.compactMap { $0.legal?.objection(honouring: Set(LegalSign.allCases))?.detail }
    ).sorted()
    if !survey.samples.isEmpty, survey.samples.allSatisfy({ $0.article?.published == nil }) {
      warnings.append("no sample shows a date of publication")
    }
    return warnings
  }

  // MARK: The block

  private var block: [String] {
    let answer = survey.homeAnswer ?? survey.home
    let feedHome = survey.lists.contains { $0.address == answer && $0.problem == nil }
    var lines = [
      "outlets:", "  - id: \(id)", "    home: \(Self.quoted(feedHome ? "\(answer.origin)/" : answer.href))",
    ]
    let read = survey.lists.filter { $0.problem == nil && $0.isRoot }
    lines += Self.list("feeds", read.filter { $0.isFeed && $0.entries > 0 })
    lines += Self.list(
      "sitemaps", read.filter { !$0.isFeed && ($0.entries > 0 || $0.form == "sitemap index") })
    let languages = survey.samples.compactMap { $0.article?.language }
    if let language = languages.first ?? survey.language {
      lines.append("    language: \(Self.quoted(language))")
    }
    return lines
  }

  /// The registrable domain's first label, as far as an id may hold it.
  private var id: String {
    let host = RegistrableDomain.of(host: survey.home.host) ?? String(survey.home.host)
    let name = RegistrableDomain.of(host: survey.home.host) == nil ? host : String(host.prefix { $0 != "." })
    let kept = String(
      name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }
        .prefix(64))
    return kept.isEmpty ? "outlet" : Self.quoted(kept)
  }

  private static func list(_ key: String, _ lists: [SurveyedList]) -> [String] {
    var seen: Set<WebAddress> = []
    let lines = lists.filter { seen.insert($0.address).inserted }.prefix(20).map {
      "      - \(quoted($0.address.href))"
    }
    return lines.isEmpty ? [] : ["    \(key):"] + lines
  }

  /// As it is where YAML takes it for a text, else between quotes.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      text.first?.isLetter == true && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x23 && $0 != 0x27 }
      && !text.hasSuffix(":")
      && !["no", "yes", "on", "off", "true", "false", "null", "y", "n"].contains(text.lowercased())
    return isPlain ? text : "'\(text.replacing("'", with: "''"))'"
  }

  /// On one line, and short.
  private static func line(_ text: String) -> String {
    String(
      text.map { $0.isNewline || $0.unicodeScalars.allSatisfy { $0.value < 0x20 } ? " " : $0 }.prefix(300))
  }
}
