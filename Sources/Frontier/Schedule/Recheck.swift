internal import Vocabulary

/// When a page is looked at again: soon after a change, ever later while it stays the same.
struct Recheck {
  private let settings: FrontierSettings
  private static let day: Int64 = 86_400_000

  init(_ settings: FrontierSettings) { self.settings = settings }

  /// `due` nil: never. Times and spans in milliseconds.
  func next(row: URLRow, outcome: Outcome, first: Int64, now: Timestamp) -> (due: Int64?, span: Int64?) {
    let base = settings.recheck.count
    let age = now.milliseconds - first
    switch outcome {
    case .listing where row.kind == .robots: return (nil, nil)
    case .listing: return (now.milliseconds + min(base, 3_600_000), base)
    case .article:
      guard age <= Int64(settings.recheckDays) * Self.day, settings.recheckDays > 0 else { return (nil, nil) }
      return (now.milliseconds + base, base)
    case .unchanged:
      if row.kind != .page { return (now.milliseconds + min(base, 3_600_000), base) }
      let span = min((row.span ?? base) * 2, 30 * Self.day)
      guard age + span <= Int64(settings.recheckDays) * Self.day else { return (nil, span) }
      return (now.milliseconds + span, span)
    case .reject(let rejection):
      switch rejection.reason {
      case .robotsUnreachable, .unresolvable, .unreachable, .tlsFailure, .timedOut, .protocolError, .cutBody,
        .rateLimited,
        .serverError:
        return (now.milliseconds + base, base)
      case .robotsDisallowed: return (now.milliseconds + 7 * Self.day, base)
      default: return (nil, nil)
      }
    }
  }
}
