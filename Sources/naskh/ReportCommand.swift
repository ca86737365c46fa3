import ArgumentParser
import Runs
import Vocabulary

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes a run's report: one HTML file that needs nothing else.")

  @Argument(help: "The dataset's folder.", completion: .directory)
  var dataset: String

  @Option(name: .customLong("run"), help: "The run's id; the latest run where absent.")
  var runID: String?

  @Option(help: "Where to write; '-' for standard output.", completion: .file(extensions: ["html"]))
  var output: String

  func run() throws {
    var options = ReportOptions(dataset: dataset, output: output)
    options.runID = runID
    try writeReport(options)
  }
}
