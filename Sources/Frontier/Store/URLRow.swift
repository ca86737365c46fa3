internal import GRDB
internal import Vocabulary

/// One row of `urls`, as far as handing it out needs it.
struct URLRow {
  let id: Int64
  var address: WebAddress
  let outlet: Int64
  let site: Int64
  let kind: Seed.Kind
  let origin: Seed.Origin
  let depth: Int
  let rank: Int64
  let pattern: Int64
  let hint: Seed.Hint
  var attempts: Int
  let validators: Validators?
  /// The last visit that brought a page.
  let capture: Capture?
  /// Days since 1970 of publication.
  let day: Int64?
  /// How long the page has been known to stay the same; nil before the first visit.
  let span: Int64?
  let firstFetched: Int64?
  let end: RowEnd?

  static let columns = """
    id, href, outlet, site, kind, origin, depth, rank, pattern, title, published, language, attempts, etag,
    last_modified, payload, captured, captured_at, day, span, first_fetched, end
    """

  /// Nil where the stored address is damaged.
  init?(_ row: Row) {
    guard let address = WebAddress(serialized: row["href"]) else { return nil }
    id = row["id"]
    self.address = address
    outlet = row["outlet"]
    site = row["site"]
    kind = Codes.value(row["kind"], in: Codes.kinds, else: .page)
    origin = Codes.value(row["origin"], in: Codes.origins, else: .link)
    depth = row["depth"]
    rank = row["rank"]
    pattern = row["pattern"]
    let published: String? = row["published"]
    hint = Seed.Hint(
      title: row["title"], published: published.flatMap { Moment(iso8601: $0) }, language: row["language"])
    attempts = row["attempts"]
    let etag: String? = row["etag"]
    let modified: String? = row["last_modified"]
    validators = etag == nil && modified == nil ? nil : Validators(etag: etag, lastModified: modified)
    capture = (row["payload"] as String?).map { payload in
      let target = (row["captured_at"] as String?).flatMap { WebAddress(serialized: $0) } ?? address
      return Capture(
        target: target, date: Timestamp(milliseconds: row["captured"] ?? 0), payloadDigest: payload)
    }
    day = row["day"]
    span = row["span"]
    firstFetched = row["first_fetched"]
    end = (row["end"] as Int?).flatMap { RowEnd(rawValue: $0) }
  }

  func seed(outlet: Outlet.ID) -> Seed {
    Seed(
      id: Seed.ID(id), outlet: outlet, address: address, kind: kind, origin: origin, hint: hint, depth: depth)
  }
}

/// A URL on its way into the store.
struct NewURL {
  var key: Int64
  var outlet: Int64
  var site: Int64
  var address: WebAddress
  var kind: Seed.Kind
  var origin: Seed.Origin
  var depth: Int
  var rank: Int64
  var pattern: Int64
  var run: Int64
  var hint = Seed.Hint()
  /// Minutes since 1970.
  var saidModified: Int64?
  /// Days since 1970.
  var day: Int64?
  var listed: Listed = []

  /// Whether it was new: a key that is there, or is another row's alias, changes nothing.
  func insert(_ db: Database) throws -> Bool {
    let known = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT url FROM aliases WHERE key = ?"), arguments: [key])
    guard known == nil else { return false }
    try db.run(
      """
      INSERT INTO urls (key, outlet, site, href, kind, origin, depth, rank, pattern, found_run, title, published, language,
        said_modified, day, listed)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING
      """,
      [
        key, outlet, site, address.href, Codes.number(of: kind, in: Codes.kinds),
        Codes.number(of: origin, in: Codes.origins), depth, rank, pattern, run, hint.title,
        hint.published?.iso8601, hint.language, saidModified, day, listed.rawValue,
      ])
    return db.changesCount > 0
  }
}
