import Glibc

/// Gives the memory of a file's pages back every few milliseconds, on a thread of its own, until it is ended.
@safe final class Sweep: @unchecked Sendable {
  // Sendable: the pages are the kernel's to keep or drop, and the thread is told to end by a pipe.
  private let start: UnsafeMutableRawPointer
  private let bytes: Int
  private var thread = pthread_t()
  /// Whoever waits at the first end is woken when the second one is closed.
  private var ends: (wait: Int32, wake: Int32) = (-1, -1)

  private static let pauseMilliseconds: Int32 = 4

  init(_ start: UnsafeMutableRawPointer, bytes: Int) {
    unsafe self.start = start
    self.bytes = bytes
    var both: [Int32] = [-1, -1]
    guard unsafe pipe(&both) == 0 else { return }
    for end in both { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    ends = (both[0], both[1])
    let context = unsafe Unmanaged.passRetained(self)
    let started = unsafe pthread_create(
      &thread, nil,
      { context in
        if let context = unsafe context {
          unsafe Unmanaged<Sweep>.fromOpaque(context).takeRetainedValue().run()
        }
        return nil
      }, context.toOpaque())
    if started != 0 {
      // Pages stay in memory until the kernel wants them.
      unsafe context.release()
      close(ends.wake)
      close(ends.wait)
      ends = (-1, -1)
    }
  }

  private func run() {
    var event = pollfd(fd: ends.wait, events: Int16(POLLIN), revents: 0)
    while true {
      let woken = unsafe poll(&event, 1, Self.pauseMilliseconds)
      if woken > 0 || woken < 0 && errno != EINTR { return }
      _ = unsafe madvise(start, bytes, MADV_DONTNEED)
    }
  }

  /// Returns when no sweep is under way and none will be.
  func end() {
    guard ends.wake >= 0 else { return }
    close(ends.wake)
    pthread_join(thread, nil)
    close(ends.wait)
    ends = (-1, -1)
  }
}
