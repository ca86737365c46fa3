import Glibc

/// Words of a file and, behind them, some from memory, as one run. The file may be closed and renamed meanwhile.
@safe final class FileMapping<Word: BitwiseCopyable & Sendable>: @unchecked Sendable {
  // Sendable as a slab is that no longer grows.
  private let region: UnsafeMutableRawPointer
  private let bytes: Int
  /// Bytes before the first word.
  private let lead: Int
  private let scratch: Scratch?

  /// - Parameters:
  ///   - offset: bytes before the first word in the file.
  ///   - count: words of the file; they end at a multiple of `fileUnit` bytes, where others follow.
  ///   - rest: is copied.
  ///   - scratch: whose file it is: what is written goes to the file. Nil: what is written stays in memory.
  init(
    _ file: Int32, at offset: Int = 0, count: Int, followedBy rest: Run<Word> = Run(Slab()),
    of scratch: Scratch?
  ) {
    self.scratch = scratch
    lead = offset % fileUnit
    let filed = lead + count * MemoryLayout<Word>.stride
    bytes = filed + rest.count * MemoryLayout<Word>.stride
    let sharing = scratch == nil ? MAP_PRIVATE : MAP_SHARED
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
    unsafe scratch?.add(start, bytes: filed)
  }

  /// All of them.
  var run: Run<Word> {
    unsafe Run(
      (region + lead).assumingMemoryBound(to: Word.self),
      count: (bytes - lead) / MemoryLayout<Word>.stride, of: self)
  }

  deinit {
    unsafe scratch?.remove(region)
    _ = unsafe munmap(region, bytes)
  }
}

/// Pages of any machine begin at multiples of so many bytes.
let fileUnit = 1 << 16
