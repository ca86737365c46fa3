import Testing
import Vocabulary

@testable import Extracting

@Suite struct RelativeDateTests {
  /// 2026-11-23T02:00:00Z.
  private static let fetch = Timestamp(milliseconds: 1795399200_000)

  private func day(_ line: String) -> String? {
    let bytes = Array(line.utf8)
    return RelativeDate.day(bytes.span, fetchedAt: Self.fetch)?.iso8601
  }

  @Test(arguments: [
    ("1 hour ago", "2026-11-23"), ("3 hours ago", "2026-11-22"), ("Published 2 days ago", "2026-11-21"),
    ("a day ago", "2026-11-22"), ("vor 20 Minuten", "2026-11-23"), ("vor einer Stunde", "2026-11-23"),
    ("gestern", "2026-11-22"), ("yesterday", "2026-11-22"), ("il y a 3 jours", "2026-11-20"),
    ("hace 4 horas", "2026-11-22"), ("2 saat önce", "2026-11-23"), ("3 часа назад", "2026-11-22"),
    ("منذ ساعتين", "2026-11-23"), ("منذ يومين", "2026-11-21"), ("قبل ٣ ساعات", "2026-11-22"),
    ("أمس", "2026-11-22"),
    ("5 روز پیش", "2026-11-18"), ("6 jam yang lalu", "2026-11-22"),
  ])
  func distancesAreDays(_ line: String, _ expected: String) { #expect(day(line) == expected) }

  /// No day, or more than a distance: nothing is made of it.
  @Test(arguments: [
    "", "ago", "3", "3 hours", "3 weeks ago", "2 years ago", "منذ شهر", "500 hours ago", "2 3 hours ago",
    "He left the city 3 hours ago", "3 hours ago in Berlin", "99999999999999999999 days ago",
    String(repeating: "1 ", count: 60) + "days ago",
  ])
  func allElseIsNone(_ line: String) { #expect(day(line) == nil) }
}
