import Vocabulary

/// Who the lines around an article say wrote it, the place they name, and the agency they credit.
struct VisibleByline {
  private(set) var people: [String] = []
  /// A label or the page's mark-up says that the people are its writers.
  private(set) var isMarked = false
  private(set) var place: String?
  private(set) var agency: String?
  private(set) var code: String?

  let sites: SiteNames
  let lines: [Surroundings.Line]
  /// The text's last line, under which writers sign.
  let lastText: Int?
  private var best = 0
  /// The line that gave the people, and whether the next one may give more.
  private var bestLine = -2
  private var bestShare = 0.0
  /// The line says what its one person is.
  private var bestHasRole = false

  init(_ surroundings: Surroundings, sites: SiteNames) {
    self.sites = sites
    lines = surroundings.lines
    lastText = Self.lastText(lines, sites)
    var follows = false
    // Behind the text's first line a linked headline beside a date is that of another article.
    var hasText = false
    for (index, line) in lines.enumerated() {
      defer { hasText = hasText || line.zone == .text }
      if index == lastText, best < 4, let name = HanSignature.name(line.bytes) {
        people = [name]
        (best, bestLine) = (4, index)
      }
      let length = line.bytes.count
      let isLed = follows
      follows = false
      // Several roles with their names, in letters of two bytes: «كتابة: … – تحرير: … – تصوير: …».
      let isLong =
        length > 140 && length < 400 && Letters.holdArabic(line.bytes)
        && (BylineText.isLabelled(line.bytes) || BylineText.isFields(line.bytes))
      guard !line.isHeadline, length < 260 || line.zone == .text || isLong else { continue }
      if line.zone == .text, length > 200, !isLong {
        if line.distance < 3, best == 0, let credit = BylineText.opening(line.bytes, sites) {
          people = credit.people
          place = place ?? credit.place
          (best, bestLine) = (credit.isLabelled ? 6 : 2, index)
        }
        continue
      }
      if line.evidence.contains(.caption) || line.words.contains(.picture) || line.isAnothers { continue }
      if hasText, line.zone == .head, line.linkShare > 0.5, !line.words.contains(.author),
        BylineText.withoutDates(line.bytes).count != length
      {
        continue
      }
      follows = read(line, index, isLed: isLed)
    }
    addOthers()
  }

  /// The last line of the text that says more than what somebody is or what a box is of.
  private static func lastText(_ lines: [Surroundings.Line], _ sites: SiteNames) -> Int? {
    guard let last = lines.lastIndex(where: { $0.zone == .text }) else { return nil }
    var index = last
    while index > 0, last - index < 2, lines[index].zone == .text, lines[index].bytes.count < 60,
      lines[index - 1].bytes.count < 60
    {
      let bytes = lines[index].bytes
      let credit = CreditLine(sites: sites).read(bytes.span)
      guard credit.namesRole, credit.isWhole, credit.people.isEmpty else { break }
      index -= 1
    }
    return lines[index].zone == .text ? index : last
  }

  /// Gives true for a label that stands alone: the name follows.
  private mutating func read(_ line: Surroundings.Line, _ index: Int, isLed: Bool) -> Bool {
    let length = line.bytes.count
    let isMarked =
      line.words.contains(.author) || line.evidence.contains(.byline) && !line.words.contains(.date)
    let labelled = BylineText.labelledFields(line.bytes)
    let fields = line.zone == .above ? nil : labelled.flatMap { BylineText.credits($0) }
    let reachable =
      Letters.holdArabic(line.bytes) ? BylineText.withoutContacts(fields ?? line.bytes) : line.bytes
    let bytes = BylineText.withoutAges(BylineText.withoutDates(reachable))
    // A name, a role and a date on one short line need no other mark.
    let isDated =
      bytes.count != line.bytes.count && length < 120 && line.zone != .foot
      && (line.zone != .above || line.distance <= 2 && line.linkShare < 0.3)
    if line.zone == .head || line.zone == .text && length < 80, bytes.first == 0x28, length < 120 {
      let dateline = DatelineReader(sites: sites).head(bytes.span)
      if dateline.agency?.isEmpty == false {
        place = place ?? dateline.place
        if agency == nil, let name = dateline.agency { (agency, code) = (name, dateline.agencyCode) }
        return false
      }
    }
    if place == nil, line.zone != .above,
      let found = (labelled ?? (length < 80 ? [line.bytes] : [])).lazy.compactMap({
        BylineText.labelledPlace($0)
      }).first
    {
      place = found
      if fields == nil { return false }
    }
    let isHonoured = line.zone == .above && line.distance == 1 && length < 60 && BylineText.isHonoured(bytes)
    let isSigned = line.isSignature && length < 60 && bytes[0] < 0xD6
    var credit = CreditLine(
      sites: sites, isTrusted: isMarked || isLed || isDated || isSigned || isHonoured
    )
    .read(
      bytes.span)
    if credit.isLabelled, !isMarked { credit = CreditLine(sites: sites, isTrusted: true).read(bytes.span) }
    if credit.isEmpty, isMarked, let joined = BylineText.joined(bytes) {
      credit = CreditLine(sites: sites, isTrusted: true).read(joined.span)
    }
    // Between headline and text a line in the shape of a name, and one that gives how to reach somebody.
    if credit.people.isEmpty, line.zone == .head, length < 100, Letters.holdArabic(bytes),
      reachable.count != line.bytes.count
        || line.linkShare == 0 && line.belowHeadline ?? 9 <= 2 && BylineText.isNameShaped(bytes)
    {
      let trusted = CreditLine(sites: sites, isTrusted: true).read(bytes.span)
      if trusted.isWhole { credit = trusted }
    }
    // A place, the site or an agency beside words that are no prose: the words are a name, known or not.
    let isNear = isNear(line, index)
    if !credit.isWhole, isNear, length < 140, line.linkShare < 0.5,
      Letters.holdArabic(bytes),
      credit.place != nil || credit.namesSite || credit.agency != nil
        || credit.namesRole && index == lastText || line.zone == .head && !credit.people.isEmpty
    {
      let trusted = CreditLine(sites: sites, isTrusted: true).read(bytes.span)
      if trusted.isWhole { credit = trusted }
    }
    if !credit.isWhole, isNear, line.zone == .head || line.zone == .text, length < 140, line.linkShare < 0.5,
      Letters.holdArabic(bytes), let head = ReportHead(sites: sites).read(bytes.span, isLine: true)
    {
      credit = head
    }
    // Right under the headline, right over the text or under it a given name that is known begins its writer's, alone or
    // with a house or a role.
    if credit.people.isEmpty, length < 60,
      line.zone == .head && (line.belowHeadline == 1 || line.distance == 1) || index == lastText,
      BylineText.beginsWithGivenName(bytes)
    {
      let trusted = CreditLine(sites: sites, isTrusted: true).read(bytes.span)
      if trusted.isWhole, trusted.people.count == 1, trusted.people[0].utf8.count(where: { $0 == 0x20 }) <= 2
      {
        credit = trusted
      }
    }
    // The label on the line before.
    if place == nil, credit.people.isEmpty, let found = credit.place,
      credit.isWhole && index > 0 && lines[index - 1].zone != .above
        && BylineText.isPlaceLabel(lines[index - 1].bytes)
    {
      place = found
    }
    guard !credit.isEmpty else { return length < 40 && BylineText.isLabelAlone(bytes) }
    let score = weight(credit, index, isLed: isLed, isSigned: isSigned, isDated: isDated, length: bytes.count)
    if !credit.people.isEmpty, score >= 3 {
      let isStated = credit.isLabelled || isLed || line.words.contains(.author)
      if score > best {
        people = credit.people
        best = score
        bestLine = index
        bestShare = line.linkShare
        bestHasRole = (credit.namesRole || credit.namesSite) && credit.people.count == 1
        self.isMarked = isStated
        if let found = credit.place { place = found }
      } else if bestLine == index - 1, credit.isWhole,
        score == best && line.words.contains(.author) && line.linkShare > 0.8 && bestShare > 0.8
          || score >= 3 && line.zone == lines[bestLine].zone && line.zone != .above && bestHasRole
            && (credit.namesRole || credit.namesSite) && credit.people.count == 1
      {
        // Each writer on a line, linked to what else they wrote, or with what they are.
        for name in credit.people where !people.contains(name) && people.count < 12 { people.append(name) }
        bestLine = index
      }
    }
    // «رويترز» alone right over the headline.
    let isAgencyAlone =
      line.zone == .above && line.distance == 1 && line.linkShare == 0 && credit.people.isEmpty
      && credit.agency != nil && !line.evidence.contains(.navigation) && Letters.holdArabic(bytes)
    if credit.isWhole, isNear, score >= 2 || isAgencyAlone {
      if place == nil, credit.place != nil,
        !credit.people.isEmpty || credit.agency != nil || isMarked
          || (credit.namesSite || line.words.contains(.place)) && (bytes[0] >= 0xD6 || bytes[0] == 0xC2)
          || isDated && line.zone == .head && bytes[0] < 0xD6 && line.linkShare == 0
          || credit.namesRole && line.zone == .head && BylineText.beginsWithPlace(bytes)
      {
        place = credit.place
      }
      if agency == nil, let name = credit.agency { (agency, code) = (name, credit.agencyCode) }
    }
    return false
  }

  private func isNear(_ line: Surroundings.Line, _ index: Int) -> Bool {
    switch line.zone {
    case .head: true
    case .above, .foot: line.distance <= 2
    case .text: line.distance < 4 || index == lastText
    }
  }

  /// Takes the names on the lines behind the first writer's, each marked as his is.
  private mutating func addOthers() {
    guard bestLine >= 0, lines[bestLine].words.contains(.author), lines[bestLine].zone == .head else {
      return
    }
    for line in lines[(bestLine + 1)...].prefix(6) {
      guard line.zone == .head, line.words.contains(.author), line.bytes.count < 80,
        Letters.holdArabic(line.bytes)
      else { return }
      let credit = CreditLine(sites: sites, isTrusted: true).read(line.bytes.span)
      guard credit.isWhole, !credit.people.isEmpty else { return }
      for name in credit.people where !people.contains(name) && people.count < 12 { people.append(name) }
    }
  }
}
