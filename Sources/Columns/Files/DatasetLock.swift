import Glibc
import Vocabulary

/// The one writer's lock: `flock` on `DATASET/.lock`, gone with the process.
struct DatasetLock: ~Copyable {
  static let name = ".lock"
  private let descriptor: Int32

  /// Throws `.busy` where another writer holds it and `wait` is false.
  init(_ disk: Disk, wait: Bool) throws(Fault) {
    try disk.lock(Self.name)
    let path = disk.full(Self.name)
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Disk.fault("open the lock", path, errno) }
    while flock(descriptor, LOCK_EX | (wait ? 0 : LOCK_NB)) != 0 {
      let code = errno
      if code == EINTR { continue }
      close(descriptor)
      if code == EWOULDBLOCK {
        throw Fault(.busy, "another run is writing to \(disk.root); try later, or wait for it with --wait")
      }
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
