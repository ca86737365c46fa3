package import Vocabulary

/// What compaction did.
package struct Compaction: Sendable, Hashable {
  package var partsBefore = 0
  package var partsAfter = 0
  package var bytesBefore = 0
  package var bytesAfter = 0
  /// Of the merged rows, before and after: equal, or nothing is committed.
  package var sum = RowSum()
}

extension DatasetWriter {
  /// Merges the parts of a table and day into full row groups: the same rows, proven by their multiset hash before
  /// the new state is made live. Parts that are full already, or alone on their day, are left.
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
      let days = Dictionary(grouping: dataset.manifest.parts(of: table.name), by: \.partition)
      for (day, parts) in days.sorted(by: { $0.key < $1.key }) {
        let small = parts.filter { $0.rows < settings.groupRows && $0.rawBytes < settings.groupBytes }
        guard small.count > 1 else { continue }
        let made = try merge(small, of: table, on: day, from: dataset, number: drafts.count)
        guard made.count < small.count else {
          for draft in made { try disk.removeFolder(draft.temporaryPath) }
          continue
        }
        result.sum = result.sum + (try dataset.rowSum(of: small, table: table))
        merged.formUnion(small.map(\.path))
        drafts += made
        result.partsBefore += small.count
        result.bytesBefore += small.reduce(0) { $0 + $1.bytes }
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

  /// Reads the rows of some parts in their order and writes them as few parts.
  func merge(
    _ parts: [Manifest.Part], of table: TableSchema, on day: CivilDate, from dataset: Dataset, number: Int,
    without runID: String? = nil
  ) throws(Fault) -> [DraftPart] {
    let runs = Set(parts.flatMap(\.runs)).subtracting(runID.map { [$0] } ?? []).sorted()
    let partWriter = PartWriter(
      disk: disk, runID: self.runID, runs: runs, schema: self.parts.schema, crawlDate: day,
      compression: settings.compression, crew: self.parts.crew)
    let runColumn = table.index(of: "run_id")
    var group = RowGroup(table)
    var drafts: [DraftPart] = []
    for part in parts {
      let footer = try dataset.footer(of: part)
      var streams: [ColumnStream] = []
      for column in table.columns { streams.append(try dataset.stream(column, of: part, footer)) }
      for _ in 0..<part.rows {
        for stream in streams {
          guard try stream.advance() else {
            throw Fault(
              .badData, "\(stream.path) ends after line \(stream.lines); run verify, restore the part")
          }
        }
        if let runID, let runColumn,
          streams[runColumn].withLine({ Bytes.equal($0, Array(runID.utf8).span) })
        {
          continue
        }
        group.append { column, take in streams[column].withLine { take($0) } }
        if group.isFull(settings) {
          drafts.append(try partWriter.write(group, number: number + drafts.count))
          group.removeAll()
        }
      }
    }
    if group.rows > 0 { drafts.append(try partWriter.write(group, number: number + drafts.count)) }
    return drafts
  }
}
