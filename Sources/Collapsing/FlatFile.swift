import Glibc
import Vocabulary

/// Sections of plain words one after the other: a magic, then length in bytes and content of each (padded to 8), then a checksum.
struct FlatWriter {
  private var bytes: [UInt8] = Array(FlatFile.magic)

  mutating func append<Word: BitwiseCopyable>(_ words: [Word]) {
    unsafe words.withUnsafeBytes { content in
      unsafe withUnsafeBytes(of: UInt64(content.count)) { unsafe bytes.append(contentsOf: $0) }
      unsafe bytes.append(contentsOf: content)
    }
    while bytes.count % 8 != 0 { bytes.append(0) }
  }

  /// Lengths first, then the bytes of all.
  mutating func append(_ strings: [String]) {
    append(strings.map { UInt32($0.utf8.count) })
    var content: [UInt8] = []
    for string in strings { content.append(contentsOf: string.utf8) }
    append(content)
  }

  /// Writes beside `path`, syncs, then takes the name.
  mutating func commit(to path: String) throws(Fault) {
    let sum = unsafe bytes.withUnsafeBytes { unsafe FlatFile.checksum($0) }
    unsafe withUnsafeBytes(of: sum) { unsafe bytes.append(contentsOf: $0) }
    let draft = path + ".tmp"
    let file = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw FlatFile.fault(path, "cannot be written") }
    var written = 0
    var whole = true
    unsafe bytes.withUnsafeBytes { content in
      while written < content.count {
        let step = unsafe Glibc.write(
          file, content.baseAddress.map { unsafe $0 + written }, content.count - written)
        if step < 0, errno == EINTR { continue }
        if step <= 0 {
          whole = false
          return
        }
        written += step
      }
    }
    let synced = whole && fsync(file) == 0
    close(file)
    let moved = unsafe synced && rename(draft, path) == 0
    guard moved else {
      unsafe unlink(draft)
      throw FlatFile.fault(path, "could not be written whole; look for a full disk")
    }
  }
}

enum FlatFile {
  static let magic: [UInt8] = Array("naskhcs2".utf8)

  /// Over whole words of 8 bytes.
  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sum: UInt64 = 0
    var i = 0
    while i + 8 <= bytes.count {
      sum = unsafe (sum ^ bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
      sum ^= sum >> 29
      i += 8
    }
    return sum
  }

  static func fault(_ path: String, _ what: String) -> Fault {
    Fault(.failed, "\(path): the collapse state \(what) (\(unsafe String(cString: strerror(errno)))).")
  }
}

/// Reads what `FlatWriter` wrote; every length is checked against the file.
struct FlatReader {
  private let bytes: MappedBytes
  private var place = FlatFile.magic.count

  init?(mapping path: String) {
    guard let bytes = MappedBytes(path), bytes.isWhole else { return nil }
    self.bytes = bytes
  }

  /// The next section; nil where the file does not hold one of such words.
  mutating func next<Word: BitwiseCopyable>() -> [Word]? {
    guard let range = bytes.section(at: place) else { return nil }
    guard let words: [Word] = bytes.words(range) else { return nil }
    place = (range.upperBound + 7) & ~7
    return words
  }

  mutating func nextStrings() -> [String]? {
    guard let lengths: [UInt32] = next(), let content: [UInt8] = next() else { return nil }
    var strings: [String] = []
    strings.reserveCapacity(lengths.count)
    var from = 0
    for length in lengths {
      let to = from + Int(length)
      guard to <= content.count else { return nil }
      strings.append(String(decoding: content[from..<to], as: UTF8.self))
      from = to
    }
    return from == content.count ? strings : nil
  }
}

/// A file in memory, read only.
@safe final class MappedBytes {
  private let bytes: UnsafeRawBufferPointer

  init?(_ path: String) {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let size = lseek(file, 0, SEEK_END)
    guard size >= 16, let start = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0),
      unsafe start != MAP_FAILED
    else { return nil }
    unsafe bytes = UnsafeRawBufferPointer(start: start, count: size)
  }

  deinit { unsafe munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }

  /// Magic and checksum are right.
  var isWhole: Bool {
    guard unsafe bytes.count % 8 == 0 && bytes.prefix(8).elementsEqual(FlatFile.magic) else { return false }
    let end = unsafe bytes.count - 8
    return unsafe FlatFile.checksum(UnsafeRawBufferPointer(rebasing: bytes[..<end]))
      == bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self)
  }

  /// Where the content of the section whose length stands at `place` lies.
  func section(at place: Int) -> Range<Int>? {
    let end = unsafe bytes.count - 8
    guard place + 8 <= end else { return nil }
    let length = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    guard length <= UInt64(end - place - 8) else { return nil }
    return place + 8..<place + 8 + Int(length)
  }

  func words<Word: BitwiseCopyable>(_ range: Range<Int>) -> [Word]? {
    let stride = MemoryLayout<Word>.stride
    guard range.count % stride == 0 else { return nil }
    return unsafe [Word](unsafeUninitializedCapacity: range.count / stride) { buffer, count in
      let content = unsafe UnsafeRawBufferPointer(rebasing: bytes[range])
      unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(from: content)
      count = range.count / stride
    }
  }
}
