/// The words of one document and the contexts of its numbers, by 30-bit hash, in one open table that is used again.
struct WordTable {
  private var cells: [UInt32] = []
  private var kinds: [UInt8] = []
  private var mask = 0

  static let body: UInt8 = 1
  static let title: UInt8 = 2
  static let context: UInt8 = 4
  static let slot: UInt8 = 8
  /// Set on title words that the other document holds too; cleared by `take`.
  static let met: UInt8 = 16
  private static let occupied: UInt32 = 1 << 31

  mutating func clear(for words: Int) {
    var capacity = 128
    while capacity < 2 * words { capacity *= 2 }
    mask = capacity - 1
    cells.removeAll(keepingCapacity: true)
    cells.append(contentsOf: repeatElement(0, count: capacity))
    kinds.removeAll(keepingCapacity: true)
    kinds.append(contentsOf: repeatElement(0, count: capacity))
  }

  @inline(__always)
  private func find(_ word: UInt32) -> Int {
    var cell = Int((word &* 0x9E37_79B1) >> 7) & mask
    while cells[cell] != 0, cells[cell] != word | Self.occupied { cell = (cell + 1) & mask }
    return cell
  }

  @inline(__always)
  mutating func insert(_ word: UInt32, _ kind: UInt8) {
    let cell = find(word)
    cells[cell] = word | Self.occupied
    kinds[cell] |= kind
  }

  /// What `word` is here; a title word is remembered as met.
  @inline(__always)
  mutating func meet(_ word: UInt32) -> UInt8 {
    let cell = find(word)
    let kind = kinds[cell]
    if kind & Self.title != 0 { kinds[cell] = kind | Self.met }
    return kind
  }

  @inline(__always)
  func kind(_ word: UInt32) -> UInt8 { kinds[find(word)] }

  /// Whether the word was met since it was last asked for.
  mutating func take(_ word: UInt32) -> Bool { kind(word) & Self.met != 0 }

  mutating func forget(_ word: UInt32) { kinds[find(word)] &= ~Self.met }
}
