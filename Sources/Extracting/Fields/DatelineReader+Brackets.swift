import Vocabulary

/// What stands in brackets.
extension DatelineReader {
  /// «(أبوظبي - البيان)», "(Reuters) —", "(CNN) President".
  func bracket(_ tokens: [TextToken], _ open: Int, _ bytes: Span<UInt8>) -> Dateline {
    var close = open + 1
    while close < tokens.count, close < open + 12, tokens[close].mark != 0x29 { close += 1 }
    guard close < tokens.count, tokens[close].mark == 0x29 else { return Dateline() }
    // «(تبوك) ضربت …», «(الموصل) – أعلنت …»
    if tokens[open + 1].isArabic, let (_, end) = Places.phrases.match(tokens, at: open + 1, bytes),
      end == close,
      close + 1 < tokens.count, tokens[close + 1].kind == .word || opensText(tokens, close + 1)
    {
      return Dateline(place: text(bytes, tokens, open + 1..<end))
    }
    return inside(tokens, open + 1..<close, bytes, needsBoth: false)
  }

  /// Inside brackets: an agency, or a place and whoever reports from there.
  func inside(
    _ tokens: [TextToken], _ range: Range<Int>, _ bytes: Span<UInt8>, needsBoth: Bool
  ) -> Dateline {
    var line = Dateline()
    for part in split(tokens, range) {
      guard let first = part.first else { continue }
      if let (index, end) = Agencies.phrases.match(tokens, at: first, bytes), end == part.upperBound,
        isAgency(tokens[first], index)
      {
        if line.agency == nil {
          line.agency = text(bytes, tokens, part)
          line.agencyCode = Agencies.codes[index]
        }
      } else if let (_, end) = Places.phrases.match(tokens, at: first, bytes), end == part.upperBound {
        if line.place == nil { line.place = text(bytes, tokens, part) }
      } else if line.place != nil, part.count <= 4,
        sites.isName(FoldedText(bytes.extracting(tokens[first].start..<tokens[part.upperBound - 1].end)))
      {
        // The paper's own desk, named as an agency is.
        if line.agency == nil { line.agency = text(bytes, tokens, part) }
      } else if line.agency == nil {
        return Dateline()
      }
    }
    if line.agency == nil, needsBoth { return Dateline() }
    if line.place != nil, line.agency == nil { return Dateline() }
    return line
  }
}
