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

  // MARK: Shapes

  /// A place, perhaps its land, a date, an agency; then a dash or a colon.
  private func open(_ tokens: [TextToken], _ start: Int, _ bytes: Span<UInt8>) -> Dateline {
    guard let place = DatelinePlace(tokens, at: start, bytes) else {
      return agencyFirst(tokens, start, bytes)
    }
    let (isArabic, isCased, isKnown) = (place.isArabic, place.isCased, place.isKnown)
    let (placeEnd, allCapitals) = (place.end, place.allCapitals)
    var line = Dateline()
    var i = placeEnd
    var regionEnd = placeEnd
    var hasRegion = false
    // The land behind a comma; a date ends the place.
    if i < tokens.count, tokens[i].mark == 0x2C {
      var k = i + 1
      let first = k
      while k < tokens.count, k - first < 5, tokens[k].kind == .word,
        isArabic || tokens[k].isCapitalised || DatelinePlace.isSmall(tokens[k])
      {
        k += 1
        if k < tokens.count, tokens[k].mark == 0x2E { k += 1 }
      }
      if let (index, end) = Agencies.phrases.match(tokens, at: first, bytes), isAgency(tokens[first], index),
        end == k
      {
        line.agency = text(bytes, tokens, first..<end)
        line.agencyCode = Agencies.codes[index]
        i = k
      } else if k > first, k < tokens.count, tokens[k].kind != .number, !isMonth(tokens[first], bytes) {
        regionEnd = k
        hasRegion = true
        i = k
        if i < tokens.count, tokens[i].mark == 0x2C { i += 1 }
      }
      // The date.
      var d = i
      while d < tokens.count, d - i < 7,
        tokens[d].kind == .number || tokens[d].mark == 0x2C || tokens[d].mark == 0x2E
          || tokens[d].mark == 0x2F
          || isMonth(tokens[d], bytes) || isWeekday(tokens[d], bytes)
      {
        d += 1
      }
      i = d
      if i > 0, tokens[i - 1].mark == 0x2F, isKnown || allCapitals,
        let (index, end) = Agencies.phrases.match(tokens, at: i, bytes), end < tokens.count,
        tokens[end].mark == 0x2F, isAgency(tokens[i], index)
      {
        // «КАЗАНЬ, 5 января. /ТАСС/.»
        return Dateline(
          place: text(bytes, tokens, start..<regionEnd), agency: text(bytes, tokens, i..<end),
          agencyCode: Agencies.codes[index])
      }
    }
    if isKnown, isArabic, i == placeEnd, let end = dated(tokens, i, bytes) {
      // «بكين 20 يوليو 2015 (شينخوا)», «الدوحة في 24 يوليو /قنا/», «الكويت - 24 - 7 (كونا)».
      var k = end
      while k < tokens.count, tokens[k].mark == 0x28 || tokens[k].mark == 0x2F || tokens[k].mark == 0x2D {
        k += 1
      }
      guard let (index, after) = Agencies.phrases.match(tokens, at: k, bytes),
        after == tokens.count || tokens[after].kind == .mark
      else {
        // «الزرقاء 5 يناير/ الميزان / …»: a house between two slashes.
        let isHoused =
          tokens[k - 1].mark == 0x2F
          && (tokens[k...].prefix(4).first { $0.kind == .mark }.map { $0.mark == 0x2F } ?? false)
        return isHoused ? Dateline(place: text(bytes, tokens, start..<placeEnd)) : Dateline()
      }
      line.place = text(bytes, tokens, start..<placeEnd)
      line.agency = text(bytes, tokens, k..<after)
      line.agencyCode = Agencies.codes[index]
      return line
    }
    if isKnown, isArabic, i == placeEnd, let end = quoted(tokens, i) {
      // «غزة-"المنبر"- …»
      line.place = text(bytes, tokens, start..<placeEnd)
      if let (index, last) = Agencies.phrases.match(tokens, at: i + 2, bytes), last == end {
        line.agency = text(bytes, tokens, i + 2..<last)
        line.agencyCode = Agencies.codes[index]
      }
      return line
    }
    // Who reports.
    if i < tokens.count, tokens[i].mark == 0x28 || tokens[i].mark == 0x5B || tokens[i].mark == 0xAB {
      var close = i + 1
      while close < tokens.count, close < i + 10, tokens[close].mark != 0x29, tokens[close].mark != 0x5D,
        tokens[close].mark != 0xBB
      {
        close += 1
      }
      guard close < tokens.count, close < i + 10 else { return Dateline() }
      if let (index, end) = Agencies.phrases.match(tokens, at: i + 1, bytes), isAgency(tokens[i + 1], index) {
        line.agency = text(bytes, tokens, i + 1..<end)
        line.agencyCode = Agencies.codes[index]
      } else if tokens[i].mark == 0x28 || tokens[i].mark == 0xAB {
        let inner = i + 1..<close
        guard let first = inner.first, inner.count <= 4 else { return Dateline() }
        if sites.isName(FoldedText(bytes.extracting(tokens[first].start..<tokens[close - 1].end))), isKnown {
          // «نواكشوط (الميزان) أعلنت …»
          if isArabic, close + 1 < tokens.count, tokens[close + 1].kind == .word {
            line.place = text(bytes, tokens, start..<placeEnd)
            return line
          }
          if tokens[i].mark == 0x28 { line.agency = text(bytes, tokens, inner) }
        } else if isKnown, isArabic, namesDesk(inner, tokens) || opensText(tokens, close + 1) {
          // «پشاور (نمائندہ خصوصی) …», «القاهرة (أحمد علي) - …»
          line.place = text(bytes, tokens, start..<placeEnd)
          return line
        } else {
          return Dateline()
        }
      }
      i = close + 1
      if line.agency != nil, line.agencyCode != nil,
        isKnown || !isArabic && (allCapitals || hasRegion) || isDash(tokens, i)
      {
        line.place = text(bytes, tokens, start..<regionEnd)
        return line
      }
    }
    if isKnown, line.agency == nil, i == placeEnd, i + 1 < tokens.count, tokens[i + 1].spaceBefore,
      tokens[i].mark == 0x964 || tokens[i].mark == 0x2E && isCased && tokens[i + 1].isCapitalised
    {
      // «पटना। …», "Dresden. Der …"
      line.place = text(bytes, tokens, start..<placeEnd)
      return line
    }
    if isKnown, isArabic, let glued = glued(tokens, i, bytes) {
      line = glued
      line.place = text(bytes, tokens, start..<placeEnd)
      return line
    }
    guard isDash(tokens, i) || i < tokens.count && (tokens[i].mark == 0x3A || tokens[i].mark == 0x2F) else {
      return Dateline()
    }
    let isColon = tokens[i].mark == 0x3A
    let isSlash = tokens[i].mark == 0x2F
    // «القاهرة - وكالات:», «الرياض/ واس/».
    var k = i + 1
    while k < tokens.count, tokens[k].kind == .mark, tokens[k].mark != 0x28 { k += 1 }
    if k < tokens.count, let (index, end) = Agencies.phrases.match(tokens, at: k, bytes),
      isAgency(tokens[k], index),
      end >= tokens.count || tokens[end].kind == .mark, isKnown || allCapitals
    {
      line.place = text(bytes, tokens, start..<regionEnd)
      line.agency = text(bytes, tokens, k..<end)
      line.agencyCode = Agencies.codes[index]
      return line
    }
    if isSlash {
      // «كركوك/ حنان الكواري: …», «البصرة/ الميزان/ …»
      // «تونس / أعلنت …», «إربد/ أعلنت …»
      let isSpaced = i + 1 < tokens.count && tokens[i + 1].spaceBefore
      if isKnown, isArabic,
        isSpaced || tokens[k...].prefix(7).contains(where: { $0.mark == 0x3A || $0.mark == 0x2F })
      {
        line.place = text(bytes, tokens, start..<placeEnd)
      }
      return line
    }
    if line.agency != nil {
      line.place = text(bytes, tokens, start..<regionEnd)
      return line
    }
    if isKnown {
      // «مصر: …» and "Paris: …" may be headlines of a kind; a town before a dash, or in capitals, is a dateline.
      if isColon, !allCapitals, isCased { return Dateline() }
      line.place = text(bytes, tokens, start..<regionEnd)
      return line
    }
    let words = start..<placeEnd
    if !isArabic, allCapitals, !words.contains(where: { Self.shouts.value(tokens[$0].hash) != nil }),
      words.contains(where: { tokens[$0].length >= 3 }), words.count <= 5
    {
      line.place = text(bytes, tokens, start..<regionEnd)
      return line
    }
    if !isArabic, hasRegion, !isColon, isState(tokens[placeEnd + 1], bytes) {
      line.place = text(bytes, tokens, start..<regionEnd)
      return line
    }
    // «München/London – …»
    if words.contains(where: { tokens[$0].mark == 0x2F }), !isColon,
      Places.phrases.match(tokens, at: start, bytes) != nil
    {
      line.place = text(bytes, tokens, words)
      return line
    }
    return Dateline()
  }
}
