import Glibc
import Vocabulary

/// An open file of the archive; closed with its owner.
final class OpenFile {
  let path: String
  private let descriptor: Int32

  /// Opens for reading.
  init(reading path: String) throws(Fault) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.fault("open", path) }
  }

  /// Makes a new file; a fault where one of that name is there.
  init(creating path: String) throws(Fault) {
    self.path = path
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.fault("create", path) }
  }

  deinit { close(descriptor) }

  /// Reads what fits in `buffer` behind its first `kept` bytes, from `offset`; 0 at the end.
  func read(into buffer: inout [UInt8], after kept: Int, at offset: Int64) throws(Fault) -> Int {
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[kept...])
        return unsafe pread(descriptor, room.baseAddress, room.count, off_t(offset))
      }
      if count >= 0 { return count }
      guard errno == EINTR else { throw Self.fault("read", path) }
    }
  }

  /// Appends all of `bytes`.
  func write(_ bytes: [UInt8]) throws(Fault) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress.map { unsafe $0 + done }, $0.count - done)
      }
      if count >= 0 {
        done += count
      } else if errno != EINTR {
        throw Self.fault("write", path)
      }
    }
  }

  /// Bytes of the file.
  func size() throws(Fault) -> Int64 {
    var facts = stat()
    guard unsafe fstat(descriptor, &facts) == 0 else { throw Self.fault("look at", path) }
    return Int64(facts.st_size)
  }

  func sync() throws(Fault) {
    guard fsync(descriptor) == 0 else { throw Self.fault("sync", path) }
  }

  static func fault(_ what: String, _ path: String) -> Fault {
    let number = errno
    let words = unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    let advice = number == ENOSPC ? "free some space and run again" : "check the path and its permissions"
    return Fault(.failed, "cannot \(what) \(path): \(words); \(advice)")
  }
}

/// What the archive does to folders.
enum Folder {
  /// Makes the folder and those above it.
  static func make(_ path: String) throws(Fault) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") where part != "." {
      made += "/" + part
      guard unsafe mkdir(made, 0o755) == 0 || errno == EEXIST else { throw OpenFile.fault("make", made) }
    }
  }

  /// The names in a folder, in byte order.
  static func names(in path: String) throws(Fault) -> [String] {
    guard let stream = unsafe opendir(path) else { throw OpenFile.fault("list", path) }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  static func holds(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// Removes a file where there is one.
  static func remove(_ path: String) throws(Fault) {
    guard unsafe unlink(path) == 0 || errno == ENOENT else { throw OpenFile.fault("remove", path) }
  }

  static func rename(_ old: String, to new: String) throws(Fault) {
    guard unsafe Glibc.rename(old, new) == 0 else { throw OpenFile.fault("rename", old) }
  }

  /// Makes names in the folder last through a power cut.
  static func sync(_ path: String) throws(Fault) {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OpenFile.fault("open", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw OpenFile.fault("sync", path) }
  }
}
