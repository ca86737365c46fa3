import Glibc
import Testing
import Vocabulary

@testable import Collapsing

@Suite struct CollapseStateTests {
  private func document(_ id: String, _ seed: UInt64, day: Int64, outlet: String = "a") -> CollapseDocument {
    var generator = SplitMix(state: seed)
    let text = (0..<120).map { _ in word(generator.next() % 9000) }.joined(separator: " ")
    return CollapseDocument(
      id: id, outlet: outlet, published: Moment(utcSeconds: 1_700_000_000 + day * 86_400), title: [],
      text: Array(text.utf8))
  }

  private func word(_ number: UInt64) -> String {
    String(String(number + 10_000).unicodeScalars.map { Character(UnicodeScalar(UInt8($0.value) + 0x31)) })
  }

  private var path: String { "/tmp/collapse-state-\(getpid())-\(UInt64.random(in: 0 ... .max))" }

  private func stateOfOneDocument() throws -> String {
    var collapser = Collapser()
    collapser.add(document("a", 1, day: 0))
    _ = collapser.finish()
    let path = path
    try collapser.writeState(to: path)
    return path
  }

  @Test func lateCopiesJoinTheStoryOfAnEarlierNight() throws {
    var first = Collapser()
    first.add(document("lead", 1, day: 0))
    first.add(document("other", 2, day: 0))
    _ = first.finish()
    let path = path
    defer { _ = unsafe unlink(path) }
    try first.writeState(to: path)
    var second = Collapser(continuing: try #require(CollapseState(mapping: path)))
    second.add(document("late", 1, day: 1, outlet: "b"))
    second.add(document("new", 3, day: 1))
    #expect(
      second.finish().placements == [
        .init(id: "late", storyID: "lead", relation: .identical, similarity: 1),
        .init(id: "new", storyID: "new", relation: .lead, similarity: 1),
      ])
  }

  @Test func aStateMadeAgainFromTheDatasetDoesTheSame() {
    var again = Collapser()
    again.add(document("lead", 1, day: 0), inStory: "story")
    again.add(document("late", 1, day: 1, outlet: "b"))
    #expect(
      again.finish().placements == [.init(id: "late", storyID: "story", relation: .identical, similarity: 1)])
  }

  @Test func whatIsReadIsWhatWasWritten() throws {
    var settings = CollapseSettings()
    settings.memoryDays = 5
    var collapser = Collapser(settings: settings)
    for k in 0..<20 { collapser.add(document("d\(k)", UInt64(k / 2), day: Int64(k))) }
    _ = collapser.finish()
    let path = path
    defer { _ = unsafe unlink(path) }
    try collapser.writeState(to: path)
    let state = try #require(CollapseState(mapping: path))
    #expect(state.count == 5)
    let shelf = Shelf()
    state.documents.fill(shelf)
    let settled = try #require(collapser.settled)
    let catalog = Catalog(shelf)
    let codes = try #require(settled.codes)
    let held = try #require(state.findings(settings)).codes(catalog.tokens.count)
    for (k, place) in (15..<20).enumerated() {
      let document = settled.timeline.documents[place]
      #expect(catalog.ids[k] == settled.catalog.ids[document])
      #expect(catalog.story(of: k) == settled.storyIDs[place])
      #expect(catalog.seconds[k] == settled.catalog.seconds[document])
      #expect(catalog.outletNames[Int(catalog.outlets[k])] == "a")
      let theirs = settled.catalog.tokens(document)
      #expect(catalog.tokens(k).map { catalog.tokens[$0] } == theirs.map { settled.catalog.tokens[$0] })
      #expect(catalog.tokens(k).map { held[$0] } == theirs.map { codes[$0] })
    }
  }

  @Test func whatOtherSettingsFoundIsFoundAgain() throws {
    let path = try stateOfOneDocument()
    defer { _ = unsafe unlink(path) }
    let state = try #require(CollapseState(mapping: path))
    #expect(state.findings(CollapseSettings()) != nil)
    var other = CollapseSettings()
    other.bar += 1
    #expect(state.findings(other) == nil)
  }

  @Test func aWriterThatIsNotFinishedLeavesTheOldImage() throws {
    let path = try stateOfOneDocument()
    defer { _ = unsafe unlink(path) }
    do {
      var writer = try FlatWriter(to: path)
      writer.append([UInt64](repeating: 1, count: 1 << 20))
    }
    #expect(CollapseState(mapping: path)?.count == 1)
    #expect(unsafe access(path + ".tmp", F_OK) != 0)
  }

  @Test func aDamagedImageIsNone() throws {
    let path = try stateOfOneDocument()
    defer { _ = unsafe unlink(path) }
    let size = try #require(FlatFileProbe.size(path))
    for place in stride(from: 0, to: size, by: 97) {
      FlatFileProbe.flip(path, at: place)
      #expect(CollapseState(mapping: path) == nil)
      FlatFileProbe.flip(path, at: place)
    }
    for length in [size + 64, size - 8, 9, 0] {
      let cut = unsafe truncate(path, length)
      #expect(cut == 0)
      #expect(CollapseState(mapping: path) == nil)
    }
    #expect(CollapseState(mapping: path + ".none") == nil)
  }

  @Test func settledStoriesNeverJoinEachOther() {
    var settings = CollapseSettings()
    settings.openDays = 1
    var collapser = Collapser(settings: settings)
    collapser.add(document("a", 1, day: 0), inStory: "a")
    collapser.add(document("b", 1, day: 0, outlet: "b"), inStory: "b")
    collapser.add(document("c", 1, day: 1, outlet: "c"))
    let placements = collapser.finish().placements
    #expect(placements.count == 1)
    #expect(placements[0].storyID == "a")
  }

  @Test func whatIsStillOpenIsDrawnAnew() {
    var collapser = Collapser()
    collapser.add(document("a", 1, day: 0), inStory: "a")
    collapser.add(document("b", 2, day: 0, outlet: "b"), inStory: "a")
    collapser.add(document("c", 2, day: 1, outlet: "c"))
    let collapse = collapser.finish()
    #expect(
      collapse.placements == [
        .init(id: "b", storyID: "b", relation: .lead, similarity: 1),
        .init(id: "c", storyID: "b", relation: .identical, similarity: 1),
      ])
    #expect(collapse.left == ["a"])
  }

  @Test func nightsGiveTheStoriesOfOneRun() throws {
    var documents: [CollapseDocument] = []
    for story in 0..<30 {
      for copy in 0..<(story % 4 + 1) {
        documents.append(
          document("\(story)-\(copy)", UInt64(story), day: Int64(story / 5 + copy), outlet: "o\(copy)"))
      }
    }
    var whole = Collapser()
    whole.add(contentsOf: documents)
    let expected = Dictionary(uniqueKeysWithValues: whole.finish().placements.map { ($0.id, $0.storyID) })
    let path = path
    defer { _ = unsafe unlink(path) }
    var placed: [String: String] = [:]
    for day in Int64(0)..<12 {
      let seconds = (1_700_000_000 + day * 86_400)
      let tonight = documents.filter { $0.published?.utcSeconds == seconds }
      var night = CollapseState(mapping: path).map { Collapser(continuing: $0) } ?? Collapser()
      night.add(contentsOf: tonight)
      for placement in night.finish().placements { placed[placement.id] = placement.storyID }
      try night.writeState(to: path)
    }
    #expect(placed == expected)
  }

  @Test func theHistoryKeepsWhatComesBackAndAges() {
    let often: UInt64 = 7 << 24
    let history = SpreadHistory(entries: [often | 90, 9 << 24 | 1], days: 130)
    #expect(history.days == 65)
    #expect(history.entries == [often | 45])
    #expect(history.slice(0, 8) == [often | 45])
    #expect(history.slice(1, 8).isEmpty)
  }
}

enum FlatFileProbe {
  static func size(_ path: String) -> Int? {
    let file = unsafe open(path, O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    return lseek(file, 0, SEEK_END)
  }

  static func flip(_ path: String, at place: Int) {
    let file = unsafe open(path, O_RDWR)
    guard file >= 0 else { return }
    defer { close(file) }
    var byte: UInt8 = 0
    guard unsafe pread(file, &byte, 1, place) == 1 else { return }
    byte ^= 0x10
    _ = unsafe pwrite(file, &byte, 1, place)
  }
}
