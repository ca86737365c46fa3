import ArgumentParser
import Runs
import Vocabulary

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Serves archived pages on loopback addresses, until a signal.",
    discussion: """
      Each host of the WARC has an address of its own: the first at 127.0.0.10, the next at 127.0.0.11, and so on, in \
      their alphabetical order; a line each on standard output says which. Links between the archive's hosts lead to \
      these addresses. Used as a proxy (http_proxy=http://127.0.0.10:8790), every address answers for every host. A \
      folder of sites is served in the same way.
      """)

  @Argument(help: "A WARC file, or a folder that holds one folder a site.", completion: .file())
  var path: String

  @Option(help: "The port, on every address; 0 lets the system choose.")
  var port: UInt16 = 8790

  @Option(help: "The first site's loopback address.")
  var address = "127.0.0.10"

  func run() throws {
    var options = ReplayOptions(path: path)
    options.port = port
    options.firstAddress = address
    throw ExitCode(try servePages(options))
  }
}
