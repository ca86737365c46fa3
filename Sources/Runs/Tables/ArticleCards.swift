import Vocabulary

/// The cards of a run's articles, one behind the other as bytes, which take less memory than values.
struct ArticleCards: Sendable {
  /// Where an article's card begins.
  private var places: [Article.ID: Int] = [:]
  private var bytes: [UInt8] = []

  var ids: Dictionary<Article.ID, Int>.Keys { places.keys }

  /// The last card that the article was given.
  subscript(id: Article.ID) -> ArticleCard? {
    get {
      guard var place = places[id] else { return nil }
      func text() -> String? {
        let count = number(at: place)
        place += 4
        guard count != .max else { return nil }
        defer { place += Int(count) }
        return String(decoding: bytes[place..<place + Int(count)], as: UTF8.self)
      }
      let textBytes = Int(number(at: place))
      place += 4
      return ArticleCard(
        outlet: Outlet.ID(text() ?? ""), url: text() ?? "", title: text(),
        published: text().flatMap { Moment(iso8601: $0) }, language: text(), agencyCode: text(),
        textBytes: textBytes)
    }
    set {
      places[id] = newValue == nil ? nil : bytes.count
      guard let card = newValue else { return }
      append(UInt32(clamping: card.textBytes))
      for text in [
        card.outlet.name, card.url, card.title, card.published?.iso8601, card.language, card.agencyCode,
      ] {
        append(text.map { UInt32(clamping: $0.utf8.count) } ?? .max)
        if let text { bytes.append(contentsOf: text.utf8) }
      }
    }
  }

  func contains(_ id: Article.ID) -> Bool { places[id] != nil }

  private mutating func append(_ number: UInt32) {
    for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: number >> UInt32(shift))) }
  }

  private func number(at place: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) }
  }
}
