import Glibc

/// The words of a file and, behind them, some from memory, as one run.
///
/// Memory that the file's pages take is given back every few milliseconds: what is asked again the kernel has at hand.
@safe final class FileMapping<Word: BitwiseCopyable & Sendable>: @unchecked Sendable {
  // Sendable as a slab is that no longer grows.
  private let region: UnsafeMutableRawPointer
  private let bytes: Int
  private let sweep: Sweep

  /// - Parameters:
  ///   - count: words of the file; whole pages of them, where others follow.
  ///   - rest: is copied.
  init(_ file: ScratchFile, count: Int, followedBy rest: Run<Word> = Run(Slab())) {
    let filed = count * MemoryLayout<Word>.stride
    bytes = filed + rest.count * MemoryLayout<Word>.stride
    let access = PROT_READ | PROT_WRITE
    // One region for both, of which the file takes the first part.
    guard let start = unsafe mmap(nil, bytes, access, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      unsafe start != MAP_FAILED,
      unsafe mmap(start, filed, access, MAP_SHARED | MAP_FIXED, file.descriptor, 0) == start
    else { outOfMemory() }
    unsafe rest.withBytes(0..<rest.count) { content in
      if let from = content.baseAddress { unsafe memcpy(start + filed, from, content.count) }
    }
    unsafe region = start
    unsafe sweep = Sweep(start, bytes: filed)
  }

  /// All of them.
  var run: Run<Word> {
    unsafe Run(
      region.assumingMemoryBound(to: Word.self), count: bytes / MemoryLayout<Word>.stride, of: self)
  }

  deinit {
    sweep.end()
    _ = unsafe munmap(region, bytes)
  }
}
