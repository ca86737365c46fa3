import ArgumentParser
import Glibc
import Runs
import Vocabulary

@main
struct Naskh: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "naskh",
    abstract: "Turns news sites into research datasets, every night.",
    discussion: """
      Data goes to standard output, everything else to standard error. Exit codes: 0 ok; 1 failed; 2 finished, but with \
      losses above the pipeline's threshold or an outlet gone silent; 64 usage; 65 bad data; 75 lock held, try later; \
      78 bad configuration; 130 or 143 after a signal (the first one stops fetching, drains and commits; the second \
      leaves at once).
      """,
    version: "naskh \(version)",
    subcommands: [
      RunCommand.self, ExtractCommand.self, CollapseCommand.self, DatasetCommand.self, ReportCommand.self,
      ExplainCommand.self, ProbeCommand.self, ReplayCommand.self,
    ])

  /// A command's own faults carry their exit code; everything else is the argument parser's.
  static func main() {
    Memory.settle()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let fault as Fault {
      complain(fault.message)
      Glibc.exit(fault.code.rawValue)
    } catch {
      exit(withError: error)
    }
  }
}

/// One line on standard error, with the tool's name before it.
func complain(_ message: String) {
  let line = Array("naskh: \(message)\n".utf8)
  _ = unsafe line.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
}

extension CivilDate: ExpressibleByArgument {
  init?(argument: String) { self.init(iso8601: argument) }
}
