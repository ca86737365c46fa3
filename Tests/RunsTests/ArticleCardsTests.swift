import Testing
import Vocabulary

@testable import Runs

/// What is known of a run's articles until its stories are written.
struct ArticleCardsTests {
  private func card(_ url: String, title: String?, published: String?, agency: String? = nil) -> ArticleCard {
    ArticleCard(
      outlet: Outlet.ID("صحيفة"), url: url, title: title,
      published: published.flatMap { Moment(iso8601: $0) },
      language: "ar", agencyCode: agency, textBytes: 4_200)
  }

  @Test func aCardComesBackAsItWasGiven() {
    let given = [
      "a": card(
        "http://a.example/1", title: "دمشق\u{0} «نور»\n", published: "2026-11-21T10:00:00+02:00",
        agency: "SANA"),
      "b": card("http://a.example/2", title: nil, published: nil),
      "c": card("", title: "", published: "2026-11-21"),
      "d": card("http://a.example/4", title: "T", published: "2026-11-21T10:00:59"),
    ]
    var cards = ArticleCards()
    for (id, card) in given { cards[Article.ID(id)] = card }
    for (id, card) in given { #expect(cards[Article.ID(id)] == card) }
    #expect(cards[Article.ID("e")] == nil && !cards.contains(Article.ID("e")))
    #expect(Set(cards.ids.map(\.text)) == Set(given.keys))
  }

  @Test func aLaterCardTakesTheEarlierOnesPlace() {
    var cards = ArticleCards()
    let id = Article.ID("a")
    cards[id] = card("http://a.example/1", title: "first", published: nil)
    cards[id] = card("http://a.example/1", title: "second", published: nil)
    #expect(cards[id]?.title == "second" && cards.ids.count == 1)
    cards[id] = nil
    #expect(cards[id] == nil && cards.ids.isEmpty)
  }
}
