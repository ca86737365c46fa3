/// Which words of a credit are a person's name.
extension CreditLine {
  /// One word behind "by": a given name or a pen name.
  func isAlone(_ token: TextToken, _ bytes: Span<UInt8>) -> Bool {
    token.kind == .word && token.isCapitalised && token.length >= 3 && token.length <= 16
      && CreditWords.roles.value(token.hash) == nil && CreditWords.prose.value(token.hash) == nil
      && Agencies.phrases.value(token.hash) == nil && Places.phrases.value(token.hash) == nil
  }

  /// A word of `CreditWords.roles`, or one behind an attached waw.
  func isRole(_ token: TextToken, _ bytes: Span<UInt8>) -> Bool {
    if CreditWords.roles.value(token.hash) != nil { return true }
    guard isWaw(token, bytes) else { return false }
    return CreditWords.roles.value(Letters.hash(bytes, token.start + 2..<token.end)) != nil
  }

  /// The names of one part, as byte ranges: one, or two joined by an attached waw; none where it is no name.
  func split(_ part: Range<Int>, _ tokens: [TextToken], _ bytes: Span<UInt8>) -> [Range<Int>] {
    var part = part
    while let first = part.first, part.count > 2, CreditWords.honorifics.value(tokens[first].hash) != nil,
      !isInitial(part, tokens)
    {
      part = first + 1..<part.upperBound
      while let next = part.first, tokens[next].kind == .mark { part = next + 1..<part.upperBound }
    }
    guard let first = part.first, tokens[first].kind == .word else { return [] }
    if tokens[first].isArabic {
      for k in part.dropFirst(2) where part.upperBound - k >= 2 && isWaw(tokens[k], bytes) {
        let left = first..<k
        var right = tokens
        right[k].start += 2
        right[k].hash = Letters.hash(bytes, right[k].start..<right[k].end)
        if CreditWords.wawNames.value(tokens[k].hash) != nil,
          GivenNames.phrases.value(right[k].hash) == nil || part.count < 4
        {
          continue
        }
        // Where the one is known for a person, the other is one too.
        guard isPerson(left, tokens, bytes),
          isPerson(k..<part.upperBound, right, bytes, isTrusted: true)
        else { continue }
        return [tokens[first].start..<tokens[k - 1].end, right[k].start..<tokens[part.upperBound - 1].end]
      }
    }
    // «佐藤健一記者»: the role without a space behind the name.
    if part.count == 1, let name = withoutReporter(tokens[first], bytes) { return [name] }
    // "홍길동 기자": the role stands behind the name, and tells it from a desk's.
    var isTrusted = isTrusted
    while let last = part.last, part.count > 1, isHan(tokens[last], bytes),
      CreditWords.roles.value(tokens[last].hash) != nil
    {
      part = part.lowerBound..<last
      isTrusted = isTrusted || part.count == 1
    }
    guard let last = part.last, isPerson(part, tokens, bytes, isTrusted: isTrusted) else { return [] }
    return [tokens[first].start..<tokens[last].end]
  }

  /// «ع. بخيت»: an Arabic letter, a full stop and one word. «د. سامي» is a doctor.
  private func isInitial(_ part: Range<Int>, _ tokens: [TextToken]) -> Bool {
    guard let first = part.first, part.count == 3, tokens[first].isArabic, tokens[first].length == 1 else {
      return false
    }
    return tokens[first].hash != Self.doctor && tokens[first + 1].mark == 0x2E
      && tokens[first + 2].length > 2
  }

  private static let doctor = Letters.hash("د")

  /// A Han or Hangul name of two to five letters, with a reporter's word joined to it; nil where none is.
  private func withoutReporter(_ token: TextToken, _ bytes: Span<UInt8>) -> Range<Int>? {
    let end = token.end - 6
    guard isHan(token, bytes), (4...7).contains(token.length), end - token.start == (token.length - 2) * 3,
      Self.reporters.value(Letters.hash(bytes, end..<token.end)) != nil
    else { return nil }
    return token.start..<end
  }

  private static let reporters = Phrases(words: "記者|记者|기자")

  func isWaw(_ token: TextToken, _ bytes: Span<UInt8>) -> Bool {
    token.isArabic && token.length >= 4 && bytes[token.start] == 0xD9 && bytes[token.start + 1] == 0x88
  }

  func isPerson(_ part: Range<Int>, _ tokens: [TextToken], _ bytes: Span<UInt8>) -> Bool {
    isPerson(part, tokens, bytes, isTrusted: isTrusted)
  }

  func isPerson(
    _ part: Range<Int>, _ tokens: [TextToken], _ bytes: Span<UInt8>, isTrusted: Bool
  ) -> Bool {
    guard let first = part.first else { return false }
    var words = 0
    var letters = 0
    for k in part {
      let token = tokens[k]
      if token.kind == .number { return false }
      if token.kind == .mark {
        switch token.mark {
        case 0x2E, 0x27, 0x2019, 0x2D: continue
        // A nickname stands inside a name, never at its end.
        case 0x22, 0x201C,
          0x201D where k > first && k + 1 < part.upperBound:
          continue
        default: return false
        }
      }
      words += 1
      letters += token.length
      if isRole(token, bytes) || isHouse(token, bytes) { return false }
      if Agencies.phrases.value(token.hash) != nil, part.count == 1 { return false }
      if token.isArabic {
        if CreditWords.prose.value(token.hash) != nil { return false }
        if token.length > 14 { return false }
        if k == first, isArticled(token, bytes) { return false }
      } else if isCased(token, bytes) {
        if !token.isCapitalised, CreditWords.particles.value(token.hash) == nil { return false }
        if !token.isCapitalised, k == first, token.length > 3 { return false }
        if token.isCapitalised, token.length > 1, CreditWords.prose.value(token.hash) != nil,
          CreditWords.particles.value(token.hash) == nil
        {
          return false
        }
      }
    }
    if let last = part.last(where: { tokens[$0].kind == .word }), words > 1, isCased(tokens[last], bytes),
      !tokens[last].isArabic, !tokens[last].isCapitalised
    {
      return false
    }
    guard letters >= 4, letters <= 60 else {
      return isTrusted && words == 1 && letters >= (isHangul(tokens[first], bytes) ? 3 : 2)
        && isHan(tokens[first], bytes)
    }
    if words == 1 { return isTrusted && isHan(tokens[first], bytes) && letters <= 4 }
    guard words <= 6 else { return false }
    if tokens[first].isArabic {
      if words > 5 { return false }
      if Places.phrases.match(tokens, at: first, bytes)?.end == part.upperBound { return false }
      // «عبد الرحمن» is one name of two words.
      let names = words - part.count { isAbd(tokens[$0]) }
      return isTrusted && names <= 3 || GivenNames.phrases.value(tokens[first].hash) != nil
        || isAbd(tokens[first])
        || tokens[first].length == 1 && names <= 3 && part.count > 2 && tokens[first + 1].mark == 0x2E
          && tokens[first + 2].length > 1
    }
    if isHan(tokens[first], bytes) { return isTrusted && letters <= 8 }
    return isTrusted
  }

  /// «الطبعة الإلكترونية», «القسم الرياضي»: with the article a first word is a thing's, but for a few names.
  func isArticled(_ token: TextToken, _ bytes: Span<UInt8>) -> Bool {
    token.length > 4 && token.hasArticle(bytes)
      && GivenNames.articled.value(token.hash) == nil && GivenNames.phrases.value(token.hash) == nil
  }

  /// "Hanns-Seidel-Stiftung", "Nachrichten-Agentur": the last word of a joined one is what it is.
  func isHouse(_ token: TextToken, _ bytes: Span<UInt8>) -> Bool {
    guard token.length > 8, let hyphen = (token.start..<token.end).last(where: { bytes[$0] == 0x2D }) else {
      return false
    }
    return CreditWords.roles.value(Letters.hash(bytes, hyphen + 1..<token.end)) != nil
  }

  func isAbd(_ token: TextToken) -> Bool { token.hash == Self.abd || token.hash == Self.abu }

  static let abd = Letters.hash("عبد")

  static let abu = Letters.hash("أبو")

  func isCased(_ token: TextToken, _ bytes: Span<UInt8>) -> Bool {
    Letters.isCased(bytes, token.start)
  }

  func isHan(_ token: TextToken, _ bytes: Span<UInt8>) -> Bool {
    var i = token.start
    let scalar = Letters.next(bytes, &i)
    return Letters.isHan(scalar) || (scalar >= 0xAC00 && scalar <= 0xD7A3)
  }

  func isHangul(_ token: TextToken, _ bytes: Span<UInt8>) -> Bool {
    var i = token.start
    let scalar = Letters.next(bytes, &i)
    return scalar >= 0xAC00 && scalar <= 0xD7A3
  }
}
