/// The letters that addresses and robots files are made of, as bytes.
enum ASCII {
  static let tab: UInt8 = 0x09
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let hash: UInt8 = 0x23
  static let dollar: UInt8 = 0x24
  static let percent: UInt8 = 0x25
  static let ampersand: UInt8 = 0x26
  static let star: UInt8 = 0x2A
  static let plus: UInt8 = 0x2B
  static let minus: UInt8 = 0x2D
  static let dot: UInt8 = 0x2E
  static let slash: UInt8 = 0x2F
  static let colon: UInt8 = 0x3A
  static let semicolon: UInt8 = 0x3B
  static let equals: UInt8 = 0x3D
  static let question: UInt8 = 0x3F
  static let at: UInt8 = 0x40
  static let leftBracket: UInt8 = 0x5B
  static let backslash: UInt8 = 0x5C
  static let rightBracket: UInt8 = 0x5D
  static let underscore: UInt8 = 0x5F
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isUpper: Bool { self >= 0x41 && self <= 0x5A }
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  var lowered: UInt8 { isUpper ? self | 0x20 : self }
  /// The value of a hexadecimal digit.
  var hexValue: UInt8? {
    if isDigit { return self - 0x30 }
    let letter = self | 0x20
    return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : nil
  }
  /// `A-Z a-z 0-9 - . _ ~`: what RFC 3986 never needs escaped.
  var isUnreserved: Bool {
    isLetter || isDigit || self == ASCII.minus || self == ASCII.dot || self == ASCII.underscore
      || self == 0x7E
  }
}

extension Array where Element == UInt8 {
  /// Appends `%XX`, upper case.
  mutating func appendEscaped(_ byte: UInt8) {
    func digit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 + nibble : 0x37 + nibble }
    append(ASCII.percent)
    append(digit(byte >> 4))
    append(digit(byte & 15))
  }
}

extension Collection where Element == UInt8 {
  /// The byte that `%XX` at `index` stands for.
  func escapedByte(at index: Index) -> UInt8? {
    guard self[index] == ASCII.percent else { return nil }
    let high = self.index(after: index)
    guard high < endIndex else { return nil }
    let low = self.index(after: high)
    guard low < endIndex, let a = self[high].hexValue, let b = self[low].hexValue else { return nil }
    return a << 4 | b
  }

  /// Every `%XX` turned into its byte; a lone `%` stays.
  var percentDecoded: [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(count)
    var i = startIndex
    while i < endIndex {
      if let byte = escapedByte(at: i) {
        out.append(byte)
        i = index(i, offsetBy: 3)
      } else {
        out.append(self[i])
        i = index(after: i)
      }
    }
    return out
  }

  var text: String { String(decoding: self, as: UTF8.self) }
}
