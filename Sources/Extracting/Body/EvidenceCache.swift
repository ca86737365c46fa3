/// What class and id attributes say, by their bytes: a site writes the same ones on every element and page.
struct EvidenceCache {
  private static let seats = 2048
  private var keys = [UInt64](repeating: 0, count: seats)
  private var values = [Evidence](repeating: [], count: seats)

  mutating func read(_ value: Bytes) -> Evidence {
    let key = unsafe Self.key(value.buffer)
    let seat = Int(truncatingIfNeeded: key >> 40) & (Self.seats - 1)
    if keys[seat] == key { return values[seat] }
    let evidence = EvidenceWords.read(value)
    keys[seat] = key
    values[seat] = evidence
    return evidence
  }

  /// 64 bits of all bytes, eight at a time; never 0.
  private static func key(_ s: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let base = s.baseAddress else { return 1 }
    let start = unsafe UnsafeRawPointer(base)
    var h = UInt64(s.count) &* 0x9E37_79B9_7F4A_7C15
    var i = 0
    while i + 8 <= s.count {
      h = unsafe mix(h, start.loadUnaligned(fromByteOffset: i, as: UInt64.self))
      i += 8
    }
    var rest: UInt64 = 0
    while i < s.count {
      rest = unsafe rest << 8 | UInt64(s[i])
      i += 1
    }
    return mix(h, rest) | 1
  }

  @inline(__always) private static func mix(_ h: UInt64, _ word: UInt64) -> UInt64 {
    let product = (h ^ word) &* 0xD6E8_FEB8_6659_FD93
    return product ^ product >> 32
  }
}
