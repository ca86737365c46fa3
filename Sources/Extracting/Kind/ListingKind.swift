import Vocabulary

/// Tells a page about one subject — a topic, a tag, an author — from a section, which holds a part of the day's news.
///
/// What a topic page is named after stands in its headlines, in any language; a section's name seldom does. Where they do
/// not say it, the address or the class that a content system gives its page may.
struct ListingKind {
  private let url: String

  init(url: String) { self.url = url }

  /// `title`: the page's, without the site's name. `headlines`: the blocks that lead to articles.
  func kind(
    _ tree: borrowing HTMLTree, _ list: BlockList, headlines: [Int], title: String
  ) -> PageKind {
    if Self.isTopic(address: url) || Self.isTopic(body: tree) { return .topic }
    let subjects = Self.subjects(title)
    guard !subjects.isEmpty else { return .section }
    var line: [UInt8] = []
    let named = headlines.count { i in
      line.removeAll(keepingCapacity: true)
      list.blocks[i].write(tree, into: &line)
      let folded = Folded.bytes(line)
      return unsafe folded.withUnsafeBufferPointer { headline in
        subjects.contains { subject in
          unsafe subject.withUnsafeBufferPointer { unsafe Bytes(headline).find($0) != nil }
        }
      }
    }
    return named >= 3 && named * 3 >= headlines.count ? .topic : .section
  }

  /// What a page of this title may be about, by `Folded.bytes`: its longer words, or all of it where the script knows
  /// no spaces. A title of many words is a slogan.
  private static func subjects(_ title: String) -> [[UInt8]] {
    let words = title.split(whereSeparator: \.isWhitespace)
    guard words.count <= 4 else { return [] }
    return words.map { Folded.bytes($0.utf8) }.filter { $0.count >= 4 && $0.count <= 36 }
  }

  private static let names: Set<Substring> = [
    "tag", "tags", "topic", "topics", "thema", "themen", "theme", "themes", "tema", "temas", "sujet",
    "sujets",
    "etiqueta", "etiquetas", "etiket", "keyword", "keywords", "label", "author", "authors", "autor",
    "autoren",
    "auteur", "auteurs", "writer", "writers", "columnist", "profile",
  ]

  /// A step of the path, not its last, says so.
  private static func isTopic(address: String) -> Bool {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    let steps = path.split(separator: "/").dropFirst(2).dropLast()
    return steps.contains { names.contains(Substring($0.lowercased())) }
  }

  /// A class of the body says so.
  private static func isTopic(body tree: borrowing HTMLTree) -> Bool {
    for n in 0..<tree.count where tree.tag(n) == .body {
      guard let classes = tree.attribute(n, .class)?.string else { return false }
      return classes.split(separator: " ").contains {
        ["tag", "author", "archive-tag", "tax-post_tag"].contains($0)
      }
    }
    return false
  }
}
