import Codecs
import FoundationEssentials
import Vocabulary

/// The note that a run leaves in the dataset's folder while it is under way: found at the start, it says what was cut short.
struct RunMarker: Sendable, Hashable {
  let runID: String
  let runDate: CivilDate
  /// A hash of what the run asked for, the night apart.
  let asked: String
  /// For a person.
  let note: String

  static func read(in folder: String) throws(Fault) -> RunMarker? {
    let path = folder + "/run.json"
    guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
    guard let value = try? JSONValue(parsing: Array(bytes)), let id = value["run_id"]?.string,
      let day = value["run_date"]?.string.flatMap({ CivilDate(iso8601: $0) }),
      let asked = value["asked"]?.string
    else {
      throw Fault(
        .badData, "\(path): is damaged; delete it, and the next run begins anew with what the frontier knows")
    }
    return RunMarker(runID: id, runDate: day, asked: asked, note: value["note"]?.string ?? "")
  }

  func write(in folder: String) throws(Fault) {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("run_id", runID)
    writer.member("run_date", runDate.iso8601)
    writer.member("asked", asked)
    writer.member("note", note)
    writer.endObject()
    writer.endLine()
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Fault(.failed, "\(folder): cannot be made: \(error)")
    }
    let file = try OutputFile(path: folder + "/run.json")
    try file.write(writer.bytes)
    try file.finish()
  }

  static func remove(in folder: String) { try? FileManager.default.removeItem(atPath: folder + "/run.json") }
}
