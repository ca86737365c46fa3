/// The tables of the store.
///
/// `urls.key` is the digest of outlet and canonical key; `rank` orders what waits, the highest first; times are
/// milliseconds since 1970; numbers of kinds, origins, states and ends are those of `Codes`, `RowState`, `RowEnd`. A row that is handed out stays `waiting` on disk until its page is archived, so a
/// crash gives it back by itself. `said_modified` is the last change that a list told of, in minutes.
enum Schema {
  /// One step a version; a store of an earlier one takes those that it lacks.
  static let steps = [first, account, "ALTER TABLE sites ADD COLUMN address TEXT", capture]

  private static let first = """
    CREATE TABLE urls (
      id INTEGER PRIMARY KEY,
      key INTEGER NOT NULL UNIQUE,
      outlet INTEGER NOT NULL,
      site INTEGER NOT NULL,
      href TEXT NOT NULL,
      kind INTEGER NOT NULL,
      origin INTEGER NOT NULL,
      depth INTEGER NOT NULL,
      rank INTEGER NOT NULL,
      pattern INTEGER NOT NULL,
      found_run INTEGER NOT NULL,
      title TEXT, published TEXT, language TEXT, said_modified INTEGER,
      state INTEGER NOT NULL DEFAULT 0,
      attempts INTEGER NOT NULL DEFAULT 0,
      not_before INTEGER NOT NULL DEFAULT 0,
      run INTEGER,
      end INTEGER, reason TEXT, stage TEXT, detail TEXT,
      status INTEGER, etag TEXT, last_modified TEXT, content_hash INTEGER,
      first_fetched INTEGER, due INTEGER, span INTEGER,
      place_file TEXT, place_offset INTEGER, place_length INTEGER
    ) STRICT;
    CREATE INDEX urls_waiting ON urls (site, rank DESC, id) WHERE state = 0;
    CREATE INDEX urls_fetched ON urls (id) WHERE state = 1;
    CREATE INDEX urls_due ON urls (due) WHERE state = 2 AND due IS NOT NULL;
    CREATE TABLE aliases (key INTEGER PRIMARY KEY, url INTEGER NOT NULL) STRICT;
    CREATE TABLE outlets (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE sites (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, started INTEGER NOT NULL, finished INTEGER
    ) STRICT;
    CREATE TABLE robots (
      origin TEXT PRIMARY KEY, fetched INTEGER NOT NULL, expires INTEGER NOT NULL,
      verdict INTEGER NOT NULL, status INTEGER, body TEXT
    ) STRICT;
    CREATE TABLE patterns (
      outlet INTEGER NOT NULL, pattern INTEGER NOT NULL, taken INTEGER NOT NULL, yield INTEGER NOT NULL,
      barren INTEGER NOT NULL, PRIMARY KEY (outlet, pattern)
    ) STRICT, WITHOUT ROWID;
    """

  /// `urls.day`: days since 1970 of publication, as lists, the path or the page state it; `urls.listed`: bits of
  /// `Listed`. `policies.body`: what a host says to miners of text, null where it says nothing.
  private static let account = """
    ALTER TABLE urls ADD COLUMN day INTEGER;
    ALTER TABLE urls ADD COLUMN listed INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE aliases ADD COLUMN href TEXT;
    CREATE INDEX aliases_url ON aliases (url) WHERE href IS NOT NULL;
    ALTER TABLE robots ADD COLUMN digest TEXT;
    CREATE TABLE policies (
      origin TEXT NOT NULL, path TEXT NOT NULL, body TEXT, PRIMARY KEY (origin, path)
    ) STRICT, WITHOUT ROWID;
    """

  /// The last visit that brought a page: digest of its payload, time, and the address that answered where that is
  /// another than `href`.
  private static let capture = """
    ALTER TABLE urls DROP COLUMN content_hash;
    ALTER TABLE urls ADD COLUMN payload TEXT;
    ALTER TABLE urls ADD COLUMN captured INTEGER;
    ALTER TABLE urls ADD COLUMN captured_at TEXT;
    """
}
