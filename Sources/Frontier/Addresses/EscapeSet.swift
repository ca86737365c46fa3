/// A percent-encode set of the URL Standard: the bytes that are written `%XX`.
struct EscapeSet: Sendable {
  /// Bit `i` of the pair is set when the ASCII byte `i` is escaped; bytes from 0x7F up always are.
  private let low: UInt64
  private let high: UInt64

  private init(_ letters: String) {
    var low: UInt64 = 0xFFFF_FFFF
    var high: UInt64 = 0
    for byte in letters.utf8 {
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
    }
    self.low = low
    self.high = high
  }

  static let control = EscapeSet("")
  static let fragment = EscapeSet(" \"<>`")
  static let query = EscapeSet(" \"#<>")
  static let specialQuery = EscapeSet(" \"#<>'")
  static let path = EscapeSet(" \"#<>?^`{}")
  static let userinfo = EscapeSet(" \"#<>?^`{}/:;=@[\\]|")

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    if byte < 64 { return low >> UInt64(byte) & 1 == 1 }
    return byte >= 0x7F || high >> UInt64(byte - 64) & 1 == 1
  }

  @inline(__always)
  func append(_ byte: UInt8, to out: inout [UInt8]) {
    if contains(byte) { out.appendEscaped(byte) } else { out.append(byte) }
  }
}
