import Columns
import Vocabulary

/// The cards of a run's articles, as bytes that wait on the disk but for the latest.
struct ArticleCards {
  /// Where an article's card stands among the bytes of all, by the number of its id.
  private var places = NumberTable()
  private var latest: [UInt8] = []
  /// Takes the bytes that are not among the latest; nil: all are.
  private let spool: Spool?
  private var spooled = 0
  private var buffer: [UInt8] = []

  /// 36 bits say where it begins (64 GiB), 28 how long it is (256 MiB, more than any page).
  private struct Place {
    let rawValue: UInt64

    var start: Int { Int(rawValue >> 28) }
    var count: Int { Int(rawValue & 0xFFF_FFFF) }

    init(rawValue: UInt64) { self.rawValue = rawValue }

    init(start: Int, count: Int) {
      rawValue = UInt64(start) << 28 | UInt64(count)
    }
  }

  /// Bytes in memory.
  private static let mostLatest = 1 << 18

  init(in spool: Spool?) { self.spool = spool }

  /// In no order.
  var ids: some Sequence<Article.ID> { places.allKeys.lazy.map { Article.ID(number: $0) } }

  func contains(_ id: Article.ID) -> Bool { place(of: id) != nil }

  /// The last card that the article was given.
  mutating func card(of id: Article.ID) throws(Fault) -> ArticleCard? {
    guard let place = place(of: id) else { return nil }
    if let spool, place.start < spooled {
      try spool.read(place.start..<place.start + place.count, into: &buffer)
      return ArticleCard(buffer[...])
    }
    let start = place.start - spooled
    return ArticleCard(latest[start..<start + place.count])
  }

  mutating func add(_ card: ArticleCard, of id: Article.ID) throws(Fault) {
    guard let number = id.number else {
      throw Fault(.badData, "the article id '\(id)' is not 16 hex digits; run naskh dataset verify")
    }
    let start = latest.count
    card.append(to: &latest)
    places.set(number, to: Place(start: spooled + start, count: latest.count - start).rawValue)
    guard let spool, latest.count >= Self.mostLatest else { return }
    try spool.append(latest.span)
    spooled += latest.count
    latest.removeAll(keepingCapacity: true)
  }

  private func place(of id: Article.ID) -> Place? {
    id.number.flatMap { places[$0] }.map { Place(rawValue: $0) }
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
