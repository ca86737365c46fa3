/// What an address says of the list that it leads to.
struct ListingAddress {
  /// The steps of the path, in lower case.
  private let steps: [Substring]
  private let isSearch: Bool

  init(_ url: String) {
    let parts = url.prefix { $0 != "#" }.split(separator: "?", maxSplits: 1)
    steps = (parts.first ?? "").lowercased().split(separator: "/").dropFirst(2).map { $0 }
    isSearch =
      parts.count > 1
      && parts[1].split(separator: "&").contains { pair in
        ["s", "q", "query", "search"].contains(pair.prefix { $0 != "=" }) && pair.contains("=")
      }
  }

  /// A step of the path, not its last, says that the page is about one subject.
  var saysTopic: Bool { steps.dropLast().contains { Self.topics.contains($0) } }

  /// A page of a list, a search, or a short name right behind a word for lists; an article has a longer one, or a number.
  var saysListing: Bool {
    if isSearch { return true }
    guard let last = steps.last, steps.count >= 2 else { return false }
    let before = steps[steps.count - 2]
    if before == "page" { return last.utf8.allSatisfy(\.isASCIIDigit) }
    return (Self.topics.contains(before) || Self.sections.contains(before)) && last.count { $0 == "-" } <= 3
      && !last.contains(".") && last.utf8.count(where: \.isASCIIDigit) < 5
      && !last.utf8.allSatisfy(\.isASCIIDigit)
  }

  private static let topics: Set<Substring> = [
    "tag", "tags", "topic", "topics", "thema", "themen", "theme", "themes", "tema", "temas", "sujet",
    "sujets", "etiqueta", "etiquetas", "etiket", "keyword", "keywords", "label", "author", "authors", "autor",
    "autoren", "auteur", "auteurs", "writer", "writers", "columnist", "profile",
  ]
  private static let sections: Set<Substring> = [
    "category", "categories", "kategorie", "kategori", "categorie", "categoria", "section", "sections",
    "rubrik",
    "rubrique", "seccion", "hub", "archive", "archives", "archiv",
  ]
}
