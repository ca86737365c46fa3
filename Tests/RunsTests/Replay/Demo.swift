import Foundation
import Runs

/// The repository's `Pipelines/demo`.
let demoFolder = URL(filePath: #filePath).deletingLastPathComponent().appending(
  path: "../../../Pipelines/demo"
)
.standardizedFileURL.path()

/// What was reported, from any thread.
final class AccessLog: Sendable {
  private let lock = NSLock()
  nonisolated(unsafe) private var hits: [ReplayHit] = []

  /// What is to happen once, and after how many hits.
  nonisolated(unsafe) private var alarm: (count: Int, ring: @Sendable () -> Void)?

  func append(_ hit: ReplayHit) {
    let due = lock.withLock { () -> (@Sendable () -> Void)? in
      unsafe hits.append(hit)
      guard let alarm = unsafe alarm, unsafe hits.count >= alarm.count else { return nil }
      unsafe self.alarm = nil
      return alarm.ring
    }
    due?()
  }

  /// Calls `ring` with the `count`th hit.
  func after(_ count: Int, _ ring: @escaping @Sendable () -> Void) {
    lock.withLock { unsafe alarm = (count, ring) }
  }

  var all: [ReplayHit] { lock.withLock { unsafe hits } }
}
