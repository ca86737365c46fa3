internal import CMemory
import Glibc

/// A run of plain words that grows without being copied: the allocator moves its pages.
///
/// Written by one owner, or by a crew whose members write different places; read by anyone in between.
@safe final class Slab<Word: BitwiseCopyable & Sendable>: @unchecked Sendable {
  // Sendable by the rule above.
  private(set) var count: Int
  private var capacity: Int
  private(set) var base: UnsafeMutablePointer<Word>

  init(capacity: Int = 1024) {
    count = 0
    self.capacity = max(16, capacity)
    unsafe base = Self.allocate(nil, self.capacity)
  }

  /// `count` words, each `value`.
  init(repeating value: Word, count: Int) {
    self.count = count
    capacity = max(16, count)
    if unsafe withUnsafeBytes(of: value, { unsafe $0.allSatisfy { $0 == 0 } }) {
      // Of much memory the system has zeros at hand.
      unsafe base = Self.prepared(calloc(capacity, MemoryLayout<Word>.stride), capacity)
    } else {
      unsafe base = Self.allocate(nil, capacity)
      unsafe base.initialize(repeating: value, count: count)
    }
  }

  deinit { unsafe free(base) }

  func append(_ word: Word) {
    if count == capacity { grow(to: count + 1) }
    unsafe base[count] = word
    count += 1
  }

  func append(contentsOf words: [Word]) {
    if count + words.count > capacity { grow(to: count + words.count) }
    unsafe words.withUnsafeBufferPointer { source in
      if let start = source.baseAddress {
        unsafe (base + count).initialize(from: start, count: source.count)
      }
    }
    count += words.count
  }

  func append(_ words: UnsafeBufferPointer<Word>) {
    if count + words.count > capacity { grow(to: count + words.count) }
    if let start = words.baseAddress { unsafe (base + count).initialize(from: start, count: words.count) }
    count += words.count
  }

  /// Makes room for so many more.
  func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    capacity = count + more
    unsafe base = Self.allocate(base, capacity)
  }

  /// Appends the words that lie in some bytes, wherever these begin.
  func append(bytes: UnsafeRawBufferPointer) {
    let words = bytes.count / MemoryLayout<Word>.stride
    if count + words > capacity { grow(to: count + words) }
    if let start = bytes.baseAddress {
      unsafe memcpy(base + count, start, words * MemoryLayout<Word>.stride)
    }
    count += words
  }

  /// Appends so many words, which `fill` puts into their room, unless it returns false.
  func append(count words: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Bool) -> Bool {
    if count + words > capacity { grow(to: count + words) }
    let room = unsafe UnsafeMutableRawBufferPointer(
      UnsafeMutableBufferPointer(start: base + count, count: words))
    guard unsafe fill(room) else { return false }
    count += words
    return true
  }

  func append(repeating value: Word, count extra: Int) {
    if count + extra > capacity { grow(to: count + extra) }
    unsafe (base + count).initialize(repeating: value, count: extra)
    count += extra
  }

  func removeLast(_ words: Int) {
    precondition(words >= 0 && words <= count)
    count -= words
  }

  subscript(_ i: Int) -> Word {
    get {
      precondition(UInt(bitPattern: i) < UInt(bitPattern: count))
      return unsafe base[i]
    }
    set {
      precondition(UInt(bitPattern: i) < UInt(bitPattern: count))
      unsafe base[i] = newValue
    }
  }

  private func grow(to needed: Int) {
    capacity = max(needed, capacity + capacity / 2)
    unsafe base = Self.allocate(base, capacity)
  }

  private static func allocate(_ old: UnsafeMutablePointer<Word>?, _ capacity: Int) -> UnsafeMutablePointer<
    Word
  > {
    unsafe prepared(realloc(old, capacity * MemoryLayout<Word>.stride), capacity)
  }

  private static func prepared(_ block: UnsafeMutableRawPointer?, _ capacity: Int) -> UnsafeMutablePointer<
    Word
  > {
    guard let raw = unsafe block else { outOfMemory() }
    let bytes = capacity * MemoryLayout<Word>.stride
    if bytes >= 8 << 20 { unsafe memory_prefer_large(raw, bytes) }
    return unsafe raw.bindMemory(to: Word.self, capacity: capacity)
  }
}

/// Ends the process as an allocation of the language itself does.
func outOfMemory() -> Never { abort() }

/// A lent view of a slab that no longer grows, or of words in a file; whoever holds one holds the slab or the file too.
///
/// Two workers may write different places of one run, never the same.
@safe struct Run<Word: BitwiseCopyable & Sendable>: @unchecked Sendable {
  // Sendable by the rule above.
  private let owner: AnyObject
  private let base: UnsafeMutablePointer<Word>
  let count: Int

  init(_ owner: Slab<Word>) {
    self.owner = owner
    unsafe base = owner.base
    count = owner.count
  }

  /// Words that `owner` holds.
  init(_ words: UnsafeMutablePointer<Word>, count: Int, of owner: AnyObject) {
    self.owner = owner
    unsafe base = words
    self.count = count
  }

  init(repeating value: Word, count: Int) { self.init(Slab(repeating: value, count: count)) }

  /// Sets the first `count` words.
  func fill(_ value: Word, count: Int) { fill(value, 0..<count) }

  func fill(_ value: Word, _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    unsafe (base + range.lowerBound).update(repeating: value, count: range.count)
  }

  /// Lends the bytes of some words.
  func withBytes<Result>(_ range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    let words = unsafe UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
    return unsafe body(UnsafeRawBufferPointer(words))
  }

  /// The words as they are now, elsewhere.
  func copy() -> Run {
    let other = Slab<Word>(capacity: count)
    unsafe other.append(UnsafeBufferPointer(start: base, count: count))
    return Run(other)
  }

  @inline(__always)
  subscript(_ i: Int) -> Word {
    get {
      precondition(UInt(bitPattern: i) < UInt(bitPattern: count))
      return unsafe base[i]
    }
    nonmutating set {
      precondition(UInt(bitPattern: i) < UInt(bitPattern: count))
      unsafe base[i] = newValue
    }
  }
}

extension Run {
  /// The words from `i` on as one vector, which they fill.
  @inline(__always)
  func words<Vector: BitwiseCopyable>(_ i: Int, _ type: Vector.Type) -> Vector {
    precondition(i >= 0 && MemoryLayout<Vector>.size <= (count - i) * MemoryLayout<Word>.stride)
    return unsafe UnsafeRawPointer(base + i).loadUnaligned(as: type)
  }
}

extension Run where Word == UInt8 {
  /// The bytes at `i` to `i + 7`, the first lowest; 0 behind the end.
  @inline(__always)
  func eight(_ i: Int) -> UInt64 {
    precondition(i >= 0)
    if i + 8 <= count {
      return unsafe UInt64(littleEndian: UnsafeRawPointer(base + i).loadUnaligned(as: UInt64.self))
    }
    return i < count ? (i..<count).reversed().reduce(0) { $0 << 8 | UInt64(self[$1]) } : 0
  }
}
