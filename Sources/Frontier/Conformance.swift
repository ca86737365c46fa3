package import Vocabulary

/// The room's rules on plain strings, for case files of other projects.
package enum FrontierConformance {
  /// Whether a robots.txt lets `agent` fetch `url`, an address or a path.
  package static func allows(robots: [UInt8], agent: String, url: String) -> Bool {
    RobotsRules(parsing: robots, agent: agent).verdict(on: path(of: url)).allowed
  }

  /// What a robots.txt says beside its rules.
  package static func fields(robots: [UInt8], agent: String) -> (
    crawlDelay: Milliseconds?, sitemaps: [String]
  ) {
    let rules = RobotsRules(parsing: robots, agent: agent)
    return (rules.crawlDelay, rules.sitemaps)
  }

  /// `input` parsed and serialised, against `base` where that is of http; nil where either fails.
  package static func href(_ input: String, base: String?) -> String? {
    guard let base, base.lowercased().hasPrefix("http") else { return URLParser(Array(input.utf8))?.href }
    guard let parsed = URLParser(Array(base.utf8)) else { return nil }
    return URLParser(Array(input.utf8), base: parsed)?.href
  }

  /// A host as the URL parser serialises it; nil where it fails.
  package static func asciiHost(_ host: String) -> String? { HostParser.parse(Array(host.utf8)[...])?.text }

  /// The address under which a page is stored; nil where `input` is no http address.
  package static func canonical(_ input: String) -> String? {
    WebAddress.resolve(Array(input.utf8)).map { Canonical.address(of: $0).href }
  }

  private static func path(of url: String) -> String {
    if let address = WebAddress.resolve(Array(url.utf8)) { return String(address.pathAndQuery) }
    // Another scheme, or a path alone.
    let bytes = Array(url.utf8)
    guard let colon = bytes.firstIndex(of: ASCII.colon), bytes[(colon + 1)...].starts(with: "//".utf8) else {
      return url
    }
    return bytes[(colon + 3)...].drop { $0 != ASCII.slash }.text
  }
}
