internal import GRDB
internal import GRDBSQLite

/// A write that comes with every page: kept prepared, its values bound by SQLite's own calls.
///
/// GRDB boxes each value and counts them each time; of all that the store costs a page that was a sixth.
final class BoundWrite {
  private let statement: Statement

  init(_ db: Database, _ sql: String) throws { statement = try db.makeStatement(sql: sql) }

  /// Runs the statement with the values that `bind` gives, in the order of its parameters; what it leaves out is null.
  func run(_ db: Database, _ bind: (inout Values) -> Void) throws {
    let handle = unsafe statement.sqliteStatement
    unsafe sqlite3_clear_bindings(handle)
    var values = unsafe Values(handle)
    bind(&values)
    let code = values.failure == SQLITE_OK ? unsafe sqlite3_step(handle) : values.failure
    unsafe sqlite3_reset(handle)
    guard code == SQLITE_DONE || code == SQLITE_ROW else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage, sql: statement.sql)
    }
  }

  /// The parameters of a statement, filled from the first on.
  @safe struct Values {
    private let handle: OpaquePointer
    private var place: Int32 = 0
    /// The first value that was not taken.
    private(set) var failure = SQLITE_OK

    fileprivate init(_ handle: OpaquePointer) { unsafe self.handle = handle }

    mutating func add(_ number: Int64?) {
      place += 1
      guard let number else { return }
      note(unsafe sqlite3_bind_int64(handle, place, number))
    }

    mutating func add(_ number: Int?) { add(number.map { Int64($0) }) }

    mutating func add(_ text: String?) {
      place += 1
      guard var text else { return }
      // SQLite copies the text before the call returns.
      let copies = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      note(
        text.withUTF8 { bytes in
          unsafe bytes.withMemoryRebound(to: CChar.self) {
            unsafe sqlite3_bind_text(handle, place, $0.baseAddress, Int32(clamping: $0.count), copies)
          }
        })
    }

    private mutating func note(_ code: Int32) {
      if failure == SQLITE_OK { failure = code }
    }
  }
}
