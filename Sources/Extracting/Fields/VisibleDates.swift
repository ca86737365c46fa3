import Vocabulary

/// The dates that the lines around an article show, weighed by where they stand and what is said beside them.
struct VisibleDates {
  struct Seen {
    var moment: Moment
    var score: Int
    var zone = Surroundings.Zone.head
  }

  /// Between headline and text, over the headline, or with the text's first words.
  private(set) var head: Seen?
  /// Behind the text.
  private(set) var foot: Seen?
  /// Words call it the last change.
  private(set) var updated: Seen?
  /// Only a class calls it the last change: themes name their one date so.
  private(set) var unsure: Seen?

  /// Said by its distance from the time of fetch.
  private(set) var relative: CivilDate?

  private let reader: DateReader
  let sites: SiteNames
  private let address: CivilDate?
  private let latest: CivilDate?

  init(
    _ surroundings: Surroundings, reader: DateReader, sites: SiteNames, address: CivilDate?,
    fetchedAt: Timestamp?
  ) {
    self.reader = reader
    self.sites = sites
    self.address = address
    latest = fetchedAt.map(PublicationDate.latest)
    var label = DateLabels.Label.none
    // Behind the text's first line a linked headline's date is that of the article it leads to.
    var hasText = false
    let lines = surroundings.lines
    for (index, line) in lines.enumerated() {
      let span = line.bytes.span
      defer { hasText = hasText || line.zone == .text }
      let previous = label
      label = .none
      // «— name (@account) date»: of a post that the text quotes.
      if line.bytes.starts(with: [0xE2, 0x80, 0x94]), line.bytes.contains(0x40) { continue }
      guard span.count < 400 || line.zone == .text, DateReader.mayHoldDate(span) else {
        // A headline's last words label nothing: «أسعار الذهب اليوم».
        if span.count < 60, !line.isHeadline, !sites.isName(FoldedText(span)),
          DateLabels.start(before: span.count, in: span) < span.count
        {
          label = DateLabels.label(before: span.count, in: span)
          // «كلمة العدد» heads an editorial.
          if label == .other, DateLabels.start(before: span.count, in: span) > 0 { label = .none }
        }
        if let fetchedAt, relative == nil, line.zone == .head, line.belowHeadline ?? 0 >= 0 {
          relative = Self.relative(span, fetchedAt)
        }
        continue
      }
      // A letter of the Arabic script is two bytes.
      if line.zone == .text, span.count > (Letters.holdArabic(line.bytes) ? 240 : 160),
        !BylineText.isFields(line.bytes)
      {
        if line.distance <= 3, head == nil, let moment = opening(span) {
          head = Seen(moment: moment, score: 1)
        }
        continue
      }
      if line.evidence.contains(.caption) || line.words.contains(.picture) && !line.words.contains(.date) {
        // Right under the headline a line that a date begins is none of a picture.
        guard line.belowHeadline == 1, span.count < 60, reader.first(span)?.range.lowerBound == 0 else {
          continue
        }
      }
      if hasText, line.zone != .text, line.linkShare > 0.5, Self.namesMore(span) { continue }
      let isListed = isListed(lines, index) || Self.isMasthead(lines, index)
      let isCounted = Self.isCounted(lines, index)
      for match in reader.all(span, limit: 4) {
        guard let moment = checked(resolved(match, span)) else { continue }
        let isBesideSite =
          line.zone == .above && line.words.isDisjoint(with: [.author, .date])
          && !line.evidence.contains(.byline) && isBesideSite(match.range, span)
        // Right over the headline, beside the site's name: the page's clock, unless the page knows a later day.
        if isBesideSite, line.distance == 1, !line.words.contains(.clock), unsure == nil,
          DateLabels.label(before: match.range.lowerBound, in: span) == .none, isOutrun(moment, lines)
        {
          unsure = Seen(moment: moment, score: 2)
        }
        let isClock =
          moment.clock == nil && Self.isUnderMenu(lines, index)
          || moment.clock == nil && isUnderSite(lines, index)
            && (line.distance > 1
              || !line.words.contains(.date) && Self.isIssue(span) && !isOutrun(moment, lines))
          || line.zone == .above
            && (line.words.contains(.clock) || isBesideSite
              || line.block == 0 && moment.clock == nil && !line.words.contains(.date)
                && Self.holdsWeekday(line.bytes) && !Self.namesIssue(span))
        take(match, moment, line, previous, isListed: isListed, isClock: isClock, isCounted: isCounted)
      }
    }
  }

  private mutating func take(
    _ match: DateMatch, _ moment: Moment, _ line: Surroundings.Line, _ previous: DateLabels.Label,
    isListed: Bool, isClock: Bool, isCounted: Bool
  ) {
    let span = line.bytes.span
    var kind = DateLabels.label(before: match.range.lowerBound, in: span)
    if kind == .none { kind = DateLabels.after(match.range.upperBound, in: span) }
    if kind == .none, match.range.lowerBound < 4 { kind = previous }
    // A paper may be named «… اليوم»: its name beside the date labels nothing.
    if kind == .other, isSite(before: match.range.lowerBound, span) { kind = .none }
    // A date that the headline speaks of is none of the article's own.
    if line.isHeadline, Self.besides(match.range, span) >= 8 { return }
    if kind == .other || line.zone == .foot && line.evidence.contains(.navigation) && kind != .published {
      return
    }
    if line.zone == .foot, DateLabels.isOfSite(span) { return }
    var score = weight(
      match, moment, line, isPublished: kind == .published, isListed: isListed, isCounted: isCounted)
    if isClock, kind == .none { score -= 6 }
    if kind == .updated {
      if updated == nil, line.zone != .foot { updated = Seen(moment: moment, score: score) }
      return
    }
    if kind == .none, line.words.contains(.updated), !line.words.contains(.author) {
      if score >= 2, score > unsure?.score ?? 0 { unsure = Seen(moment: moment, score: score) }
      return
    }
    if line.zone == .foot {
      if line.isAnothers, kind != .published { return }
      if score >= 3, score > foot?.score ?? 0 { foot = Seen(moment: moment, score: score) }
      return
    }
    // At the text's very end, with a label, a date closes the article.
    if line.zone == .text, kind == .published, span.count - match.range.count < 40 { score = max(score, 2) }
    // Of two that are as good the one under the headline.
    if score >= 2,
      score > head?.score ?? 0
        || score == head?.score && head?.zone == .above && (1...6).contains(line.belowHeadline ?? 0)
    {
      head = Seen(moment: moment, score: score, zone: line.zone)
    }
  }

  private func weight(
    _ match: DateMatch, _ moment: Moment, _ line: Surroundings.Line, isPublished: Bool, isListed: Bool,
    isCounted: Bool
  ) -> Int {
    let span = line.bytes.span
    let isIssue = line.zone == .above && line.linkShare == 0 && Self.isIssue(span)
    let range = Self.withWeekday(match.range, span)
    // «الكاتب: … - التاريخ: …» as the text's first line.
    let isField =
      isPublished && line.zone == .text && line.distance <= 1 && BylineText.isFields(line.bytes)
    let isAll = isIssue || isField || line.zone == .head && Self.isIssue(span, behindLabel: true)
    let rest = isAll ? 0 : span.count - range.count
    let besides = isAll ? 0 : Self.besides(range, span)
    let isMarked = line.words.contains(.date)
    var score = 0
    if isPublished { score += 4 }
    if isMarked || line.evidence.contains(.byline) { score += 2 }
    if moment.clock != nil { score += 1 }
    if rest < 40 || besides < 8 { score += 2 } else if rest > 120 { score -= 3 }
    if line.linkShare > 0.6, !isPublished, besides >= 8 { score -= 3 }
    if let address, moment.date == address { score += 3 }
    switch line.zone {
    case .head: score += 4
    case .text:
      let isNear = line.distance < 6 || (line.belowHeadline.map { $0 > 0 && $0 < 8 } ?? false)
      let isLed =
        line.distance <= 1 && rest < 160
        && (match.range.lowerBound == 0 || isPublished && match.range.lowerBound < 40)
      score += isNear && (rest < 60 || besides < 8) ? 1 : isLed ? 6 : -3
    case .above:
      // Just over the headline; what stands higher without a mark is the day's date or a list's.
      let isAlone =
        isIssue || (rest < 30 && line.linkShare < 0.3 || besides < 8) && !Self.namesMore(span)
      let isNext = (line.distance == 1 || isCounted && moment.clock != nil) && isAlone && !isListed
      score +=
        line.distance <= 3 && (rest < 60 || besides < 8 || isPublished && besides < 60)
          && (isMarked || isPublished || isNext || line.evidence.contains(.byline) && moment.clock != nil)
        ? 2 : -6
    case .foot: score -= 1
    }
    // «كُتب في …» right under the text is the article's, though its box is called a footer.
    let isClosing = isPublished && line.zone == .foot && line.distance <= 2 && rest < 40
    // The printed paper's line, right over the headline, though its box is called a masthead.
    let isPrinted = isIssue && line.distance == 1 && Self.namesIssue(span)
    if !isClosing, !isPrinted, !line.evidence.isDisjoint(with: [.navigation, .sidebar, .about, .topics]) {
      score -= 3
    }
    return score
  }

  /// The date that a text begins with: «Wien, 14. Dezember 2021 – …», "(21 November 2022) …", or one set apart by its
  /// element or by what leads to it.
  private func opening(_ span: Span<UInt8>) -> Moment? {
    let start = span.extracting(0..<Letters.cut(span, 120))
    guard let match = reader.first(start), let moment = checked(match.moment) else { return nil }
    let before = match.range.lowerBound
    let end = match.range.upperBound
    if before < 24, DatelineReader.isDash(behind: end, span) { return moment }
    if before < 24, moment.clock != nil, DatelineReader.isSlash(behind: end, span) { return moment }
    if before <= 2, span[0] == 0x28, end < span.count, span[end] == 0x29 { return moment }
    // «Karlsruhe (12.11.2021). Traditionell …»
    if before > 2, before < 24, span[before - 1] == 0x28, end + 2 < span.count, span[end] == 0x29,
      span[end + 1] == 0x2E || span[end + 1] == 0x3A
    {
      return moment
    }
    if before == 0, Self.besides(match.range, span) <= 2 { return moment }
    if before < 50, DateLabels.label(before: before, in: span) == .published { return moment }
    return nil
  }

  /// Another line's date is later: this one is not that of the day when the page was asked for.
  private func isOutrun(_ moment: Moment, _ lines: [Surroundings.Line]) -> Bool {
    lines.contains { line in
      guard line.bytes.count < 200, line.zone != .text, !line.isHeadline else { return false }
      return reader.all(line.bytes.span, limit: 2).contains {
        (1...400).contains($0.moment.date.daysSince1970 - moment.date.daysSince1970)
      }
    }
  }

  /// A date that two readings fit counts where the address tells which.
  private func resolved(_ match: DateMatch, _ span: Span<UInt8>) -> Moment? {
    guard match.isAmbiguous, let address, match.moment.date != address else { return match.moment }
    var other = reader
    other.order = reader.order == .monthFirst ? .dayFirst : .monthFirst
    if let second = other.first(span.extracting(match.range))?.moment, second.date == address {
      return second
    }
    return match.moment
  }

  private func checked(_ moment: Moment?) -> Moment? {
    guard let moment, moment.date.year >= 1990 else { return nil }
    if let latest, moment.date > latest { return nil }
    return moment
  }
}
