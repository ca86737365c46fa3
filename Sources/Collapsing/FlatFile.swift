import Glibc
import Vocabulary

/// Sections of plain words one after the other: a magic, then length in bytes and content of each (padded to 8), then a checksum.
///
/// Goes to a file beside `path` as it comes, which takes the name when it is whole and on the disk.
struct FlatWriter: ~Copyable {
  private let path: String
  private let draft: String
  private let file: Int32
  private var sum = FlatFile.Checksum()
  private var bytes: [UInt8]
  private var isWhole = true
  private var isCommitted = false

  private static let bytesAtOnce = 1 << 20

  init(to path: String) throws(Fault) {
    self.path = path
    draft = path + ".tmp"
    file = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    bytes = Array(FlatFile.magic)
    guard file >= 0 else { throw FlatFile.fault(path, "cannot be written") }
  }

  deinit {
    if file >= 0 { close(file) }
    if !isCommitted { unsafe unlink(draft) }
  }

  mutating func append<Word: BitwiseCopyable>(_ words: [Word]) {
    unsafe words.withUnsafeBytes { content in
      begin(bytes: content.count)
      unsafe append(content)
    }
    end()
  }

  /// A section of some parts of a run, one after the other.
  mutating func append<Word>(_ run: Run<Word>, _ parts: [Range<Int>]) {
    append(parts.lazy.map { (run, $0) })
  }

  /// A section of some parts of runs, one after the other.
  mutating func append<Word>(_ parts: some Collection<(Run<Word>, Range<Int>)>) {
    begin(bytes: parts.reduce(0) { $0 + $1.1.count } * MemoryLayout<Word>.stride)
    for (run, part) in parts { unsafe run.withBytes(part) { content in unsafe append(content) } }
    end()
  }

  /// Lengths first, then the bytes of all.
  mutating func append(_ strings: [String]) {
    append(strings.map { UInt32($0.utf8.count) })
    var content: [UInt8] = []
    for string in strings { content.append(contentsOf: string.utf8) }
    append(content)
  }

  private mutating func begin(bytes count: Int) {
    unsafe withUnsafeBytes(of: UInt64(count)) { unsafe append($0) }
  }

  private mutating func end() { while bytes.count % 8 != 0 { bytes.append(0) } }

  private mutating func append(_ content: UnsafeRawBufferPointer) {
    var from = 0
    while from < content.count {
      let to = min(content.count, from + Self.bytesAtOnce)
      unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: content[from..<to]))
      from = to
      if bytes.count >= Self.bytesAtOnce { flush() }
    }
  }

  /// Writes all whole words of 8 bytes.
  private mutating func flush() {
    let count = bytes.count & ~7
    unsafe bytes.withUnsafeBytes { content in
      let words = unsafe UnsafeRawBufferPointer(rebasing: content[..<count])
      unsafe sum.add(words)
      isWhole = unsafe isWhole && FlatFile.write(words, to: file)
    }
    bytes.removeFirst(count)
  }

  /// Syncs what was written and gives it the name.
  mutating func commit() throws(Fault) {
    flush()
    unsafe withUnsafeBytes(of: sum.seal) { unsafe bytes.append(contentsOf: $0) }
    flush()
    isCommitted = unsafe isWhole && fsync(file) == 0 && rename(draft, path) == 0
    guard isCommitted else { throw FlatFile.fault(path, "could not be written whole; look for a full disk") }
  }
}

enum FlatFile {
  static let magic: [UInt8] = Array("naskhcs7".utf8)

  /// Over whole words of 8 bytes.
  struct Checksum {
    private var value: UInt64 = 0
    /// What stands behind the words; with it the sum is not 0, so that zeros behind a file are told.
    var seal: UInt64 { ~value }

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
      var sum = value
      var i = 0
      while i + 8 <= bytes.count {
        sum = unsafe (sum ^ bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
        sum ^= sum >> 29
        i += 8
      }
      value = sum
    }
  }

  /// Whether all bytes were written.
  static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let step = unsafe Glibc.write(
        file, bytes.baseAddress.map { unsafe $0 + written }, bytes.count - written)
      if step < 0, errno == EINTR { continue }
      if step <= 0 { return false }
      written += step
    }
    return true
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

  /// Where the next section of such words lies, to be read later.
  mutating func nextSection<Word: BitwiseCopyable>(of word: Word.Type) -> FlatSection<Word>? {
    guard let range = bytes.section(at: place), range.count % MemoryLayout<Word>.stride == 0 else {
      return nil
    }
    place = (range.upperBound + 7) & ~7
    return FlatSection(bytes: bytes, range: range)
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

/// Words that stay in their file until they are asked for.
struct FlatSection<Word: BitwiseCopyable & Sendable> {
  fileprivate let bytes: MappedBytes
  fileprivate let range: Range<Int>

  var count: Int { range.count / MemoryLayout<Word>.stride }

  func append(to slab: Slab<Word>) { bytes.append(range, to: slab) }

  var file: Int32 { bytes.file }
  /// Bytes before the first word in the file.
  var start: Int { range.lowerBound }

  /// The words before the last byte of the file whose place is a multiple of `unit`.
  func count(toMultipleOf unit: Int) -> Int {
    max(0, range.upperBound / unit * unit - range.lowerBound) / MemoryLayout<Word>.stride
  }

  /// The words where they lie, to be read only.
  func lent() -> Run<Word> { bytes.lent(range) }
}

/// A file in memory, read only.
@safe final class MappedBytes {
  private let bytes: UnsafeRawBufferPointer
  fileprivate let file: Int32

  init?(_ path: String) {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    let size = lseek(file, 0, SEEK_END)
    guard size >= 16, let start = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0),
      unsafe start != MAP_FAILED
    else {
      close(file)
      return nil
    }
    self.file = file
    unsafe bytes = UnsafeRawBufferPointer(start: start, count: size)
  }

  deinit {
    unsafe munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    close(file)
  }

  /// Magic and checksum are right.
  var isWhole: Bool {
    guard unsafe bytes.count % 8 == 0 && bytes.prefix(8).elementsEqual(FlatFile.magic) else { return false }
    let end = unsafe bytes.count - 8
    var sum = FlatFile.Checksum()
    unsafe eachPart(of: 0..<end) { unsafe sum.add($0) }
    return unsafe sum.seal == bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self)
  }

  /// Walks over a range and lets go of the memory behind: the file stays.
  fileprivate func eachPart(of range: Range<Int>, _ take: (UnsafeRawBufferPointer) -> Void) {
    var from = range.lowerBound
    while from < range.upperBound {
      let to = min(range.upperBound, from + Self.bytesAtOnce)
      unsafe take(UnsafeRawBufferPointer(rebasing: bytes[from..<to]))
      let page = from & ~(Int(getpagesize()) - 1)
      if let start = unsafe bytes.baseAddress {
        _ = unsafe madvise(UnsafeMutableRawPointer(mutating: start + page), to - page, MADV_DONTNEED)
      }
      from = to
    }
  }

  private static let bytesAtOnce = 1 << 22

  func append<Word: BitwiseCopyable & Sendable>(_ range: Range<Int>, to slab: Slab<Word>) {
    slab.reserve(range.count / MemoryLayout<Word>.stride)
    unsafe eachPart(of: range) { part in unsafe slab.append(bytes: part) }
  }

  /// Where the content of the section whose length stands at `place` lies.
  func section(at place: Int) -> Range<Int>? {
    let end = unsafe bytes.count - 8
    guard place + 8 <= end else { return nil }
    let length = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    guard length <= UInt64(end - place - 8) else { return nil }
    return place + 8..<place + 8 + Int(length)
  }

  /// The words of a section where they lie, to be read only.
  func lent<Word: BitwiseCopyable & Sendable>(_ range: Range<Int>) -> Run<Word> {
    let words = unsafe UnsafeRawBufferPointer(rebasing: bytes[range]).bindMemory(to: Word.self)
    guard let start = words.baseAddress else { return Run(Slab(capacity: 0)) }
    return unsafe Run(UnsafeMutablePointer(mutating: start), count: words.count, of: self)
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

extension FlatSection where Word == Token {
  /// Copies those behind the first `count`.
  func append(from count: Int, to store: TokenStore) {
    let start = range.lowerBound + count * MemoryLayout<Word>.stride
    unsafe bytes.eachPart(of: start..<range.upperBound) { part in unsafe store.append(bytes: part) }
  }
}
