import Vocabulary

/// The days of publication that a run asks for, both ends included.
struct DateWindow: Sendable, Hashable {
  var since: CivilDate?
  var until: CivilDate?

  /// Why an article of that date is left out; nil where it is wanted. One without a date is wanted.
  func objection(to moment: Moment?) -> Rejection? {
    guard let day = moment?.date else { return nil }
    if let since, day < since {
      return Rejection(.extract, .outsideWindow, "published \(day.iso8601), before \(since.iso8601)")
    }
    if let until, until < day {
      return Rejection(.extract, .outsideWindow, "published \(day.iso8601), after \(until.iso8601)")
    }
    return nil
  }
}
