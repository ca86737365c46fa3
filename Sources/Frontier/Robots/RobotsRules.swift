package import Vocabulary

/// A robots.txt as RFC 9309 reads it, for one crawler.
///
/// Reads what Google's open-source parser reads: a byte order mark, any line end, comments, a missing colon,
/// misspelt `disallow`, groups of one agent merged, rules before any group left out.
package struct RobotsRules: Sendable {
  package struct Rule: Sendable, Hashable {
    package let allows: Bool
    /// The path pattern with escapes normalised.
    package let pattern: String
    /// As the file writes it, from 1.
    package let line: Int
  }

  /// Rules of the groups that bind the crawler, in file order.
  package private(set) var rules: [Rule] = []
  /// The first that a binding group states, at most a day.
  package private(set) var crawlDelay: Milliseconds?
  /// `Sitemap:` lines, of any group, in file order.
  package private(set) var sitemaps: [String] = []
  private var patterns: [RobotsPattern] = []

  /// RFC 9309 §2.5: at least this much is read.
  package static let byteLimit = 500 * 1024

  /// `agent` is the product token, `NaskhBot` of `NaskhBot/1.0 (+https://…)`; letter case does not count.
  package init(parsing file: some Collection<UInt8>, agent: String) {
    let names = RobotsAgent(agent)
    var groups: [Int: Group] = [:]
    var strengths: Set<Int> = []
    var inGroup = false
    var afterRule = false
    var colonless = false
    var number = 0
    var bytes = Array(file.prefix(Self.byteLimit))[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    var lines = RobotsLines(bytes)
    while let text = lines.next() {
      number += 1
      guard let line = RobotsLines.Line(text) else { continue }
      switch line.field {
      case .userAgent:
        if afterRule { strengths = [] }
        afterRule = false
        inGroup = true
        colonless = !line.hasColon
        if let strength = names.strength(of: line.value) {
          strengths.insert(strength)
          groups[strength, default: Group()].exists = true
        }
      case .allow, .disallow:
        guard inGroup, line.hasColon || colonless else { continue }
        afterRule = true
        guard !line.value.isEmpty else { continue }
        let rule = Rule(
          allows: line.field == .allow, pattern: RobotsPattern.spelling(ofPattern: line.value).text,
          line: number)
        for strength in strengths { groups[strength]?.rules.append(rule) }
      case .crawlDelay:
        guard inGroup, let delay = Self.seconds(line.value) else { continue }
        for strength in strengths where groups[strength]?.delay == nil { groups[strength]?.delay = delay }
      case .sitemap:
        if !line.value.isEmpty { sitemaps.append(line.value.text) }
      case .unknown:
        // Speaks of a path: a rule of some other crawler's, and so the end of the list of agents.
        if line.value.first == ASCII.slash { afterRule = inGroup }
      }
    }
    guard let strongest = groups.keys.max(), let binding = groups[strongest] else { return }
    rules = binding.rules
    crawlDelay = binding.delay
    patterns = rules.map { RobotsPattern($0.pattern) }
  }

  /// Whether the rules let the crawler fetch `pathAndQuery`, and the rule that says so; nil where none matches.
  ///
  /// The longest matching pattern wins, and of equals the one that allows.
  package func verdict(on pathAndQuery: some StringProtocol) -> (allowed: Bool, rule: Rule?) {
    guard !rules.isEmpty, pathAndQuery != "/robots.txt" else { return (true, nil) }
    let path = RobotsPattern.spelling(ofPath: Array(pathAndQuery.utf8)[...])
    var best: Rule?
    var length = -1
    for (rule, pattern) in zip(rules, patterns) {
      let size = pattern.length
      guard size > length || (size == length && rule.allows && best?.allows == false), pattern.matches(path)
      else { continue }
      best = rule
      length = size
    }
    return (best?.allows ?? true, best)
  }

  private struct Group {
    var exists = false
    var rules: [Rule] = []
    var delay: Milliseconds?
  }

  /// A decimal number of seconds, at most a day.
  private static func seconds(_ value: ArraySlice<UInt8>) -> Milliseconds? {
    guard let seconds = Double(value.text), seconds >= 0, seconds.isFinite else { return nil }
    return .seconds(min(seconds, 86_400))
  }
}
