/// A word, a number or a mark of a line, with the hash of its folded letters.
struct TextToken {
  enum Kind { case word, number, mark }

  var kind: Kind
  /// Of a word's folded letters; of a mark, its scalar.
  var hash: UInt64
  var start: Int
  var end: Int
  var spaceBefore: Bool
  /// Letters of a word.
  var length: Int
  var isCapitalised: Bool
  var isAllCapitals: Bool
  var isArabic: Bool

  /// The scalar of a mark, dashes as U+2014 but for the hyphen; 0 for words.
  var mark: UInt32 { kind == .mark ? UInt32(truncatingIfNeeded: hash) : 0 }

  /// Whether «ال» begins it, in the line whose token it is.
  func hasArticle(_ bytes: Span<UInt8>) -> Bool {
    end - start >= 4 && bytes[start] == 0xD8 && bytes[start + 1] == 0xA7 && bytes[start + 2] == 0xD9
      && bytes[start + 3] == 0x84
  }
}

/// The tokens of a line, at most `limit` of them.
struct TextTokens {
  private(set) var list: [TextToken] = []
  /// Bytes that the tokens cover; less than the line's where it was cut at the limit.
  private(set) var end = 0

  init(_ bytes: Span<UInt8>, limit: Int = 120) {
    list.reserveCapacity(min(limit, 32))
    var i = 0
    var space = false
    while i < bytes.count, list.count < limit {
      let start = i
      let scalar = Letters.next(bytes, &i)
      if Letters.isSpace(scalar) {
        space = true
      } else if Letters.isInvisible(scalar) {
        continue
      } else if Letters.digit(scalar) != nil {
        while i < bytes.count {
          var j = i
          guard Letters.digit(Letters.next(bytes, &j)) != nil else { break }
          i = j
        }
        add(.number, 0, start, i, &space)
      } else if Letters.isLetter(scalar), Letters.folded(scalar) != 0 {
        word(bytes, start, scalar, &i, &space)
      } else if scalar != 0x640, Letters.folded(scalar) == 0 {
        continue
      } else {
        add(.mark, UInt64(Self.plain(scalar)), start, i, &space)
      }
    }
    end = i
  }

  private mutating func add(
    _ kind: TextToken.Kind, _ hash: UInt64, _ start: Int, _ end: Int, _ space: inout Bool
  ) {
    list.append(
      TextToken(
        kind: kind, hash: hash, start: start, end: end, spaceBefore: space, length: 0, isCapitalised: false,
        isAllCapitals: false, isArabic: false))
    space = false
  }

  private mutating func word(
    _ bytes: Span<UInt8>, _ start: Int, _ first: UInt32, _ i: inout Int, _ space: inout Bool
  ) {
    var hash = Letters.mix(Letters.hashSeed, Letters.folded(first))
    var length = 1
    let capital = Self.isCapital(first)
    var capitals = capital ? 1 : 0
    while i < bytes.count {
      var j = i
      let scalar = Letters.next(bytes, &j)
      // An apostrophe or a hyphen inside a word belongs to it: O'Brien, Jean-Paul.
      if scalar == 0x27 || scalar == 0x2019 || scalar == 0x2D || scalar == 0x2BC, j < bytes.count {
        var k = j
        let after = Letters.next(bytes, &k)
        guard first < 0x530, Letters.isLetter(after), after < 0x530 else { break }
        hash = Letters.mix(Letters.mix(hash, 0x2D), Letters.folded(after))
        length += 2
        if Self.isCapital(after) { capitals += 1 }
        i = k
        continue
      }
      let folded = Letters.folded(scalar)
      if folded == 0 {
        if scalar == 0x640 {
          // A tatweel at a word's end before a space may be a dash; inside, it is only drawn out.
          var k = j
          while k < bytes.count, Letters.next(bytes, &k) == 0x640 { j = k }
        }
        i = j
        continue
      }
      guard Letters.isLetter(scalar) else { break }
      hash = Letters.mix(hash, folded)
      length += 1
      if Self.isCapital(scalar) { capitals += 1 }
      i = j
    }
    list.append(
      TextToken(
        kind: .word, hash: hash, start: start, end: i, spaceBefore: space, length: length,
        isCapitalised: capital, isAllCapitals: length > 1 && capitals >= length - (length > 4 ? 2 : 0),
        isArabic: Letters.isArabic(first)))
    space = false
  }

  private static func isCapital(_ s: UInt32) -> Bool {
    if s < 0x80 { return s >= 0x41 && s <= 0x5A }
    if s >= 0xC0, s <= 0xDE { return s != 0xD7 }
    if s >= 0x100, s <= 0x17F { return (s <= 0x137 || s >= 0x14A) == (s & 1 == 0) }
    return (s >= 0x391 && s <= 0x3AB) || (s >= 0x400 && s <= 0x42F) || (s >= 0x531 && s <= 0x556)
  }

  private static func plain(_ s: UInt32) -> UInt32 {
    switch s {
    case 0x2012...0x2015, 0x2212, 0x640, 0xFE58: 0x2014
    case 0x2010, 0x2011, 0xFF0D: 0x2D
    case 0x60C, 0x3001, 0xFF0C: 0x2C
    case 0x61B: 0x3B
    case 0xFF1A: 0x3A
    case 0xFF08: 0x28
    case 0xFF09: 0x29
    case 0xFF0F: 0x2F
    default: s
    }
  }
}

/// Phrases of up to `longest` words, looked up by the hash of their folded letters.
struct Phrases: Sendable {
  private var keys: [UInt64]
  private var values: [Int32]
  /// Of the words that a longer phrase goes on behind; 0 for a free seat.
  private var beginnings: [UInt64]

  /// One phrase a line, or several divided by `|`; `value` gives a line's number from its place.
  init(lines: [(text: Substring, value: Int)]) {
    self.init(lines.map { (Array($0.text.utf8), Int32($0.value)) })
  }

  /// Phrases divided by line feeds or `|`, all of value 1.
  init(words: String) { self.init([(Array(words.utf8), 1)]) }

  /// Single words divided by white space, all of value 1.
  init(names: String) { self.init([(names.utf8.map { $0.isASCIISpace ? Self.bar : $0 }, 1)]) }

  private static let bar: UInt8 = 0x7C

  /// By bytes: with `String.split` the tables of a run took as long as twenty pages.
  private init(_ lines: [(text: [UInt8], value: Int32)]) {
    let most = lines.reduce(0) { $0 + 1 + $1.text.count { $0 == Self.bar || $0 == 0x0A } }
    let spaces = lines.reduce(0) { $0 + $1.text.count { $0 == 0x20 } }
    let size = Self.room(for: most)
    beginnings = [UInt64](repeating: 0, count: Self.room(for: spaces))
    keys = [UInt64](repeating: 0, count: size)
    values = [Int32](repeating: Self.free, count: size)
    for (text, value) in lines {
      var hash = Letters.hashSeed
      var words = 0
      var from = 0
      for i in 0...text.count {
        let mark = i < text.count ? text[i] : Self.bar
        guard mark == 0x20 || mark == Self.bar || mark == 0x0A else { continue }
        if i > from {
          if words > 0 {
            Self.enter(hash, &beginnings)
            hash = Letters.mix(hash, 0x20)
          }
          hash = Self.add(text.span, from..<i, hash, stops: false)
          words += 1
        }
        from = i + 1
        guard mark != 0x20 else { continue }
        if words > 0 { enter(hash, value) }
        hash = Letters.hashSeed
        words = 0
      }
    }
  }

  private static func room(for count: Int) -> Int {
    var size = 16
    while size < count * 2 { size *= 2 }
    return size
  }

  /// The first of several values stays.
  private mutating func enter(_ hash: UInt64, _ value: Int32) {
    let i = Self.enter(hash, &keys)
    if values[i] == Self.free { values[i] = value }
  }

  /// The seat of `hash`.
  @discardableResult private static func enter(_ hash: UInt64, _ seats: inout [UInt64]) -> Int {
    var i = slot(hash, seats.count)
    while seats[i] != 0, seats[i] != hash { i = (i + 1) & (seats.count - 1) }
    seats[i] = hash
    return i
  }

  private static let free = Int32.min

  func value(_ hash: UInt64) -> Int? {
    var i = Self.slot(hash, keys.count)
    while keys[i] != 0 {
      if keys[i] == hash { return Int(values[i]) }
      i = (i + 1) & (keys.count - 1)
    }
    return nil
  }

  /// The longest phrase that begins with token `i`; full stops between its words do not count. `end` is the token
  /// after it.
  func match(_ tokens: [TextToken], at i: Int, _ bytes: Span<UInt8>) -> (value: Int, end: Int)? {
    guard i < tokens.count, tokens[i].kind == .word else { return nil }
    var hash = tokens[i].hash
    var found: (Int, Int)?
    var j = i + 1
    while true {
      if let value = value(hash) { found = (value, j) }
      // Nearly every word ends here: no phrase goes on behind it.
      guard begins(hash) else { return found }
      while j < tokens.count, tokens[j].mark == 0x2E { j += 1 }
      guard j < tokens.count, tokens[j].kind == .word else { return found }
      hash = Self.add(bytes, tokens[j].start..<tokens[j].end, Letters.mix(hash, 0x20))
      j += 1
    }
  }

  private func begins(_ hash: UInt64) -> Bool {
    var i = Self.slot(hash, beginnings.count)
    while beginnings[i] != 0 {
      if beginnings[i] == hash { return true }
      i = (i + 1) & (beginnings.count - 1)
    }
    return false
  }

  private static func slot(_ hash: UInt64, _ size: Int) -> Int {
    Int(truncatingIfNeeded: (hash ^ hash >> 31) & UInt64(size - 1))
  }

  /// `stops`: full stops count.
  private static func add(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ seed: UInt64, stops: Bool = true
  ) -> UInt64 {
    var hash = seed
    var i = range.lowerBound
    while i < range.upperBound {
      let scalar = Letters.next(bytes, &i)
      let s = scalar == 0x27 || scalar == 0x2019 ? 0x2D : scalar
      let f = Letters.folded(s)
      if f != 0, stops || f != 0x2E { hash = Letters.mix(hash, f) }
    }
    return hash
  }
}
