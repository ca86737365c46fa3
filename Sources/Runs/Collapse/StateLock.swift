import Glibc
import Vocabulary

/// One night at a time on one `--state`: `flock` on a file beside it, gone with the process.
struct StateLock: ~Copyable {
  private let descriptor: Int32

  /// Throws `.busy` where another process holds it and `wait` is false. No path, nothing to lock.
  init(_ state: String?, wait: Bool) throws(Fault) {
    guard let state else {
      descriptor = -1
      return
    }
    let path = state + ".lock"
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw Fault(.failed, "\(path): cannot be opened (\(unsafe String(cString: strerror(errno))))")
    }
    while flock(descriptor, LOCK_EX | (wait ? 0 : LOCK_NB)) != 0 {
      let code = errno
      if code == EINTR { continue }
      close(descriptor)
      if code == EWOULDBLOCK {
        throw Fault(
          .busy, "another collapse goes on from \(state); try later, or wait for it with --wait")
      }
      throw Fault(.failed, "\(path): cannot be locked (\(unsafe String(cString: strerror(code))))")
    }
    self.descriptor = descriptor
  }

  /// Ends the hold; whoever keeps the lock until then keeps it in view.
  consuming func release() {}

  deinit {
    guard descriptor >= 0 else { return }
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
