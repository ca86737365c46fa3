import Vocabulary

/// Chooses when an article was published and when it was last changed, from what the page states of it.
///
/// In this order: JSON-LD of the article, metas, item properties, `time` elements and lines near the headline, lines
/// behind the text, the address. Dates of lists, comments, tickers and the page's own clock are none of the article's.
struct PublicationDate {
  struct Result {
    var published: Moment?
    var modified: Moment?
    var source = FieldOrigin.none
    var modifiedSource = FieldOrigin.none
  }

  let facts: PageFacts
  let linked: LinkedArticle?
  let sites: SiteNames
  let url: String
  let reader: DateReader
  /// The day after the fetch, UTC; what lies behind it is no date of publication.
  let latest: CivilDate?
  let fetchedAt: Timestamp?

  init(
    facts: PageFacts, linked: LinkedArticle?, sites: SiteNames, url: String, language: String?,
    fetchedAt: Timestamp?
  ) {
    self.facts = facts
    self.linked = linked
    self.sites = sites
    self.url = url
    reader = DateReader(
      language: language.map { DateWords.code($0) } ?? 0,
      order: Self.order(language: language, region: Self.region(facts), host: SiteNames.host(url)))
    self.fetchedAt = fetchedAt
    latest = fetchedAt.map(Self.latest)
  }

  static func latest(_ fetchedAt: Timestamp) -> CivilDate {
    CivilDate(daysSince1970: fetchedAt.seconds / 86_400 + 1)
  }

  func choose(
    _ tree: borrowing HTMLTree, _ surroundings: Surroundings, headline: HTMLTree.Node?, text: HTMLTree.Node?,
    textEnd: HTMLTree.Node, hint: Moment?
  ) -> Result {
    var result = Result()
    let address = AddressDate.date(url)
    let visible = VisibleDates(
      surroundings, reader: reader, sites: sites, address: address, fetchedAt: fetchedAt)
    let items = itemDates(tree, headline, text)
    if let stated = moment(linked?.modified) {
      result.modified = stated
      result.modifiedSource = .linked
    } else if let stated = meta(.modified) {
      result.modified = stated
      result.modifiedSource = .meta
    } else if let stated = items.modified {
      result.modified = stated
      result.modifiedSource = .item
    } else if let stated = visible.updated {
      result.modified = stated.moment
      result.modifiedSource = .head
    }
    let time = timeElement(tree, headline, text, textEnd)
    let shown = time ?? visible.head?.moment
    let found: [(Moment?, FieldOrigin)] = [
      (linked?.rank == 2 ? stated(shown) : nil, .linked),
      (isDoubtful(shown, items) ? shown : nil, time == nil ? .head : .time),
      (meta(.published), .meta),
      (items.published, .item),
      (loose(shown), .meta),
      (time, .time),
      (visible.head?.moment, .head),
      (moment(linked?.published), .linked),
      (visible.foot?.moment, .foot),
      (meta(.date), .meta),
      (titleDate(), .title),
      (address.map { Moment(date: $0) }, .address),
      (hint, .hint),
      (visible.unsure?.moment, .head),
      (visible.relative.map { Moment(date: $0) }, .head),
      // Arab pages show when they were changed last, and no other date.
      (reader.language == DateWords.code("ar") ? visible.updated?.moment : nil, .head),
    ]
    if let (moment, source) = found.first(where: { $0.0 != nil }) {
      result.published = moment
      result.source = source
    }
    correct(&result, visible.head?.moment, address)
    return result
  }

  /// The date that JSON-LD states; the metas' where these say another day and the page shows that one.
  private func stated(_ shown: Moment?) -> Moment? {
    guard let linked = moment(linked?.published) else { return nil }
    guard let other = meta(.published), other.date != linked.date else { return linked }
    if let shown, shown.date == other.date { return other }
    // Hours apart to the second, both in UTC: one is the local clock with a Z behind it, as literal format strings give.
    let gap = abs(other.utcSeconds - linked.utcSeconds)
    if linked.offsetMinutes == 0, other.offsetMinutes == 0, gap > 0, gap <= 14 * 3600, gap % 1800 == 0,
      endsInLetter(self.linked?.published)
    {
      return other
    }
    return linked
  }

  /// One meta alone names a day, nothing says that the article was changed, and readers are shown a later day.
  private func isDoubtful(_ shown: Moment?, _ items: (published: Moment?, modified: Moment?)) -> Bool {
    guard let shown, let stated = meta(.published), linked?.published == nil, items.published == nil,
      linked?.modified == nil, items.modified == nil, facts.first(.modified) == nil
    else { return false }
    return shown.date.daysSince1970 - stated.date.daysSince1970 > 1
  }

  private func endsInLetter(_ text: String?) -> Bool { text?.utf8.last.map(\.isASCIILetter) ?? false }

  /// What a meta calls no more than "date" may be the last change's or the machine's clock: it counts before the lines
  /// of the page where these show the same day, and behind them where they show another.
  private func loose(_ shown: Moment?) -> Moment? {
    guard let shown, let stated = meta(.date), stated.date == shown.date else { return nil }
    return stated
  }

  /// A machine's date that neither the line under the headline nor the address knows is the machine's own.
  private func correct(_ result: inout Result, _ head: Moment?, _ address: CivilDate?) {
    guard let published = result.published, [.linked, .meta, .item].contains(result.source) else { return }
    if let day = dayOfMidnight(published) {
      result.published = Moment(date: day)
      return
    }
    // In UTC the day may be the neighbour of the one that the page shows its readers.
    if published.offsetMinutes == 0, let head, address != published.date,
      abs(head.date.daysSince1970 - published.date.daysSince1970) == 1,
      isLocalDay(head.date, of: published),
      head.clock == nil || abs(published.utcSeconds - head.utcSeconds) <= 14 * 3600
    {
      result.published = head
      result.source = .head
      return
    }
    if published.offsetMinutes == 0, let address, address != published.date,
      abs(address.daysSince1970 - published.date.daysSince1970) == 1, isLocalDay(address, of: published),
      AddressDate.isInFolders(address, url)
    {
      result.published = Moment(date: address)
      result.source = .address
      return
    }
    // An address is made when an article is; a date long after it is that of a move to other software.
    if let address, published.date.daysSince1970 - address.daysSince1970 > 30 {
      result.published = head.map { $0.date == address ? $0 : Moment(date: address) } ?? Moment(date: address)
      result.source = .address
      return
    }
    if let head, let address, abs(head.date.daysSince1970 - address.daysSince1970) <= 1,
      abs(published.date.daysSince1970 - address.daysSince1970) > 2
    {
      result.published = head
      result.source = .head
    }
  }

  /// The day that began at this moment in central Europe, where machines write a bare day as midnight in UTC: 23:00:00 in
  /// winter, 22:00:00 in summer. Near the clock's change either may be meant, and the day stays.
  private func dayOfMidnight(_ moment: Moment) -> CivilDate? {
    guard isCentralEurope, moment.offsetMinutes == 0, let clock = moment.clock, clock.minute == 0,
      clock.second == 0
    else {
      return nil
    }
    let hour: Int
    switch moment.date.month {
    case 11, 12, 1, 2: hour = 23
    case 4...9: hour = 22
    default: return nil
    }
    return clock.hour == hour ? CivilDate(daysSince1970: Int64(moment.date.daysSince1970) + 1) : nil
  }

  private var isCentralEurope: Bool {
    guard let end = SiteNames.host(url).split(separator: ".").last else { return false }
    return Self.centralEurope.contains(String(end))
  }

  private static let centralEurope: Set<String> = [
    "de", "at", "ch", "li", "lu", "fr", "be", "nl", "it", "es", "pl", "cz", "sk", "hu", "si", "hr", "rs",
    "ba", "dk", "no",
    "se",
  ]

  /// Some zone between UTC-10 and UTC+12 has this day at that moment.
  private func isLocalDay(_ day: CivilDate, of moment: Moment) -> Bool {
    let start = Int64(day.daysSince1970) * 86_400
    return moment.utcSeconds >= start - 12 * 3600 && moment.utcSeconds < start + 34 * 3600
  }

  // MARK: Machine's fields

  func moment(_ text: String?) -> Moment? {
    guard let text, !text.isEmpty, text.utf8.count < 120 else { return nil }
    return checked(reader.field(text.utf8.span))
  }

  func moment(_ bytes: Bytes?) -> Moment? {
    guard let bytes, bytes.count > 3, bytes.count < 120 else { return nil }
    let buffer = unsafe bytes.buffer
    return unsafe checked(reader.field(buffer.span))
  }

  func checked(_ moment: Moment?) -> Moment? {
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
}
