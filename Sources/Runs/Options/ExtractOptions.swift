package enum ExtractFormat: String, Sendable, CaseIterable { case jsonl, coltsv }

package struct ExtractOptions: Sendable {
  package var paths: [String] = []
  package var manifest: String?
  package var format = ExtractFormat.jsonl
  /// Nil = standard output.
  package var output: String?
  /// Nil = one a core.
  package var jobs: Int?
  /// Lines that recur on a host's pages are left out.
  package var siteMemory = false
  /// Instead of records, say of every page what was found on it and why: for people, one page after the other.
  package var explains = false

  package init() {}
}

package struct CollapseOptions: Sendable {
  /// `-` = standard input.
  package var input = "-"
  /// `-` = standard output.
  package var output = "-"
  /// A dataset whose stories of the last `windowDays` days take up the copies among the input.
  package var against: String?
  package var windowDays = 14
  /// Where what the next collapse needs is read, if it is there, and left.
  package var state: String?
  /// Waits for another writer of the state, or of the dataset, in place of leaving.
  package var waits = false
  /// A list of pairs that are explained on standard output.
  package var explainPairs: String?
  /// A line of counts on standard error.
  package var showsStatistics = false
  /// Nil = one a core.
  package var jobs: Int?

  package init() {}
}
