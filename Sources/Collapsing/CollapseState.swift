import Vocabulary

/// What one night leaves for the next: the tokens of the last days, their stories, what they weighed and which of them were
/// found alike, and the spread of pairs beyond them.
///
/// One flat image of integers that is written and mapped as it lies; the machine's own byte order. It holds nothing that the
/// dataset does not: where it is missing or damaged, `Collapser.add(_:inStory:)` on the articles of the window makes it again
/// (the spread of days before the window starts anew).
package struct CollapseState {
  let documents: StateDocuments
  /// Nil where what was found with other settings, or what was counted otherwise, is no longer worth anything.
  private let findings: StateFindings?
  let history: SpreadHistory
  private let stamp: UInt64

  /// Documents held.
  package var count: Int { documents.ids.count }

  /// Opens the image at `path`. Nil when there is none or when it is damaged: make it again from the dataset.
  package init?(mapping path: String) {
    guard var reader = FlatReader(mapping: path), let head: [UInt64] = reader.next(), head.count == 2,
      head[1] < 1 << 20, let documents = StateDocuments(from: &reader),
      let findings = StateFindings(from: &reader, documents), let entries: [UInt64] = reader.next()
    else { return nil }
    self.documents = documents
    self.findings = findings
    stamp = head[0]
    history = SpreadHistory(entries: entries, days: Int(head[1]))
  }

  /// What earlier nights found, where it was found with these settings.
  func findings(_ settings: CollapseSettings) -> StateFindings? {
    stamp == Self.stamp(settings) ? findings : nil
  }

  /// Tells settings apart.
  private static func stamp(_ settings: CollapseSettings) -> UInt64 {
    String(describing: settings).utf8.reduce(0) { mixed($0 ^ UInt64($1)) }
  }

  static func write(
    _ settled: Collapser.Settled, codes: Run<UInt8>, _ settings: CollapseSettings, to path: String
  ) throws(Fault) {
    let first = settled.timeline.placesBefore(settled.timeline.firstStaying(settings.memoryDays))
    let places = first..<settled.timeline.count
    var writer = try FlatWriter(to: path)
    writer.append([stamp(settings), UInt64(settled.history.days)])
    StateDocuments.write(settled, places, to: &writer)
    StateFindings.write(settled, codes: codes, places, to: &writer)
    writer.append(settled.history.entries)
    try writer.commit()
  }
}

/// The documents of a state in flat runs.
struct StateDocuments {
  let tokens: FlatSection<Token>
  private let starts: [UInt64]
  private let titleCounts: [UInt16]
  private let seconds: [Int64]
  private let outlets: [UInt32]
  private let outletNames: [String]
  let ids: [String]
  private let stories: [String]

  init?(from reader: inout FlatReader) {
    guard let tokens = reader.nextSection(of: Token.self), let starts: [UInt64] = reader.next(),
      let titleCounts: [UInt16] = reader.next(), let seconds: [Int64] = reader.next(),
      let outlets: [UInt32] = reader.next(), let outletNames = reader.nextStrings(),
      let ids = reader.nextStrings(), let stories = reader.nextStrings()
    else { return nil }
    let count = ids.count
    guard starts.count == count + 1, titleCounts.count == count, seconds.count == count,
      outlets.count == count, stories.count == count, starts.first == 0,
      starts.last == UInt64(tokens.count), zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }),
      outlets.allSatisfy({ Int($0) < outletNames.count }),
      (0..<count).allSatisfy({ UInt64(titleCounts[$0]) <= starts[$0 + 1] - starts[$0] })
    else { return nil }
    self.tokens = tokens
    self.starts = starts
    self.titleCounts = titleCounts
    self.seconds = seconds
    self.outlets = outlets
    self.outletNames = outletNames
    self.ids = ids
    self.stories = stories
  }

  /// Where the body of a document stands in `tokens`.
  func body(_ k: Int) -> Range<Int> { Int(starts[k]) + Int(titleCounts[k])..<Int(starts[k + 1]) }

  /// Puts every document on an empty shelf.
  func fill(_ shelf: Shelf) {
    shelf.tokens.take(tokens)
    for k in ids.indices {
      shelf.addRead(
        to: Int(starts[k + 1]), titleCount: titleCounts[k], seconds: seconds[k],
        outlet: outletNames[Int(outlets[k])], id: ids[k], story: stories[k])
    }
  }

  static func write(_ settled: Collapser.Settled, _ places: Range<Int>, to writer: inout FlatWriter) {
    let catalog = settled.catalog
    let documents = places.map { settled.timeline.documents[$0] }
    var starts: [UInt64] = [0]
    for document in documents {
      starts.append(starts[starts.count - 1] + UInt64(catalog.tokens(document).count))
    }
    // Asked for one by one, so that what their files bring into memory is given back on the way.
    writer.append(documents.lazy.map { (catalog.tokens, catalog.tokens($0)) })
    writer.append(starts)
    writer.append(documents.map { catalog.titleCounts[$0] })
    // An undated document counts from now on for the day it was found on.
    writer.append(documents.map { min(catalog.seconds[$0], settled.timeline.lastSecond) })
    writer.append(documents.map { catalog.outlets[$0] })
    writer.append(catalog.outletNames)
    writer.append(documents.map { catalog.ids[$0] })
    writer.append(places.map { settled.storyIDs[$0] })
  }
}

/// What the next night need not find again of the documents of a state.
struct StateFindings {
  private let codes: FlatSection<UInt8>
  /// By the limits that hold for `daysCovered`.
  let settledPairs: SettledPairs
  /// By document, the sum of its marks.
  let markSums: [UInt32]
  /// In how many of these documents each word is, as `WordRarity` counts; empty where that is soon counted.
  let wordCounts: [UInt32]
  /// Of the limits that the codes were weighed by.
  let daysCovered: Int
  /// The documents in the order of the state, later ones rising; votes come last.
  let comparisons: [Comparison]
  let correspondences: Correspondences

  var tokens: Int { codes.count }
  /// The first documents on the shelf are those of the state.
  var count: Int { markSums.count }

  init?(from reader: inout FlatReader, _ documents: StateDocuments) {
    guard let codes = reader.nextSection(of: UInt8.self),
      let settledPairs = reader.nextSection(of: UInt64.self).flatMap({ SettledPairs(cells: $0.lent()) }),
      let markSums: [UInt32] = reader.next(),
      let wordCounts: [UInt32] = reader.next(), let days: [UInt64] = reader.next(),
      let comparisons: [Comparison] = reader.next(),
      let records = reader.nextSection(of: UInt64.self)
    else { return nil }
    let count = documents.ids.count
    guard codes.count == documents.tokens.count, markSums.count == count, days.count == 1, days[0] < 1 << 20,
      comparisons.allSatisfy({
        $0.a >= 0 && $0.a < $0.b && Int($0.b) < count
          && Int($0.record) + Correspondence.words(of: documents.body(Int($0.a)), documents.body(Int($0.b)))
            <= records.count
      })
    else { return nil }
    self.codes = codes
    self.settledPairs = settledPairs
    self.markSums = markSums
    self.wordCounts = wordCounts
    daysCovered = Int(days[0])
    self.comparisons = comparisons
    correspondences = Correspondences(after: records.lent())
  }

  /// The codes of `count` tokens, 0 where the state has none.
  func codes(_ count: Int) -> Run<UInt8> {
    let slab = Slab<UInt8>(capacity: count)
    codes.append(to: slab)
    slab.append(repeating: 0, count: count - slab.count)
    return Run(slab)
  }

  static func write(
    _ settled: Collapser.Settled, codes: Run<UInt8>, _ places: Range<Int>, to writer: inout FlatWriter
  ) {
    let documents = places.map { settled.timeline.documents[$0] }
    writer.append(documents.lazy.map { (codes, settled.catalog.tokens($0)) })
    let pairs = settled.settledPairs.cells
    writer.append(pairs, [0..<pairs.count])
    writer.append(documents.map { settled.marks.sum(settled.catalog.tokens($0)) })
    writer.append(settled.wordCounts)
    writer.append([UInt64(settled.daysCovered)])
    let first = Int32(places.lowerBound)
    var comparisons = settled.comparisons.filter { $0.a >= first }
      .map { $0.numbered { place in place - first } }
    func order(_ c: Comparison) -> (Int, Int32, Int32) { (c.isVote ? 1 : 0, c.b, c.a) }
    comparisons.sort { order($0) < order($1) }
    func bodies(_ comparison: Comparison) -> (Range<Int>, Range<Int>) {
      (
        settled.catalog.body(documents[Int(comparison.a)]), settled.catalog.body(documents[Int(comparison.b)])
      )
    }
    var place: UInt32 = 0
    let renumbered = comparisons.map {
      var comparison = $0
      let (a, b) = bodies($0)
      comparison.record = place
      place += UInt32(Correspondence.words(of: a, b))
      return comparison
    }
    writer.append(renumbered)
    writer.append(
      comparisons.lazy.map {
        let (a, b) = bodies($0)
        let held = settled.correspondences[Int($0.record)]
        return (held.words, held.start..<held.start + Correspondence.words(of: a, b))
      })
  }
}
