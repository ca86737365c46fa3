import Vocabulary

/// Chooses when an article was published and when it was last changed, from what the page states of it.
///
/// In this order: JSON-LD of the article, metas, item properties, `time` elements and lines near the headline, lines
/// behind the text, the address. Dates of lists, comments, tickers and the page's own clock are none of the article's.
struct PublicationDate {
  struct Result {
    var published: Moment?
    var modified: Moment?
    /// Blocks that hold nothing but the date.
    var source = Source.none
  }

  enum Source: String { case none, linked, meta, item, time, head, foot, address, hint }

  let facts: PageFacts
  let linked: LinkedArticle?
  let url: String
  let reader: DateReader
  /// The day after the fetch, UTC; what lies behind it is no date of publication.
  let latest: CivilDate?

  init(facts: PageFacts, linked: LinkedArticle?, url: String, language: String?, fetchedAt: Timestamp?) {
    self.facts = facts
    self.linked = linked
    self.url = url
    reader = DateReader(
      language: language.map { DateWords.code($0) } ?? 0,
      order: Self.order(language: language, region: Self.region(facts), host: SiteNames.host(url)))
    latest = fetchedAt.map { CivilDate(daysSince1970: $0.seconds / 86_400 + 1) }
  }

  func choose(
    _ tree: borrowing HTMLTree, _ surroundings: Surroundings, headline: HTMLTree.Node?, text: HTMLTree.Node?,
    hint: Moment?
  ) -> Result {
    var result = Result()
    let address = AddressDate.date(url)
    let visible = lines(surroundings, address)
    let items = itemDates(tree, headline, text)

    result.modified =
      moment(linked?.modified) ?? meta(.modified) ?? items.modified ?? visible.modified?.moment
    if let stated = moment(linked?.published), linked?.rank == 2 {
      result.published = stated
      result.source = .linked
    } else if let stated = meta(.published) {
      result.published = stated
      result.source = .meta
    } else if let stated = items.published {
      result.published = stated
      result.source = .item
    } else if let stated = timeElement(tree, surroundings, headline, text) {
      result.published = stated
      result.source = .time
    } else if let stated = visible.head {
      result.published = stated.moment
      result.source = .head
    } else if let stated = moment(linked?.published) {
      result.published = stated
      result.source = .linked
    } else if let stated = visible.foot {
      result.published = stated.moment
      result.source = .foot
    } else if let address {
      result.published = Moment(date: address)
      result.source = .address
    } else if let hint {
      result.published = hint
      result.source = .hint
    }
    correct(&result, visible.head?.moment, address)
    return result
  }

  /// A machine's date that neither the line under the headline nor the address knows is the machine's own.
  private func correct(_ result: inout Result, _ head: Moment?, _ address: CivilDate?) {
    guard let published = result.published, result.source == .linked || result.source == .meta else { return }
    // In UTC the day may be the neighbour of the one that the page shows its readers.
    if published.offsetMinutes == 0, let head,
      abs(head.date.daysSince1970 - published.date.daysSince1970) == 1,
      abs(published.utcSeconds - head.date.daysSince1970 * 86_400) <= 36 * 3600,
      head.clock == nil || abs(published.utcSeconds - head.utcSeconds) <= 14 * 3600
    {
      result.published = head
      result.source = .head
      return
    }
    if let head, let address, abs(head.date.daysSince1970 - address.daysSince1970) <= 1,
      abs(published.date.daysSince1970 - address.daysSince1970) > 2
    {
      result.published = head
      result.source = .head
    }
  }

  // MARK: Machine's fields

  private func moment(_ text: String?) -> Moment? {
    guard let text, !text.isEmpty, text.utf8.count < 120 else { return nil }
    return checked(reader.field(text.utf8.span))
  }

  private func moment(_ bytes: Bytes?) -> Moment? {
    guard let bytes, bytes.count > 3, bytes.count < 120 else { return nil }
    let buffer = unsafe bytes.buffer
    return unsafe checked(reader.field(buffer.span))
  }

  private func checked(_ moment: Moment?) -> Moment? {
    guard let moment, moment.date.year >= 1990 else { return nil }
    if let latest, moment.date > latest { return nil }
    return moment
  }

  private func meta(_ key: MetaKey) -> Moment? {
    var day: Moment?
    for content in facts.all(key) {
      guard let found = moment(content) else { continue }
      if found.clock != nil { return day.map { $0.date == found.date } ?? true ? found : day }
      day = day ?? found
    }
    return day
  }

  private func itemDates(
    _ tree: borrowing HTMLTree, _ headline: HTMLTree.Node?, _ text: HTMLTree.Node?
  ) -> (published: Moment?, modified: Moment?) {
    var published: Moment?
    var modified: Moment?
    for (key, node) in facts.items where key == .published || key == .modified {
      guard belongs(node, tree, headline, text) else { continue }
      guard let found = value(node, tree) else { continue }
      if key == .published, published == nil { published = found }
      if key == .modified, modified == nil { modified = found }
    }
    return (published, modified)
  }

  /// An item property is the article's when the nearest item around it holds the headline or the text, or when none
  /// is around it.
  private func belongs(
    _ node: HTMLTree.Node, _ tree: borrowing HTMLTree, _ headline: HTMLTree.Node?, _ text: HTMLTree.Node?
  ) -> Bool {
    var up = tree.parent(node)
    while up > 0 {
      if tree.attribute(up, .itemscope) != nil || tree.attribute(up, .itemtype) != nil
        || tree.tag(up) == .article
      {
        let range = up..<tree.end(up)
        return headline.map { range.contains($0) } ?? false || text.map { range.contains($0) } ?? false
          || tree.tag(up) == .html || tree.tag(up) == .body
      }
      if tree.tag(up) == .aside || tree.tag(up) == .nav || tree.tag(up) == .li { return false }
      up = tree.parent(up)
    }
    return true
  }

  /// The machine's date of an element, else its words.
  private func value(_ node: HTMLTree.Node, _ tree: borrowing HTMLTree) -> Moment? {
    for attribute in [
      HTMLAttribute.datetime, .content, .title, .dataDatetime, .dataTime, .dataTimestamp, .dataDate,
      .dataPublished,
      .dataUtime, .epoch, .value,
    ] {
      if let found = moment(tree.attribute(node, attribute)) { return found }
    }
    guard tree.end(node) - node < 12 else { return nil }
    var line: [UInt8] = []
    tree.plainText(of: node, into: &line)
    guard line.count < 160 else { return nil }
    return checked(reader.first(line.span)?.moment)
  }

  /// The first `time` that stands near the headline or the text and is not marked as an update.
  private func timeElement(
    _ tree: borrowing HTMLTree, _ surroundings: Surroundings, _ headline: HTMLTree.Node?,
    _ text: HTMLTree.Node?
  ) -> Moment? {
    guard headline != nil || text != nil else { return nil }
    let first = headline ?? text ?? 0
    let last = max(text ?? first, first)
    var best: (score: Int, moment: Moment)?
    for node in facts.times where tree.tag(node) == .time {
      guard let found = value(node, tree) else { continue }
      var score = 0
      if tree.attribute(node, .pubdate) != nil { score += 3 }
      if node >= first, node <= last + 40 {
        score += 4
      } else if node < first, first - node < 60 {
        score += 2
      }
      let words = ClassWords.of(node, tree).union(ClassWords(around: node, tree))
      if words.contains(.updated) || isUpdate(before: node, tree) { score -= 6 }
      if isListed(node, tree) { score -= 4 }
      if words.contains(.date) { score += 1 }
      guard score > 1 else { continue }
      if score > best?.score ?? 0 { best = (score, found) }
    }
    return best?.moment
  }

  private func isListed(_ node: HTMLTree.Node, _ tree: borrowing HTMLTree) -> Bool {
    var up = tree.parent(node)
    var steps = 0
    while up > 0, steps < 6 {
      switch tree.tag(up) {
      case .aside, .nav, .footer, .a: return true
      default: break
      }
      up = tree.parent(up)
      steps += 1
    }
    return false
  }

  private func isUpdate(before node: HTMLTree.Node, _ tree: borrowing HTMLTree) -> Bool {
    var n = node - 1
    while n > max(0, node - 6) {
      if tree.isText(n), !tree.text(n).isBlank {
        let text = tree.text(n)
        let buffer = unsafe text.buffer
        return unsafe DateLabels.label(before: buffer.count, in: buffer.span) == .updated
      }
      n -= 1
    }
    return false
  }

  // MARK: Lines

  struct Seen {
    var moment: Moment
    var line: Int
  }

  private func lines(_ surroundings: Surroundings, _ address: CivilDate?) -> (
    head: Seen?, foot: Seen?, modified: Seen?
  ) {
    var head: (score: Int, seen: Seen)?
    var foot: (score: Int, seen: Seen)?
    var modified: Seen?
    var label = DateLabels.Label.none
    for (index, line) in surroundings.lines.enumerated() {
      let span = line.bytes.span
      let own = DateLabels.label(before: min(span.count, 60), in: span)
      guard span.count < 400 || line.zone == .text, DateReader.mayHoldDate(span) else {
        label = span.count < 60 ? own : .none
        continue
      }
      let previous = label
      label = .none
      if line.zone == .text, span.count > 160 {
        // «Wien, 14. Dezember 2021 – …»
        if line.distance <= 3, head == nil, let match = reader.first(span.extracting(0..<60.cut(span))),
          match.range.lowerBound < 24, let moment = checked(match.moment),
          DatelineReader.isDash(behind: match.range.upperBound, span)
        {
          head = (1, Seen(moment: moment, line: index))
        }
        continue
      }
      if line.evidence.contains(.caption) || line.words.contains(.picture) && !line.words.contains(.date) {
        continue
      }
      for match in reader.all(span, limit: 4) {
        guard let moment = checked(resolved(match, span, address)) else { continue }
        var kind = DateLabels.label(before: match.range.lowerBound, in: span)
        if kind == .none { kind = DateLabels.after(match.range.upperBound, in: span) }
        if kind == .none, match.range.lowerBound < 4 { kind = previous }
        if kind == .none, line.words.contains(.updated), !line.words.contains(.author) { kind = .updated }
        if kind == .other { continue }
        if kind == .updated {
          if modified == nil, line.zone != .foot { modified = Seen(moment: moment, line: index) }
          continue
        }
        let rest = span.count - match.range.count
        var score = 0
        if kind == .published { score += 4 }
        if line.words.contains(.date) || line.evidence.contains(.byline) { score += 2 }
        if moment.clock != nil { score += 1 }
        if rest < 40 { score += 2 } else if rest > 120 { score -= 3 }
        if line.linkShare > 0.6, kind == .none { score -= 3 }
        if let address, moment.date == address { score += 3 }
        switch line.zone {
        case .head: score += 4
        case .text: score += line.distance < 6 && rest < 60 ? 1 : -3
        case .above:
          // Just over the headline; in a list of other articles the line before is a link.
          let follows = index > 0 && surroundings.lines[index - 1].zone == .above
          let isListed =
            follows && surroundings.lines[index - 1].linkShare > 0.6
            && !surroundings.lines[index - 1].evidence.contains(.navigation)
          let isAlone = rest < 30 && line.linkShare < 0.3
          score +=
            line.distance <= 3 && rest < 60 && (line.words.contains(.date) || isAlone && !isListed) ? 2 : -6
        case .foot: score -= 1
        }
        if !line.evidence.isDisjoint(with: [.navigation, .sidebar, .about, .topics]) { score -= 3 }
        let seen = Seen(moment: moment, line: index)
        if line.zone == .foot {
          if score >= 3, score > foot?.score ?? 0 { foot = (score, seen) }
        } else if score >= 2, score > head?.score ?? 0 {
          head = (score, seen)
        }
      }
    }
    return (head?.seen, foot?.seen, modified)
  }

  /// A date that two readings fit counts where the address tells which.
  private func resolved(_ match: DateMatch, _ span: Span<UInt8>, _ address: CivilDate?) -> Moment? {
    guard match.isAmbiguous, let address, match.moment.date != address else { return match.moment }
    var other = reader
    other.order = reader.order == .monthFirst ? .dayFirst : .monthFirst
    if let second = other.first(span.extracting(match.range))?.moment, second.date == address {
      return second
    }
    return match.moment
  }

  // MARK: Order of day and month

  static func region(_ facts: PageFacts) -> String? {
    for tag in [facts.language, facts.first(.locale)] {
      guard let text = tag?.string else { continue }
      let parts = text.split(whereSeparator: { $0 == "-" || $0 == "_" })
      if parts.count >= 2, let last = parts.last, last.utf8.count == 2 { return last.uppercased() }
    }
    return nil
  }

  static func order(language: String?, region: String?, host: String) -> DayOrder {
    let end = host.split(separator: ".").last.map(String.init) ?? ""
    let dayFirstEnds: Set<String> = [
      "uk", "au", "nz", "in", "ie", "za", "pk", "ng", "ke", "gh", "sg", "my", "hk", "lk", "bd", "mt", "tz",
      "ug", "zw", "jm",
      "eu", "ae", "eg", "sa", "qa", "kw", "bh", "om", "jo", "lb", "iq", "ps", "il", "tr", "np",
    ]
    guard let language, language != "en", !language.isEmpty else {
      if end == "us" || end == "ph" || end == "gov" || end == "mil" { return .monthFirst }
      if dayFirstEnds.contains(end) { return .dayFirst }
      switch region {
      case "US", "PH": return .monthFirst
      case nil: return .unknown
      default: return .dayFirst
      }
    }
    return .dayFirst
  }
}

extension Int {
  /// At most `self` bytes of `span`, whole characters.
  fileprivate func cut(_ span: Span<UInt8>) -> Int {
    var end = Swift.min(self, span.count)
    while end > 0, end < span.count, span[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}
