import ArgumentParser
import Runs
import Vocabulary

struct CollapseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collapse",
    abstract: "Finds the copies of each story among articles.",
    discussion: """
      Reads JSON lines with id, outlet, lang, published, title and text (plain, gzip or zstd), or a dataset; writes a TSV \
      with the columns id, story_id, relation and similarity. With the same dataset for --input and --output the stories \
      of its articles go to its tables stories and copies.
      """)

  @Option(help: "A file of JSON lines, a dataset's folder, or '-' for standard input.", completion: .file())
  var input: String

  @Option(
    help: "Where to write: a file, the dataset of --input, or '-' for standard output.", completion: .file())
  var output: String

  @Option(
    help:
      "A dataset whose stories take up late copies: their ids stay, its own articles are not written again.",
    completion: .directory)
  var against: String?

  @Option(
    help: "Goes on from this file, where it is there, and leaves in it what the next night needs.",
    completion: .file())
  var state: String?

  @Option(help: "Days of --against and --state that count, the last one included.")
  var windowDays = 14

  @Option(
    help: "Two ids a line, a tab between: why they are, or are not, copies; JSON lines on standard output.",
    completion: .file())
  var explainPairs: String?

  @Flag(help: "Waits where another collapse goes on from the same --state, or writes to the dataset.")
  var wait = false

  @Flag(help: "Counts on standard error: pairs compared, sentences left out, full buckets.")
  var statistics = false

  @Option(help: "Workers; one a core where absent.")
  var jobs: Int?

  func run() throws {
    var options = CollapseOptions()
    options.input = input
    options.output = output
    options.against = against
    options.windowDays = windowDays
    options.state = state
    options.waits = wait
    options.explainPairs = explainPairs
    options.showsStatistics = statistics
    options.jobs = jobs
    try collapseArticles(options)
  }

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be 1 or more") }
    if !(1...365).contains(windowDays) { throw ValidationError("--window-days must be 1 to 365") }
    if against != nil, state != nil { throw ValidationError("--against and --state exclude each other") }
    if explainPairs != nil, output == "-" {
      throw ValidationError("--explain-pairs writes to standard output: give --output a file")
    }
  }
}
