import Vocabulary

/// Says where every field of an article came from, and what lines were read for it: for people.
struct FieldExplanation {
  private(set) var lines: [String] = []

  init(_ article: Article, _ origins: FieldOrigins, _ fields: FieldReader, _ surroundings: Surroundings) {
    add("title", article.title, origins.title)
    add("authors", article.authors.isEmpty ? nil : article.authors.joined(separator: " | "), origins.authors)
    add("published", article.published?.iso8601, origins.published)
    add("modified", article.modified?.iso8601, origins.modified)
    add("dateline", article.dateline.place, origins.dateline)
    let code = article.dateline.agencyCode.map { " = \($0)" } ?? ""
    add("agency", article.dateline.agency.map { $0 + code }, origins.agency)
    add("language", article.language, nil)
    add("section", article.section, origins.section)
    add("tags", article.tags.isEmpty ? nil : article.tags.joined(separator: " | "), nil)
    add("image", article.image, nil)
    add("canonical", article.canonical, nil)
    add("amp", article.amp, nil)
    add("free to read", article.isFree.map { $0 ? "yes" : "no" }, nil)
    if let linked = fields.linked {
      lines.append(
        "JSON-LD of rank \(linked.rank): headline \(linked.headline ?? "-"), published \(linked.published ?? "-"), "
          + "modified \(linked.modified ?? "-"), authors \(linked.authors.map(\.name).joined(separator: " | "))"
      )
    }
    for meta in fields.facts.metas where Self.told.contains(meta.key) {
      lines.append("meta \(meta.name.string): \(String(meta.content.string.prefix(120)))")
    }
    for line in surroundings.lines {
      let text = line.bytes.prefix(160).map { $0 == CreditLine.border ? 0x7C : $0 }
      lines.append(
        "line \(line.zone) \(line.distance) [\(line.words.names.joined(separator: " "))] "
          + "[\(line.evidence.names.joined(separator: " "))] \(String(decoding: text, as: UTF8.self))")
    }
  }

  private static let told: Set<MetaKey> = [
    .title, .author, .published, .date, .modified, .section, .siteName, .free, .cardLabel, .cardText,
  ]

  private mutating func add(_ name: String, _ value: String?, _ origin: FieldOrigin?) {
    guard let value else { return lines.append("\(name): none") }
    lines.append("\(name): \(value)" + (origin.map { "   (\($0.rawValue))" } ?? ""))
  }
}

extension ClassWords {
  private static let all: [(ClassWords, String)] = [
    (.author, "author"), (.date, "date"), (.updated, "updated"), (.place, "place"), (.picture, "picture"),
    (.clock, "clock"),
  ]

  var names: [String] { Self.all.filter { contains($0.0) }.map(\.1) }
}
