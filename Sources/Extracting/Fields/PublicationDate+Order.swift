/// Whether the day or the month comes first on a page, by its language, its region and the end of its host.
extension PublicationDate {
  static func region(_ facts: PageFacts) -> String? {
    for tag in [facts.language, facts.first(.locale)] {
      guard let text = tag?.string else { continue }
      let parts = text.split(whereSeparator: { $0 == "-" || $0 == "_" })
      if parts.count >= 2, let last = parts.last, last.utf8.count == 2 { return last.uppercased() }
    }
    return nil
  }

  static func order(language: String?, region: String?, host: String) -> DayOrder {
    let end = host.split(separator: ".").last.map(String.init) ?? ""
    let dayFirstEnds: Set<String> = [
      "uk", "au", "nz", "in", "ie", "za", "pk", "ng", "ke", "gh", "sg", "my", "hk", "lk", "bd", "mt", "tz",
      "ug", "zw", "jm",
      "eu", "ae", "eg", "sa", "qa", "kw", "bh", "om", "jo", "lb", "iq", "ps", "il", "tr", "np",
    ]
    guard let language, language != "en", !language.isEmpty else {
      if end == "us" || end == "ph" || end == "gov" || end == "mil" { return .monthFirst }
      if dayFirstEnds.contains(end) { return .dayFirst }
      switch region {
      case "US", "PH": return .monthFirst
      case nil: return .unknown
      default: return .dayFirst
      }
    }
    return .dayFirst
  }
}
