import Columns
import Flow
import FoundationEssentials
import Reporting
package import Vocabulary

/// `naskh run`: one pipeline, from its file to the commit. Returns the exit code.
package func runPipeline(at path: String, _ options: RunOptions) throws(Fault) -> Int32 {
  var pipeline = try PipelineFile.load(path: path, overrides: options.overrides)
  if let output = options.output {
    let folder = absolutePath(output, from: FileManager.default.currentDirectoryPath)
    if pipeline.archiveFolder == pipeline.output + "/_archive" {
      pipeline.archiveFolder = folder + "/_archive"
    }
    pipeline.output = folder
  }
  let stop = StopRequest()
  if options.takesSignals { stop.listen() }
  guard let serve = pipeline.serve else { return try run(pipeline, options, served: [], stop) }
  let server = try ReplayServer(folder: serve.folder, firstAddress: serve.address, port: serve.port)
  let served = try blocking { () async throws(Fault) in try await server.start() }
  let result: Result<Int32, Fault>
  do throws(Fault) { result = .success(try run(pipeline, options, served: served, stop)) } catch {
    result = .failure(error)
  }
  blocking { await server.stop() }
  return try result.get()
}

private func run(
  _ pipeline: Pipeline, _ options: RunOptions, served: [Outlet], _ stop: StopRequest
) throws(Fault) -> Int32 {
  let state = pipeline.output + "/_state"
  let marker = try pipeline.warc.isEmpty ? RunMarker.read(in: state) : nil
  let plan = try Plan(pipeline, options, served: served, marker: marker, now: .now)
  if options.dryRun { return try printPlan(plan) }
  if options.resume, marker == nil { return 0 }
  let writer = Guarded(
    try DatasetWriter(
      path: pipeline.output, runID: plan.runID, crawlDate: plan.runDate, settings: try plan.datasetSettings,
      crew: .cores(plan.workers)))
  if !plan.isArchive { try plan.marker.write(in: state) }
  let gauge = Gauge()
  let screen = RunScreen(plan, gauge)
  defer { screen.close() }
  screen.begin()
  let outcome = try Assembly(
    plan: plan, writer: writer, stop: stop, gauge: gauge, warn: { screen.warn($0) }
  ).run()
  if !plan.isArchive { RunMarker.remove(in: state) }
  let summary = RunSummary(outcome, plan, gauge.counts, now: .now)
  screen.end(summary)
  let code = stop.exitCode ?? Verdict(summary, outcome, plan).exitCode(complaining: screen.warn)
  if let path = pipeline.metricsFile {
    let file = try OutputFile(path: path)
    try file.write(Array(MetricsText.text(summary, exitCode: code).utf8))
    try file.finish()
  }
  return code
}
