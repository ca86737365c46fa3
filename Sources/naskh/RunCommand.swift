import ArgumentParser
import Glibc
import Runs
import Vocabulary

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Crawls the outlets of a pipeline (or reads its archives) into its dataset.",
    discussion: """
      A run that was cut short is taken up where it stopped: what its archive holds is not fetched again. \
      In cron a run that went well prints nothing.
      """)

  @Argument(help: "The pipeline file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var pipeline: String

  @Option(help: "The night that the run belongs to, YYYY-MM-DD; today in UTC where absent.")
  var runDate: CivilDate?

  @Option(help: "Only this outlet; may be given more than once.")
  var outlet: [String] = []

  @Option(help: "Only articles published on this day or later, YYYY-MM-DD.")
  var since: CivilDate?

  @Option(help: "Only articles published on this day or earlier, YYYY-MM-DD.")
  var until: CivilDate?

  @Option(help: "Only the I-th of N parts of the outlets, counted from 1: 2/8.")
  var shard: Shard?

  @Option(help: "The dataset's folder, instead of the pipeline's.", completion: .directory)
  var output: String?

  @Flag(help: "Print what would be fetched, by which rule, and how long it would take; write nothing.")
  var dryRun = false

  @Flag(help: "Only finish a run that was cut short; begin no new one.")
  var resume = false

  @Option(help: "At most this many requests for each outlet.")
  var limit: Int?

  @Option(
    help: ArgumentHelp("Another value for a key of the pipeline: crawl.delay=2s.", valueName: "key=value"))
  var set: [String] = []

  @Option(help: "auto, bar, plain or none; auto is a bar on a terminal and nothing elsewhere.")
  var progress: ProgressMode = .auto

  @Option(help: "text, logfmt or json.")
  var logFormat: LogFormat = .text

  func run() throws {
    var options = RunOptions()
    options.runDate = runDate
    options.outlets = outlet
    options.since = since
    options.until = until
    options.shard = shard
    options.output = output
    options.dryRun = dryRun
    options.resume = resume
    options.limit = limit
    options.overrides = set
    options.progress = progress
    options.logFormat = logFormat
    options.takesSignals = true
    let code = try runPipeline(at: pipeline, options)
    if code != 0 { Glibc.exit(code) }
  }

  func validate() throws {
    if let since, let until, until < since { throw ValidationError("--until lies before --since") }
    if let limit, limit < 1 { throw ValidationError("--limit must be 1 or more") }
  }
}

extension Shard: ExpressibleByArgument {
  init?(argument: String) { self.init(text: argument) }
}
extension ProgressMode: ExpressibleByArgument {}
extension LogFormat: ExpressibleByArgument {}
