/// A line cut into what a date is made of.
struct DateToken {
  enum Kind: Equatable {
    case number
    /// Punctuation; `value` is the scalar, dashes as `-`, commas as `,`, slashes as `/`, colons as `:`.
    case mark
    case word(DateWords.Meaning)
    case unknown
  }

  var kind: Kind
  var value: Int
  /// Digits of a number, letters of a word.
  var length: Int
  var start: Int
  var end: Int
  var spaceBefore: Bool
}

/// The tokens of one line, made once and read by index.
struct DateTokens {
  /// Lines longer than this hold prose: what follows is not looked at.
  static let limit = 96

  private(set) var list: [DateToken] = []
  private(set) var numbers = 0

  init(_ bytes: Span<UInt8>, language: UInt16) {
    list.reserveCapacity(24)
    let words = DateWords.all
    var i = 0
    var space = true
    while i < bytes.count, list.count < Self.limit {
      let start = i
      let scalar = Letters.next(bytes, &i)
      if Letters.isSpace(scalar) || scalar == 0x1F {
        space = true
        continue
      }
      if Letters.isInvisible(scalar) { continue }
      if let first = Letters.digit(scalar) {
        var value = first
        var digits = 1
        while i < bytes.count {
          var j = i
          guard let digit = Letters.digit(Letters.next(bytes, &j)) else { break }
          digits += 1
          if digits <= 17 { value = value * 10 + digit }
          i = j
        }
        numbers += 1
        append(.number, value, digits, start, i, &space)
      } else if Letters.isLetter(scalar) {
        appendWord(bytes, start, scalar, &i, &space, words, language)
      } else {
        append(.mark, Self.plain(scalar), 1, start, i, &space)
      }
    }
  }

  private mutating func append(
    _ kind: DateToken.Kind, _ value: Int, _ length: Int, _ start: Int, _ end: Int, _ space: inout Bool
  ) {
    list.append(
      DateToken(kind: kind, value: value, length: length, start: start, end: end, spaceBefore: space))
    space = false
  }

  private mutating func appendWord(
    _ bytes: Span<UInt8>, _ start: Int, _ first: UInt32, _ i: inout Int, _ space: inout Bool,
    _ words: DateWords, _ language: UInt16
  ) {
    var hash = Letters.mix(Letters.hashSeed, Letters.folded(first))
    var length = 1
    if !(Letters.isHan(first) && Self.isSingle(first)) {
      var part = 1
      while i < bytes.count {
        var j = i
        let scalar = Letters.next(bytes, &j)
        if scalar == 0x2E, part <= 3, j < bytes.count {
          var k = j
          let after = Letters.next(bytes, &k)
          guard Letters.isLetter(after), !Letters.isHan(after) else { break }
          hash = Letters.mix(hash, Letters.folded(after))
          length += 1
          part = 1
          i = k
          continue
        }
        let folded = Letters.folded(scalar)
        if folded == 0 || scalar == 0x640 {
          i = j
          continue
        }
        guard Letters.isLetter(scalar), !(Letters.isHan(scalar) && Self.isSingle(scalar)) else { break }
        hash = Letters.mix(hash, folded)
        length += 1
        part += 1
        i = j
      }
    }
    if words.beginsName(hash), let (end, entry) = secondWord(bytes, i, hash, words, language) {
      append(.word(entry.meaning), Int(entry.value), length, start, end, &space)
      i = end
    } else if let entry = words.find(hash, language: language) {
      append(.word(entry.meaning), Int(entry.value), length, start, i, &space)
    } else {
      append(.unknown, 0, length, start, i, &space)
    }
  }

  private func secondWord(
    _ bytes: Span<UInt8>, _ from: Int, _ hash: UInt64, _ words: DateWords, _ language: UInt16
  ) -> (Int, DateWords.Entry)? {
    var i = from
    var combined = Letters.mix(hash, 0x20)
    var letters = 0
    while i < bytes.count {
      var j = i
      let scalar = Letters.next(bytes, &j)
      if Letters.isSpace(scalar), letters == 0 {
        i = j
        continue
      }
      let folded = Letters.folded(scalar)
      guard folded == 0 || Letters.isLetter(scalar) else { break }
      if folded != 0 {
        combined = Letters.mix(combined, folded)
        letters += 1
      }
      i = j
    }
    guard letters > 0, let entry = words.find(combined, language: language) else { return nil }
    return (i, entry)
  }

  /// 年月日時时点點分秒号號
  private static func isSingle(_ s: UInt32) -> Bool {
    switch s {
    case 0x5E74, 0x6708, 0x65E5, 0x6642, 0x65F6, 0x70B9, 0x9EDE, 0x5206, 0x79D2, 0x53F7, 0x865F: true
    default: false
    }
  }

  private static func plain(_ s: UInt32) -> Int {
    switch s {
    case 0x2010...0x2015, 0x2212, 0x640, 0xFF0D, 0xFE63: 0x2D
    case 0x60C, 0x3001, 0xFF0C: 0x2C
    case 0x2044, 0x2215, 0xFF0F: 0x2F
    case 0xFF1A, 0x2236, 0xFE55, 0x589: 0x3A
    case 0x6D4, 0xFF0E, 0x3002: 0x2E
    case 0xFF08: 0x28
    case 0xFF09: 0x29
    default: Int(s)
    }
  }
}
