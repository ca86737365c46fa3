import Flow
import Reporting
import Vocabulary

/// How far the line has come, counted by whoever does the work.
final class Gauge: Sendable {
  struct Counts: Sendable {
    var asked = 0
    var refused = 0
    var fetched = 0
    var wireBytes = 0
    var extracted = 0
    var ended = 0
    var articles = 0
  }

  private let state = Guarded(Counts())
  private let byOutlet = Guarded<[Outlet.ID: Int]>([:])

  var counts: Counts { state.withLock { $0 } }

  /// URLs that have their end, by outlet.
  var outlets: [Progress.OutletProgress] {
    byOutlet.withLock { $0 }.sorted { $0.key < $1.key }
      .map { Progress.OutletProgress(outlet: $0.key, done: $0.value, waiting: 0) }
  }

  func ended(_ outlet: Outlet.ID) { byOutlet.withLock { $0[outlet, default: 0] += 1 } }

  func count(_ change: (inout Counts) -> Void) { state.withLock { change(&$0) } }
}
