import Columns
import Vocabulary

/// One night at a time on one `--state`: a lock on a file beside it.
struct StateLock: ~Copyable {
  private let lock: FileLock?

  /// Throws `.busy` where another process holds it and `wait` is false. No path, nothing to lock.
  init(_ state: String?, wait: Bool) throws(Fault) {
    guard let state else {
      lock = nil
      return
    }
    lock = try FileLock(
      state + ".lock", wait: wait,
      busy: "another collapse goes on from \(state); try later, or wait for it with --wait")
  }

  /// Ends the hold; whoever keeps the lock until then keeps it in view.
  consuming func release() {}
}
