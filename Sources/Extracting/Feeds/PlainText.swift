/// Text out of a little mark-up: tags dropped, entities resolved, white space collapsed.
enum PlainText {
  static func text(ofMarkup bytes: Span<UInt8>) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var i = 0
    var space = false
    func put(_ byte: UInt8) {
      if space, !out.isEmpty { out.append(0x20) }
      space = false
      out.append(byte)
    }
    while i < bytes.count {
      let b = bytes[i]
      if b == 0x3C, let end = tagEnd(bytes, i) {
        i = end
        continue
      }
      if b == 0x26, let (scalar, end) = entity(bytes, i) {
        if scalar == 0xA0 || scalar <= 0x20 {
          space = true
        } else if let scalar = Unicode.Scalar(scalar) {
          for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { put(byte) }
        }
        i = end
        continue
      }
      if b <= 0x20 {
        space = true
      } else if b == 0xC2, i + 1 < bytes.count, bytes[i + 1] == 0xA0 {
        space = true
        i += 1
      } else {
        put(b)
      }
      i += 1
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// White space collapsed, all else as it is.
  static func collapsed(_ bytes: Span<UInt8>) -> String {
    var out: [UInt8] = []
    var space = false
    for i in 0..<bytes.count {
      if bytes[i] <= 0x20 {
        space = true
      } else {
        if space, !out.isEmpty { out.append(0x20) }
        space = false
        out.append(bytes[i])
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// What is no letter of base 64 is passed over.
  static func base64(_ bytes: Span<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var bits: UInt32 = 0
    var have = 0
    for i in 0..<bytes.count {
      let value: UInt32
      switch bytes[i] {
      case 0x41...0x5A: value = UInt32(bytes[i] - 0x41)
      case 0x61...0x7A: value = UInt32(bytes[i] - 0x61) + 26
      case 0x30...0x39: value = UInt32(bytes[i] - 0x30) + 52
      case 0x2B: value = 62
      case 0x2F: value = 63
      default: continue
      }
      bits = bits << 6 | value
      have += 6
      if have >= 8 {
        have -= 8
        out.append(UInt8(truncatingIfNeeded: bits >> UInt32(have)))
      }
    }
    return out
  }

  /// Past `<b>`, `</b>`, `<br/>`, `<!-- … -->`; nil for a lone `<`.
  private static func tagEnd(_ bytes: Span<UInt8>, _ i: Int) -> Int? {
    guard i + 1 < bytes.count else { return nil }
    let next = bytes[i + 1]
    guard next == 0x2F || next == 0x21 || (next | 0x20) >= 0x61 && (next | 0x20) <= 0x7A else { return nil }
    var j = i + 1
    while j < bytes.count, j < i + 4096, bytes[j] != 0x3E { j += 1 }
    return j < bytes.count && bytes[j] == 0x3E ? j + 1 : nil
  }

  /// The character of the entity at `i`, and the byte behind it; nil where no entity stands.
  static func entity(_ bytes: Span<UInt8>, _ i: Int) -> (UInt32, Int)? {
    var end = i + 1
    while end < bytes.count, end < i + 10, bytes[end] != 0x3B { end += 1 }
    guard end < bytes.count, bytes[end] == 0x3B, end > i + 1 else { return nil }
    let name = (i + 1..<end).map { bytes[$0] }
    if name[0] == 0x23 {
      let hex = name.count > 2 && name[1] | 0x20 == 0x78
      let digits = String(decoding: name.dropFirst(hex ? 2 : 1), as: UTF8.self)
      return UInt32(digits, radix: hex ? 16 : 10).map { ($0, end + 1) }
    }
    return named[String(decoding: name, as: UTF8.self)].map { ($0, end + 1) }
  }

  private static let named: [String: UInt32] = {
    var named = other
    for (k, name) in latin1.split(whereSeparator: \.isWhitespace).enumerated() {
      named[String(name)] = 0xA0 + UInt32(k)
    }
    return named
  }()

  /// Of U+00A0 to U+00FF, in order: HTML 4.01, 24.2.1.
  private static let latin1 = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para
    middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute
    Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute
    THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde
    ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
    """

  private static let other: [String: UInt32] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "lsquo": 0x2018, "rsquo": 0x2019,
    "ldquo": 0x201C, "rdquo": 0x201D, "ndash": 0x2013, "mdash": 0x2014, "hellip": 0x2026, "euro": 0x20AC,
    "trade": 0x2122, "bull": 0x2022, "zwnj": 0x200C, "zwj": 0x200D,
  ]
}
