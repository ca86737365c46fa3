/// What stands at each token of the shelf: in a body how much the pair that begins there weighs, in a title how rare the word is.
struct Marks: Sendable {
  /// Rarity 0...7 << 4 | weight 0...15.
  let bytes: Run<UInt8>

  static let fullWeight: UInt8 = 15
  static let fullRarity: UInt8 = 7

  init(count: Int) {
    bytes = Run<UInt8>(repeating: Self.fullRarity << 4 | Self.fullWeight, count: count)
  }

  @inline(__always) func weight(_ i: Int) -> Int { Int(bytes[i] & 0x0F) }
  @inline(__always) func rarity(_ i: Int) -> Int { Int(bytes[i] >> 4) }
  @inline(__always) func setWeight(_ weight: UInt8, _ i: Int) { bytes[i] = bytes[i] & 0xF0 | weight }
  @inline(__always) func setRarity(_ rarity: UInt8, _ i: Int) { bytes[i] = bytes[i] & 0x0F | rarity << 4 }
  /// Takes the pair out of matching.
  @inline(__always) func clear(_ i: Int) { bytes[i] = 0 }
}
