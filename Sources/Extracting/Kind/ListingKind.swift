import Vocabulary

/// Tells a page about one subject — a topic, a tag, an author — from a section, which holds a part of the day's news.
///
/// What a topic page is named after stands in its headlines, in any language; a section's name seldom does. Where they do
/// not say it, the address or the class that a content system gives its page may.
struct ListingKind {
  private let address: ListingAddress
  private let classes: BodyClasses

  init(_ address: ListingAddress, _ classes: BodyClasses) {
    self.address = address
    self.classes = classes
  }

  /// `title`: the page's, without the site's name. `headlines`: the blocks that lead to articles.
  func kind(
    _ tree: borrowing HTMLTree, _ list: BlockList, headlines: [Int], title: String
  ) -> PageKind {
    if address.saysTopic || classes.sayTopic { return .topic }
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
}
