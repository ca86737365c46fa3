import Testing

@testable import Flow

struct ResequencerTests {
  private struct Refusal: Error {}

  @Test func earlyItemsWaitForTheirTurn() {
    var order = Resequencer<Int, Refusal>()
    var rounds: [[Int]] = []
    for place in [2, 0, 3, 1, 4] {
      var round: [Int] = []
      order.accept(Item(Ordinal(place), .success(place))) { round.append($0.ordinal.place) }
      rounds.append(round)
    }
    #expect(rounds == [[], [0], [], [1, 2, 3], [4]])
    #expect(order.held == 0)
  }
}
