import Glibc

/// A value that several threads share: touched only inside `withLock`. The one lock type of the project.
///
/// A pthread mutex, because the thread sanitizer sees it and does not see `Synchronization.Mutex`.
@safe package final class Guarded<Value>: @unchecked Sendable {
  // Sendable: `value` and `waiting` are read and written with `mutex` held, and nowhere else.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>
  private var value: Value
  private var waiting = 0

  package init(_ value: sending Value) {
    self.value = value
    unsafe mutex = .allocate(capacity: 1)
    unsafe changed = .allocate(capacity: 1)
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(changed, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(changed)
    unsafe pthread_mutex_destroy(mutex)
    unsafe changed.deallocate()
    unsafe mutex.deallocate()
  }

  /// Runs `body` alone; whoever waits looks again afterwards.
  package func withLock<R, E: Error>(_ body: (inout Value) throws(E) -> sending R) throws(E) -> sending R {
    unsafe pthread_mutex_lock(mutex)
    defer { leave() }
    return try body(&value)
  }

  /// Blocks until `ready` gives a value; it is asked once at the start and after each `withLock`.
  package func wait<R>(_ ready: (inout Value) -> sending R?) -> sending R {
    unsafe pthread_mutex_lock(mutex)
    while true {
      if let result = ready(&value) {
        // What `ready` took or put may be what another thread waits for.
        leave()
        return result
      }
      waiting += 1
      unsafe pthread_cond_wait(changed, mutex)
      waiting -= 1
    }
  }

  /// Unlocks, then wakes: who wakes while the lock is still held sleeps again on the lock.
  private func leave() {
    let isAwaited = waiting > 0
    unsafe pthread_mutex_unlock(mutex)
    if isAwaited { unsafe pthread_cond_broadcast(changed) }
  }
}
