/// A normalised word in four bytes: 29 bits of hash and what stands at it.
struct Token: BitwiseCopyable, Sendable, Hashable {
  let word: UInt32

  static let hashMask: UInt32 = 0x1FFF_FFFF
  private static let numberBit: UInt32 = 1 << 29
  private static let sentenceBit: UInt32 = 1 << 30
  private static let paragraphBit: UInt32 = 1 << 31

  init(hash: UInt64, isNumber: Bool, startsSentence: Bool, startsParagraph: Bool) {
    word =
      UInt32(truncatingIfNeeded: hash >> 20) & Self.hashMask | (isNumber ? Self.numberBit : 0)
      | (startsSentence ? Self.sentenceBit : 0) | (startsParagraph ? Self.paragraphBit : 0)
  }

  var hash: UInt32 { word & Self.hashMask }
  /// The hash with the number bit: what makes two tokens the same word.
  var identity: UInt32 { word & (Self.hashMask | Self.numberBit) }
  /// The part, 0...255, of all words that this one is in.
  var slice: UInt32 { (word & Self.sliceMask) >> Self.sliceShift }
  fileprivate static let sliceShift: UInt32 = 21
  fileprivate static let sliceMask: UInt32 = 0xFF << sliceShift
  var isNumber: Bool { word & Self.numberBit != 0 }
  var startsSentence: Bool { word & (Self.sentenceBit | Self.paragraphBit) != 0 }
  var startsParagraph: Bool { word & Self.paragraphBit != 0 }
}

extension Run<Token> {
  /// A bit for each of the tokens at `i` to `i + 15` that is in one of the slices, the first lowest; 0 behind the end.
  @inline(__always)
  func sixteen(_ i: Int, in slices: ClosedRange<UInt32>) -> UInt32 {
    guard i + 16 <= count else {
      return (i..<count).reversed().reduce(0) { $0 << 1 | (slices.contains(self[$1].slice) ? 1 : 0) }
    }
    let low = Int32(slices.lowerBound << Token.sliceShift)
    let most = Int32((slices.upperBound - slices.lowerBound) << Token.sliceShift)
    let above = (words(i, SIMD16<Int32>.self) & Int32(Token.sliceMask)) &- low
    // Negative where it is below or beyond.
    let isOut = (above | (most &- above)) &>> 31
    let bits = SIMD16<Int32>(
      1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768)
    return UInt32((bits & ~isOut).wrappedSum())
  }
}

/// Mixes two words into 64 even bits (the finaliser of SplitMix64; Steele, Lea, Flood, OOPSLA 2014).
@inline(__always)
func mixed(_ a: UInt32, _ b: UInt32) -> UInt64 { mixed(UInt64(a) << 32 | UInt64(b)) }

@inline(__always)
func mixed(_ x: UInt64) -> UInt64 {
  var z = x &+ 0x9E37_79B9_7F4A_7C15
  z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z >> 31)
}
