import Testing
import Vocabulary

@testable import Collapsing

@Suite struct HostileInputTests {
  private func collapse(_ texts: [[UInt8]]) -> Collapse {
    var collapser = Collapser()
    for (k, text) in texts.enumerated() {
      collapser.add(
        CollapseDocument(
          id: "\(k)", outlet: "o\(k % 7)", published: Moment(utcSeconds: Int64(k)), title: [], text: text))
    }
    return collapser.finish()
  }

  @Test func manyIdenticalPagesAreOneStory() {
    let text = Array(
      (0..<40).map { "word\(["a", "b", "c", "d"][$0 % 4])\(String(repeating: "x", count: $0))" }
        .joined(separator: " ").utf8)
    let collapse = collapse([[UInt8]](repeating: text, count: 1_000))
    #expect(collapse.statistics.stories == 1)
    #expect(collapse.statistics.verified < 1_000 * 100)
  }

  @Test func oneTemplateWithOtherNumbersIsNotOneStory() {
    let collapse = collapse(
      (0..<2_000).map { k in
        Array(
          "Rates today: the dollar stood at \(k % 97).\(k % 89) and the euro at \(k * 7 % 101).\(k % 83) in the morning trade of the central exchange, volume \(k * 13)."
            .utf8)
      })
    #expect(collapse.statistics.verified < 2_000 * 100)
    let sizes = Dictionary(grouping: collapse.placements, by: \.storyID).mapValues(\.count)
    #expect((sizes.values.max() ?? 0) < 200)
  }

  @Test func randomBytesAreStoriesOfTheirOwn() {
    var generator = SplitMix(state: 5)
    let collapse = collapse(
      (0..<200).map { _ in
        (0..<Int(generator.next() % 4096)).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      })
    #expect(collapse.statistics.documents == 200)
    #expect(collapse.statistics.stories > 190)
  }

  @Test func oneCharacterOverAndOverIsRead() {
    let collapse = collapse([
      [UInt8](repeating: 0x61, count: 1 << 20), Array(String(repeating: "ا ", count: 1 << 16).utf8),
      Array(String(repeating: "中", count: 1 << 16).utf8), [UInt8](repeating: 0x20, count: 1 << 16),
      [UInt8](repeating: 0xFF, count: 1 << 16), [UInt8](repeating: 0x0A, count: 1 << 16),
    ])
    #expect(collapse.statistics.stories == 6)
  }

  @Test func aLongTextIsCut() {
    let text = Array((0..<300_000).map { "w\($0 % 9973)" }.joined(separator: " ").utf8)
    let collapse = collapse([text, text])
    #expect(collapse.statistics.stories == 1)
  }

  @Test func strayDatesDoNotDisturb() {
    var collapser = Collapser()
    for (k, seconds) in [Int64.min / 4, 0, 1_700_000_000, Int64.max / 4].enumerated() {
      collapser.add(
        CollapseDocument(
          id: "\(k)", outlet: "a", published: Moment(utcSeconds: seconds), title: [],
          text: Array("some words of story number \(k)".utf8)))
    }
    collapser.add(CollapseDocument(id: "undated", outlet: "a", title: [], text: Array("nothing known".utf8)))
    #expect(collapser.finish().placements.count == 5)
  }
}
