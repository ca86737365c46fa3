/// Where a line of credits is cut, and which words lead its names.
extension CreditLine {
  /// «كتب» and "by" lead a name; «تقرير» and "text" may be the name of a section: they want a colon, or a name behind.
  func isLabel(_ tokens: [TextToken], _ i: Int, _ end: Int, _ bytes: Span<UInt8>) -> Bool {
    guard end < tokens.count else { return false }
    if tokens[end].mark == 0x3A || tokens[end].mark == UInt32(Self.border) { return true }
    // «文／佐藤健一»
    if tokens[end].mark == 0x2F, isHan(tokens[i], bytes) { return true }
    if tokens[i].isArabic { return tokens[end].kind == .word || tokens[end].kind == .mark }
    return tokens[end].kind == .word
      && (tokens[end].isCapitalised || CreditWords.particles.match(tokens, at: end, bytes) != nil
        || tokens[end].start < bytes.count && !isLatin(tokens[end], bytes))
  }

  private func isLatin(_ token: TextToken, _ bytes: Span<UInt8>) -> Bool { bytes[token.start] < 0xC9 }

  func parts(_ tokens: [TextToken], from: Int, _ bytes: Span<UInt8>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = from
    func add(_ end: Int) { if end > start { parts.append(start..<end) } }
    var i = from
    while i < tokens.count {
      let token = tokens[i]
      var divides = false
      if token.kind == .mark {
        switch token.mark {
        // A full stop inside a name follows an initial or a title.
        case 0x2E:
          divides = i + 1 < tokens.count && tokens[i + 1].spaceBefore && i > start && tokens[i - 1].length > 3
        case 0x2D:
          divides =
            token.spaceBefore || i + 1 < tokens.count && tokens[i + 1].spaceBefore
            // «دمشق-أحمد علي»
            || i > start && tokens[start].isArabic
              && Places.phrases.match(tokens, at: start, bytes)?.end == i
        case 0x27, 0x2019, 0x60, 0xB4: divides = false
        case 0x22, 0x201C:
          divides = true
          if i > start, let close = nickname(tokens, i) {
            i = close + 1
            continue
          }
        default: divides = true
        }
      } else if token.kind == .word, i > start, i + 1 < tokens.count, tokens[i + 1].kind == .word,
        token.length <= 4, !token.isCapitalised, CreditWords.conjunctions.value(token.hash) != nil,
        CreditWords.particles.value(token.hash) == nil || token.length > 1 && !isInsideName(tokens, i)
      {
        divides = true
      }
      // «来源：江汉日报 记者 王小明»: a label begins a part of its own.
      if token.kind == .word, i > start, token.spaceBefore, isHan(token, bytes), !isHangul(token, bytes),
        CreditWords.writer.match(tokens, at: i, bytes) != nil
          || CreditWords.editors.match(tokens, at: i, bytes) != nil
      {
        add(i)
        start = i
      }
      // Makers of pictures are named behind the writer.
      if token.kind == .word, i > from,
        !token.isArabic && (i > start || isHan(token, bytes)) || leads(tokens, i),
        CreditWords.picture.match(tokens, at: i, bytes) != nil
      {
        add(i)
        return parts
      }
      if divides {
        add(i)
        start = i + 1
      }
      i += 1
    }
    add(tokens.count)
    return parts
  }

  /// Where a nickname's quotation ends that a name goes on behind: Amanda "Mae" Tan.
  private func nickname(_ tokens: [TextToken], _ i: Int) -> Int? {
    guard tokens[i - 1].kind == .word, !tokens[i - 1].isArabic,
      let close = tokens[(i + 1)...].prefix(4).firstIndex(where: { $0.kind != .word }), close > i + 1,
      tokens[close].mark == 0x22 || tokens[close].mark == 0x201D, close + 1 < tokens.count,
      tokens[close + 1].kind == .word, tokens[close + 1].isCapitalised
    else { return nil }
    return close
  }

  /// A colon, a slash or a dash stands behind the word: «تصوير: …», «عدسة/ …», «تصوير ـ …», "Photos: …".
  private func leads(_ tokens: [TextToken], _ i: Int) -> Bool {
    guard i + 1 < tokens.count else { return false }
    switch tokens[i + 1].mark {
    case 0x3A, 0x2F: return true
    case 0x2D, 0x2014: return tokens[i].isArabic
    default: return false
    }
  }

  /// "Ana de Souza e Silva": the small word joins names of one person where only one word stands before it.
  private func isInsideName(_ tokens: [TextToken], _ i: Int) -> Bool {
    i < 2 || tokens[i - 1].kind != .word || tokens[i - 2].kind != .word
  }
}
