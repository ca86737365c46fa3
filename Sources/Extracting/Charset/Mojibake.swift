/// Takes back a second encoding: UTF-8 that somebody read as windows-1252 or windows-1256 and wrote as UTF-8 again, so that
/// «ال» stands on the page as «Ø§Ù„» or «ط§ظ„».
///
/// Only what is proven is changed: a character that stands for a lead byte, followed by as many as its sequence wants that
/// stand for trailing bytes, and a second one touching it, at least `floor` times on the page.
struct Mojibake {
  /// Sequences below which a page may merely speak of them.
  static let floor = 12

  /// The bytes that a wrong reading made characters of: by the character, 0 where it stands for none.
  private struct Reading {
    /// The tables of both readings end at U+2122, but for U+FFFD.
    static let room: UInt32 = 0x2200
    var leads = [UInt8](repeating: 0, count: Int(room))
    var trails = [UInt8](repeating: 0, count: Int(room))

    init(_ table: [UInt32]) {
      for (place, scalar) in table.enumerated() where scalar < Self.room {
        let byte = UInt8(0x80 + place)
        if byte < 0xC0 {
          trails[Int(scalar)] = byte
        } else if byte >= 0xC2, byte < 0xF5 {
          leads[Int(scalar)] = byte
        }
      }
    }

    @inline(__always) static func byte(_ scalar: UInt32, _ table: [UInt8]) -> UInt8 {
      scalar < room ? table[Int(scalar)] : 0
    }
  }

  private var readings: [Reading]?

  /// Writes the page with its sequences taken back into `out`; false, and `out` empty, where none are proven.
  mutating func repair(_ page: Bytes, into out: inout [UInt8]) -> Bool {
    out.removeAll(keepingCapacity: true)
    let look = Self.look(page)
    guard look.latin + look.arabic >= Self.floor else { return false }
    let readings =
      readings
      ?? [.windows1252, .windows1256].map { Reading(Transcoder.table(of: $0)) }
    self.readings = readings
    // Every lead that windows-1252 has is one of those Latin letters.
    for (place, reading) in readings.enumerated() where place == 1 || look.latin >= Self.floor {
      let sequences = Self.sequences(page, reading)
      // One alone may be a letter and a mark that mean themselves: «ع،».
      let proven = sequences.indices.filter { k in
        (k > 0 && sequences[k - 1].range.upperBound == sequences[k].range.lowerBound)
          || (k + 1 < sequences.count && sequences[k + 1].range.lowerBound == sequences[k].range.upperBound)
      }
      guard proven.count >= Self.floor else { continue }
      let all = (sequences.count - proven.count) * 10 <= sequences.count
      out.reserveCapacity(page.count)
      var written = 0
      for k in all ? Array(sequences.indices) : proven {
        unsafe out.append(contentsOf: page[written..<sequences[k].range.lowerBound].buffer)
        out += sequences[k].bytes
        written = sequences[k].range.upperBound
      }
      unsafe out.append(contentsOf: page[written..<page.count].buffer)
      return true
    }
    return false
  }

  /// A quick look: leads of Arabic, Cyrillic and Latin sequences as both readings write them, with a trail behind; up to
  /// `floor` Latin ones.
  private static func look(_ page: Bytes) -> (latin: Int, arabic: Int) {
    guard let base = unsafe page.buffer.baseAddress else { return (0, 0) }
    var (latin, arabic) = (0, 0)
    var i = 0
    while i + 8 <= page.count {
      // Eight ASCII bytes at a time.
      let word = unsafe UnsafeRawPointer(base + i).loadUnaligned(as: UInt64.self)
      let high = word & 0x8080_8080_8080_8080
      if high == 0 {
        i += 8
        continue
      }
      i += high.trailingZeroBitCount >> 3
      guard i + 3 <= page.count else { break }
      let b = unsafe base[i]
      // Â…ß as windows-1252 has them, آ…غ as windows-1256.
      if b == 0xC3 || b == 0xD8 {
        let next = unsafe base[i + 2]
        if next == 0xC2 || next == 0xC5 || next == 0xC6 || next == 0xCB || next == 0xE2 {
          if b == 0xD8 {
            if unsafe base[i + 1] >= 0xA2 { arabic += 1 }
          } else if unsafe base[i + 1] >= 0x82 {
            latin += 1
            if latin == floor { break }
          }
        }
      }
      i += b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
    }
    return (latin, arabic)
  }

  /// What stands for a sequence of UTF-8: where, and its bytes.
  private static func sequences(_ page: Bytes, _ reading: Reading) -> [(range: Range<Int>, bytes: [UInt8])] {
    var found: [(range: Range<Int>, bytes: [UInt8])] = []
    guard let base = unsafe page.buffer.baseAddress else { return found }
    var i = 0
    while i < page.count {
      guard page[i] >= 0x80 else {
        i += 1
        while i + 8 <= page.count,
          unsafe UnsafeRawPointer(base + i).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          i += 8
        }
        continue
      }
      let start = i
      let lead = Reading.byte(scalar(page, &i), reading.leads)
      // Most leads are letters that mean themselves: no trail follows, and nothing is set up for them.
      guard lead != 0, i < page.count, page[i] >= 0x80 else { continue }
      let need = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      var k = i
      var sequence = (lead, UInt8(0), UInt8(0), UInt8(0))
      var length = 1
      while length < need, k < page.count, page[k] >= 0x80 {
        let trail = Reading.byte(scalar(page, &k), reading.trails)
        guard trail != 0 else { break }
        if length == 1 {
          sequence.1 = trail
        } else if length == 2 {
          sequence.2 = trail
        } else {
          sequence.3 = trail
        }
        length += 1
      }
      guard length == need else { continue }
      let bytes = Array([sequence.0, sequence.1, sequence.2, sequence.3].prefix(need))
      let isWhole = unsafe bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return false }
        return unsafe UTF8Check.length(at: base, room: need) == need
      }
      if isWhole {
        i = k
        found.append((start..<i, bytes))
      }
    }
    return found
  }

  /// The character at `i` of valid UTF-8, and `i` behind it.
  private static func scalar(_ page: Bytes, _ i: inout Int) -> UInt32 {
    let b = page[i]
    let length = b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
    var scalar = UInt32(b) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for k in 1..<length where i + k < page.count { scalar = scalar << 6 | UInt32(page[i + k] & 0x3F) }
    i += length
    return scalar
  }
}
