import Vocabulary

/// Datelines that name the house or a desk beside the place.
extension DatelineReader {
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
