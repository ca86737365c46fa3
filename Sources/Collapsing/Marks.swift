import Vocabulary

/// What stands at each token of the shelf: how much the pair that begins there weighs, and how rare the word is.
struct Marks: Sendable {
  /// First occurrence in its document << 7 | rarity 0...7 << 4 | weight 0...15.
  let bytes: Run<UInt8>

  static let fullWeight: UInt8 = 15
  static let fullRarity: UInt8 = 7

  init(count: Int) { bytes = Run<UInt8>(repeating: Self.fullWeight, count: count) }

  @inline(__always) func weight(_ i: Int) -> Int { Int(bytes[i] & 0x0F) }
  @inline(__always) func rarity(_ i: Int) -> Int { Int(bytes[i] >> 4 & 0x07) }
  @inline(__always) func isFirst(_ i: Int) -> Bool { bytes[i] & 0x80 != 0 }
  @inline(__always) func setWeight(_ weight: UInt8, _ i: Int) { bytes[i] = bytes[i] & 0xF0 | weight }
  /// Takes the token out of matching.
  @inline(__always) func clear(_ i: Int) { bytes[i] = 0 }
  @inline(__always) func setWord(first: Bool, rarity: UInt8, _ i: Int) {
    bytes[i] = bytes[i] & 0x0F | (first ? 0x80 : 0) | rarity << 4
  }
}
