/// Why a URL that was taken did not become an article: a row in `rejects`, never an exception that ends a run.
package struct Rejection: Error, Sendable, Hashable {
  package enum Stage: String, Sendable, Hashable, CaseIterable {
    case frontier, fetch, extract
  }

  /// The closed list; the raw value stands in the dataset.
  package enum Reason: String, Sendable, Hashable, CaseIterable {
    // frontier
    case robotsDisallowed = "robots-disallowed"
    case robotsUnreachable = "robots-unreachable"
    case outOfScope = "out-of-scope"
    case trap
    case budgetSpent = "budget-spent"
    case outsideWindow = "outside-window"
    // fetch
    case badAddress = "bad-address"
    case addressRefused = "address-refused"
    case unresolvable
    case unreachable
    case tlsFailure = "tls-failure"
    case timedOut = "timed-out"
    case protocolError = "protocol-error"
    case tooLarge = "too-large"
    case tooManyRedirects = "too-many-redirects"
    case redirectRefused = "redirect-refused"
    case cutBody = "cut-body"
    case badEncoding = "bad-encoding"
    case clientError = "client-error"
    case gone
    case rateLimited = "rate-limited"
    case serverError = "server-error"
    // extract
    case notHTML = "not-html"
    case unparsable
    case noBody = "no-body"
    case notNews = "not-news"
    case alias
    case noarchive
    /// Mining or machine learning is reserved, by a sign that the pipeline honours.
    case reserved
    case consentWall = "consent-wall"
    case paywall
    case javascriptShell = "javascript-shell"
    case softNotFound = "soft-404"
    case botBlock = "bot-block"
    /// The file or the record could not be read.
    case unreadable
  }

  package let stage: Stage
  package let reason: Reason
  /// One line for a person: the rule, the status, the limit.
  package let detail: String

  package init(_ stage: Stage, _ reason: Reason, _ detail: String = "") {
    self.stage = stage
    self.reason = reason
    self.detail = detail
  }
}
