package import Vocabulary

/// What compaction did.
package struct Compaction: Sendable, Hashable {
  package var partsBefore = 0
  package var partsAfter = 0
  package var bytesBefore = 0
  package var bytesAfter = 0
  /// What is wrong with parts that were left out.
  package var damaged: [Fault] = []
  /// Of the merged rows, before and after: equal, or nothing is committed.
  package var sum = RowSum()
}

extension DatasetWriter {
  /// Merges small parts into full row groups: those of a month that is over into parts of that month, those of the
  /// running month day by day, so that a night is merged twice and no more. The same rows, proven by their multiset
  /// hash before the new state is made live. Parts that are full already, or alone, are left.
  ///
  /// The old parts stay on disk for readers of the old state until `gc`.
  package static func compact(
    path: String, settings: DatasetSettings = DatasetSettings(), crew: Crew = .single, created: Timestamp,
    probe: (@Sendable (FileStep) -> FileOutcome)? = nil
  ) throws(Fault) -> Compaction {
    let dataset = try Dataset(path)
    let writer = try DatasetWriter(
      path: path, runID: "compact-\(digits(dataset.manifest.number + 1, 8))",
      crawlDate: CivilDate(daysSince1970: 0),
      settings: settings, schema: dataset.schema, crew: crew, probe: probe)
    return try writer.compact(created: created)
  }

  private func compact(created: Timestamp) throws(Fault) -> Compaction {
    let dataset = try Dataset(disk.root)
    var result = Compaction()
    var merged = Set<String>()
    var drafts: [DraftPart] = []
    for table in schema.tables {
      for (partition, candidates) in small(dataset, table) {
        var parts: [Manifest.Part] = []
        for part in candidates {
          if let damage = dataset.damage(to: part) {
            result.damaged.append(damage)
          } else {
            parts.append(part)
          }
        }
        guard parts.count > 1 else { continue }
        let made = try merge(parts, of: table, as: partition, from: dataset, number: drafts.count)
        guard made.count < parts.count else {
          for draft in made { try disk.removeFolder(draft.temporaryPath) }
          continue
        }
        result.sum = result.sum + (try dataset.rowSum(of: parts, table: table))
        merged.formUnion(parts.map(\.path))
        drafts += made
        result.partsBefore += parts.count
        result.bytesBefore += parts.reduce(0) { $0 + $1.bytes }
        result.partsAfter += made.count
        result.bytesAfter += made.reduce(0) { $0 + $1.footer.bytes }
      }
    }
    guard !drafts.isEmpty else { return result }
    var after = RowSum()
    for draft in drafts {
      guard let table = schema.table(draft.footer.table) else { continue }
      after =
        after + (try dataset.rowSum(of: [draft.entry(at: draft.temporaryPath, table: table)], table: table))
    }
    guard after == result.sum else {
      throw Fault(
        .failed,
        "\(disk.root): the merged rows (\(after)) are not the old ones (\(result.sum)); nothing was changed, run verify"
      )
    }
    _ = try Commit(writer: self, operation: "compact", created: created).run(
      drafts, keeping: base.parts.filter { !merged.contains($0.path) })
    return result
  }

  /// The parts that are worth a merge, by what they become.
  private func small(
    _ dataset: Dataset, _ table: TableSchema
  ) -> [(partition: Partition, parts: [Manifest.Part])] {
    guard let today = dataset.days.last else { return [] }
    let running = Partition(monthOf: today)
    let small = dataset.manifest.parts(of: table.name).filter {
      $0.rows < settings.groupRows && $0.rawBytes < settings.groupBytes
    }
    let groups = Dictionary(grouping: small) { part in
      let month = Partition(monthOf: part.partition.first)
      return month < running ? month : part.partition
    }
    return groups.filter { $1.count > 1 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Reads the rows of some parts in their order and writes them as few parts; those of the run `runID` are left out.
  func merge(
    _ parts: [Manifest.Part], of table: TableSchema, as partition: Partition, from dataset: Dataset,
    number: Int, without runID: String? = nil
  ) throws(Fault) -> [DraftPart] {
    let table = table.merged(into: partition)
    let runs = Set(parts.flatMap(\.runs)).filter { $0.id != runID }
    let partWriter = PartWriter(
      disk: disk, runID: self.runID, runs: runs.sorted { ($0.day, $0.id) < ($1.day, $1.id) },
      schema: self.parts.schema, partition: partition, compression: settings.compression,
      crew: self.parts.crew)
    let runColumn = table.index(of: "run_id")
    let leftOut = runID.map { Array($0.utf8) }
    var group = RowGroup(table)
    var drafts: [DraftPart] = []
    for part in parts {
      try dataset.walk(part, table.columns) { streams throws(Fault) in
        if let leftOut, let runColumn, streams[runColumn].withLine({ Bytes.equal($0, leftOut.span) }) {
          return
        }
        group.append { column, take in streams[column].withLine { take($0) } }
        if group.isFull(settings) {
          drafts.append(try partWriter.write(group, number: number + drafts.count))
          group.removeAll()
        }
        try group.spool(on: disk, above: settings.heldBytes)
      }
    }
    if group.rows > 0 { drafts.append(try partWriter.write(group, number: number + drafts.count)) }
    return drafts
  }
}
