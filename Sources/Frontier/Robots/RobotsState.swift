internal import Vocabulary

/// What is known of one origin's robots.txt.
struct RobotsState {
  enum Verdict: Int {
    /// The file's rules bind.
    case rules = 0
    /// 4xx, or too many redirects: nothing is forbidden.
    case open = 1
    /// 5xx, 429, or no answer: everything is.
    case closed = 2
  }

  let verdict: Verdict
  let status: Int?
  let expires: Timestamp
  let rules: RobotsRules
  /// Of the file, as the caller of `settleRobots` gave it.
  var digest: String?
  /// Why there was no answer; of this run alone.
  var failure: String?

  /// RFC 9309 §2.3.1; nil where another try may change the answer.
  static func verdict(on result: RobotsFetch) -> Verdict {
    switch result {
    case .answered(let status, _) where (200...299).contains(status): .rules
    case .answered(429, _): .closed
    case .answered(let status, _) where status >= 500: .closed
    case .answered, .tooManyRedirects: .open
    case .failed: .closed
    }
  }
}

/// Whether an address may be fetched, and who says so.
package struct RobotsDecision: Sendable, Hashable {
  package let allowed: Bool
  /// `Disallow: /tmp/ (robots.txt line 12)`, `no robots.txt (404)`, `robots.txt not read yet`, …
  package let reason: String
  /// The rule's line in the file, from 1; nil where no rule decided.
  package let line: Int?
}

extension RobotsState {
  func decision(on address: WebAddress) -> RobotsDecision {
    switch verdict {
    case .open:
      return RobotsDecision(
        allowed: true, reason: "no robots.txt (\(status.map { String($0) } ?? "too many redirects"))",
        line: nil)
    case .closed:
      return RobotsDecision(
        allowed: false,
        reason: "robots.txt unreachable (\(status.map { String($0) } ?? failure ?? "no answer"))",
        line: nil)
    case .rules:
      let (allowed, rule) = rules.verdict(on: address.pathAndQuery)
      guard let rule else {
        return RobotsDecision(allowed: allowed, reason: "no rule of robots.txt matches", line: nil)
      }
      let word = rule.allows ? "Allow" : "Disallow"
      return RobotsDecision(
        allowed: allowed, reason: "\(word): \(rule.pattern) (robots.txt line \(rule.line))", line: rule.line)
    }
  }
}
