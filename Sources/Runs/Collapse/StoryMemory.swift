import Collapsing
import Columns
import FoundationEssentials
import Glibc
import Vocabulary

/// What earlier nights left for tonight's collapse: an image beside the dataset, made again from the dataset's own columns where
/// it is missing, damaged, of another state of the dataset, or where this run replaces rows that it holds.
struct StoryMemory {
  private let plan: Plan
  private let nights: EarlierNights
  private let folder: String
  private var settings = CollapseSettings()

  init(_ plan: Plan, _ nights: EarlierNights) {
    self.plan = plan
    self.nights = nights
    folder = plan.stateFolder
    settings.memoryDays = plan.pipeline.collapseWindowDays
  }

  /// A collapser that goes on where the dataset's last state ended.
  func collapser(crew: Crew) throws(Fault) -> Collapser {
    guard Dataset.exists(at: plan.pipeline.output) else { return fresh(crew) }
    let dataset = try Dataset(plan.pipeline.output)
    let isReplacing = dataset.manifest.parts.contains { $0.holds(run: plan.runID) }
    if !isReplacing, let state = CollapseState(mapping: path(of: dataset.manifest.name)) {
      return Collapser(continuing: state, settings: settings, crew: crew, scratch: Scratch(folder))
    }
    return try remembered(crew)
  }

  private func fresh(_ crew: Crew) -> Collapser {
    Collapser(settings: settings, crew: crew, scratch: Scratch(folder))
  }

  /// Writes the state for the next night, which takes its name when the night is committed: the tables need the memory that
  /// the collapse has.
  func draft(_ collapser: Collapser) throws(Fault) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Fault(.failed, "\(folder): cannot be made: \(error)")
    }
    try collapser.writeState(to: draftPath)
  }

  /// Keeps the draft as the state that belongs to the commit just made, and drops those of earlier ones.
  func keep(after manifest: Manifest) throws(Fault) {
    let path = path(of: manifest.name)
    guard unsafe rename(draftPath, path) == 0 else {
      throw Fault(.failed, "\(path): cannot be written: \(unsafe String(cString: strerror(errno)))")
    }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where name.hasPrefix("stories-") && "\(folder)/\(name)" != path {
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }

  private var draftPath: String { "\(folder)/stories-draft.state" }

  private func path(of manifest: String) -> String {
    "\(folder)/stories-\(manifest.prefix { $0 != "." }).state"
  }

  /// The articles of the window's nights, each in the story that the dataset gives it.
  private func remembered(_ crew: Crew) throws(Fault) -> Collapser {
    let first = CivilDate(daysSince1970: plan.runDate.daysSince1970 - Int64(plan.pipeline.collapseWindowDays))
    return try nights.read(else: fresh(crew)) { dataset, skipping throws(Fault) in
      var collapser = fresh(crew)
      let members = try StoryMembers(dataset, besides: plan.runID, skipping: skipping)
      try dataset.eachArticle(crawled: first...plan.runDate, skipping: skipping) { document, run, _ in
        guard run != plan.runID, let story = members.story(of: document.id) else { return }
        collapser.add(document, inStory: story)
      }
      return collapser
    }
  }
}
