/// Folds text for matching and cuts it into tokens: bytes in, tokens out, one pass, no allocation per token.
///
/// Words of scripts without spaces become overlapping trigrams, so that a pair of neighbours is a 4-gram of characters. Arabic
/// words lose a conjunction, one prefix and one suffix (after Larkey, Ballesteros, Connell, "Light Stemming for Arabic
/// Information Retrieval", 2007). Digits of all scripts are one, separators of thousands vanish.
struct TextReader {
  /// Where token k begins and ends in the bytes; filled only when asked for.
  private(set) var ranges: [Range<Int>] = []
  private let keepsRanges: Bool
  private let stems: Bool
  private let letters = FoldedLetters.shared
  /// The word in hand, folded; what exceeds it does not tell words apart.
  private var word = Word(repeating: 0)
  private var length = 0
  private var wordKind = Kind.none
  /// The parts of the number in hand are shown in the other order.
  private var isTurned = false
  private var wordStart = 0
  private var wordEnd = 0
  /// The last characters of a script without spaces, and how many stood in a row.
  private var solo: (UInt32, UInt32) = (0, 0)
  private var soloRun = 0
  private var soloStart = (0, 0)
  private var sentence = true
  private var paragraph = true
  private var tokens: [Token] = []

  private enum Kind { case none, letters, digits }
  private static let wordLimit = 48
  typealias Word = InlineArray<48, UInt32>

  init(keepsRanges: Bool = false, stems: Bool = true) {
    self.keepsRanges = keepsRanges
    self.stems = stems
  }

  /// The tokens of `text`, `limit` at most.
  mutating func tokens(of text: [UInt8], limit: Int = .max) -> [Token] {
    tokens = []
    tokens.reserveCapacity(min(limit, text.count / 8 + 8))
    ranges = []
    sentence = true
    paragraph = true
    var i = 0
    let end = text.count
    while i < end, tokens.count < limit {
      let start = i
      let (point, next) = Self.decode(text, at: i)
      i = next
      var (kind, value) = letters.fold(point)
      if value >= Self.firstComposed { (kind, value, i) = composed(kind, value, text, i) }
      switch kind {
      case .skip: if point == Self.diaeresis { takeUmlaut(start, i) }
      case .letter:
        if value == Self.reh, joinsNumber(point, text, i) { break }
        takeLetter(value, start, i)
      case .digit: takeDigit(value, start, i)
      case .solo: takeSolo(value, start, i)
      case .expansion:
        for part in letters.expansion(value) {
          switch letters.fold(part).0 {
          case .digit: takeDigit(part, start, i)
          case .solo: takeSolo(part, start, i)
          case .letter: takeLetter(part, start, i)
          default: endWord()
          }
        }
      case .separator:
        if !joinsNumber(point, text, i) { endWord() }
      case .stop:
        if !joinsNumber(point, text, i) {
          endWord()
          sentence = true
        }
      case .line:
        endWord()
        sentence = true
        paragraph = true
      }
    }
    endWord()
    let result = tokens
    tokens = []
    return result
  }

  /// One code point of UTF-8; a byte that begins none is U+FFFD and one byte long.
  @inline(__always)
  static func decode(_ text: [UInt8], at i: Int) -> (point: UInt32, next: Int) {
    let a = UInt32(text[i])
    if a < 0x80 { return (a, i + 1) }
    if a >= 0xC2, a < 0xE0, i + 1 < text.count {
      let b = UInt32(text[i + 1])
      if b & 0xC0 == 0x80 { return ((a & 0x1F) << 6 | b & 0x3F, i + 2) }
    } else if a >= 0xE0, a < 0xF0, i + 2 < text.count {
      let b = UInt32(text[i + 1])
      let c = UInt32(text[i + 2])
      let point = (a & 0x0F) << 12 | (b & 0x3F) << 6 | c & 0x3F
      if b & 0xC0 == 0x80, c & 0xC0 == 0x80, point >= 0x800 { return (point, i + 3) }
    } else if a >= 0xF0, a < 0xF5, i + 3 < text.count {
      let b = UInt32(text[i + 1])
      let c = UInt32(text[i + 2])
      let d = UInt32(text[i + 3])
      let point = (a & 0x07) << 18 | (b & 0x3F) << 12 | (c & 0x3F) << 6 | d & 0x3F
      if b & 0xC0 == 0x80, c & 0xC0 == 0x80, d & 0xC0 == 0x80, point >= 0x10000 { return (point, i + 4) }
    }
    return (0xFFFD, i + 1)
  }

  /// No letter below is written in two code points once it is folded.
  private static let firstComposed: UInt32 = 0x928

  /// A letter with those parts of it that come in code points of their own, and where the next one begins.
  private func composed(
    _ kind: FoldedLetters.Kind, _ value: UInt32, _ text: [UInt8], _ next: Int
  ) -> (FoldedLetters.Kind, UInt32, Int) {
    guard kind == .letter || kind == .solo else { return (kind, value, next) }
    var (letter, i) = (value, next)
    while i < text.count {
      let (following, end) = Self.decode(text, at: i)
      guard let whole = Composition.composed(letter, letters.fold(following).1) else { break }
      (letter, i) = (whole, end)
    }
    return (kind, letter, i)
  }

  /// Whether a full stop, comma, colon or Arabic reh stands inside a number; it is kept then until the number is whole.
  private mutating func joinsNumber(_ point: UInt32, _ text: [UInt8], _ next: Int) -> Bool {
    guard wordKind == .digits, Self.isInsideNumbers(point) else { return false }
    var turns = point == Self.reh
    var i = next
    while i < text.count {
      let (following, end) = Self.decode(text, at: i)
      switch letters.fold(following).0 {
      case .skip:
        turns = turns || following == Self.rightToLeftMark || following == Self.arabicLetterMark
        i = end
      case .digit:
        isTurned = isTurned || turns
        append(0x2E)
        return true
      default: return false
      }
    }
    return false
  }

  /// Reh stands for the decimal point in Arabic typing. What is written from right to left turns the parts of a number over:
  /// `5ر49`, shown as 49ر5, is 49.5.
  private static let reh: UInt32 = 0x631
  private static let rightToLeftMark: UInt32 = 0x200F
  private static let arabicLetterMark: UInt32 = 0x61C

  /// Full stop, comma, colon (`19:00`), the Arabic ones, the wide colon, and reh.
  private static func isInsideNumbers(_ point: UInt32) -> Bool {
    switch point {
    case 0x2E, 0x2C, 0x3A, 0x66B, 0x66C, 0xFF1A, reh: true
    default: false
    }
  }

  @inline(__always)
  private mutating func append(_ value: UInt32) {
    guard length < Self.wordLimit else { return }
    word[length] = value
    length += 1
  }

  @inline(__always)
  private mutating func takeLetter(_ value: UInt32, _ start: Int, _ end: Int) {
    if wordKind != .letters { begin(.letters, start) }
    append(value)
    wordEnd = end
  }

  private static let diaeresis: UInt32 = 0x308

  /// A diaeresis of its own over a, o or u: the table has ä as ae.
  private mutating func takeUmlaut(_ start: Int, _ end: Int) {
    guard wordKind == .letters, length > 0 else { return }
    switch word[length - 1] {
    case 0x61, 0x6F, 0x75: takeLetter(0x65, start, end)
    default: break
    }
  }

  private mutating func takeDigit(_ value: UInt32, _ start: Int, _ end: Int) {
    if wordKind != .digits { begin(.digits, start) }
    append(value)
    wordEnd = end
  }

  private mutating func begin(_ kind: Kind, _ start: Int) {
    endWord()
    isTurned = false
    wordKind = kind
    wordStart = start
  }

  private mutating func takeSolo(_ value: UInt32, _ start: Int, _ end: Int) {
    if wordKind != .none { endWord() }
    soloRun += 1
    if soloRun == 1 {
      soloStart = (start, start)
    } else if soloRun > 2 {
      emit(mixed(solo.0, solo.1) ^ UInt64(value) &* 0x9E37_79B9_7F4A_7C15, false, soloStart.0, end)
      soloStart.0 = soloStart.1
    }
    if soloRun > 1 { soloStart.1 = start }
    solo = (solo.1, value)
    wordEnd = end
  }

  /// Ends the word or the run of unspaced characters in hand.
  private mutating func endWord() {
    if soloRun > 0 {
      if soloRun < 3 {
        emit(mixed(soloRun == 2 ? solo.0 : 0, solo.1), false, soloStart.0, wordEnd)
      }
      soloRun = 0
    }
    switch wordKind {
    case .none: return
    case .digits: endNumber()
    case .letters: endLetters()
    }
    length = 0
    wordKind = .none
  }

  private mutating func endNumber() {
    if isTurned { turnParts() }
    var group = -1
    var thousands = true
    for i in 0..<length {
      if word[i] == 0x2E {
        if group >= 0, group != 3 { thousands = false }
        group = 0
      } else if group >= 0 {
        group += 1
      }
    }
    if group >= 0, group != 3 { thousands = false }
    var hash: UInt64 = 0x1F0D
    var leading = true
    for i in 0..<length where !(thousands && word[i] == 0x2E) {
      let k = word[i]
      if leading, k == 0x30 { continue }
      leading = false
      hash = (hash ^ UInt64(k)) &* 0x0000_0100_0000_01B3
    }
    emit(mixed(hash), true, wordStart, wordEnd)
  }

  /// Puts the parts of the number in hand in the order in which they are read.
  private mutating func turnParts() {
    reverse(0..<length)
    var start = 0
    for i in 0...length where i == length || word[i] == 0x2E {
      reverse(start..<i)
      start = i + 1
    }
  }

  private mutating func reverse(_ range: Range<Int>) {
    for k in 0..<range.count / 2 { word.swapAt(range.lowerBound + k, range.upperBound - 1 - k) }
  }

  private mutating func endLetters() {
    var from = 0
    var to = length
    if stems, word[0] >= 0x600, word[0] < 0x780 {
      // A lone waw belongs to the next word, where the stem drops it.
      if to == 1, word[0] == 0x648 { return }
      leaveOutServant()
      if length == 0 { return }
      (from, to) = ArabicStem.bounds(&word, length)
    }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for k in from..<to { hash = (hash ^ UInt64(word[k])) &* 0x0000_0100_0000_01B3 }
    emit(mixed(hash), false, wordStart, wordEnd)
  }

  private mutating func leaveOutServant() {
    let rest = ArabicStem.servant(&word, length)
    if rest == 0 { return }
    for k in rest..<length { word[k - rest] = word[k] }
    length -= rest
  }

  @inline(__always)
  private mutating func emit(_ hash: UInt64, _ isNumber: Bool, _ start: Int, _ end: Int) {
    tokens.append(
      Token(hash: hash, isNumber: isNumber, startsSentence: sentence, startsParagraph: paragraph))
    sentence = false
    paragraph = false
    if keepsRanges { ranges.append(start..<end) }
  }
}
