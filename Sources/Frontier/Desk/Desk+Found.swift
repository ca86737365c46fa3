internal import GRDB
internal import Vocabulary

/// What pages name becomes rows, or is left out.
extension Desk {
  func found(_ db: Database, _ finds: [Find], on page: Seed, base: WebAddress, now: Timestamp) throws -> Int {
    guard let number = postNumbers[page.outlet], let post = posts[number] else { return 0 }
    let parsedBase = URLParser(base)
    var new = 0
    for find in finds {
      guard let raw = URLParser(find.href, base: parsedBase)?.address else { continue }
      let address = Canonical.fetchable(raw)
      guard recent.insert(key(of: address, outlet: number)) else { continue }
      guard post.scope.contains(address), let kind = kind(of: find, at: address) else { continue }
      if find.role != .entry, page.depth + 1 > settings.depthLimit { continue }
      let origin = origin(of: find, on: page)
      if find.role == .feed || find.role == .sitemap { posts[number]?.hasLists = true }
      if Shape.objection(to: address) != nil {
        posts[number]?.tally.count(.excluded, .trap)
        continue
      }
      if kind == .page || find.role == .sitemap, isOutside(find, address) {
        posts[number]?.tally.count(.excluded, .outsideWindow)
        continue
      }
      if find.role != .entry, posts[number]?.patterns.isClosed(Shape.number(of: address)) == true {
        posts[number]?.tally.count(.excluded, .trap)
        continue
      }
      try store.begin(db, now: now)
      let isNew = try plant(
        db, address, kind: kind, origin: origin, depth: page.depth + 1, outlet: number, hint: find.hint,
        date: find.hint.published ?? find.lastModified, now: now)
      guard isNew else { continue }
      new += 1
      if kind == .page { taken[page.id.number]?.named += 1 }
    }
    if page.kind == .home, settings.probes, posts[number]?.hasLists == false {
      new += try probe(db, outlet: number, now: now)
    }
    return new
  }

  /// Where an outlet names neither feed nor sitemap: the paths where they usually lie, of its first home.
  private func probe(_ db: Database, outlet: Int64, now: Timestamp) throws -> Int {
    guard let home = posts[outlet]?.outlet.homes.first else { return 0 }
    posts[outlet]?.hasLists = true
    let paths: [(String, Seed.Kind)] = [
      ("/sitemap.xml", .sitemap), ("/sitemap_index.xml", .sitemap), ("/news-sitemap.xml", .sitemap),
      ("/sitemap-news.xml", .sitemap), ("/feed", .feed), ("/rss", .feed), ("/rss.xml", .feed),
      ("/feed.json", .feed),
    ]
    var new = 0
    try store.begin(db, now: now)
    for (path, kind) in paths {
      guard let address = WebAddress.resolve(Array(path.utf8), base: home) else { continue }
      if try plant(db, address, kind: kind, origin: .link, depth: 1, outlet: outlet, now: now) { new += 1 }
    }
    return new
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

  /// Whether what is said of it, or its path, dates it outside the run's window, by more than a day of doubt about zones.
  private func isOutside(_ find: Find, _ address: WebAddress) -> Bool {
    if let since = run.since?.daysSince1970 {
      let latest =
        [find.hint.published?.date, find.lastModified?.date].compactMap { $0 }.max()
        ?? (find.role == .sitemap ? nil : LinkGuess.date(in: address))
      if let latest, latest.daysSince1970 < since - 1 { return true }
    }
    if let until = run.until?.daysSince1970, find.role != .sitemap {
      let date = find.hint.published?.date ?? LinkGuess.date(in: address)
      if let date, date.daysSince1970 > until + 1 { return true }
    }
    return false
  }
}
