package import Vocabulary

/// The tool's version, as outputs and the User-Agent name it.
package let version = "1.0.0"

/// What the command line adds to a pipeline file.
package struct RunOptions: Sendable {
  package var runDate: CivilDate?
  /// Ids; empty = all.
  package var outlets: [String] = []
  package var since: CivilDate?
  package var until: CivilDate?
  package var shard: Shard?
  package var output: String?
  package var dryRun = false
  package var resume = false
  /// Requests for each outlet, 1...
  package var limit: Int?
  /// `key=value`, dotted keys.
  package var overrides: [String] = []
  package var progress = ProgressMode.auto
  package var logFormat = LogFormat.text
  /// SIGINT and SIGTERM of the whole process belong to this run; only a program that does nothing else may say so.
  package var takesSignals = false

  package init() {}
}

/// One of `count` equal parts of the outlets; `index` counts from 1.
package struct Shard: Sendable, Hashable {
  package let index: Int
  package let count: Int

  /// `2/8`; nil for anything else.
  package init?(text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]), count >= 1,
      count <= 100_000,
      (1...count).contains(index)
    else { return nil }
    self.index = index
    self.count = count
  }
}

package enum ProgressMode: String, Sendable, CaseIterable { case auto, bar, plain, none }
package enum LogFormat: String, Sendable, CaseIterable { case text, logfmt, json }
