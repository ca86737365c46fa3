/// The parts that datelines are made of: days, separators, agencies, states.
extension DatelineReader {
  /// The end of a day and month, perhaps a year, that stand at `i` behind a place; nil where no date does.
  func dated(_ tokens: [TextToken], _ i: Int, _ bytes: Span<UInt8>) -> Int? {
    var k = i
    var numbers = 0
    var end: Int?
    while k < tokens.count, k - i < 14 {
      let token = tokens[k]
      if token.kind == .number {
        numbers += 1
      } else if token.mark == 0x2D || token.mark == 0x2F || token.mark == 0x2C {
        // A separator leads on only to more of the date.
        k += 1
        continue
      } else if token.kind == .word {
        guard meaning(token, bytes) != nil || Self.dateLinks.value(token.hash) != nil else { break }
      } else {
        break
      }
      k += 1
      end = k
    }
    return numbers > 0 ? end : nil
  }

  static let dateLinks = Phrases(words: "في|الموافق|هـ|ه|م")

  func split(_ tokens: [TextToken], _ range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for k in range where tokens[k].kind == .mark && tokens[k].mark != 0x2E {
      if k > start { parts.append(start..<k) }
      start = k + 1
    }
    if range.upperBound > start { parts.append(start..<range.upperBound) }
    return parts
  }

  func isDash(_ tokens: [TextToken], _ i: Int) -> Bool {
    guard i < tokens.count else { return false }
    if tokens[i].mark == 0x2014 { return true }
    guard tokens[i].mark == 0x2D else { return false }
    return tokens[i].spaceBefore
      || i + 1 < tokens.count && (tokens[i + 1].spaceBefore || tokens[i + 1].mark == 0x2D)
      || i + 1 == tokens.count
  }

  /// Where a name in quotation marks ends that dashes stand around, from the first dash on; nil where there is none.
  func quoted(_ tokens: [TextToken], _ i: Int) -> Int? {
    let marks: Set<UInt32> = [0x22, 0x201C, 0x201D, 0xAB, 0xBB]
    guard i + 3 < tokens.count, tokens[i].mark == 0x2D || tokens[i].mark == 0x3A,
      marks.contains(tokens[i + 1].mark),
      let close = tokens[(i + 2)...].prefix(6).firstIndex(where: { marks.contains($0.mark) }),
      close + 1 < tokens.count,
      tokens[close + 1].mark == 0x2D || tokens[close + 1].mark == 0x3A
    else { return nil }
    return close
  }

  /// A dash follows the byte `at`, brackets and spaces passed over.
  static func isDash(behind at: Int, _ bytes: Span<UInt8>) -> Bool {
    var i = at
    while i < bytes.count {
      let scalar = Letters.next(bytes, &i)
      if Letters.isSpace(scalar) || scalar == 0x29 || scalar == 0x2E { continue }
      return scalar == 0x2D || scalar >= 0x2012 && scalar <= 0x2015 || scalar == 0x640
    }
    return false
  }

  /// A slash or an upright bar follows the byte `at`, spaces passed over.
  static func isSlash(behind at: Int, _ bytes: Span<UInt8>) -> Bool {
    var i = at
    while i < bytes.count, bytes[i] == 0x20 { i += 1 }
    return i < bytes.count && (bytes[i] == 0x2F || bytes[i] == 0x7C)
  }

  func isAgency(_ token: TextToken, _ index: Int) -> Bool {
    if token.isArabic { return !Agencies.isCommonWord(index) || Agencies.codes[index].utf8.count == 3 }
    // "afp" may be small; "map" and "sana" in small letters are words.
    return token.isCapitalised || token.length >= 3 && !Agencies.isCommonWord(index) && token.length <= 9
  }

  func isMonth(_ token: TextToken, _ bytes: Span<UInt8>) -> Bool { meaning(token, bytes) == .month }

  func isWeekday(_ token: TextToken, _ bytes: Span<UInt8>) -> Bool {
    meaning(token, bytes) == .weekday
  }

  func meaning(_ token: TextToken, _ bytes: Span<UInt8>) -> DateWords.Meaning? {
    guard token.kind == .word else { return nil }
    return DateWords.all.find(Letters.hash(bytes, token.start..<token.end), language: 0)?.meaning
  }

  func isState(_ token: TextToken, _ bytes: Span<UInt8>) -> Bool {
    Self.states.value(token.hash) != nil
  }

  func text(_ bytes: Span<UInt8>, _ tokens: [TextToken], _ range: Range<Int>) -> String {
    let end = tokens[range.upperBound - 1].end
    return unsafe bytes.extracting(tokens[range.lowerBound].start..<end).withUnsafeBufferPointer {
      unsafe Headline.line(String(decoding: $0, as: UTF8.self))
    }
  }

  /// Words in capitals at a text's head that are no place.
  static let shouts = Phrases(
    words: """
      breaking|update|updated|exclusive|video|watch|live|opinion|analysis|photos|photo|new|note|editor|editors|correction|review|interview|listen|read
      eilmeldung|exklusiv|kommentar|interview|urgent|urgente|exclusif|vidéo|ultima|attention|warning|spoiler|alert|sponsored|advertisement|the|a|an|this|it
      dear|top|how|why|q|a|summary|background|key|facts|results|objective|methods|conclusion|what|when|who|we|i|in|on|at|for|from|with|to|part|chapter|day|week|year|pros|cons|faq|tl|dr|ps|nb|usa|uk|eu|us|un|nfl|nba|mlb|nhl|covid
      """)

  static let states = Phrases(
    words: """
      ala|ariz|ark|calif|colo|conn|del|fla|ga|ill|ind|kan|ky|la|md|mass|mich|minn|miss|mo|mont|neb|nev|n|okla|ore|pa|r|s|tenn|tex|vt|va|wash|w|wis|wyo|d
      alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|ohio|oklahoma|oregon|pennsylvania|tennessee|texas|utah|vermont|virginia|washington|wisconsin|wyoming|new
      al|ak|az|ar|ca|co|ct|de|fl|hi|id|il|ia|ks|me|mi|mn|ms|mt|ne|nv|nh|nj|nm|ny|nc|nd|oh|ok|or|ri|sc|sd|tn|tx|ut|wa|wv|wi|wy|dc
      ont|que|alta|b|man|sask|ontario|quebec|alberta|england|scotland|wales|ireland|france|germany|italy|spain|india|china|japan|russia|turkey|israel|iraq|iran|syria|egypt|canada|mexico|australia|south|north|united
      """)
}
