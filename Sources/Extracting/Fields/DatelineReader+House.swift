import Vocabulary

/// Datelines that name the house or a desk beside the place.
extension DatelineReader {
  /// «الميزان - صيدا - …», «الميزان (نواكشوط) - …», «(الميزان) صيدا - …»: whoever reports goes before the place. The
  /// place must be known, and a sign must part it from the text. Nil where no such head stands.
  func housed(_ tokens: [TextToken], _ start: Int, _ bytes: Span<UInt8>) -> Dateline? {
    let isBracketed = tokens[start].mark == 0x28
    let first = isBracketed ? start + 1 : start
    var k = first
    while k < tokens.count, k - first < 3, tokens[k].kind == .word { k += 1 }
    guard k > first, k < tokens.count, tokens[first].isArabic else { return nil }
    // «الميزان - (بترا) - …»
    if !isBracketed, isDash(tokens, k), k + 2 < tokens.count, tokens[k + 1].mark == 0x28,
      let (index, last) = Agencies.phrases.match(tokens, at: k + 2, bytes), isAgency(tokens[k + 2], index),
      last < tokens.count, tokens[last].mark == 0x29, opensText(tokens, last + 1)
    {
      return Dateline(agency: text(bytes, tokens, k + 2..<last), agencyCode: Agencies.codes[index])
    }
    let holdsPlace = !isBracketed && tokens[k].mark == 0x28
    guard isBracketed ? tokens[k].mark == 0x29 : holdsPlace || tokens[k].mark == 0x2F || isDash(tokens, k),
      let (_, end) = Places.phrases.match(tokens, at: k + 1, bytes), end < tokens.count
    else { return nil }
    if holdsPlace {
      guard tokens[end].mark == 0x29, opensText(tokens, end + 1) else { return nil }
    } else {
      guard opensText(tokens, end) else { return nil }
    }
    var line = Dateline(place: text(bytes, tokens, k + 1..<end))
    // «الميزان / كركوك / واع / …»
    if !isBracketed, !holdsPlace, let (index, last) = Agencies.phrases.match(tokens, at: end + 1, bytes),
      isAgency(tokens[end + 1], index), opensText(tokens, last)
    {
      line.agency = text(bytes, tokens, end + 1..<last)
      line.agencyCode = Agencies.codes[index]
    }
    // «رويترز - بيروت - …»
    if let (index, last) = Agencies.phrases.match(tokens, at: first, bytes), last == k,
      isAgency(tokens[first], index)
    {
      line.agency = text(bytes, tokens, first..<last)
      line.agencyCode = Agencies.codes[index]
    }
    return line
  }

  /// «دمشق-سانا أعلنت …», «حلب-الميزان قال …»: a hyphen without spaces joins place and agency or house, and nothing parts
  /// them from the text. Nil where none stands at `i`.
  func glued(_ tokens: [TextToken], _ i: Int, _ bytes: Span<UInt8>) -> Dateline? {
    guard i + 1 < tokens.count, tokens[i].mark == 0x2D || tokens[i].mark == 0x2014, !tokens[i].spaceBefore,
      tokens[i + 1].kind == .word, !tokens[i + 1].spaceBefore
    else { return nil }
    if let (index, end) = Agencies.phrases.match(tokens, at: i + 1, bytes), isAgency(tokens[i + 1], index) {
      return Dateline(agency: text(bytes, tokens, i + 1..<end), agencyCode: Agencies.codes[index])
    }
    return sites.isName(FoldedText(bytes.extracting(tokens[i + 1].start..<tokens[i + 1].end)))
      ? Dateline() : nil
  }

  /// A dash, a colon or a slash stands at `i`: the text begins behind it.
  func opensText(_ tokens: [TextToken], _ i: Int) -> Bool {
    isDash(tokens, i) || i < tokens.count && (tokens[i].mark == 0x3A || tokens[i].mark == 0x2F)
  }

  /// Words alone, and one of them says what somebody is: «نمائندہ خصوصی», «مراسلنا».
  func namesDesk(_ part: Range<Int>, _ tokens: [TextToken]) -> Bool {
    part.allSatisfy { tokens[$0].kind == .word }
      && part.contains { CreditWords.roles.value(tokens[$0].hash) != nil }
  }

  /// A text that begins with an agency: «رويترز - …», "Reuters — …".
  func agencyFirst(_ tokens: [TextToken], _ start: Int, _ bytes: Span<UInt8>) -> Dateline {
    guard let (index, end) = Agencies.phrases.match(tokens, at: start, bytes), isAgency(tokens[start], index),
      isDash(tokens, end)
        || tokens[start].isArabic && end < tokens.count && tokens[end].mark == 0x3A
          && !Agencies.isCommonWord(index)
    else { return Dateline() }
    return Dateline(agency: text(bytes, tokens, start..<end), agencyCode: Agencies.codes[index])
  }
}
