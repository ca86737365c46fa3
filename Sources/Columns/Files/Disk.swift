import Glibc
import Vocabulary

/// A dataset's folder and every operation that changes it.
///
/// All paths are relative to `root`. `probe` sees each step before it is done and may refuse it.
package struct Disk: Sendable {
  package let root: String
  private let probe: (@Sendable (FileStep) -> FileOutcome)?

  package init(root: String, probe: (@Sendable (FileStep) -> FileOutcome)? = nil) {
    self.root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    self.probe = probe
  }

  package func full(_ path: String) -> String { path.isEmpty ? root : root + "/" + path }

  func outcome(of step: FileStep) -> FileOutcome { probe?(step) ?? .proceed }

  /// Throws what the probe wants thrown.
  private func ask(_ step: FileStep, _ verb: String) throws(Fault) {
    switch outcome(of: step) {
    case .proceed: return
    case .refuse(let code), .tear(_, let code): throw Self.fault(verb, full(step.path), code)
    }
  }

  static func fault(_ verb: String, _ path: String, _ code: Int32) -> Fault {
    let reason = unsafe String(cString: strerror(code))
    let advice =
      switch code {
      case ENOSPC, EDQUOT: "; free space and run again"
      case EACCES, EPERM, EROFS: "; check the rights of the folder"
      case ENOENT: "; check the path"
      default: ""
      }
    return Fault(.failed, "cannot \(verb) \(path): \(reason)\(advice)")
  }

  /// Makes a folder and those above it; nothing where it stands already.
  func makeFolder(_ path: String) throws(Fault) {
    var partial = path.hasPrefix("/") ? "/" : ""
    if isFolder(path) { return }
    try ask(FileStep(.makeFolder, path), "make the folder")
    let parts = full(path).split(separator: "/")
    partial = full(path).hasPrefix("/") ? "/" : ""
    for part in parts {
      partial += partial.isEmpty || partial == "/" ? String(part) : "/" + part
      if unsafe mkdir(partial, 0o777) != 0, errno != EEXIST {
        throw Self.fault("make the folder", partial, errno)
      }
    }
  }

  /// An empty file for writing, its old content gone.
  func create(_ path: String) throws(Fault) -> DiskFile {
    try ask(FileStep(.create, path), "create")
    let descriptor = unsafe open(full(path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.fault("create", full(path), errno) }
    return DiskFile(descriptor: descriptor, path: path, disk: self)
  }

  /// A file whose name is gone at once, for what the one writer does not hold in memory.
  func scratch() throws(Fault) -> DiskFile {
    let path = ".tmp-scratch"
    try ask(FileStep(.create, path), "create")
    let descriptor = unsafe open(full(path), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.fault("create", full(path), errno) }
    let file = DiskFile(descriptor: descriptor, path: path, disk: self)
    try remove(path)
    return file
  }

  /// A whole small file, written and synchronised.
  func write(_ bytes: [UInt8], to path: String) throws(Fault) {
    let file = try create(path)
    try file.write(bytes.span)
    try file.finish()
  }

  func rename(_ path: String, to target: String) throws(Fault) {
    try ask(FileStep(.rename, path, to: target), "rename")
    if unsafe Glibc.rename(full(path), full(target)) != 0 {
      throw Self.fault("rename to \(target)", full(path), errno)
    }
  }

  /// A second name for a file; `.busy` where the name is taken.
  func link(_ path: String, to target: String) throws(Fault) {
    try ask(FileStep(.link, path, to: target), "link")
    guard unsafe Glibc.link(full(path), full(target)) != 0 else { return }
    if errno == EEXIST {
      throw Fault(.busy, "\(full(target)) exists: another writer committed first; run again")
    }
    throw Self.fault("link to \(target)", full(path), errno)
  }

  /// Removes a file; nothing where there is none.
  func remove(_ path: String) throws(Fault) {
    try ask(FileStep(.remove, path), "remove")
    if unsafe unlink(full(path)) != 0, errno != ENOENT { throw Self.fault("remove", full(path), errno) }
  }

  /// Removes a folder with the files directly in it.
  func removeFolder(_ path: String) throws(Fault) {
    for name in try list(path) { try remove(path + "/" + name) }
    try ask(FileStep(.remove, path), "remove")
    if unsafe rmdir(full(path)) != 0, errno != ENOENT { throw Self.fault("remove", full(path), errno) }
  }

  /// Makes the names in a folder outlast a power cut.
  func syncFolder(_ path: String) throws(Fault) {
    try ask(FileStep(.syncFolder, path), "synchronise")
    let descriptor = unsafe open(full(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.fault("open", full(path), errno) }
    defer { close(descriptor) }
    if fsync(descriptor) != 0, errno != EINVAL { throw Self.fault("synchronise", full(path), errno) }
  }

  func lock(_ path: String) throws(Fault) { try ask(FileStep(.lock, path), "lock") }
}

/// A file being written. Closed when it goes away; only `finish` makes it last.
struct DiskFile: ~Copyable {
  private let descriptor: Int32
  private let path: String
  private let disk: Disk

  init(descriptor: Int32, path: String, disk: Disk) {
    self.descriptor = descriptor
    self.path = path
    self.disk = disk
  }

  deinit { close(descriptor) }

  borrowing func write(_ bytes: Span<UInt8>) throws(Fault) {
    var limit = bytes.count
    var failure: Int32 = 0
    switch disk.outcome(of: FileStep(.write, path)) {
    case .proceed: break
    case .refuse(let code): throw Disk.fault("write", disk.full(path), code)
    case .tear(let count, let code): (limit, failure) = (min(limit, count), code)
    }
    let code = unsafe bytes.withUnsafeBufferPointer { buffer -> Int32 in
      var done = 0
      while done < limit {
        guard let base = buffer.baseAddress else { return 0 }
        let count = unsafe Glibc.write(descriptor, base + done, limit - done)
        if count < 0 {
          if errno == EINTR { continue }
          return errno
        }
        done += count
      }
      return 0
    }
    if code != 0 || failure != 0 {
      throw Disk.fault("write", disk.full(path), code != 0 ? code : failure)
    }
  }

  /// Puts a range of what was written in the place of what `bytes` held; for a file from `scratch`.
  borrowing func read(_ range: Range<Int>, into bytes: inout [UInt8]) throws(Fault) {
    bytes.removeAll(keepingCapacity: true)
    var failure: Int32 = 0
    bytes.append(addingCapacity: range.count) { (output: inout OutputSpan<UInt8>) in
      unsafe output.withUnsafeMutableBufferPointer { buffer, initialized in
        guard let base = buffer.baseAddress else { return }
        while initialized < range.count {
          let count = unsafe pread(
            descriptor, base + initialized, range.count - initialized, range.lowerBound + initialized)
          if count < 0, errno == EINTR { continue }
          guard count > 0 else {
            failure = count < 0 ? errno : EIO
            return
          }
          initialized += count
        }
      }
    }
    if failure != 0 { throw Disk.fault("read", disk.full(path), failure) }
  }

  /// Synchronises the content.
  borrowing func finish() throws(Fault) {
    if case .refuse(let code) = disk.outcome(of: FileStep(.syncFile, path)) {
      throw Disk.fault("synchronise", disk.full(path), code)
    }
    if fsync(descriptor) != 0 { throw Disk.fault("synchronise", disk.full(path), errno) }
  }
}
