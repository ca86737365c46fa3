import Vocabulary

/// Sentences that belong to an outlet's pages and not to its stories: openers, credits, adverts, teasers of other stories.
///
/// A sentence is furniture where it recurs on pages of one outlet that begin differently, or repeats the title of another page
/// of the outlet or what stands there nearer to the beginning; on the page that it opens it stays, unless many pages have it. Pages that share a sentence near their
/// beginnings are printings of one story and count as one page.
struct Furniture: Sendable {
  /// Where furniture is taken out of matching; all else weighs fully yet.
  let marks: Marks
  /// For each document the place of the one that stands for all printings of its story in its outlet.
  let printings: Run<Int32>
  /// Sentences taken out.
  private(set) var count = 0

  init(_ catalog: Catalog, _ timeline: Timeline, _ settings: CollapseSettings, crew: Crew) {
    let marks = Marks(count: catalog.tokens.count)
    let stories = Run<Int32>(repeating: 0, count: catalog.count)
    for place in 0..<timeline.count { stories[timeline.documents[place]] = Int32(place) }
    let groups = Self.outlets(catalog, timeline)
    let counts = Slots<Int>(groups.count)
    crew.forEach(groups.count) { k in
      let lines = Self.lines(of: groups[k], catalog, settings)
      let teasers = Teasers(lines, count: groups[k].count, settings)
      var printings = Printings(lines, besides: teasers, count: groups[k].count, settings)
      var cleared = 0
      for line in lines where teasers.contains(line) {
        cleared += 1
        line.clear(from: marks, isTeaser: true)
      }
      Self.eachSentence(lines) {
        cleared += Self.clear($0, besides: teasers, &printings, settings, from: marks)
      }
      counts[k] = cleared
      // What stands for others comes before them, so that its own place is still there.
      for page in groups[k].indices.reversed() {
        stories[groups[k][page]] = stories[groups[k][printings.story(page)]]
      }
    }
    self.marks = marks
    printings = stories
    count = (0..<groups.count).reduce(0) { $0 + (counts[$1] ?? 0) }
  }

  /// The documents of each outlet that has more than one, by time.
  private static func outlets(_ catalog: Catalog, _ timeline: Timeline) -> [[Int]] {
    var outlets: [UInt32: [Int]] = [:]
    for document in timeline.documents { outlets[catalog.outlets[document], default: []].append(document) }
    return outlets.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  /// One sentence on one page.
  struct Line {
    let hash: UInt64
    /// Of its first words, which tell it where it is cut short.
    let firstWords: UInt64
    /// In the outlet.
    let page: Int32
    let start: Int
    let count: Int32
    /// From 0, or one of the three below.
    let index: Int32

    static let title: Int32 = -1
    static let wholeBody: Int32 = -2
    /// The first words of a body, whatever sentences they are of.
    static let opening: Int32 = -3

    func clear(from marks: Marks, isTeaser: Bool) {
      for i in start..<start + Int(count) { marks.clear(i, isTeaser: isTeaser) }
    }
  }

  /// The sentences of the pages, equal ones together.
  private static func lines(of documents: [Int], _ catalog: Catalog, _ settings: CollapseSettings) -> [Line] {
    var lines: [Line] = []
    for page in documents.indices { gather(documents[page], Int32(page), catalog, settings, into: &lines) }
    return sorted(lines)
  }

  /// By hash, page and index.
  private static func sorted(_ lines: [Line]) -> [Line] {
    var keys = lines.indices.map { lines[$0].hash & ~0xFFFF_FFFF | UInt64($0) }
    RadixSort.sortByUpperHalf(&keys)
    var sorted = keys.map { lines[Int($0 & 0xFFFF_FFFF)] }
    var k = 0
    while k < sorted.count {
      var end = k + 1
      while end < sorted.count, sorted[end].hash >> 32 == sorted[k].hash >> 32 { end += 1 }
      if end - k > 1 {
        sorted[k..<end].sort { ($0.hash, $0.page, $0.index) < ($1.hash, $1.page, $1.index) }
      }
      k = end
    }
    return sorted
  }

  static func eachSentence(_ lines: [Line], _ body: (ArraySlice<Line>) -> Void) {
    var k = 0
    while k < lines.count {
      var end = k + 1
      while end < lines.count, lines[end].hash == lines[k].hash { end += 1 }
      if end - k > 1 { body(lines[k..<end]) }
      k = end
    }
  }

  /// Handles the places of one sentence.
  private static func clear(
    _ lines: ArraySlice<Line>, besides teasers: Teasers, _ printings: inout Printings,
    _ settings: CollapseSettings, from marks: Marks
  ) -> Int {
    // Where it is a title or stands nearest to the beginning it is at home.
    let home = lines.lazy.map(\.index).filter { $0 >= Line.title }.min() ?? 0
    var stories: Set<Int> = []
    var owners: Set<Int> = []
    for line in lines {
      let story = printings.story(Int(line.page))
      if line.index >= 0 { stories.insert(story) }
      if line.index <= home { owners.insert(story) }
    }
    var cleared = 0
    for line in lines where line.index >= 0 {
      let recurs =
        stories.count >= settings.furniturePages
        && (line.index >= settings.openingSentences || stories.count >= settings.furnitureAnywhere)
      let abroad =
        teasers.firstTeaser(line.page) ?? max(settings.openingSentences, Int(home) + settings.earlySentences)
      let teases =
        line.index > home && Int(line.index) >= abroad && !owners.contains(printings.story(Int(line.page)))
      guard recurs || teases, !teasers.contains(line) else { continue }
      cleared += 1
      line.clear(from: marks, isTeaser: teases)
    }
    return cleared
  }

  private static func gather(
    _ document: Int, _ page: Int32, _ catalog: Catalog, _ settings: CollapseSettings, into lines: inout [Line]
  ) {
    let body = catalog.body(document)
    func add(_ range: Range<Int>, _ index: Int32, _ hash: UInt64) {
      guard range.count >= settings.furnitureTokens else { return }
      lines.append(
        Line(
          hash: hash, firstWords: catalog.hash(range.prefix(Teasers.words)), page: page,
          start: range.lowerBound, count: Int32(range.count), index: index))
    }
    func add(_ range: Range<Int>, _ index: Int32) {
      let hash = catalog.hash(range)
      whole = mixed(whole ^ hash)
      add(range, index, hash)
    }
    var whole = UInt64(body.count)
    let title = catalog.title(document)
    add(title, Line.title, catalog.hash(title))
    // A title that runs on into the body, as teasers have it.
    let heading = title.lowerBound..<min(title.lowerBound + Teasers.words, body.upperBound)
    if !title.isEmpty, title.count < Teasers.words { add(heading, Line.title, catalog.hash(heading)) }
    let opening = body.lowerBound..<min(body.lowerBound + Teasers.words, body.upperBound)
    add(opening, Line.opening, catalog.hash(opening))
    var start = body.lowerBound
    var index: Int32 = 0
    for i in body where i > start && catalog.tokens[i].startsSentence {
      add(start..<i, index)
      start = i
      index += 1
    }
    add(start..<body.upperBound, index)
    add(body, Line.wholeBody, whole)
  }
}
