/// The words at a text's head that may be the place it was filed from.
struct DatelinePlace {
  /// Behind its last token.
  private(set) var end: Int
  let isArabic: Bool
  /// In letters that have capitals.
  let isCased: Bool
  /// A town or a land of `Places`.
  let isKnown: Bool
  /// Small words inside it («RIO DE JANEIRO») aside.
  private(set) var allCapitals = true

  /// Nil where no word stands at `start` that could begin a place.
  init?(_ tokens: [TextToken], at start: Int, _ bytes: Span<UInt8>) {
    isArabic = tokens[start].isArabic
    isCased = Letters.isCased(bytes, tokens[start].start)
    let known = Places.phrases.match(tokens, at: start, bytes)
    isKnown = known != nil && (!isCased || tokens[start].isCapitalised)
    end = start
    if isKnown, let known {
      end = known.end
      readKnown(tokens, start, bytes)
    } else {
      readUnknown(tokens, start)
    }
    if end == start { return nil }
  }

  private mutating func readKnown(_ tokens: [TextToken], _ start: Int, _ bytes: Span<UInt8>) {
    while end < tokens.count, tokens[end].mark == 0x2F,
      let next = Places.phrases.match(tokens, at: end + 1, bytes)
    {
      end = next.end
    }
    allCapitals = (start..<end).allSatisfy { tokens[$0].isAllCapitals || tokens[$0].kind == .mark }
    // A longer name in capitals: WEST PALM BEACH.
    while end < tokens.count, tokens[end].isAllCapitals, tokens[end].spaceBefore { end += 1 }
  }

  private mutating func readUnknown(_ tokens: [TextToken], _ start: Int) {
    let limit = isArabic ? 3 : 5
    while end < tokens.count, end - start < limit + 2 {
      let token = tokens[end]
      if token.kind == .mark, token.mark == 0x2E, tokens[end - 1].length <= 3 {
        end += 1
        continue
      }
      if token.mark == 0x2F, end > start, end + 1 < tokens.count, tokens[end + 1].isCapitalised {
        allCapitals = false
        end += 1
        continue
      }
      guard token.kind == .word, isArabic || token.isCapitalised || end > start && Self.isSmall(token)
      else { break }
      if !token.isAllCapitals { allCapitals = allCapitals && Self.isSmall(token) }
      end += 1
    }
  }

  /// A small word inside a name: "de", "al".
  static func isSmall(_ token: TextToken) -> Bool {
    token.length <= 3 && CreditWords.particles.value(token.hash) != nil
  }
}
