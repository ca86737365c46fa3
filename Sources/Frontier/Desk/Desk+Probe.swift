internal import GRDB
internal import Vocabulary

/// Lists that an outlet does not name, looked for where they usually lie.
extension Desk {
  /// Asked for one after the other until one is there.
  private static let usual: [Seed.Kind: [String]] = [
    .sitemap: [
      "/sitemap.xml", "/sitemap_index.xml", "/sitemap-index.xml", "/sitemap.xml.gz", "/news-sitemap.xml",
      "/sitemap-news.xml", "/sitemap_news.xml", "/sitemap.txt",
    ],
    .feed: ["/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/feed.json"],
  ]

  /// The home page has been read: the first usual path of each kind of list that it, robots.txt and the pipeline do
  /// not name.
  func probe(_ db: Database, outlet: Int64, now: Timestamp) throws {
    guard settings.probes, let post = posts[outlet], let home = post.outlet.homes.first else { return }
    for kind in [Seed.Kind.sitemap, .feed] where !post.known.contains(kind) {
      try plantUsual(kind, at: 0, db, outlet: outlet, home: home, now: now)
    }
  }

  /// A list was not there, or was none: where it was looked for at a usual path, the next one is tried.
  func probeOn(_ db: Database, after row: URLRow, now: Timestamp) throws {
    guard settings.probes, row.origin == .link, let paths = Self.usual[row.kind],
      let home = posts[row.outlet]?.outlet.homes.first, home.origin == row.address.origin,
      let place = paths.firstIndex(of: String(row.address.pathAndQuery))
    else { return }
    try plantUsual(row.kind, at: place + 1, db, outlet: row.outlet, home: home, now: now)
  }

  /// The first path from `place` on that is not known to have failed; where it is known, nothing is to do.
  private func plantUsual(
    _ kind: Seed.Kind, at place: Int, _ db: Database, outlet: Int64, home: WebAddress, now: Timestamp
  ) throws {
    try store.begin(db, now: now)
    for path in (Self.usual[kind] ?? []).dropFirst(place) {
      guard let address = WebAddress(serialized: home.origin + path) else { continue }
      if try plant(db, address, kind: kind, origin: .link, depth: 1, outlet: outlet, now: now) { return }
      let end = try Int.fetchOne(
        db.cachedStatement(sql: "SELECT end FROM urls WHERE key = ?"),
        arguments: [key(of: address, outlet: outlet)])
      if end != RowEnd.reject.rawValue { return }
    }
  }
}
