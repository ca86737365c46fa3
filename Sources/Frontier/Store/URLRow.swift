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
  /// What `pattern` has in common with others, as `Shape` gives it.
  let family: Int64
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
  /// How many they are: what else a query asks for stands behind them.
  static let width = 22

  /// Reads `columns`, which a row begins with; nil where the stored address is damaged.
  init?(_ row: Row) {
    var cells = Cells(row)
    id = cells.next()
    guard let address = WebAddress(serialized: cells.next()) else { return nil }
    self.address = address
    outlet = cells.next()
    site = cells.next()
    kind = Codes.value(cells.next(), in: Codes.kinds, else: .page)
    origin = Codes.value(cells.next(), in: Codes.origins, else: .link)
    depth = cells.next()
    rank = cells.next()
    pattern = cells.next()
    family = Shape.family(of: address)
    let (title, published, language): (String?, String?, String?) = (cells.next(), cells.next(), cells.next())
    hint = Seed.Hint(
      title: title, published: published.flatMap { Moment(iso8601: $0) }, language: language)
    attempts = cells.next()
    let (etag, modified): (String?, String?) = (cells.next(), cells.next())
    validators = etag == nil && modified == nil ? nil : Validators(etag: etag, lastModified: modified)
    let (payload, captured, at): (String?, Int64?, String?) = (cells.next(), cells.next(), cells.next())
    capture = payload.map { payload in
      Capture(
        target: at.flatMap { WebAddress(serialized: $0) } ?? address,
        date: Timestamp(milliseconds: captured ?? 0), payloadDigest: payload)
    }
    day = cells.next()
    span = cells.next()
    firstFetched = cells.next()
    end = (cells.next() as Int?).flatMap { RowEnd(rawValue: $0) }
  }

  /// A row's cells one after the other: their names cost more to find than they to read.
  private struct Cells {
    private let row: Row
    private var column = 0

    init(_ row: Row) { self.row = row }

    mutating func next<T: DatabaseValueConvertible & StatementColumnConvertible>() -> T {
      defer { column += 1 }
      return row[column]
    }
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

  static let insertion = """
    INSERT INTO urls (key, outlet, site, href, kind, origin, depth, rank, pattern, found_run, title, published, language,
      said_modified, day, listed)
    SELECT ?1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
    WHERE NOT EXISTS (SELECT 1 FROM aliases WHERE key = ?1) ON CONFLICT (key) DO NOTHING
    """

  /// Whether it was new: a key that is there, or is another row's alias, changes nothing. `write` is of `insertion`.
  func insert(_ db: Database, _ write: BoundWrite) throws -> Bool {
    try write.run(db) { values in
      values.add(key)
      values.add(outlet)
      values.add(site)
      values.add(address.href)
      values.add(Codes.number(of: kind, in: Codes.kinds))
      values.add(Codes.number(of: origin, in: Codes.origins))
      values.add(depth)
      values.add(rank)
      values.add(pattern)
      values.add(run)
      values.add(hint.title)
      values.add(hint.published?.iso8601)
      values.add(hint.language)
      values.add(saidModified)
      values.add(day)
      values.add(listed.rawValue)
    }
    return db.changesCount > 0
  }
}
