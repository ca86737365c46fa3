/// The words of one document and the contexts of its numbers, by 30-bit hash, in one open table that is used again.
struct WordTable {
  /// Word << 8 | kind, with `occupied` above the word; 0 is free.
  private var cells = Run<UInt64>(repeating: 0, count: 128)
  private var mask = 127
  private var held = 0

  static let body: UInt8 = 1
  static let title: UInt8 = 2
  static let context: UInt8 = 4
  static let slot: UInt8 = 8
  /// Set on title words that the other document holds too.
  static let met: UInt8 = 16
  /// A number and the one after it, with whatever stands between.
  static let sequence: UInt8 = 32
  private static let occupied: UInt64 = 1 << 40

  /// Empties the table and makes room for about so many words; it grows by itself.
  mutating func clear(for words: Int) {
    var capacity = 128
    while capacity < 2 * words { capacity *= 2 }
    mask = capacity - 1
    held = 0
    if cells.count < capacity {
      cells = Run(repeating: 0, count: capacity)
    } else {
      cells.fill(0, count: capacity)
    }
  }

  @inline(__always)
  private func find(_ word: UInt32) -> Int {
    let key = UInt64(word) << 8 | Self.occupied
    var cell = Int((word &* 0x9E37_79B1) >> 7) & mask
    while cells[cell] != 0, cells[cell] & ~0xFF != key { cell = (cell + 1) & mask }
    return cell
  }

  /// Whether the word as this kind was not there before.
  @discardableResult @inline(__always)
  mutating func insert(_ word: UInt32, _ kind: UInt8) -> Bool {
    if 4 * held > 3 * mask { grow() }
    let cell = find(word)
    let before = cells[cell]
    if before == 0 { held += 1 }
    cells[cell] = (before == 0 ? UInt64(word) << 8 | Self.occupied : before) | UInt64(kind)
    return before & UInt64(kind) == 0
  }

  /// Whether the word was not here; now it is.
  @inline(__always)
  mutating func isNew(_ word: UInt32) -> Bool { insert(word, Self.body) }

  /// What `word` is here; a title word is remembered as met.
  @discardableResult @inline(__always)
  func meet(_ word: UInt32) -> UInt8 {
    let cell = find(word)
    let kind = UInt8(truncatingIfNeeded: cells[cell])
    if kind & Self.title != 0 { cells[cell] |= UInt64(Self.met) }
    return kind
  }

  @inline(__always)
  func kind(_ word: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: cells[find(word)]) }

  func forget(_ word: UInt32) { cells[find(word)] &= ~UInt64(Self.met) }

  private mutating func grow() {
    let old = cells
    let count = mask + 1
    mask = 2 * count - 1
    cells = Run(repeating: 0, count: 2 * count)
    for k in 0..<count where old[k] != 0 {
      cells[find(UInt32(truncatingIfNeeded: old[k] >> 8))] = old[k]
    }
  }
}
