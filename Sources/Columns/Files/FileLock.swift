import Glibc
package import Vocabulary

/// One process at a time: `flock` on a file, gone with the process.
package struct FileLock: ~Copyable {
  private let descriptor: Int32

  /// - Parameter busy: what is said where another process holds it and `wait` is false.
  /// - Throws: `.busy` there.
  package init(_ path: String, wait: Bool, busy: String) throws(Fault) {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Disk.fault("open the lock", path, errno) }
    while flock(descriptor, LOCK_EX | (wait ? 0 : LOCK_NB)) != 0 {
      let code = errno
      if code == EINTR { continue }
      close(descriptor)
      if code == EWOULDBLOCK { throw Fault(.busy, busy) }
      throw Disk.fault("lock", path, code)
    }
    self.descriptor = descriptor
  }

  /// A child that is just being started still has the descriptor: without the first call the lock would be its, too.
  deinit {
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}

extension FileLock {
  /// The one writer's lock of a dataset: `DATASET/.lock`.
  init(_ disk: Disk, wait: Bool) throws(Fault) {
    try disk.lock(".lock")
    try self.init(
      disk.full(".lock"), wait: wait,
      busy: "another run is writing to \(disk.root); try later, or wait for it with --wait")
  }
}
