import Vocabulary

/// Finds the place and the agency that a text names at its head, and the agency it credits at its end.
///
/// «القاهرة - وكالات:», "BERLIN (AP) —", «دمشق، سوريا (CNN) --», "LONDON, May 3 (Reuters) -", «(أبوظبي - البيان)»,
/// «… --(بترا)». A place without an agency must be in capitals, or a town that is known.
struct DatelineReader {
  let sites: SiteNames

  /// Of the first words of a text.
  func head(_ bytes: Span<UInt8>) -> Dateline {
    if let head = HanDateline.read(bytes) { return head.dateline }
    let cut = bytes.extracting(0..<min(bytes.count, 400))
    let tokens = TextTokens(cut, limit: 40).list
    var i = 0
    while i < tokens.count, tokens[i].kind == .mark, tokens[i].mark != 0x28, tokens[i].mark != 0xAB { i += 1 }
    guard i < tokens.count else { return Dateline() }
    if let head = ReportHead(sites: sites).read(cut), head.place != nil || head.agency != nil {
      return Dateline(place: head.place, agency: head.agency, agencyCode: head.agencyCode)
    }
    let line = tokens[i].mark == 0x28 ? bracket(tokens, i, cut) : open(tokens, i, cut)
    return line.place == nil && line.agency == nil ? agencyFirst(tokens, i, cut) : line
  }

  /// Of the last words of a text: an agency in brackets, or after a source's label.
  func foot(_ bytes: Span<UInt8>) -> Dateline {
    var start = max(0, bytes.count - 160)
    while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
    let tail = bytes.extracting(start..<bytes.count)
    let tokens = TextTokens(tail, limit: 80).list
    var end = tokens.count
    while end > 0, tokens[end - 1].mark == 0x2E { end -= 1 }
    guard end > 1 else { return Dateline() }
    if tokens[end - 1].mark == 0x29 || tokens[end - 1].mark == 0x5D {
      var open = end - 2
      while open >= 0, open > end - 14, tokens[open].mark != 0x28, tokens[open].mark != 0x5B { open -= 1 }
      guard open >= 0, tokens[open].mark == 0x28 || tokens[open].mark == 0x5B else { return Dateline() }
      return inside(tokens, open + 1..<end - 1, tail, needsBoth: true)
    }
    // A line of its own: «وكالات», "dpa", "Source: Reuters".
    if start == 0, end <= 8 {
      var i = 0
      while i < end, tokens[i].kind == .mark { i += 1 }
      let labelled = CreditWords.source.match(tokens, at: i, tail)
      if let labelled { i = labelled.end }
      while i < end, tokens[i].kind == .mark { i += 1 }
      // «الميزان - فرانس برس»
      if labelled == nil,
        let dash = tokens[i..<end].firstIndex(where: { $0.mark == 0x2D || $0.mark == 0x2014 }),
        dash > i, let (index, last) = Agencies.phrases.match(tokens, at: dash + 1, tail), last == end,
        isAgency(tokens[dash + 1], index),
        sites.isName(FoldedText(tail.extracting(tokens[i].start..<tokens[dash - 1].end)))
      {
        return Dateline(agency: text(tail, tokens, dash + 1..<last), agencyCode: Agencies.codes[index])
      }
      // Behind a label the house itself may come first: «المصدر: … + وكالات».
      while i < end {
        if let (index, last) = Agencies.phrases.match(tokens, at: i, tail), last == end || labelled != nil,
          isAgency(tokens[i], index)
        {
          return Dateline(agency: text(tail, tokens, i..<last), agencyCode: Agencies.codes[index])
        }
        guard labelled != nil else { break }
        i += 1
      }
    }
    return Dateline()
  }
}
