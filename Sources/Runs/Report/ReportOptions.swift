package struct ReportOptions: Sendable {
  /// The dataset's folder.
  package var dataset: String
  /// Nil: the latest one.
  package var runID: String?
  /// `-` = standard output.
  package var output: String

  package init(dataset: String, output: String) {
    self.dataset = dataset
    self.output = output
  }
}
