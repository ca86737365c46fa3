internal import Vocabulary

/// When a page is looked at again: soon after a change, ever later while it stays the same, and the later the older it
/// is, as corrections come in an article's first days.
struct Recheck {
  private let settings: FrontierSettings
  private static let day: Int64 = 86_400_000
  /// An article waits `FrontierSettings.recheck` for each of these that have passed since its publication.
  private static let freshDays = 7.0

  init(_ settings: FrontierSettings) { self.settings = settings }

  /// Nothing is due later than this.
  var longest: Milliseconds { Milliseconds(Int64(max(settings.recheckDays, 60)) * Self.day) }

  /// `due` nil: never; `named`: new articles that a list brought; `day`: of publication, in days since 1970. Times and
  /// spans in milliseconds.
  func next(row: URLRow, outcome: Outcome, named: Int, first: Int64, day: Int64?, now: Timestamp) -> (
    due: Int64?, span: Int64?
  ) {
    let base = settings.recheck.count
    let age = now.milliseconds - first
    switch outcome {
    case .listing where row.kind == .robots: return (nil, nil)
    case .listing where row.kind == .policy, .unchanged where row.kind == .policy:
      return (now.milliseconds + settings.robotsLifetime.count, nil)
    case .listing where row.kind == .section && named == 0:
      return list(row, span: (row.span ?? base / 2) * 2, now)
    case .listing: return list(row, span: base, now)
    case .article:
      guard age <= Int64(settings.recheckDays) * Self.day, settings.recheckDays > 0 else { return (nil, nil) }
      let weeks = day.map { Double(now.milliseconds / Self.day - $0) / Self.freshDays } ?? 1
      let span = Int64(Double(base) * max(1, weeks))
      guard span <= Int64(settings.recheckDays) * Self.day else { return (nil, span) }
      return (now.milliseconds + span, span)
    case .unchanged:
      if row.kind == .section { return list(row, span: (row.span ?? base / 2) * 2, now) }
      if row.kind != .page { return list(row, span: base, now) }
      let span = min((row.span ?? base) * 2, 30 * Self.day)
      guard age + span <= Int64(settings.recheckDays) * Self.day else { return (nil, span) }
      return (now.milliseconds + span, span)
    case .reject(let rejection):
      switch rejection.reason {
      case .robotsUnreachable, .unresolvable, .unreachable, .tlsFailure, .timedOut, .protocolError, .cutBody,
        .rateLimited,
        .serverError:
        return (now.milliseconds + base, base)
      // Another run may have another window.
      case .outsideWindow: return (now.milliseconds, nil)
      case .robotsDisallowed: return (now.milliseconds + 7 * Self.day, base)
      default: return (nil, nil)
      }
    }
  }

  /// Lists are looked at in every run; one that named nothing new, ever less often, up to three days.
  private func list(_ row: URLRow, span: Int64, _ now: Timestamp) -> (due: Int64?, span: Int64?) {
    let span = min(span, 3 * Self.day)
    return (now.milliseconds + (span <= settings.recheck.count ? 0 : span), span)
  }
}
