import Glibc
import Synchronization

/// Where a collapse puts what is large and asked little: files without a name in a folder, gone with the process, that are read and
/// written through mappings.
///
/// What a mapping brings into memory is given back each time so many documents have been looked at: the kernel has it at hand when
/// it is asked again. It brings 64 KiB for the few that a document has, so documents are counted, not bytes.
@safe package final class Scratch: @unchecked Sendable {
  // Sendable: mappings come and go while no crew is at work; a crew counts and gives back.
  let folder: String
  /// What takes less stays in memory.
  let leastBytes: Int
  /// Tokens beyond so many bytes do not.
  let tokenBytes: Int
  /// Entries of 64 bits that take as much.
  var leastEntries: Int { leastBytes / MemoryLayout<UInt64>.stride }
  private var regions: [(start: UnsafeMutableRawPointer, bytes: Int)] = unsafe []
  private let documents = Atomic<Int>(0)
  /// Documents between two givings back, less 1: a power of 2, less 1.
  private var mask = least - 1

  /// A mapping holds 8 MiB then at most.
  private static let least = 128
  /// A larger mapping holds this part of it: to give it back takes longer.
  private static let part = 8

  package init(_ folder: String, leastBytes: Int = 4 << 20, tokenBytes: Int? = nil) {
    self.folder = folder
    self.leastBytes = leastBytes
    self.tokenBytes = tokenBytes ?? leastBytes
  }

  /// A document is looked at.
  @inline(__always)
  func see() {
    if documents.wrappingAdd(1, ordering: .relaxed).newValue & mask == 0 { giveBack() }
  }

  func giveBack() {
    unsafe regions.forEach { _ = unsafe madvise($0.start, $0.bytes, MADV_DONTNEED) }
  }

  func add(_ start: UnsafeMutableRawPointer, bytes: Int) {
    unsafe regions.append((start, bytes))
    var between = Self.least
    while between << 16 < bytes / Self.part { between *= 2 }
    mask = max(mask, between - 1)
  }

  func remove(_ start: UnsafeMutableRawPointer) {
    unsafe regions.removeAll { unsafe $0.start == start }
  }
}

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

  /// Whether so many bytes were there to fill the buffer with.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Bool {
    var count = 0
    while count < buffer.count {
      let step = unsafe pread(
        descriptor, buffer.baseAddress.map { unsafe $0 + count }, buffer.count - count, off_t(offset + count))
      if step < 0, errno == EINTR { continue }
      if step <= 0 { return false }
      count += step
    }
    return true
  }

  /// Makes the file so long, of zeros, on the disk; false where there is no room.
  func reserve(_ bytes: Int) -> Bool { posix_fallocate(descriptor, 0, off_t(bytes)) == 0 }
}

extension Run {
  /// `count` words, each `value`: in a file where they are many.
  init(repeating value: Word, count: Int, in scratch: Scratch?) {
    let bytes = count * MemoryLayout<Word>.stride
    guard let scratch, bytes >= scratch.leastBytes, let file = ScratchFile(in: scratch.folder),
      file.reserve(bytes)
    else {
      self.init(repeating: value, count: count)
      return
    }
    self = FileMapping<Word>(file.descriptor, count: count, of: scratch).run
    var from = 0
    while from < count {
      let to = min(count, from + 1 << 20)
      fill(value, from..<to)
      scratch.giveBack()
      from = to
    }
  }
}
