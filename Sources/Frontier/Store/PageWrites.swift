internal import GRDB

/// What is written for every URL and every page.
struct PageWrites {
  /// Of a `NewURL`.
  let insertion: BoundWrite
  /// An answer that lies in the archive, and one that brought a page.
  let answer: BoundWrite
  let arrival: BoundWrite
  /// A row's end.
  let closing: BoundWrite
  /// What a pattern has come to.
  let judgement: BoundWrite

  static let setsCapture = "etag = ?, last_modified = ?, payload = ?, captured = ?, captured_at = ?"
  private static let setsPlace =
    "state = 1, run = ?, status = ?, place_file = ?, place_offset = ?, place_length = ?"

  init(_ db: Database) throws {
    insertion = try BoundWrite(db, NewURL.insertion)
    answer = try BoundWrite(db, "UPDATE urls SET \(Self.setsPlace) WHERE id = ?")
    arrival = try BoundWrite(db, "UPDATE urls SET \(Self.setsPlace), \(Self.setsCapture) WHERE id = ?")
    closing = try BoundWrite(
      db,
      """
      UPDATE urls SET state = 2, run = ?, end = ?, stage = ?, reason = ?, detail = ?, status = ?, first_fetched = ?,
        due = ?, span = ?, day = coalesce(?, day), attempts = 0, not_before = 0,
        place_file = CASE WHEN ? THEN place_file END WHERE id = ?
      """)
    judgement = try BoundWrite(db, "INSERT OR REPLACE INTO patterns VALUES (?, ?, ?, ?, ?)")
  }
}
