import Dispatch
import Foundation
import Testing
import Vocabulary

@testable import Collapsing

@Suite struct CollapserTests {
  private func document(_ id: String, _ text: String, outlet: String = "a", day: Int64 = 0)
    -> CollapseDocument
  {
    CollapseDocument(
      id: id, outlet: outlet, published: Moment(utcSeconds: 1_700_000_000 + day * 86_400),
      title: [], text: Array(text.utf8))
  }

  private func collapse(_ documents: [CollapseDocument], crew: Crew = .single) -> [Collapse.Placement] {
    var collapser = Collapser(crew: crew)
    for document in documents { collapser.add(document) }
    return collapser.finish().placements
  }

  private func prose(_ seed: UInt64, _ count: Int) -> String {
    var generator = SplitMix(state: seed)
    return (0..<count).map { _ in
      "w\(["a", "b", "k", "z"][Int(generator.next() % 4)])\(letters(generator.next() % 5000))"
    }
    .joined(separator: " ")
  }

  private func letters(_ number: UInt64) -> String {
    String(number).map { String(UnicodeScalar(UInt8(ascii: "a") + UInt8($0.wholeNumberValue ?? 0))) }.joined()
  }

  @Test func copiesShareTheEarliestAsLead() {
    let text = prose(1, 120)
    let placements = collapse([
      document("later", text, day: 1), document("first", text), document("other", prose(2, 120)),
    ])
    #expect(
      placements == [
        .init(id: "first", storyID: "first", relation: .lead, similarity: 1),
        .init(id: "other", storyID: "other", relation: .lead, similarity: 1),
        .init(id: "later", storyID: "first", relation: .identical, similarity: 1),
      ])
  }

  @Test func orderAndWorkersDoNotMatter() {
    var documents: [CollapseDocument] = []
    for story in 0..<12 {
      let text = prose(UInt64(story), 150)
      for copy in 0..<(story % 4 + 1) {
        documents.append(
          document(
            "\(story)-\(copy)", text + " " + prose(UInt64(100 + story * 4 + copy), 20 * copy),
            day: Int64(copy)))
      }
    }
    let expected = collapse(documents)
    var generator = SplitMix(state: 3)
    for workers in [1, 2, 8].flatMap({ Array(repeating: $0, count: 10) }) {
      let shuffled = documents.shuffled(using: &generator)
      let crew = Crew(workers: workers) { count, body in
        for i in (0..<count).reversed() { body(i) }
      }
      var collapser = Collapser(crew: crew)
      collapser.add(contentsOf: shuffled)
      #expect(collapser.finish().placements == expected)
    }
  }

  @Test func whatWaitsInFilesGivesTheSameStories() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "naskh-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var documents: [CollapseDocument] = []
    for story in 0..<200 {
      let text = prose(UInt64(story), 200)
      for copy in 0..<(story % 3 + 1) {
        documents.append(
          document(
            "\(story)-\(copy)", text + " " + prose(UInt64(500 + story * 3 + copy), 20 * copy),
            outlet: ["a", "b", "c"][copy], day: Int64((story * 7 + copy) % 9)))
      }
    }
    // A later version of one that was added.
    documents.append(document("7-0", prose(8, 200), outlet: "a", day: -1))
    let expected = collapse(documents)
    for workers in [1, 4] {
      let crew = Crew(workers: workers) { count, body in
        DispatchQueue.concurrentPerform(iterations: count, execute: body)
      }
      var collapser = Collapser(crew: crew, scratch: Scratch(folder.path, leastBytes: 1 << 16))
      for document in documents { collapser.add(document) }
      #expect(collapser.finish().placements == expected)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func oddInputsAreStoriesOfTheirOwn() {
    let placements = collapse([
      document("empty", ""), document("one", "word"), document("bytes", "\u{FFFD}\u{0}"),
      CollapseDocument(id: "raw", outlet: "b", title: [0xFF], text: [0xC3, 0x28, 0xE2, 0x82]),
    ])
    #expect(placements.count == 4)
    #expect(placements.allSatisfy { $0.relation == .lead })
  }
}
