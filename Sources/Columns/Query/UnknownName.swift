import Vocabulary

extension Fault {
  /// A name that is not there, with the one that was most likely meant, or else all that are.
  static func unknown(_ problem: String, _ name: String, _ names: [String]) -> Fault {
    let hint =
      nearestKey(to: name, among: names).map { "did you mean '\($0)'?" }
      ?? "it has \(names.joined(separator: ", "))"
    return Fault(.usage, "\(problem); \(hint)")
  }
}
