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
    let marks = Marks(count: catalog.tokens.count, in: catalog.scratch)
    let stories = Run<Int32>(repeating: 0, count: catalog.count)
    for place in 0..<timeline.count { stories[timeline.documents[place]] = Int32(place) }
    let groups = Self.outlets(catalog, timeline)
    let counts = Slots<Int>(groups.count)
    let jobs = crew.workers == 1 ? 1 : crew.workers * 8
    crew.forEach(jobs) { job in
      var lines: [Line] = []
      let room = Slab<Line>()
      for k in stride(from: job, to: groups.count, by: jobs) {
        Self.gather(groups[k], catalog, settings, into: &lines, with: room)
        counts[k] = Self.clear(lines, of: groups[k], settings, from: marks, stories)
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
  struct Line: BitwiseCopyable, Sendable {
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

  /// The sentences of the pages, by hash, page and index, so that equal ones are together; `room` is used again.
  private static func gather(
    _ documents: [Int], _ catalog: Catalog, _ settings: CollapseSettings, into lines: inout [Line],
    with room: Slab<Line>
  ) {
    room.removeLast(room.count)
    for page in documents.indices { gather(documents[page], Int32(page), catalog, settings, into: room) }
    var keys = (0..<room.count).map { room[$0].hash & ~0xFFFF_FFFF | UInt64($0) }
    RadixSort.sortByUpperHalf(&keys)
    lines.removeAll(keepingCapacity: true)
    lines.reserveCapacity(keys.count)
    for key in keys { lines.append(room[Int(key & 0xFFFF_FFFF)]) }
    var k = 0
    while k < lines.count {
      var end = k + 1
      while end < lines.count, lines[end].hash >> 32 == lines[k].hash >> 32 { end += 1 }
      if end - k > 1 {
        lines[k..<end].sort { ($0.hash, $0.page, $0.index) < ($1.hash, $1.page, $1.index) }
      }
      k = end
    }
  }

  /// Takes the furniture of an outlet out of matching and joins the printings of its stories; returns the sentences taken out.
  private static func clear(
    _ lines: [Line], of documents: [Int], _ settings: CollapseSettings, from marks: Marks,
    _ stories: Run<Int32>
  ) -> Int {
    let teasers = Teasers(lines, count: documents.count, settings)
    var printings = Printings(lines, besides: teasers, count: documents.count, settings)
    var cleared = 0
    for line in lines where teasers.contains(line) {
      cleared += 1
      line.clear(from: marks, isTeaser: true)
    }
    eachSentence(lines) { cleared += clear($0, besides: teasers, &printings, settings, from: marks) }
    // What stands for others comes before them, so that its own place is still there.
    for page in documents.indices.reversed() {
      stories[documents[page]] = stories[documents[printings.story(page)]]
    }
    return cleared
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
    _ document: Int, _ page: Int32, _ catalog: Catalog, _ settings: CollapseSettings, into lines: Slab<Line>
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
