import ArgumentParser
import Runs
import Vocabulary

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Extracts the articles of saved pages.",
    discussion: """
      Writes one JSON object a page, in the order given: id, url, title, authors, published, modified, dateline, agency, \
      agency_code, language, section, text, links, reject.
      """)

  @Argument(
    help: "html, html.gz, a WARC, or a folder; '-' reads paths from standard input.", completion: .file())
  var paths: [String] = []

  @Option(help: "A file of JSON lines: {\"id\", \"path\", \"url\", \"charset\"}.", completion: .file())
  var manifest: String?

  @Option(help: "jsonl or coltsv.")
  var format: ExtractFormat = .jsonl

  @Option(help: "Where to write; standard output where absent.", completion: .file())
  var output: String?

  @Option(help: "Pages at a time; one a core where absent.")
  var jobs: Int?

  @Flag(help: "Leave out what recurs from page to page of a host; else each page is read by itself.")
  var siteMemory = false
  @Flag(
    help:
      "Show, for people, where every field came from and each block of the page with its score (+ is kept).")
  var explain = false

  func run() throws {
    var options = ExtractOptions()
    options.explains = explain
    options.paths = paths
    options.manifest = manifest
    options.format = format
    options.output = output
    options.jobs = jobs
    options.siteMemory = siteMemory
    try extractPages(options)
  }

  func validate() throws {
    if paths.isEmpty, manifest == nil { throw ValidationError("give paths, '-', or --manifest FILE") }
    if !paths.isEmpty, manifest != nil { throw ValidationError("give paths or --manifest, not both") }
    if explain, format != .jsonl {
      throw ValidationError("--explain writes lines for people; leave --format out")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be 1 or more") }
    if format == .coltsv, output == nil {
      throw ValidationError("--format coltsv writes a dataset; name its folder with --output")
    }
  }
}

extension ExtractFormat: ExpressibleByArgument {}
