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

  func append(_ hit: ReplayHit) { lock.withLock { unsafe hits.append(hit) } }
  var all: [ReplayHit] { lock.withLock { unsafe hits } }
}
