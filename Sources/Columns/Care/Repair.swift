package import Vocabulary

/// What `repair` took out.
package struct Repair: Sendable, Hashable {
  package struct Loss: Sendable, Hashable {
    /// Below the dataset's folder.
    package let path: String
    package let rows: Int
    package let runs: [String]
    package let problem: String
  }

  package var losses: [Loss] = []
}

extension DatasetWriter {
  /// Makes a state without the parts that cannot be read, so that they stand in the way of no run and no query.
  ///
  /// Their files stay until `gc`: restored before that, and `CURRENT` set back to the state before, nothing is lost.
  /// Nothing is written where every part is sound.
  package static func repair(
    path: String, settings: DatasetSettings = DatasetSettings(), crew: Crew = .single, created: Timestamp
  ) throws(Fault) -> Repair {
    let dataset = try Dataset(path)
    let writer = try DatasetWriter(
      path: path, runID: "repair-\(digits(dataset.manifest.number + 1, 8))",
      crawlDate: CivilDate(daysSince1970: 0), settings: settings, schema: dataset.schema, crew: crew)
    let live = try Dataset(writer.disk.root)
    let parts = live.manifest.parts
    let damages = try crew.map(parts.count) { i throws(Fault) in live.damage(to: parts[i]) }
    var repair = Repair()
    var kept: [Manifest.Part] = []
    for (part, damage) in zip(parts, damages) {
      guard let damage else {
        kept.append(part)
        continue
      }
      repair.losses.append(
        .init(path: part.path, rows: part.rows, runs: part.runs.map(\.id), problem: damage.message))
    }
    guard !repair.losses.isEmpty else { return repair }
    _ = try Commit(writer: writer, operation: "repair", created: created).run([], keeping: kept)
    return repair
  }
}
