import Flow
import Reporting
import Vocabulary

/// How far the line has come, counted by whoever does the work.
final class Gauge: Sendable {
  struct Counts: Sendable {
    var asked = 0
    var fetched = 0
    var wireBytes = 0
    var extracted = 0
    var articles = 0
  }

  private let state = Guarded(Counts())
  private let byOutlet = Guarded<[Outlet.ID: Int]>([:])
  private let waitingNow = Guarded<[Outlet.ID: Int]>([:])

  var counts: Counts { state.withLock { $0 } }

  /// Outlets, with the URLs that have their end and those that wait.
  var outlets: [Progress.OutletProgress] {
    let waiting = waitingNow.withLock { $0 }
    let done = byOutlet.withLock { $0 }
    return Set(done.keys).union(waiting.keys).sorted().map { outlet in
      Progress.OutletProgress(outlet: outlet, done: done[outlet] ?? 0, waiting: waiting[outlet] ?? 0)
    }
  }

  func ended(_ outlet: Outlet.ID) { byOutlet.withLock { $0[outlet, default: 0] += 1 } }

  func wait(_ urls: [Outlet.ID: Int]) { waitingNow.withLock { $0 = urls } }

  func count(_ change: (inout Counts) -> Void) { state.withLock { change(&$0) } }
}
