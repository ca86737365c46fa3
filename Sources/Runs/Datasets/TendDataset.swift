package import Columns
package import Vocabulary

/// Merges small parts, by the system's clock and as many hands as `jobs` says (nil: one a core).
package func compactDataset(
  _ path: String, settings: DatasetSettings, jobs: Int?
) throws(Fault) -> Compaction {
  try DatasetWriter.compact(path: path, settings: settings, crew: .cores(jobs), created: .now)
}

/// Takes out parts that cannot be read, by the system's clock.
package func repairDataset(
  _ path: String, settings: DatasetSettings, jobs: Int?
) throws(Fault) -> Repair {
  try DatasetWriter.repair(path: path, settings: settings, crew: .cores(jobs), created: .now)
}

/// Removes what no state needs any more, by the system's clock.
package func collectDataset(
  _ path: String, grace: Milliseconds, isDryRun: Bool, waitsForLock: Bool
) throws(Fault) -> Collection {
  try DatasetWriter.collect(
    path: path, grace: grace, now: .now, isDryRun: isDryRun, waitsForLock: waitsForLock)
}

/// Writes the rows that pass to standard output.
@discardableResult
package func showRows(_ dataset: Dataset, _ query: Query, as format: RowFormat) throws(Fault) -> ScanFigures {
  try dataset.show(query, as: format, crew: .cores(), to: StandardOutput.write)
}

package func verifyDataset(_ dataset: Dataset, jobs: Int?) -> [Finding] {
  dataset.verify(crew: .cores(jobs))
}
