internal import GRDB
internal import Glibc
internal import Vocabulary

/// The frontier's table on disk: SQLite in WAL mode.
///
/// Writes gather in one transaction until `commitIfDue`; a killed process loses what gathered since, which is what was
/// in flight anyway. Used by one caller at a time.
final class FrontierStore {
  let queue: DatabaseQueue
  private let settings: FrontierSettings
  /// Writes what gathered elsewhere, as part of the transaction.
  var beforeCommit: ((Database) throws -> Void)?
  private var pending = 0
  private var pendingSince: Timestamp?
  private let isRehearsal: Bool

  /// `path` nil: a store in memory that ends with the process. A rehearsal works in one transaction that is never
  /// committed.
  init(path: String?, settings: FrontierSettings, isRehearsal: Bool = false) throws(Fault) {
    self.settings = settings
    self.isRehearsal = isRehearsal
    let path = isRehearsal ? path.flatMap { unsafe access($0, R_OK) == 0 ? $0 : nil } : path
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8192;
          PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF; PRAGMA wal_autocheckpoint = 4096
          """)
    }
    do {
      queue =
        try path.map { try DatabaseQueue(path: $0, configuration: configuration) }
        ?? DatabaseQueue(configuration: configuration)
      try queue.inDatabase { db in
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard version <= Schema.steps.count else {
          throw Fault(.failed, "written by a newer naskh (version \(version) of the store)")
        }
        guard version < Schema.steps.count else { return }
        try db.inTransaction {
          for step in Schema.steps[version...] { try db.execute(sql: step) }
          try db.execute(sql: "PRAGMA user_version = \(Schema.steps.count)")
          return .commit
        }
      }
    } catch {
      throw Fault(
        .failed, "cannot open the frontier store \(path ?? "in memory"): \(error); move it away or mend it")
    }
  }

  /// Runs `body` on the database; what it throws is a fault of the store.
  func use<T>(_ body: (Database) throws -> T) throws(Fault) -> T {
    do { return try queue.inDatabase(body) } catch {
      throw (error as? Fault) ?? Fault(.failed, "the frontier store failed: \(error); is the disk full?")
    }
  }

  /// Opens the gathering transaction where none is open.
  func begin(_ db: Database, now: Timestamp) throws {
    if !db.isInsideTransaction { try db.beginTransaction(.immediate) }
    pending += 1
    pendingSince = pendingSince ?? now
  }

  func commitIfDue(_ db: Database, now: Timestamp) throws {
    guard let since = pendingSince else { return }
    if pending >= settings.commitSize || now >= since + settings.commitDelay || now < since { try commit(db) }
  }

  /// Commits, and gives the pages back that the store keeps in memory.
  func rest(_ db: Database) throws {
    try commit(db)
    db.releaseMemory()
  }

  func commit(_ db: Database) throws {
    if isRehearsal { return }
    if db.isInsideTransaction {
      try beforeCommit?(db)
      try db.commit()
    }
    pending = 0
    pendingSince = nil
  }
}

extension Database {
  /// A prepared statement, run.
  func run(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// The number that a name has in `outlets`, `sites` or `runs`; given where it is new.
  func number(of name: String, in table: String) throws -> Int64 {
    if let id = try Int64.fetchOne(
      cachedStatement(sql: "SELECT id FROM \(table) WHERE name = ?"), arguments: [name])
    {
      return id
    }
    try run("INSERT INTO \(table) (name) VALUES (?)", [name])
    return lastInsertedRowID
  }
}
