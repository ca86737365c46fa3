internal import GRDB
internal import Vocabulary

/// What pages name becomes rows, or is left out.
extension Desk {
  /// `isPastWindow`: the list has come to the days before the run's window.
  func found(
    _ db: Database, _ finds: Finds, _ places: Range<Int>, on page: Seed, base: WebAddress,
    isPastWindow: Bool = false, now: Timestamp
  ) throws -> Int {
    guard let number = postNumbers[page.outlet], let post = posts[number] else { return 0 }
    let parsedBase = URLParser(base)
    let references = ReferenceDigest(base: base, outlet: number)
    let here = Shape.family(of: page.address)
    var new = 0
    let isDeep = page.depth + 1 > settings.depthLimit
    for i in places {
      if isDeep, finds.role(i) != .entry { continue }
      guard recentReferences.insert(references.number(of: finds, at: i, in: page.kind)) else { continue }
      let find = finds[i]
      guard let raw = URLParser(find.href, base: parsedBase)?.address else { continue }
      let address = Canonical.fetchable(raw)
      let key = key(of: address, outlet: number)
      let isFresh = recentKeys.insert(key)
      guard isFresh || find.role == .entry else { continue }
      guard post.scope.contains(address), let kind = kind(of: find, at: address) else { continue }
      let listed = kind == .page ? Listed(by: page.kind) : []
      let origin = origin(of: find, on: page)
      if kind == .feed || kind == .sitemap { posts[number]?.known.insert(kind) }
      if Shape.objection(to: address) != nil {
        posts[number]?.tally.ends.count(.excluded, .trap)
        continue
      }
      if !listed.isEmpty { posts[number]?.tally.named += 1 }
      let (pattern, family) = (Shape.number(of: address), Shape.family(of: address))
      if kind == .page { learn(find, at: address, pattern: pattern, outlet: number) }
      if isOutside(find, address, kind) {
        posts[number]?.tally.ends.count(.excluded, .outsideWindow)
        continue
      }
      if page.kind == .page, find.role == .link, LinkGuess.isVariant(address) {
        // On a page of its own: most likely that page again.
        posts[number]?.tally.ends.count(.excluded, .alias)
        continue
      }
      if isPastWindow, find.role == .next || kind == .section { continue }
      if find.role != .entry, post.patterns.isClosed(pattern, family: family) {
        posts[number]?.tally.ends.count(.excluded, .trap)
        continue
      }
      try store.begin(db, now: now)
      let isNew = try plant(
        db, address, key: key, pattern: pattern, kind: kind, origin: origin, depth: page.depth + 1,
        outlet: number, hint: find.hint, date: find.hint.published ?? find.lastModified,
        saidModified: find.lastModified, listed: listed, now: now)
      guard isNew else {
        if !listed.isEmpty { try note(db, key, listed) }
        if find.role == .entry {
          try enrich(db, address, key, find, outlet: number, origin: origin, now: now)
        }
        continue
      }
      new += 1
      // A list lives by the articles that it names: by proven kinds, or by new ones away from its own folder.
      if kind == .page, post.patterns.hasYielded(pattern) || (family != here && post.patterns.isYoung(family))
      {
        taken[page.id.number]?.named += 1
      }
    }
    return new
  }

  /// Another kind of list names a page that is known.
  private func note(_ db: Database, _ key: Int64, _ listed: Listed) throws {
    try db.run(
      "UPDATE urls SET listed = listed | ?1 WHERE key = ?2 AND listed & ?1 != ?1",
      [listed.rawValue, key])
  }

  /// What a feed or a sitemap says of a page that was found before in this run: its title, its date, and that it is
  /// listed. The strongest origin stands, whichever came first; their numbers are in that order.
  private func enrich(
    _ db: Database, _ address: WebAddress, _ key: Int64, _ find: Find, outlet: Int64, origin: Seed.Origin,
    now: Timestamp
  ) throws {
    if let said = find.lastModified { try wake(db, address, key, outlet: outlet, said: Rank.minutes(said)) }
    let hint = find.hint
    let number = Codes.number(of: origin, in: Codes.origins)
    guard
      let weaker = try Int.fetchOne(
        db.cachedStatement(sql: "SELECT origin FROM urls WHERE key = ? AND found_run = ? AND origin > ?"),
        arguments: [key, runNumber, number])
    else { return }
    let rank = Rank.of(
      .page, depth: 1, date: hint.published ?? find.lastModified,
      pathDate: LinkGuess.date(in: address), until: run.until, now: now)
    try db.run(
      """
      UPDATE urls SET origin = ?1, title = coalesce(title, ?2), published = coalesce(published, ?3),
        language = coalesce(language, ?4), day = CASE state WHEN 2 THEN coalesce(day, ?7) ELSE coalesce(?7, day) END,
        rank = CASE state WHEN 0 THEN ?5 ELSE rank END,
        kind = CASE WHEN state = 0 AND kind = 1 THEN 5 ELSE kind END
      WHERE key = ?6
      """,
      [
        number, hint.title, hint.published?.iso8601, hint.language, rank, key,
        hint.published?.date.daysSince1970,
      ])
    posts[outlet]?.tally.listed[Codes.value(weaker, in: Codes.origins, else: .link), default: 0] -= 1
    posts[outlet]?.tally.listed[origin, default: 0] += 1
  }

  /// An article of an earlier run that a list calls changed since is asked for again.
  private func wake(_ db: Database, _ address: WebAddress, _ key: Int64, outlet: Int64, said: Int64) throws {
    try db.run(
      """
      UPDATE urls SET state = 0
      WHERE key = ?3 AND said_modified < ?1 AND state = 2 AND run IS NOT ?2 AND end IN (1, 3)
      """, [said, runNumber, key])
    let wakes = db.changesCount > 0
    try db.run(
      "UPDATE urls SET said_modified = ?1 WHERE key = ?2 AND (said_modified IS NULL OR said_modified < ?1)",
      [said, key])
    guard wakes else { return }
    posts[outlet]?.waiting += 1
    let yard = try yard(ofSite: try site(of: address, db), db)
    yards[yard].mayHoldMore = true
    schedule.setWork(yard, true)
  }

  private func kind(of find: Find, at address: WebAddress) -> Seed.Kind? {
    switch find.role {
    case .feed: .feed
    case .sitemap: .sitemap
    case .entry: .page
    case .next: .section
    case .link, .translation: LinkGuess.kind(of: address, anchorLength: find.anchorLength)
    }
  }

  private func origin(of find: Find, on page: Seed) -> Seed.Origin {
    switch find.role {
    case .feed, .link, .translation: .link
    case .next: .pagination
    case .sitemap: page.kind == .robots ? .robots : .sitemap
    case .entry: page.kind == .feed ? .feed : .sitemap
    }
  }
}
