/// An IPv4 address within 127.0.0.0/8.
struct LoopbackAddress: Sendable, Hashable, CustomStringConvertible {
  private let bits: UInt32

  /// Reads `127.0.0.10`; nil for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    guard parts.count == 4, parts[0] == 127 else { return nil }
    var bits: UInt32 = 0
    for part in parts {
      guard let part else { return nil }
      bits = bits << 8 | UInt32(part)
    }
    self.init(bits: bits)
  }

  private init?(bits: UInt32) {
    guard bits >> 24 == 127 else { return nil }
    self.bits = bits
  }

  /// Nil past the end of the block.
  func advanced(by steps: Int) -> Self? {
    UInt32(exactly: Int(bits) + steps).flatMap { Self(bits: $0) }
  }

  var description: String {
    [24, 16, 8, 0].map { String(bits >> UInt32($0) & 0xFF) }.joined(separator: ".")
  }
}
