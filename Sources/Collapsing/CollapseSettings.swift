/// The numbers of the collapse, tuned as a set on hand-labelled pairs of one week of newspapers and on generated wires.
package struct CollapseSettings: Sendable, Equatable {
  /// Tokens of a body that take part; a longer one is cut there.
  package var tokenLimit = 16_384
  /// Days between two copies, at most.
  package var windowDays = 4
  /// One shingle in so many stands in the index.
  package var sampling: UInt32 = 4
  /// Earlier documents of a bucket that a document is compared with, the newest first.
  package var bucketReach = 24
  /// Sampled shingles that two documents must share to be compared.
  package var sharedShingles = 2
  /// Bits of 64 in which SimHashes of two copies of a passage differ, at most.
  package var passageBits = 3
  /// A passage ends after so many tokens at the earliest and at the latest.
  package var passageTokens = 8...36
  /// Earlier passages of a bucket that one is compared with.
  package var passageReach = 256

  /// Coverage of the lighter body that makes a copy by itself.
  package var coverage = 0.8
  /// Coverage that suffices when `leadShare` of one lead stands in the other.
  package var coverageWithLead = 0.5
  package var leadShare = 0.25
  /// Coverage that suffices when `strongLeadShare` of one lead stands in the other.
  package var coverageWithStrongLead = 0.45
  package var strongLeadShare = 0.5

  package init() {}
}
