import Vocabulary

/// Datelines that stand open: a place, perhaps its land, a date, who reports; then a dash, a colon or a slash.
extension DatelineReader {
  private typealias Agency = (words: Range<Int>, index: Int?)

  /// What has been read of one so far.
  private struct Opening {
    let place: DatelinePlace
    let start: Int
    /// The token to look at next.
    var next: Int
    /// Behind the place and its land.
    var regionEnd: Int
    var agency: Agency?

    init(_ place: DatelinePlace, at start: Int) {
      (self.place, self.start) = (place, start)
      (next, regionEnd) = (place.end, place.end)
    }

    var town: Range<Int> { start..<place.end }
    var region: Range<Int> { start..<regionEnd }
    var hasLand: Bool { regionEnd > place.end }
    /// Nothing stands between the place and `next`.
    var isBare: Bool { next == place.end }
    var isArabicTown: Bool { place.isKnown && place.isArabic }
  }

  func open(_ tokens: [TextToken], _ start: Int, _ bytes: Span<UInt8>) -> Dateline {
    guard let place = DatelinePlace(tokens, at: start, bytes) else {
      return agencyFirst(tokens, start, bytes)
    }
    var opening = Opening(place, at: start)
    if opening.next < tokens.count, tokens[opening.next].mark == 0x2C {
      readLand(&opening, tokens, bytes)
      readDate(&opening, tokens, bytes)
      if let line = slashed(opening, tokens, bytes) { return line }
    }
    if opening.isArabicTown, opening.isBare {
      if let end = dated(tokens, opening.next, bytes) { return reported(opening, behind: end, tokens, bytes) }
      if let end = quoted(tokens, opening.next) {
        // «غزة-"المنبر"- …»
        let named = Agencies.phrases.match(tokens, at: opening.next + 2, bytes)
        return line(
          opening.town, named?.end == end ? (opening.next + 2..<end, named?.value) : nil, tokens, bytes)
      }
    }
    if let line = readReporter(&opening, tokens, bytes) { return line }
    let i = opening.next
    if place.isKnown, opening.agency == nil, opening.isBare, i + 1 < tokens.count, tokens[i + 1].spaceBefore,
      tokens[i].mark == 0x964 || tokens[i].mark == 0x2E && place.isCased && tokens[i + 1].isCapitalised
    {
      // «पटना। …», "Dresden. Der …"
      return line(opening.town, nil, tokens, bytes)
    }
    if opening.isArabicTown, var line = glued(tokens, i, bytes) {
      line.place = text(bytes, tokens, opening.town)
      return line
    }
    return opensText(tokens, i) ? behindSign(opening, tokens, bytes) : Dateline()
  }

  private func line(
    _ place: Range<Int>?, _ agency: Agency?, _ tokens: [TextToken], _ bytes: Span<UInt8>
  ) -> Dateline {
    Dateline(
      place: place.map { text(bytes, tokens, $0) }, agency: agency.map { text(bytes, tokens, $0.words) },
      agencyCode: agency?.index.map { Agencies.codes[$0] })
  }

  // MARK: Parts, in their order

  /// The land behind a comma, or the agency in its place.
  private func readLand(_ opening: inout Opening, _ tokens: [TextToken], _ bytes: Span<UInt8>) {
    let first = opening.next + 1
    var k = first
    while k < tokens.count, k - first < 5, tokens[k].kind == .word,
      opening.place.isArabic || tokens[k].isCapitalised || DatelinePlace.isSmall(tokens[k])
    {
      k += 1
      if k < tokens.count, tokens[k].mark == 0x2E { k += 1 }
    }
    if let (index, end) = Agencies.phrases.match(tokens, at: first, bytes), isAgency(tokens[first], index),
      end == k
    {
      opening.agency = (first..<end, index)
      opening.next = k
    } else if k > first, k < tokens.count, tokens[k].kind != .number, !isMonth(tokens[first], bytes) {
      opening.regionEnd = k
      opening.next = tokens[k].mark == 0x2C ? k + 1 : k
    }
  }

  private func readDate(_ opening: inout Opening, _ tokens: [TextToken], _ bytes: Span<UInt8>) {
    let start = opening.next
    var d = start
    while d < tokens.count, d - start < 7,
      tokens[d].kind == .number || tokens[d].mark == 0x2C || tokens[d].mark == 0x2E || tokens[d].mark == 0x2F
        || isMonth(tokens[d], bytes) || isWeekday(tokens[d], bytes)
    {
      d += 1
    }
    opening.next = d
  }

  /// «КАЗАНЬ, 5 января. /ТАСС/.»
  private func slashed(_ opening: Opening, _ tokens: [TextToken], _ bytes: Span<UInt8>) -> Dateline? {
    let i = opening.next
    guard tokens[i - 1].mark == 0x2F, opening.place.isKnown || opening.place.allCapitals,
      let (index, end) = Agencies.phrases.match(tokens, at: i, bytes), end < tokens.count,
      tokens[end].mark == 0x2F, isAgency(tokens[i], index)
    else { return nil }
    return line(opening.region, (i..<end, index), tokens, bytes)
  }

  /// «بكين 20 يوليو 2015 (شينخوا)», «الدوحة في 24 يوليو /قنا/», «الكويت - 24 - 7 (كونا)»: who reports behind a date that
  /// ends at `end`.
  private func reported(
    _ opening: Opening, behind end: Int, _ tokens: [TextToken], _ bytes: Span<UInt8>
  ) -> Dateline {
    var k = end
    while k < tokens.count, tokens[k].mark == 0x28 || tokens[k].mark == 0x2F || tokens[k].mark == 0x2D {
      k += 1
    }
    if let (index, after) = Agencies.phrases.match(tokens, at: k, bytes),
      after == tokens.count || tokens[after].kind == .mark
    {
      return line(opening.town, (k..<after, index), tokens, bytes)
    }
    // «الزرقاء 5 يناير/ الميزان / …»: a house between two slashes.
    let isHoused =
      tokens[k - 1].mark == 0x2F && tokens[k...].prefix(4).first { $0.kind == .mark }?.mark == 0x2F
    return isHoused ? line(opening.town, nil, tokens, bytes) : Dateline()
  }

  /// Who reports, in brackets or quotation marks; a dateline where it ends there, an empty one where the text goes on.
  private func readReporter(
    _ opening: inout Opening, _ tokens: [TextToken], _ bytes: Span<UInt8>
  ) -> Dateline? {
    let i = opening.next
    guard i < tokens.count, tokens[i].mark == 0x28 || tokens[i].mark == 0x5B || tokens[i].mark == 0xAB else {
      return nil
    }
    var close = i + 1
    while close < tokens.count, close < i + 10, tokens[close].mark != 0x29, tokens[close].mark != 0x5D,
      tokens[close].mark != 0xBB
    {
      close += 1
    }
    guard close < tokens.count, close < i + 10 else { return Dateline() }
    if let (index, end) = Agencies.phrases.match(tokens, at: i + 1, bytes), isAgency(tokens[i + 1], index) {
      opening.agency = (i + 1..<end, index)
    } else if tokens[i].mark != 0x5B {
      let inner = i + 1..<close
      guard let first = inner.first, inner.count <= 4 else { return Dateline() }
      let town = line(opening.town, opening.agency, tokens, bytes)
      if opening.place.isKnown,
        sites.isName(FoldedText(bytes.extracting(tokens[first].start..<tokens[close - 1].end)))
      {
        // «نواكشوط (الميزان) أعلنت …»
        if opening.place.isArabic, close + 1 < tokens.count, tokens[close + 1].kind == .word { return town }
        if tokens[i].mark == 0x28 { opening.agency = (inner, nil) }
      } else {
        // «پشاور (نمائندہ خصوصی) …», «القاهرة (أحمد علي) - …»
        let isDesk = opening.isArabicTown && (namesDesk(inner, tokens) || opensText(tokens, close + 1))
        return isDesk ? town : Dateline()
      }
    }
    opening.next = close + 1
    let place = opening.place
    guard opening.agency?.index != nil,
      place.isKnown || !place.isArabic && (place.allCapitals || opening.hasLand)
        || isDash(tokens, opening.next)
    else { return nil }
    return line(opening.region, opening.agency, tokens, bytes)
  }

  /// Before a dash, a colon or a slash.
  private func behindSign(_ opening: Opening, _ tokens: [TextToken], _ bytes: Span<UInt8>) -> Dateline {
    let place = opening.place
    let i = opening.next
    let isColon = tokens[i].mark == 0x3A
    let agency = opening.agency
    // «القاهرة - وكالات:», «الرياض/ واس/».
    var k = i + 1
    while k < tokens.count, tokens[k].kind == .mark, tokens[k].mark != 0x28 { k += 1 }
    if k < tokens.count, let (index, end) = Agencies.phrases.match(tokens, at: k, bytes),
      isAgency(tokens[k], index), end >= tokens.count || tokens[end].kind == .mark,
      place.isKnown || place.allCapitals
    {
      return line(opening.region, (k..<end, index), tokens, bytes)
    }
    if tokens[i].mark == 0x2F {
      // «كركوك/ حنان الكواري: …», «البصرة/ الميزان/ …», «تونس / أعلنت …», «إربد/ أعلنت …»
      let isSpaced = i + 1 < tokens.count && tokens[i + 1].spaceBefore
      let isHead =
        opening.isArabicTown
        && (isSpaced || tokens[k...].prefix(7).contains { $0.mark == 0x3A || $0.mark == 0x2F })
      return line(isHead ? opening.town : nil, agency, tokens, bytes)
    }
    if agency != nil { return line(opening.region, agency, tokens, bytes) }
    if place.isKnown {
      // «مصر: …» and "Paris: …" may be headlines of a kind; a town before a dash, or in capitals, is a dateline.
      let isHeadline = isColon && !place.allCapitals && place.isCased
      return isHeadline ? Dateline() : line(opening.region, nil, tokens, bytes)
    }
    let words = opening.town
    if !place.isArabic, place.allCapitals, words.count <= 5,
      !words.contains(where: { Self.shouts.value(tokens[$0].hash) != nil }),
      words.contains(where: { tokens[$0].length >= 3 })
    {
      return line(opening.region, nil, tokens, bytes)
    }
    guard !isColon else { return Dateline() }
    if !place.isArabic, opening.hasLand, isState(tokens[place.end + 1], bytes) {
      return line(opening.region, nil, tokens, bytes)
    }
    // «München/London – …»
    let isPair =
      words.contains { tokens[$0].mark == 0x2F }
      && Places.phrases.match(tokens, at: opening.start, bytes) != nil
    return isPair ? line(words, nil, tokens, bytes) : Dateline()
  }
}
