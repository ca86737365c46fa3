import Columns
import Foundation
import Testing
import Vocabulary

@testable import Runs

/// What is known of a run's articles until its stories are written.
struct ArticleCardsTests {
  private func id(_ number: UInt64) -> Article.ID { Article.ID(number: number) }

  private func card(_ url: String, title: String?, published: String?, agency: String? = nil) -> ArticleCard {
    ArticleCard(
      outlet: Outlet.ID("صحيفة"), url: url, title: title,
      published: published.flatMap { Moment(iso8601: $0) },
      language: "ar", agencyCode: agency, textBytes: 4_200)
  }

  @Test func aCardComesBackAsItWasGiven() throws {
    let given = [
      id(1): card(
        "http://a.example/1", title: "دمشق\u{0} «نور»\n", published: "2026-11-21T10:00:00+02:00",
        agency: "SANA"),
      id(2): card("http://a.example/2", title: nil, published: nil),
      id(0xFEDC_BA98_7654_3210): card("", title: "", published: "2026-11-21"),
      id(.max): card("http://a.example/4", title: "T", published: "2026-11-21T10:00:59"),
    ]
    var cards = ArticleCards(in: nil)
    for (id, card) in given { try cards.add(card, of: id) }
    for (id, card) in given { #expect(try cards.card(of: id) == card) }
    #expect(try cards.card(of: id(3)) == nil && !cards.contains(id(3)) && !cards.contains(Article.ID("e")))
    #expect(Set(cards.ids) == Set(given.keys))
  }

  @Test func aLaterCardTakesTheEarlierOnesPlace() throws {
    var cards = ArticleCards(in: nil)
    let id = id(1)
    try cards.add(card("http://a.example/1", title: "first", published: nil), of: id)
    try cards.add(card("http://a.example/1", title: "second", published: nil), of: id)
    #expect(try cards.card(of: id)?.title == "second" && Array(cards.ids) == [id])
  }

  @Test func cardsThatWaitOnTheDiskComeBack() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "naskh-\(UUID().uuidString)").path()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let writer = try DatasetWriter(
      path: folder, runID: "r", crawlDate: CivilDate(daysSince1970: 20_000))
    var cards = ArticleCards(in: try writer.spool())
    func card(_ k: Int) -> ArticleCard {
      self.card(
        "http://a.example/\(k)", title: String(repeating: "عنوان ", count: k % 90), published: "2026-11-21")
    }
    let count = 2_000
    for k in 0..<count { try cards.add(card(k), of: id(UInt64(k))) }
    for k in stride(from: 0, to: count, by: 7) {
      try cards.add(card(k + count), of: id(UInt64(k)))
    }
    for k in 0..<count {
      #expect(try cards.card(of: id(UInt64(k))) == card(k % 7 == 0 ? k + count : k))
    }
  }
}
