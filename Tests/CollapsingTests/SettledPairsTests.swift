import Testing

@testable import Collapsing

@Suite struct SettledPairsTests {
  /// Hashes whose upper halves often agree, so that many ask for one cell.
  private func pairs(_ generator: inout SplitMix, count: Int) -> [UInt64] {
    let hashes = (0..<count).map { _ in (generator.next() % 900) << 32 | (generator.next() % 4) << 24 }
    return Set(hashes).sorted().map { $0 | 0xE3 }
  }

  @Test(arguments: 1...4) func codesAreFoundAndNoOthers(seed: UInt64) throws {
    var generator = SplitMix(state: seed)
    let all = pairs(&generator, count: 800)
    let (first, later, absent) = (all[..<200], all[200..<500], all[500...])
    let settled = SettledPairs(Array(first)).adding(Array(later))
    let again = try #require(SettledPairs(cells: settled.cells))
    for pair in first + later { #expect(again.code(pair & ~0xFF | 0x5_1234) == 0xE3) }
    for pair in absent { #expect(again.code(pair) == 0) }
  }

  @Test func noTableOfThePastIsFullOrOfAnOddSize() {
    #expect(SettledPairs(cells: Run(repeating: 0, count: 3)) == nil)
    #expect(SettledPairs(cells: Run(repeating: 0, count: 0)) == nil)
    #expect(SettledPairs(cells: Run(repeating: 7, count: 4)) == nil)
    #expect(SettledPairs(cells: Run(repeating: 0, count: 4))?.code(5) == 0)
  }
}
