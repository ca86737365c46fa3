import CCurl
import Glibc
package import Vocabulary

/// Wakes a loop that waits, from any thread: an `eventfd`.
package final class Doorbell: Sendable {
  let descriptor: Int32

  package init() throws(Fault) {
    descriptor = naskh_bell_make()
    guard descriptor >= 0 else {
      throw Fault(.failed, "no eventfd for the fetch loop: raise the limit of open files (ulimit -n)")
    }
  }

  deinit { close(descriptor) }

  package func ring() { naskh_bell_ring(descriptor) }

  func hush() { naskh_bell_hush(descriptor) }
}
