import Glibc

/// A file without a name, gone with the process that made it.
final class ScratchFile: Sendable {
  let descriptor: Int32

  /// Nil where the folder takes no file.
  init?(in folder: String) {
    var path = Array("\(folder)/.tmp-XXXXXX".utf8CString)
    let file = unsafe mkstemp(&path)
    guard file >= 0 else { return nil }
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    unsafe unlink(path)
    descriptor = file
  }

  deinit { close(descriptor) }

  /// Whether all bytes were written.
  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else { return false }
    return unsafe FlatFile.write(bytes, to: descriptor)
  }

  /// Makes the file so long, of zeros, on the disk; false where there is no room.
  func reserve(_ bytes: Int) -> Bool { posix_fallocate(descriptor, 0, off_t(bytes)) == 0 }
}

extension Run {
  /// `count` words, each 0: in a file of the folder where they are many.
  static func zeros(_ count: Int, in folder: String?) -> Run where Word: FixedWidthInteger {
    let bytes = count * MemoryLayout<Word>.stride
    if let folder, bytes >= 1 << 22, let file = ScratchFile(in: folder), file.reserve(bytes) {
      return FileMapping<Word>(file.descriptor, count: count).run
    }
    return Run(repeating: 0, count: count)
  }
}
