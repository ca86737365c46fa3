import Codecs
import Extracting
import Frontier
import Vocabulary

/// Feeds, their dates, and sitemaps.
enum FeedCases {
  /// Every row is read; those count that ask for a field which is kept.
  static func feed(_ row: JSONValue) throws -> Verdict {
    func header(_ name: String) -> String? {
      row["headers"]?.object?.members.first { $0.key.lowercased() == name }?.value.string
    }
    let type = header("content-type")
    let listing = FeedReader.parse(
      try CharsetCases.bytes(row, "xml"), declaredCharset: type.flatMap(charset), contentType: type)
    var counts = false
    for expectation in row["expect"]?.array ?? [] {
      guard let path = expectation["path"]?.array, let wanted = expectation["eq"] else { continue }
      if path.first?.string == "bozo", wanted.bool == true {
        // The file is broken on purpose: what is asked of it is that the parser says so.
        return .leftOut
      }
      guard let field = Field(path) else { continue }
      counts = true
      guard let listing else { return .failed("not read as a feed") }
      let got = field.value(in: listing, at: header("content-location"))
      guard got == field.wanted(wanted) else {
        return .failed(
          "\(path.map { $0.string ?? "\($0.int ?? 0)" }.joined(separator: "/")): got \(got ?? "nothing"), wants \(field.wanted(wanted) ?? "nothing")"
        )
      }
    }
    return counts ? .passed : .leftOut
  }

  static func date(_ row: JSONValue) throws -> Verdict {
    let got = ExtractingConformance.feedDate(try row.text("input"))
    return Verdict(got: got.map { utc($0) }, wants: row["utc"].flatMap(utc))
  }

  /// An entry for each `<loc>` of a sitemap; of a feed for each item; of a list in plain text, at least one.
  static func sitemap(_ row: JSONValue) throws -> Verdict {
    let body = try CharsetCases.bytes(row, "body")
    guard let listing = FeedReader.parse(body) else { return .failed("read as nothing") }
    let named = listing.entries.count { $0.href != nil }
    // The count of a row takes in the tags of pictures.
    let pictures = String(decoding: body, as: UTF8.self).split(separator: "<image:loc").count - 1
    let wanted = Int(row["locs"]?.int ?? 0) - pictures
    switch row["root"]?.string.map({ String($0.split(separator: ":").last ?? "") }) {
    case "urlset": return Verdict(named, wants: wanted, listing.kind == .sitemap && named == wanted)
    case "sitemapindex":
      return Verdict(named, wants: wanted, listing.kind == .sitemapIndex && named == wanted)
    case nil: return Verdict(named, wants: "entries", named > 0)
    default: return Verdict(named, wants: "the entries of a feed", listing.kind == .feed && named > 0)
    }
  }

  private static func charset(_ type: String) -> String? {
    guard let range = type.lowercased().split(separator: ";").first(where: { $0.contains("charset=") }) else {
      return nil
    }
    return range.split(separator: "=").last.map { $0.filter { $0 != "\"" && $0 != "'" && $0 != " " } }
  }

  /// Python's `time.struct_time` of UTC, as a list of nine numbers.
  static func utc(_ value: JSONValue) -> String? {
    guard let parts = value.array?.compactMap({ $0.int.map { Int($0) } }), parts.count >= 6,
      let date = CivilDate(year: parts[0], month: parts[1], day: parts[2]),
      let clock = Moment.Clock(hour: parts[3], minute: parts[4], second: min(parts[5], 59))
    else { return nil }
    return utc(Moment(date: date, clock: clock, offsetMinutes: 0))
  }

  static func utc(_ moment: Moment) -> String { Timestamp(milliseconds: moment.utcSeconds * 1000).iso8601 }
}

/// A field of a feed that is kept, under the name that feedparser has for it.
private struct Field {
  private enum Name { case title, link, language, published, updated }
  private let name: Name
  /// Nil for the feed's own.
  private let entry: Int?

  init?(_ path: [JSONValue]) {
    let words = path.map { $0.string ?? "#" }
    switch words {
    case ["feed", "title"], ["feed", "title_detail", "value"], ["entries", "#", "title"],
      ["entries", "#", "title_detail", "value"]:
      name = .title
    case ["entries", "#", "link"]: name = .link
    case ["feed", "language"]: name = .language
    case ["entries", "#", "published"], ["entries", "#", "published_parsed"], ["entries", "#", "created"],
      ["entries", "#", "created_parsed"]:
      name = .published
    case ["entries", "#", "updated"], ["entries", "#", "updated_parsed"]: name = .updated
    default: return nil
    }
    entry = path.count > 1 ? path[1].int.map { Int($0) } : nil
  }

  /// `address` is the document's; links are resolved as the crawl resolves them.
  func value(in listing: Listing, at address: String?) -> String? {
    guard let entry else { return name == .title ? listing.title : listing.language }
    guard listing.entries.indices.contains(entry) else { return nil }
    let found = listing.entries[entry]
    switch name {
    case .title: return found.title
    case .link:
      guard let href = found.href, !href.contains(":"), let base = found.base ?? address else {
        return found.href
      }
      return FrontierConformance.href(href, base: base)
    case .language: return found.language
    case .published: return found.published.map { FeedCases.utc($0) }
    // A feed's one date is its date of publication here, which feedparser calls an update.
    case .updated: return (found.modified ?? found.published).map { FeedCases.utc($0) }
    }
  }

  /// The expected value as it is kept: titles without mark-up, dates in UTC.
  func wanted(_ value: JSONValue) -> String? {
    switch name {
    case .title: value.string.map { ExtractingConformance.plainText(ofMarkup: $0) }
    case .link, .language: value.string
    case .published, .updated:
      FeedCases.utc(value)
        ?? value.string.flatMap { ExtractingConformance.feedDate($0) }.map { FeedCases.utc($0) }
    }
  }
}
