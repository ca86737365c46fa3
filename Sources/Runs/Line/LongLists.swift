import Flow
import Frontier
import Vocabulary

/// Lists of thousands of addresses, put into the frontier beside the line: the pages behind them need not wait.
final class LongLists: Sendable {
  /// Addresses from which on a list is a long one; below, the tables do it as fast.
  private static let length = 1000
  private let lane: Lane<Harvest>
  private let ended = Lane<Bool>(capacity: 1)

  /// `seats` of the turnstile: no more lists can be under way.
  init(seats: Int) { lane = Lane(capacity: seats) }

  /// `left` is called for each list that has been settled.
  func start(on floor: Floor, books: any Books, left: @escaping @Sendable (Harvest) -> Void) {
    floor.atFault { [lane, ended] in
      lane.abandon()
      ended.abandon()
    }
    floor.run("long lists") { [lane, ended] in
      defer { ended.finish() }
      while let list = lane.next() {
        try books.found(by: list)
        _ = try books.settle(list.seed, as: list.outcome ?? .listing, published: nil)
        left(list)
      }
    }
  }

  /// Takes the item where it is such a list; false: it is the tables' business.
  func take(_ item: Passenger<Harvest>) -> Bool {
    guard case .success(let harvest) = item.outcome, harvest.finds.count > Self.length,
      harvest.outcome != nil,
      harvest.seed.kind != .robots
    else { return false }
    return lane.send(harvest)
  }

  /// Blocks until the last list has been settled.
  func finish() {
    lane.finish()
    while ended.next() != nil {}
  }
}

extension Harvest {
  /// How the URL ends, where that needs no look at the tables.
  var outcome: Outcome? {
    switch yield {
    case .listing: .listing
    case .unchanged: .unchanged
    case .barren(let rejection): .reject(rejection)
    case .article, .moved: nil
    }
  }
}
