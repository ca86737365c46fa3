import Frontier
import Reporting
import Vocabulary

/// Whether a finished run needs a look: what was lost, and who was silent.
struct Verdict {
  private let summary: RunSummary
  private let threshold: Double

  init(_ summary: RunSummary, _ plan: Plan) {
    self.summary = summary
    threshold = plan.pipeline.lossThreshold
  }

  /// 0, or 2 with a line for each reason.
  func exitCode(complaining: (String) -> Void) -> Int32 {
    var complaints = summary.broken
    let total = summary.total
    let lost = total.rejects.filter { $0.key.isLoss }.values.reduce(0, +)
    if total.taken > 0, Double(lost) > threshold * Double(total.taken) {
      complaints.append(
        "\(lost) of \(total.taken) URLs were lost, more than the threshold of \(threshold) allows; see the table rejects"
      )
    }
    for outlet in summary.outlets where outlet.isSilent {
      complaints.append("the outlet \(outlet.outlet) has gone silent: no article, new or unchanged")
    }
    for complaint in complaints { complaining(complaint) }
    return complaints.isEmpty ? 0 : 2
  }
}

extension Rejection.Reason {
  /// Something may have been there and was not had: a failure, not a decision.
  var isLoss: Bool {
    switch self {
    case .robotsUnreachable, .unresolvable, .unreachable, .tlsFailure, .timedOut, .protocolError, .tooLarge,
      .cutBody,
      .badEncoding, .rateLimited, .serverError, .unparsable, .consentWall, .javascriptShell, .botBlock,
      .unreadable:
      true
    case .robotsDisallowed, .outOfScope, .trap, .budgetSpent, .outsideWindow, .badAddress, .addressRefused,
      .tooManyRedirects, .redirectRefused, .clientError, .gone, .notHTML, .noBody, .notNews, .alias,
      .noarchive,
      .paywall, .softNotFound:
      false
    }
  }
}

extension RunSummary {
  init(_ outcome: RunOutcome, _ plan: Plan, _ counts: Gauge.Counts, now: Timestamp) {
    self.init(
      run: plan.runID, pipeline: plan.pipeline.name, startedAt: plan.startedAt,
      elapsed: Milliseconds(now.milliseconds - plan.startedAt.milliseconds),
      outlets: outcome.tally.map { tally in
        var count = OutletCount(outlet: tally.outlet)
        count.listed = tally.listed[.feed, default: 0] + tally.listed[.sitemap, default: 0]
        count.taken = tally.settled
        count.articles = tally.articles
        count.listings = tally.listings
        count.unchanged = tally.unchanged
        count.rejects = tally.rejects
        count.fetched = tally.fetched
        count.stories = outcome.leads[tally.outlet, default: 0]
        count.copies = outcome.copies[tally.outlet, default: 0]
        count.revised = outcome.revised[tally.outlet, default: 0]
        count.isSilent = tally.articles + tally.unchanged == 0
        return count
      })
  }
}
