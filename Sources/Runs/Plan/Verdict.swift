import Frontier
import Reporting
import Vocabulary

/// Whether a finished run needs a look: what was lost, and who was silent.
struct Verdict {
  private let summary: RunSummary
  private let outcome: RunOutcome
  private let threshold: Double

  init(_ summary: RunSummary, _ outcome: RunOutcome, _ plan: Plan) {
    self.summary = summary
    self.outcome = outcome
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
      complaints.append("the outlet \(outlet.outlet) has gone silent: \(silence(of: outlet.outlet))")
    }
    for complaint in complaints { complaining(complaint) }
    return complaints.isEmpty ? 0 : 2
  }

  private func silence(of outlet: Outlet.ID) -> String {
    if let home = outcome.homes[outlet] {
      let hint =
        home.rejection.stage == .frontier && home.rejection.reason == .redirectRefused
        ? "; if that is the outlet's too, list the host under 'hosts' or make it the home" : ""
      return
        "its home page \(home.seed.address): \(home.rejection.detail) (\(home.rejection.reason.rawValue))\(hint)"
    }
    guard let quiet = outcome.quiet.first(where: { $0.outlet == outlet }) else {
      return "it gave no article and named none"
    }
    let usual = (quiet.usualDays * 10).rounded() / 10
    return "nothing new since \(quiet.last.iso8601), where something comes every \(usual) days"
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
      .noarchive, .reserved,
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
        count.taken = tally.ends.settled
        count.articles = tally.ends.articles
        count.listings = tally.ends.listings
        count.unchanged = tally.ends.unchanged
        count.rejects = tally.ends.rejects
        count.fetched = tally.fetched
        count.stories = outcome.leads[tally.outlet, default: 0]
        count.copies = outcome.copies[tally.outlet, default: 0]
        count.revised = outcome.revised[tally.outlet, default: 0]
        count.isSilent = tally.isSilent || outcome.quiet.contains { $0.outlet == tally.outlet }
        return count
      })
  }
}

extension OutletTally {
  /// Whether the outlet gave no page that holds, and its lists named none.
  var isSilent: Bool { ends.articles + ends.unchanged + named == 0 }
}
