package import Vocabulary

/// The one writer of a dataset: buffers rows, writes parts under temporary names, and makes all of them part of
/// the dataset at once in `commit`.
///
///     let writer = try DatasetWriter(path: "news", runID: "2026-11-23", crawlDate: day, crew: crew)
///     var row = Row(.articles)
///     row["outlet"] = .string("example")
///     try writer.append(row)
///     let manifest = try writer.commit(created: now)
///
/// Nothing that a reader sees changes before `commit` returns; a writer that goes away without it leaves the
/// dataset as it was. The parts of a run written again replace the run's earlier ones. The same rows in the same
/// order, with the same run id and date, give the same bytes in every file of a part, whatever the crew.
package final class DatasetWriter {
  let disk: Disk
  package let runID: String
  let settings: DatasetSettings
  let schema: DatasetSchema
  let base: DatasetState
  let grownSchema: DatasetSchema
  let parts: PartWriter
  private let lock: FileLock
  private var groups: [String: RowGroup] = [:]
  private var counts: [String: Int] = [:]
  private var drafts: [DraftPart] = []
  private var isOpen = true

  /// Takes the lock; makes the folder where there is none. A writer for a reader's eyes changes nothing yet.
  ///
  /// - Parameters:
  ///   - runID: `[A-Za-z0-9][A-Za-z0-9._-]*`, at most 100 bytes; it stands in folder names.
  ///   - schema: the tables and columns of the rows to come; an existing dataset's schema grows by them.
  ///   - probe: sees every step on the file system before it is done.
  /// - Throws: `.busy` where another writer is at work.
  package init(
    path: String, runID: String, crawlDate: CivilDate, settings: DatasetSettings = DatasetSettings(),
    schema: DatasetSchema = .news, crew: Crew = .single,
    probe: (@Sendable (FileStep) -> FileOutcome)? = nil
  ) throws(Fault) {
    guard Self.isPlain(runID) else {
      throw Fault(
        .usage,
        "run id '\(runID)' must be 1 to 100 letters, digits, '.', '_' or '-', beginning with a letter or digit"
      )
    }
    let disk = Disk(root: path, probe: probe)
    try disk.makeFolder("")
    lock = try FileLock(disk, wait: settings.waitsForLock)
    self.disk = disk
    self.runID = runID
    self.settings = settings
    self.schema = schema
    base = try DatasetState(disk)
    let number = base.nextSchemaNumber
    if let old = base.schema {
      grownSchema = try old.grown(by: schema, number: number)
    } else {
      grownSchema = schema
    }
    parts = PartWriter(
      disk: disk, runID: runID, runs: [Manifest.Run(id: runID, day: crawlDate)],
      schema: base.schemaName(for: grownSchema), partition: .day(crawlDate),
      compression: settings.compression, crew: crew)
    for table in schema.tables { try removeDrafts(in: "\(table.name)/\(parts.partition.folder)") }
  }

  private static func isPlain(_ name: String) -> Bool {
    let letters = Array(name.utf8)
    guard let first = letters.first, letters.count <= 100 else { return false }
    func isLetterOrDigit(_ b: UInt8) -> Bool {
      (b >= 0x30 && b <= 0x39) || (b | 0x20 >= 0x61 && b | 0x20 <= 0x7A)
    }
    return isLetterOrDigit(first)
      && letters.allSatisfy { isLetterOrDigit($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F }
  }

  /// What a writer that died left behind.
  private func removeDrafts(in folder: String) throws(Fault) {
    for name in try disk.list(folder) where name.hasPrefix(PartWriter.temporaryPrefix) {
      try disk.removeFolder("\(folder)/\(name)")
    }
  }

  /// Rows appended to a table so far.
  package func rows(of table: String) -> Int { counts[table, default: 0] }

  package func append(_ row: Row) throws(Fault) {
    if let name = row.unknown.first {
      throw Fault(.failed, "table \(row.table.name) has no column \(name)")
    }
    try append(table: row.table.name, cells: row.cells)
  }

  /// Cells in the order of the table's columns. A full row group is written before the next row is taken.
  package func append(table name: String, cells: [Cell]) throws(Fault) {
    try withGroup(name) { group throws(Fault) in try group.append(cells) }
  }

  /// A row whose cells are lines of the format, checked by whoever wrote them.
  func append(table name: String, lines line: (Int, (Span<UInt8>) -> Void) -> Void) throws(Fault) {
    try withGroup(name) { group throws(Fault) in group.append(lines: line) }
  }

  /// For what the rows to come wait for.
  package func spool() throws(Fault) -> Spool { try Spool(disk) }

  private func withGroup(_ name: String, _ body: (inout RowGroup) throws(Fault) -> Void) throws(Fault) {
    guard isOpen else { throw Fault(.failed, "\(disk.root): a row after the commit of run \(runID)") }
    if groups[name] == nil {
      guard let table = schema.table(name) else { throw Fault(.failed, "\(disk.root) has no table \(name)") }
      groups[name] = RowGroup(table)
    }
    guard var group = groups.updateValue(RowGroup.none, forKey: name) else { return }
    do throws(Fault) {
      try body(&group)
      counts[name, default: 0] += 1
      if group.isFull(settings) { try write(&group) }
      try group.spool(on: disk, above: settings.heldBytes)
    } catch {
      groups[name] = group
      throw error
    }
    groups[name] = group
  }

  private func write(_ group: inout RowGroup) throws(Fault) {
    drafts.append(try parts.write(group, number: drafts.count))
    group.removeAll()
  }

  /// Writes what is buffered, moves every part to its name and makes the new manifest the live one.
  ///
  /// - Parameter created: stands in the manifest only.
  package func commit(created: Timestamp) throws(Fault) -> Manifest {
    for table in schema.tables {
      guard var group = groups.removeValue(forKey: table.name), group.rows > 0 else { continue }
      try write(&group)
    }
    isOpen = false
    var kept: [Manifest.Part] = []
    for part in base.parts {
      if !part.holds(run: runID) {
        kept.append(part)
      } else if part.runs.count > 1, let table = grownSchema.table(part.table) {
        // Compaction put this run's rows among others': these are kept.
        drafts += try merge(
          [part], of: table, as: part.partition, from: try Dataset(disk.root), number: drafts.count,
          without: runID)
      }
    }
    return try Commit(writer: self, operation: "commit", created: created).run(drafts, keeping: kept)
  }
}

extension RowGroup {
  /// Stands in for a group that is lent out.
  fileprivate static let none = RowGroup(TableSchema(name: "", description: "", columns: [], sort: []))
}
