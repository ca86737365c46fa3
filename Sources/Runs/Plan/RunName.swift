import Vocabulary

/// Names of runs, `DAY-…`. The parts of a day are read in the order of these names, and what a later one says of an article holds.
///
/// A day has rounds: crawls, then one run that draws the stories anew and closes the round. `DAY-HASH` < `DAY-stories` <
/// `DAY-then01-HASH` < `DAY-then01-stories` < `DAY-then02-HASH` …, whatever the hashes are.
enum RunName {
  private static let drawn = "stories"

  /// Of a crawl that is `DAY-HASH` unless stories were drawn on that day or the name is used.
  static func crawl(_ name: String, besides used: [String]) -> String {
    let day = String(name.prefix(11))
    let closed = used.filter { $0.hasPrefix(day) && $0.hasSuffix("-\(drawn)") }
    let base = closed.map { round($0, day) }.max().map { prefix(day, $0 + 1) + name.dropFirst(11) } ?? name
    var number = 1
    while used.contains(number == 1 ? base : "\(base)-\(number)") { number += 1 }
    return number == 1 ? base : "\(base)-\(number)"
  }

  /// Of a run that draws the stories of a day anew: the name of the one before, where nothing came since.
  static func stories(of day: CivilDate, besides used: [String]) -> String {
    let day = "\(day.iso8601)-"
    let rounds = used.filter { $0.hasPrefix(day) }.map { round($0, day) }
    return prefix(day, rounds.max() ?? 0) + drawn
  }

  private static func prefix(_ day: String, _ round: Int) -> String {
    round == 0 ? day : day + "then\(round / 10)\(round % 10)-"
  }

  private static func round(_ name: String, _ day: String) -> Int {
    let rest = name.dropFirst(day.count)
    return rest.hasPrefix("then") ? Int(rest.dropFirst(4).prefix { $0.isNumber }) ?? 0 : 0
  }
}
