internal import Glibc

/// Turns bytes of any encoding into UTF-8 that is valid and free of NUL. One per worker: it keeps its tables.
struct Transcoder: ~Copyable {
  /// The characters of bytes 0x80...0xFF in UTF-8, the first byte lowest; at most three bytes each.
  private var codes: [Charset: [(bytes: UInt32, count: Int)]] = [:]

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// Writes `page` into `out`, over what it held; what is not a character of `charset` becomes U+FFFD.
  mutating func transcode(_ page: Bytes, from charset: Charset, into out: inout [UInt8]) {
    out.removeAll(keepingCapacity: true)
    out.reserveCapacity(page.count + page.count / 4)
    switch charset {
    case .utf8: Self.repair(page, into: &out)
    case .utf16BE, .utf16LE: Self.utf16(page, bigEndian: charset == .utf16BE, into: &out)
    case .replacement: out += Self.replacement
    case .gbk, .gb18030, .big5, .eucJP, .iso2022JP, .shiftJIS, .eucKR:
      Self.iconv(page, charset, into: &out)
    default: Self.singleByte(page, codes: codes(of: charset), into: &out)
    }
  }

  // MARK: How

  private mutating func codes(of charset: Charset) -> [(bytes: UInt32, count: Int)] {
    if let codes = codes[charset] { return codes }
    let made = Self.table(of: charset).map { scalar -> (bytes: UInt32, count: Int) in
      var bytes: [UInt8] = []
      Self.append(scalar, to: &bytes)
      return (bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }, bytes.count)
    }
    codes[charset] = made
    return made
  }

  private static func append(_ scalar: UInt32, to out: inout [UInt8]) {
    switch scalar {
    case 0: break
    case ..<0x80: out.append(UInt8(truncatingIfNeeded: scalar))
    case ..<0x800:
      out.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      out.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    case ..<0x10000:
      out.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      out.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      out.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    default:
      out.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
      out.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      out.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      out.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    }
  }

  private static func repair(_ page: Bytes, into out: inout [UInt8]) {
    guard let base = unsafe page.buffer.baseAddress else { return }
    let n = page.count
    var i = 0
    var run = 0
    while i < n {
      let b = unsafe base[i]
      if b > 0, b < 0x80 {
        i += 1
        continue
      }
      let length = b == 0 ? -1 : unsafe UTF8Check.length(at: base + i, room: n - i)
      if length > 0 {
        i += length
        continue
      }
      unsafe out.append(contentsOf: UnsafeBufferPointer(start: base + run, count: i - run))
      if b != 0 { out += replacement }
      i = length == 0 ? n : i - length
      run = i
    }
    if run < n { unsafe out.append(contentsOf: UnsafeBufferPointer(start: base + run, count: n - run)) }
  }

  private static func utf16(_ page: Bytes, bigEndian: Bool, into out: inout [UInt8]) {
    var i = 0
    func unit(_ i: Int) -> UInt32 {
      bigEndian ? UInt32(page[i]) << 8 | UInt32(page[i + 1]) : UInt32(page[i + 1]) << 8 | UInt32(page[i])
    }
    while i + 1 < page.count {
      let u = unit(i)
      i += 2
      if u & 0xF800 != 0xD800 {
        append(u, to: &out)
      } else if u < 0xDC00, i + 1 < page.count, unit(i) & 0xFC00 == 0xDC00 {
        append(0x10000 + (u & 0x3FF) << 10 + (unit(i) & 0x3FF), to: &out)
        i += 2
      } else {
        out += replacement
      }
    }
    if i < page.count { out += replacement }
  }

  private static func singleByte(
    _ page: Bytes, codes: [(bytes: UInt32, count: Int)], into out: inout [UInt8]
  ) {
    let n = page.count
    guard n > 0 else { return }
    // Four bytes are written where three count: the last of them needs the room.
    out.append(addingCapacity: 3 * n + 4) { output in
      unsafe output.withUnsafeMutableBufferPointer { room, count in
        guard let start = room.baseAddress, let source = unsafe page.buffer.baseAddress else { return }
        let first = unsafe UnsafeMutableRawPointer(start + count)
        var target = unsafe first
        var i = 0
        while i < n {
          let b = unsafe source[i]
          if b >= 0x80 {
            let code = codes[Int(b) - 0x80]
            unsafe target.storeBytes(of: code.bytes.littleEndian, as: UInt32.self)
            unsafe target += code.count
            i += 1
          } else if i + 8 <= n,
            case let word = unsafe UnsafeRawPointer(source + i).loadUnaligned(as: UInt64.self),
            (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 == 0
          {
            // Eight of ASCII, none of them NUL.
            unsafe target.storeBytes(of: word, as: UInt64.self)
            unsafe target += 8
            i += 8
          } else {
            if b != 0 {
              unsafe target.storeBytes(of: b, as: UInt8.self)
              unsafe target += 1
            }
            i += 1
          }
        }
        count += unsafe target - first
      }
    }
  }

  /// The characters of bytes 0x80...0xFF: glibc's, brought to those of the standard: C1 controls where the Windows tables have holes, and six
  /// characters that glibc has otherwise.
  static func table(of charset: Charset) -> [UInt32] {
    var table = (0..<128).map { place -> UInt32 in
      if charset == .userDefined { return 0xF780 + UInt32(place) }
      var out: [UInt8] = []
      let byte = [UInt8(0x80 + place)]
      unsafe byte.withUnsafeBufferPointer { unsafe iconv(Bytes($0), charset, into: &out) }
      let scalars = Array(String(decoding: out, as: UTF8.self).unicodeScalars)
      return scalars.count == 1 ? scalars[0].value : 0xFFFD
    }
    for place in 0..<32 where table[place] == 0xFFFD { table[place] = 0x80 + UInt32(place) }
    switch charset {
    case .koi8u:
      table[0xAE - 0x80] = 0x45E
      table[0xBE - 0x80] = 0x40E
    case .windows1255: table[0xCA - 0x80] = 0x5BA
    case .macintosh:
      table[0xC6 - 0x80] = 0x2206
      table[0xDB - 0x80] = 0x20AC
      table[0xF0 - 0x80] = 0xF8FF
    case .macCyrillic: table[0xFF - 0x80] = 0x20AC
    default: break
    }
    return table
  }

  private static func iconv(_ page: Bytes, _ charset: Charset, into out: inout [UInt8]) {
    let converter = unsafe iconv_open("UTF-8", charset.iconvName)
    guard unsafe converter != iconv_t(bitPattern: -1) else {
      repair(page, into: &out)
      return
    }
    defer { _ = unsafe iconv_close(converter) }
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { room in
      var source = unsafe UnsafeMutablePointer<CChar>(
        mutating: UnsafeRawPointer(page.buffer.baseAddress)?.assumingMemoryBound(to: CChar.self))
      var left = page.count
      var ending = false
      while true {
        var target = room.baseAddress
        var space = room.count
        let result =
          ending
          ? unsafe Glibc.iconv(converter, nil, nil, &target, &space)
          : unsafe Glibc.iconv(converter, &source, &left, &target, &space)
        let failure = errno
        let written = room.count - space
        unsafe room.baseAddress?.withMemoryRebound(to: UInt8.self, capacity: room.count) {
          // A NUL would end the page for the parser.
          for i in 0..<written where unsafe $0[i] != 0 { unsafe out.append($0[i]) }
        }
        if result != -1 {
          if ending { return }
          ending = true
        } else if failure == E2BIG {
          continue
        } else if failure == EILSEQ, left > 0 {
          out += replacement
          unsafe source = source.map { unsafe $0 + 1 }
          left -= 1
        } else {
          // Cut inside a character.
          if left > 0 { out += replacement }
          return
        }
      }
    }
  }
}
