/// What ends a run: said in one sentence with the file or host in it, and what to do next.
package struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
  /// The exit codes of `sysexits.h` that the tool uses.
  package enum Code: Int32, Sendable, Hashable {
    case failed = 1
    case usage = 64
    case badData = 65
    case busy = 75
    case configuration = 78
  }

  package let code: Code
  package let message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  package var description: String { message }
}
