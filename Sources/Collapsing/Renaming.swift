/// How often two documents hold different names in the same places: the mark of a template without numbers, filled in twice.
///
/// A name is a run of words of one title that the other document does not have, between the same two words as such a run of the
/// other title ("king congratulates Peru on its day", "king congratulates Chad on its day"). It counts once for each pair of
/// neighbours between which each body has its own. Copies differ in one word here and there, not in title and text alike, unless
/// two desks spell a name in two ways.
struct Renaming {
  private let catalog: Catalog
  private let marks: Marks
  /// Places of one name in one body that are looked at.
  private static let mostPlaces = 32

  init(_ catalog: Catalog, _ marks: Marks) {
    self.catalog = catalog
    self.marks = marks
  }

  /// Places in which both bodies have the names that their titles differ by; `words` are those of each title, bit by bit, that
  /// stand in the other document.
  func places(_ a: Int, _ wordsA: UInt64, _ b: Int, _ wordsB: UInt64) -> Int {
    let names = names(catalog.title(a), wordsA)
    if names.isEmpty { return 0 }
    let others = self.names(catalog.title(b), wordsB)
    var places = 0
    for name in names {
      for other in others where other.around == name.around {
        let held = surroundings(of: name.words, in: catalog.body(a))
        places += held.intersection(surroundings(of: other.words, in: catalog.body(b))).count
      }
    }
    return places
  }

  private struct Name {
    let words: Range<Int>
    let around: UInt64
  }

  /// Runs of words of a title that are not set in `met`, without numbers and shorter than the title.
  private func names(_ title: Range<Int>, _ met: UInt64) -> [Name] {
    var names: [Name] = []
    var k = 0
    while k < title.count {
      let start = k
      while k < title.count, met >> UInt64(k) & 1 == 0 { k += 1 }
      let words = title.lowerBound + start..<title.lowerBound + k
      if !words.isEmpty, words.count < title.count, !words.contains(where: { catalog.tokens[$0].isNumber }) {
        names.append(Name(words: words, around: around(words, in: title)))
      }
      k += 1
    }
    return names
  }

  /// The words before and after some words of a text.
  private func around(_ words: Range<Int>, in text: Range<Int>) -> UInt64 {
    let before = words.lowerBound > text.lowerBound ? catalog.tokens[words.lowerBound - 1].identity : 0
    let after = words.upperBound < text.upperBound ? catalog.tokens[words.upperBound].identity : 0
    return UInt64(before) << 32 | UInt64(after)
  }

  /// What stands around a name in a body.
  private func surroundings(of name: Range<Int>, in body: Range<Int>) -> Set<UInt64> {
    let first = catalog.tokens[name.lowerBound].identity
    var places: Set<UInt64> = []
    for i in body.dropLast(name.count - 1) where catalog.tokens[i].identity == first && !marks.isTeaser(i) {
      let isWhole = name.indices.dropFirst().allSatisfy {
        catalog.tokens[$0].identity == catalog.tokens[i + $0 - name.lowerBound].identity
      }
      if isWhole { places.insert(around(i..<i + name.count, in: body)) }
      if places.count == Self.mostPlaces { break }
    }
    return places
  }
}
