import ArgumentParser
import Runs
import Vocabulary

struct CollapseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collapse",
    abstract: "Finds the copies of each story among articles.",
    discussion: """
      Reads JSON lines with id, outlet, lang, published, title and text (plain, gzip or zstd), or a dataset; writes a TSV \
      with the columns id, story_id, relation and similarity.
      """)

  @Option(help: "A file of JSON lines, a dataset's folder, or '-' for standard input.", completion: .file())
  var input: String

  @Option(help: "Where to write; '-' for standard output.", completion: .file())
  var output: String

  @Option(help: "Workers; one a core where absent.")
  var jobs: Int?

  func run() throws {
    var options = CollapseOptions()
    options.input = input
    options.output = output
    options.jobs = jobs
    try collapseArticles(options)
  }

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be 1 or more") }
  }
}
