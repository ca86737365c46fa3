import Codecs
import Columns
import Frontier
import Vocabulary

/// One run, decided: what the pipeline file and the command line came to.
struct Plan: Sendable {
  let pipeline: Pipeline
  let options: RunOptions
  let outlets: [Outlet]
  /// The night that the run belongs to; the partition of all its rows.
  let runDate: CivilDate
  /// `2026-11-23-9f8e7d6c`: the date and what was asked for, `-2` and so on for further runs of one night.
  let runID: String
  let startedAt: Timestamp
  let window: DateWindow
  /// SHA-256 of what in the pipeline shapes rows, hex: not where they go, nor how many hands write them.
  let digest: String
  /// Whether a run of this id was cut short and is taken up.
  let isResumed: Bool

  var isArchive: Bool { !pipeline.warc.isEmpty }
  /// Where runs keep what is no dataset.
  var stateFolder: String { pipeline.output + "/_state" }
  var workers: Int { pipeline.extractWorkers > 0 ? pipeline.extractWorkers : Crew.processors }

  /// - Parameters:
  ///   - served: outlets that this process serves itself.
  ///   - marker: the run that was cut short, where there is one.
  init(
    _ pipeline: Pipeline, _ options: RunOptions, served: [Outlet], marker: RunMarker?, now: Timestamp
  ) throws(Fault) {
    self.pipeline = pipeline
    self.options = options
    startedAt = now
    window = DateWindow(since: options.since, until: options.until)
    outlets = try Self.outlets(pipeline, options, served)
    digest = try sha256(Array("\(Self.shape(of: pipeline))".utf8))
    let asked = String(try sha256(Array(Self.identity(pipeline, options, outlets).utf8)).prefix(8))
    if let marker {
      guard marker.asked == asked || options.resume else {
        throw Fault(
          .busy,
          "\(pipeline.output): the run \(marker.runID), which asked for something else, was cut short; "
            + "finish it first with --resume and the options it had")
      }
      guard marker.asked == asked else {
        throw Fault(
          .usage,
          "--resume: the run \(marker.runID) was begun with other outlets or options (\(marker.note)); give the same ones"
        )
      }
      runID = marker.runID
      runDate = marker.runDate
      isResumed = true
    } else {
      let day = options.runDate ?? Moment(utcSeconds: now.seconds).date
      runDate = day
      runID = try Self.free("\(day.iso8601)-\(asked)", in: pipeline, isArchive: !pipeline.warc.isEmpty)
      isResumed = false
    }
  }

  var marker: RunMarker {
    get throws(Fault) {
      RunMarker(
        runID: runID, runDate: runDate,
        asked: String(try sha256(Array(Self.identity(pipeline, options, outlets).utf8)).prefix(8)),
        note: "outlets \(outlets.map(\.id.name).joined(separator: " "))")
    }
  }

  private static func shape(of pipeline: Pipeline) -> Pipeline {
    var shape = pipeline
    shape.output = ""
    shape.archiveFolder = ""
    shape.metricsFile = nil
    shape.extractWorkers = 0
    shape.pagesInFlight = 0
    return shape
  }

  /// What makes two runs the same run, the night apart.
  private static func identity(_ pipeline: Pipeline, _ options: RunOptions, _ outlets: [Outlet]) -> String {
    let shard = options.shard.map { "\($0.index)/\($0.count)" } ?? ""
    return [
      pipeline.name, outlets.map(\.id.name).joined(separator: ","), options.since?.iso8601 ?? "",
      options.until?.iso8601 ?? "", shard, pipeline.warc.joined(separator: ","),
    ].joined(separator: "\n")
  }

  /// A further crawl of one night is another run; an archive read again replaces what it gave before.
  private static func free(_ id: String, in pipeline: Pipeline, isArchive: Bool) throws(Fault) -> String {
    guard !isArchive, Dataset.exists(at: pipeline.output) else { return id }
    return RunName.crawl(id, besides: try Dataset(pipeline.output).runs)
  }

  private static func outlets(
    _ pipeline: Pipeline, _ options: RunOptions, _ served: [Outlet]
  ) throws(Fault) -> [Outlet] {
    var outlets = served
    for entry in pipeline.outlets { outlets.append(try outlet(entry)) }
    if !options.outlets.isEmpty {
      let names = outlets.map(\.id.name)
      if let unknown = options.outlets.first(where: { !names.contains($0) }) {
        let hint = nearestKey(to: unknown, among: names).map { "; did you mean '\($0)'?" } ?? ""
        throw Fault(.usage, "--outlet \(unknown): the pipeline has no such outlet\(hint)")
      }
      outlets = outlets.filter { options.outlets.contains($0.id.name) }
    }
    return outlets
  }

  private static func outlet(_ entry: Pipeline.OutletEntry) throws(Fault) -> Outlet {
    func addresses(_ texts: [String], _ key: String) throws(Fault) -> [WebAddress] {
      var addresses: [WebAddress] = []
      for text in texts {
        guard let address = WebAddress.resolve(Array(text.utf8)) else {
          throw Fault(
            .configuration,
            "outlet '\(entry.id)', \(key): '\(text)' is no http or https address; write it in full")
        }
        addresses.append(address)
      }
      return addresses
    }
    return Outlet(
      id: Outlet.ID(entry.id), homes: try addresses(entry.home + entry.sections, "home"),
      feeds: try addresses(entry.feeds, "feeds"), sitemaps: try addresses(entry.sitemaps, "sitemaps"),
      hosts: entry.hosts, language: entry.language)
  }
}
