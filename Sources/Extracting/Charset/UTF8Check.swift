/// What a page's bytes are when they are read as UTF-8.
struct UTF8Check: Equatable {
  /// Well-formed sequences of two to four bytes.
  var sequences = 0
  /// Bytes or cut sequences that no UTF-8 has; a sequence cut off by the page's end is none.
  var errors = 0
  var nulls = 0

  var isValid: Bool { errors == 0 }

  init(_ bytes: Bytes) {
    unsafe Self.scan(bytes.buffer, into: &self)
  }

  private static func scan(_ s: UnsafeBufferPointer<UInt8>, into check: inout UTF8Check) {
    let n = s.count
    guard n > 0, let base = s.baseAddress else { return }
    var i = 0
    while i < n {
      // Eight ASCII bytes other than NUL at a time.
      while i + 8 <= n {
        let word = unsafe UnsafeRawPointer(base + i).loadUnaligned(as: UInt64.self)
        let high = word & 0x8080_8080_8080_8080
        let zero = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
        if high | zero != 0 { break }
        i += 8
      }
      guard i < n else { return }
      let lead = unsafe base[i]
      if lead < 0x80 {
        if lead == 0 { check.nulls += 1 }
        i += 1
        continue
      }
      // Letters of two bytes, one behind the other: most of an Arabic or Cyrillic page.
      if lead >= 0xC2, lead < 0xE0, i + 1 < n, unsafe base[i + 1] & 0xC0 == 0x80 {
        check.sequences += 1
        i += 2
        while i + 8 <= n {
          // Four at a time: 110xxxxx 10xxxxxx, of which the first holds more than its last bit.
          let word = unsafe UInt64(littleEndian: UnsafeRawPointer(base + i).loadUnaligned(as: UInt64.self))
          let more = (word & 0x001E_001E_001E_001E) &+ 0x007E_007E_007E_007E
          guard word & 0xC0E0_C0E0_C0E0_C0E0 == 0x80C0_80C0_80C0_80C0,
            more & 0x0080_0080_0080_0080 == 0x0080_0080_0080_0080
          else { break }
          check.sequences += 4
          i += 8
        }
        while i + 1 < n {
          let pair = unsafe (base[i], base[i + 1])
          guard pair.0 >= 0xC2, pair.0 < 0xE0, pair.1 & 0xC0 == 0x80 else { break }
          check.sequences += 1
          i += 2
        }
        continue
      }
      let length = unsafe Self.length(at: base + i, room: n - i)
      if length > 0 {
        check.sequences += 1
        i += length
      } else if length == 0 {
        return  // cut off by the end
      } else {
        check.errors += 1
        i -= length
      }
    }
  }

  /// Bytes of the sequence at `p`; 0 when the page ends inside it; −k when the first k bytes are no UTF-8.
  @inline(__always) static func length(at p: UnsafePointer<UInt8>, room: Int) -> Int {
    let lead = unsafe p[0]
    let need: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch lead {
    case 0xC2...0xDF: need = 2
    case 0xE0:
      need = 3
      low = 0xA0
    case 0xED:
      need = 3
      high = 0x9F
    case 0xE1...0xEF: need = 3
    case 0xF0:
      need = 4
      low = 0x90
    case 0xF1...0xF3: need = 4
    case 0xF4:
      need = 4
      high = 0x8F
    default: return -1
    }
    var k = 1
    while k < need {
      if k >= room { return 0 }
      let b = unsafe p[k]
      if b < low || b > high { return -k }
      low = 0x80
      high = 0xBF
      k += 1
    }
    return need
  }
}
