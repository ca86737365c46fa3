/// What stands at each token of the shelf: in a body how much the pair that begins there weighs, in a title how rare the word is.
struct Marks: Sendable {
  /// Rarity 0...7 << 4 | weight 0...15.
  let bytes: Run<UInt8>

  static let fullWeight: UInt8 = 15
  /// Of a pair that is not out of matching.
  static let leastWeight: UInt8 = 1
  static let fullRarity: UInt8 = 7

  init(count: Int, in scratch: Scratch? = nil) {
    bytes = Run<UInt8>(repeating: Self.fullRarity << 4 | Self.fullWeight, count: count, in: scratch)
  }

  /// Sets the weight of the code of each place on the shelf.
  func setWeights(_ codes: Run<UInt8>, _ weights: Run<UInt8>, in scratch: Scratch?) {
    for i in 0..<codes.count {
      if i & 0xF_FFFF == 0 { scratch?.giveBack() }
      setWeight(weights[Int(codes[i])], i)
    }
  }

  /// Tells the marks of a range from others.
  func sum(_ range: Range<Int>) -> UInt32 {
    var sum = UInt64(range.count)
    var i = range.lowerBound
    while i < range.upperBound {
      let held = bytes.eight(i) & (~0 >> UInt64(8 * max(0, i + 8 - range.upperBound)))
      sum = (sum ^ held) &* 0x9E37_79B9_7F4A_7C15
      sum ^= sum >> 29
      i += 8
    }
    return UInt32(truncatingIfNeeded: sum)
  }

  @inline(__always) func weight(_ i: Int) -> Int { Int(bytes[i] & 0x0F) }
  /// A bit for each of the places `i` to `i + 15` that weighs so much at least, the first lowest.
  @inline(__always)
  func sixteen(_ i: Int, weighing least: Int) -> UInt32 {
    let most = UInt64(0x80 - least) &* 0x0101_0101_0101_0101
    func eight(_ i: Int) -> UInt32 {
      let heavy = ((bytes.eight(i) & 0x0F0F_0F0F_0F0F_0F0F) &+ most) >> 7 & 0x0101_0101_0101_0101
      return UInt32((heavy &* 0x0102_0408_1020_4080) >> 56)
    }
    return eight(i) | eight(i + 8) << 8
  }
  @inline(__always) func rarity(_ i: Int) -> Int { Int(bytes[i] >> 4) }
  /// What is out of matching stays there.
  @inline(__always) func setWeight(_ weight: UInt8, _ i: Int) {
    let held = bytes[i]
    bytes[i] = held & 0x0F == 0 ? held : held & 0xF0 | weight
  }
  @inline(__always) func setRarity(_ rarity: UInt8, _ i: Int) { bytes[i] = bytes[i] & 0x0F | rarity << 4 }
  /// Takes the pair out of matching, and a teaser's words and numbers with it.
  @inline(__always) func clear(_ i: Int, isTeaser: Bool) { bytes[i] = isTeaser ? Self.teaser : 0 }
  /// Whether it stands in a sentence of another story.
  @inline(__always) func isTeaser(_ i: Int) -> Bool { bytes[i] == Self.teaser }
  private static let teaser: UInt8 = 0x80
}
