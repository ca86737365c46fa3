/// One thing that is wrong with a dataset, and where.
package struct Finding: Sendable, Hashable, CustomStringConvertible {
  /// Below the dataset's root.
  package let file: String
  /// From 1, the header being line 1; nil where the file as a whole is meant.
  package let line: Int?
  /// What is wrong and what to do, in one sentence.
  package let problem: String

  package init(file: String, line: Int? = nil, _ problem: String) {
    self.file = file
    self.line = line
    self.problem = problem
  }

  package var description: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(problem)" }
}
