import ArgumentParser
import FoundationEssentials
import Runs
import Vocabulary

struct ProbeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "probe",
    abstract: "Asks a site what it offers, and prints a block for the pipeline.",
    discussion: """
      Reads robots.txt, the home page, its feeds and sitemaps, and a few articles; obeys robots.txt and waits between \
      requests as a run does. The output is YAML: what was found as comments, then the outlet.
      """)

  @Argument(help: "The site's home page, or one of its feeds.")
  var url: String

  @Option(help: "A mail address or URL where the site's owner reaches you; $CONTACT where absent.")
  var contact: String?

  @Option(help: "Least time between two requests: 500ms, 2s; a longer Crawl-delay wins.")
  var delay = "1s"

  @Option(help: "Requests at most.")
  var requests = 40

  @Option(help: "Articles to fetch.")
  var samples = 3

  @Option(
    help:
      "A private address that may be asked all the same: 127.0.0.10-127.0.0.29; may be given more than once.")
  var allowAddress: [String] = []

  @Option(help: "A file of trusted certificates in place of the system's, as crawl.ca_file.")
  var caFile: String?

  func run() throws {
    var options = ProbeOptions(address: url)
    options.contact = contact ?? ProcessInfo.processInfo.environment["CONTACT"]
    guard let delay = duration(delay) else {
      throw ValidationError("--delay must be a span such as 500ms or 2s")
    }
    options.delay = delay
    options.requests = requests
    options.samples = samples
    options.allowAddresses = allowAddress
    options.certificateFile = caFile
    let code = try probeOutlet(options)
    if code != 0 { throw ExitCode(code) }
  }

  func validate() throws {
    if requests < 2 { throw ValidationError("--requests must be 2 or more") }
    if samples < 0 { throw ValidationError("--samples must not be negative") }
  }
}
