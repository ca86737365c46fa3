import Glibc

/// Words of a file and, behind them, some from memory, as one run. The file may be closed and renamed meanwhile.
@safe final class FileMapping<Word: BitwiseCopyable & Sendable>: @unchecked Sendable {
  // Sendable as a slab is that no longer grows.
  private let region: UnsafeMutableRawPointer
  private let bytes: Int
  /// Bytes before the first word.
  private let lead: Int
  private let sweep: Sweep?

  /// Pages of any machine begin at multiples of so many bytes.
  static var unit: Int { 1 << 16 }

  /// - Parameters:
  ///   - offset: bytes before the first word in the file.
  ///   - count: words of the file; they end at a multiple of `unit` bytes, where others follow.
  ///   - rest: is copied.
  ///   - isOwn: what is written goes to the file, and memory that its pages take is given back every few milliseconds: what is
  ///     asked again the kernel has at hand.
  init(
    _ file: Int32, at offset: Int = 0, count: Int, followedBy rest: Run<Word> = Run(Slab()),
    isOwn: Bool = true
  ) {
    lead = offset % Self.unit
    let filed = lead + count * MemoryLayout<Word>.stride
    bytes = filed + rest.count * MemoryLayout<Word>.stride
    let sharing = isOwn ? MAP_SHARED : MAP_PRIVATE
    let access = PROT_READ | PROT_WRITE
    // One region for both, of which the file takes the first part.
    guard let start = unsafe mmap(nil, bytes, access, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      unsafe start != MAP_FAILED,
      unsafe mmap(start, filed, access, sharing | MAP_FIXED, file, off_t(offset - lead)) == start
    else { outOfMemory() }
    unsafe rest.withBytes(0..<rest.count) { content in
      if let from = content.baseAddress { unsafe memcpy(start + filed, from, content.count) }
    }
    unsafe region = start
    sweep = isOwn ? unsafe Sweep(start, bytes: filed) : nil
  }

  /// All of them.
  var run: Run<Word> {
    unsafe Run(
      (region + lead).assumingMemoryBound(to: Word.self),
      count: (bytes - lead) / MemoryLayout<Word>.stride, of: self)
  }

  deinit {
    sweep?.end()
    _ = unsafe munmap(region, bytes)
  }
}
