import Testing
import Vocabulary

@testable import Collapsing

@Suite struct StoriesTests {
  private static let whole = Overlap(a: .max, b: .max)

  private func edge(_ a: Int32, _ b: Int32, _ score: Float, _ overlap: Overlap = whole) -> Stories.Edge {
    .init(a: a, b: b, score: score, overlap: overlap)
  }

  @Test func theEarliestLeads() {
    let stories = Stories(places: 5)
    stories.grow([edge(2, 4, 3), edge(1, 4, 2)], crew: .single) { _ in { _, _ in Self.whole } }
    #expect((0..<5).map { stories.lead($0) } == [0, 1, 1, 3, 1])
    #expect(stories.accompanied() == [false, true, true, false, true])
  }

  @Test func aBridgeDoesNotJoinTwoGroups() {
    // 0 and 1 are one story, 2 and 3 another; 4 carries both.
    let alike: Set<[Int]> = [[0, 1], [2, 3], [0, 4], [1, 4], [2, 4], [3, 4]]
    let stories = Stories(places: 5)
    stories.grow([edge(0, 1, 9), edge(2, 3, 8), edge(0, 4, 7), edge(2, 4, 6), edge(3, 4, 5)], crew: .single) {
      _ in
      { alike.contains([$0, $1]) ? Self.whole : nil }
    }
    #expect((0..<5).map { stories.lead($0) } == [0, 0, 2, 2, 0])
  }

  @Test func anArticleVotesWithThePartThatItsStoryHas() {
    // 2 begins with the story of 0 and ends with that of 1 and 3.
    let first = Overlap(a: .max, b: 0x00FF)
    let item = Overlap(a: .max, b: 0xFF00)
    let turned = Overlap(a: 0xFF00, b: .max)
    let stories = Stories(places: 4)
    stories.grow(
      [edge(0, 2, 9, first), edge(1, 3, 8), edge(1, 2, 7, item), edge(2, 3, 6, turned)], crew: .single
    ) { _ in
      { _, _ in nil }
    }
    #expect((0..<4).map { stories.lead($0) } == [0, 1, 0, 1])
  }

  @Test func anArticleOnItsOwnJoinsOnlyWhereMoreThanHalfAgree() {
    // 2 is like 1 alone; 3 is like both.
    let alike: Set<[Int]> = [[0, 1], [1, 2], [0, 3], [1, 3]]
    let stories = Stories(places: 4)
    stories.grow([edge(0, 1, 9), edge(1, 2, 8), edge(1, 3, 7)], crew: .single) { _ in
      { alike.contains([$0, $1]) ? Self.whole : nil }
    }
    #expect((0..<4).map { stories.lead($0) } == [0, 0, 2, 0])
  }

  @Test func aHundredThousandCopiesGrowInTime() {
    let stories = Stories(places: 100_000)
    let asked = Run<Int>(repeating: 0, count: 1)
    stories.grow((1..<100_000).map { edge($0 - 1, $0, 1) }, crew: .single) { _ in
      { _, _ in
        asked[0] += 1
        return Self.whole
      }
    }
    #expect(stories.lead(99_999) == 0)
    #expect(asked[0] < 600_000)
  }
}
