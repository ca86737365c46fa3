import FoundationEssentials
import Glibc
import Vocabulary

/// Runs the case files of a folder through the project's own code: `conformance DIR [failures|KIND]`.
///
/// A line a file on standard output: its name without `.jsonl`, rows passed, rows that count. With a second argument
/// the rows that failed follow each line, indented; where it names one kind of file, only those of that kind.
@main
struct Conformance {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard let folder = arguments.first, arguments.count <= 2 else {
      complain("usage: conformance DIR [failures|KIND]")
      exit(64)
    }
    do throws(Fault) {
      try run(folder, listing: arguments.dropFirst().first)
    } catch {
      complain(error.message)
      exit(error.code.rawValue)
    }
  }

  private static func run(_ folder: String, listing asked: String?) throws(Fault) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw Fault(.usage, "\(folder): no such folder; name one with case files (*.jsonl)")
    }
    let files = names.filter { $0.hasSuffix(".jsonl") }.sorted()
    guard !files.isEmpty else { throw Fault(.usage, "\(folder): holds no case file (*.jsonl)") }
    for file in files {
      let kind = String(file.dropLast(".jsonl".count))
      guard let judge = CaseFile.kinds[kind] else {
        complain("\(file): nobody knows this kind of case; left out")
        continue
      }
      let cases = try CaseFile("\(folder)/\(file)", judge(folder))
      print("\(kind)\t\(cases.passed)\t\(cases.total)")
      guard let asked, asked == kind || CaseFile.kinds[asked] == nil else { continue }
      for (id, problem) in cases.failures { print("  \(id)\t\(oneLine(problem))") }
    }
  }

  private static func oneLine(_ text: String) -> String {
    String(text.prefix(400)).replacing("\n", with: "\\n").replacing("\r", with: "\\r")
  }
}
