import Columns
import Vocabulary

/// The cards of a run's articles, as bytes that wait on the disk but for the latest.
struct ArticleCards {
  /// Where an article's card stands among the bytes of all.
  private var places: [Article.ID: Place] = [:]
  private var latest: [UInt8] = []
  /// Takes the bytes that are not among the latest; nil: all are.
  private let spool: Spool?
  private var spooled = 0
  private var buffer: [UInt8] = []

  private struct Place {
    let start: Int
    let count: Int32
  }

  /// Bytes in memory.
  private static let mostLatest = 1 << 18

  init(in spool: Spool?) { self.spool = spool }

  var ids: some Swift.Collection<Article.ID> { places.keys }

  func contains(_ id: Article.ID) -> Bool { places[id] != nil }

  /// The last card that the article was given.
  mutating func card(of id: Article.ID) throws(Fault) -> ArticleCard? {
    guard let place = places[id] else { return nil }
    if let spool, place.start < spooled {
      try spool.read(place.start..<place.start + Int(place.count), into: &buffer)
      return ArticleCard(buffer[...])
    }
    let start = place.start - spooled
    return ArticleCard(latest[start..<start + Int(place.count)])
  }

  mutating func add(_ card: ArticleCard, of id: Article.ID) throws(Fault) {
    let start = latest.count
    card.append(to: &latest)
    places[id] = Place(start: spooled + start, count: Int32(clamping: latest.count - start))
    guard let spool, latest.count >= Self.mostLatest else { return }
    try spool.append(latest.span)
    spooled += latest.count
    latest.removeAll(keepingCapacity: true)
  }
}

extension ArticleCard {
  /// From what `append` wrote.
  fileprivate init(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    func number() -> UInt32 {
      defer { rest = rest.dropFirst(4) }
      return rest.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
    func text() -> String? {
      let count = number()
      guard count != .max else { return nil }
      defer { rest = rest.dropFirst(Int(count)) }
      return String(decoding: rest.prefix(Int(count)), as: UTF8.self)
    }
    let textBytes = Int(number())
    self.init(
      outlet: Outlet.ID(text() ?? ""), url: text() ?? "", title: text(),
      published: text().flatMap { Moment(iso8601: $0) }, language: text(), agencyCode: text(),
      textBytes: textBytes)
  }

  fileprivate func append(to bytes: inout [UInt8]) {
    func append(_ number: UInt32) {
      for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: number >> UInt32(shift))) }
    }
    append(UInt32(clamping: textBytes))
    for text in [outlet.name, url, title, published?.iso8601, language, agencyCode] {
      append(text.map { UInt32(clamping: $0.utf8.count) } ?? .max)
      if let text { bytes.append(contentsOf: text.utf8) }
    }
  }
}
