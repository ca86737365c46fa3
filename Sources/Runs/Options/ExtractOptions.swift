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
  /// Nil = one a core.
  package var jobs: Int?

  package init() {}
}
