/// A hash of bytes, 64 bits, taken eight at a time; the same on every machine.
///
/// Each step is FNV-1a's on a word, its high half folded in: the product of 64 bits leaves the low ones poor.
package struct WordHash: Sendable {
  package private(set) var value: UInt64

  package init(salt: UInt64 = 0) { value = 0xCBF2_9CE4_8422_2325 ^ salt }

  package mutating func add(_ word: UInt64) {
    value = (value ^ word) &* 0x9E37_79B9_7F4A_7C15
    value ^= value >> 32
  }

  /// Adds the whole words, the first byte the lowest; returns how many bytes they are: fewer than eight are left.
  package mutating func addWords(of bytes: UnsafeRawBufferPointer) -> Int {
    var hash = self
    var i = 0
    while i + 8 <= bytes.count {
      hash.add(UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)))
      i += 8
    }
    self = hash
    return i
  }
}
