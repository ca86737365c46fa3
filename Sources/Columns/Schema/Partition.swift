import Codecs
package import Vocabulary

/// The crawl days whose rows lie in one part: one, or those of a month after compaction.
///
/// A day stands in the folder's name and in no file (Hive's naming). The parts of a month have a column file
/// `crawl_date` in its place, so a folder never lies about a row.
package enum Partition: Sendable, Hashable, Comparable {
  case day(CivilDate)
  /// By the month's first day.
  case month(CivilDate)

  private static let dayKey = "crawl_date"
  private static let monthKey = "crawl_month"

  package init(monthOf day: CivilDate) {
    self = .month(CivilDate(daysSince1970: day.daysSince1970 - Int64(day.day) + 1))
  }

  package var first: CivilDate {
    switch self {
    case .day(let day), .month(let day): day
    }
  }

  package var last: CivilDate {
    switch self {
    case .day(let day): day
    case .month(let first):
      CivilDate(
        daysSince1970: first.daysSince1970 + Int64(CivilDate.days(inMonth: first.month, of: first.year)) - 1)
    }
  }

  var isMonth: Bool { if case .month = self { true } else { false } }

  package static func < (a: Self, b: Self) -> Bool { (a.first, a.last) < (b.first, b.last) }

  func contains(_ day: CivilDate) -> Bool { first <= day && day <= last }

  /// `crawl_date=2026-11-23` or `crawl_month=2026-11`.
  var folder: String { "\(key)=\(value)" }

  /// Whether a folder within a table's is one of parts.
  static func isFolder(_ name: String) -> Bool {
    name.hasPrefix(dayKey + "=") || name.hasPrefix(monthKey + "=")
  }

  private var key: String { isMonth ? Self.monthKey : Self.dayKey }
  private var value: String { isMonth ? String(first.iso8601.prefix(7)) : first.iso8601 }

  /// A member of the object that is being written.
  func write(to json: inout JSONWriter) { json.member(key, value) }

  /// The keys under which `init(key:value:)` takes a value.
  static let keys = [dayKey, monthKey]

  init?(key: String, value: String) {
    let isMonth = key == Self.monthKey
    guard let day = CivilDate(iso8601: isMonth ? value + "-01" : value) else { return nil }
    self = isMonth ? .month(day) : .day(day)
  }
}
