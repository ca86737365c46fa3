import CCurl
import Glibc
import Synchronization
package import Vocabulary

/// Wakes a loop that waits, from any thread: an `eventfd`.
package final class Doorbell: Sendable {
  let descriptor: Int32
  /// Whether it was rung since the loop last heard it: once is enough.
  private let isRung = Atomic(false)

  package init() throws(Fault) {
    descriptor = naskh_bell_make()
    guard descriptor >= 0 else {
      throw Fault(.failed, "no eventfd for the fetch loop: raise the limit of open files (ulimit -n)")
    }
  }

  deinit { close(descriptor) }

  package func ring() {
    if !isRung.exchange(true, ordering: .acquiringAndReleasing) { naskh_bell_ring(descriptor) }
  }

  /// Whoever is called next looks for what was rung for before, and while, this was called.
  func hush() {
    // In this order: between the two nobody writes, so what is rung from now on is heard.
    naskh_bell_hush(descriptor)
    isRung.store(false, ordering: .sequentiallyConsistent)
  }
}
