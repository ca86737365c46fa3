import Glibc
package import Vocabulary

extension Disk {
  func exists(_ path: String) -> Bool { unsafe access(full(path), F_OK) == 0 }

  func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return unsafe stat(full(path), &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
  }

  /// Bytes of a file; nil where there is none.
  func size(_ path: String) -> Int? {
    var facts = stat()
    return unsafe stat(full(path), &facts) == 0 ? Int(facts.st_size) : nil
  }

  /// Seconds since 1970 of the last change; nil where there is none.
  func changed(_ path: String) -> Int64? {
    var facts = stat()
    return unsafe stat(full(path), &facts) == 0 ? Int64(facts.st_mtim.tv_sec) : nil
  }

  /// The names in a folder, sorted; empty where there is no folder.
  package func list(_ path: String) throws(Fault) -> [String] {
    guard let folder = unsafe opendir(full(path)) else {
      if errno == ENOENT || errno == ENOTDIR { return [] }
      throw Self.fault("read the folder", full(path), errno)
    }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// A whole small file.
  package func read(_ path: String) throws(Fault) -> [UInt8] {
    let descriptor = unsafe open(full(path), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.fault("read", full(path), errno) }
    defer { close(descriptor) }
    var facts = stat()
    guard unsafe fstat(descriptor, &facts) == 0 else { throw Self.fault("read", full(path), errno) }
    var bytes = [UInt8](repeating: 0, count: Int(facts.st_size))
    var done = 0
    while done < bytes.count {
      let rest = bytes.count - done
      let count = unsafe bytes.withUnsafeMutableBytes { buffer -> Int in
        guard let base = buffer.baseAddress else { return 0 }
        return unsafe Glibc.read(descriptor, base + done, rest)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Self.fault("read", full(path), errno) }
      if count == 0 { break }
      done += count
    }
    if done < bytes.count { bytes.removeLast(bytes.count - done) }
    return bytes
  }
}

/// A file's bytes, lent from the page cache; never changed, for files of the dataset are never rewritten.
@safe final class MappedFile {
  private let memory: UnsafeRawBufferPointer

  init(_ path: String) throws(Fault) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Disk.fault("read", path, errno) }
    defer { close(descriptor) }
    var facts = stat()
    guard unsafe fstat(descriptor, &facts) == 0 else { throw Disk.fault("read", path, errno) }
    let size = Int(facts.st_size)
    guard size > 0 else {
      unsafe memory = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    let start = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard unsafe start != MAP_FAILED else { throw Disk.fault("map", path, errno) }
    unsafe madvise(start, size, MADV_SEQUENTIAL)
    unsafe memory = UnsafeRawBufferPointer(start: start, count: size)
  }

  deinit {
    if let start = unsafe memory.baseAddress {
      unsafe munmap(UnsafeMutableRawPointer(mutating: start), memory.count)
    }
  }

  var count: Int { unsafe memory.count }

  /// Lends `range` of the bytes, clamped to the file.
  func withBytes<R>(_ range: Range<Int>, _ body: (Span<UInt8>) throws(Fault) -> R) throws(Fault) -> R {
    let part = range.clamped(to: 0..<count)
    let view = unsafe UnsafeRawBufferPointer(rebasing: memory[part])
    return try body(unsafe view.assumingMemoryBound(to: UInt8.self).span)
  }
}
