/// The numbers of the collapse, tuned as a set on hand-labelled pairs of one week of newspapers and on generated wires.
package struct CollapseSettings: Sendable, Equatable {
  /// Tokens of a body that take part; a longer one is cut there.
  package var tokenLimit = 16_384
  /// Stories of one outlet and day that may share a pair of tokens; each more counts like `burstDays` days of spread.
  package var burstStories = 2
  package var burstDays = 1
  /// Days between two copies, at most.
  package var windowDays = 4
  /// Days that stay at hand for the next night, the last one included.
  package var memoryDays = 14
  /// Days, the last one included, whose stories a night may draw anew; older ones only grow.
  package var openDays = 14
  /// One shingle in so many stands in the index.
  package var sampling: UInt32 = 2
  /// Weight, of 15, under which a pair of tokens names no candidates.
  package var indexedWeight = 3
  /// Earlier documents of a bucket that a document is compared with, the newest first.
  package var bucketReach = 24
  /// Sampled shingles that two documents must share to be compared.
  package var sharedShingles = 3
  /// And of the shorter list of shingles that others have too, one in so many.
  package var sharedPart = 8
  /// Earlier copies of a document that are looked for; those that share most come first.
  package var copiesThatSuffice = 12
  /// Bits of 64 in which SimHashes of two copies of a passage differ, at most.
  package var passageBits = 3
  /// A passage ends after so many tokens at the earliest and at the latest.
  package var passageTokens = 20...64
  /// One token in so many ends a passage.
  package var passageCut: UInt32 = 16
  /// Earlier passages of a bucket that one is compared with.
  package var passageReach = 256

  /// Tokens of a sentence that may be an outlet's furniture, at least.
  package var furnitureTokens = 4
  /// Pages of one outlet, other than printings of one story, that make a sentence furniture, but for the first `openingSentences` of a page.
  package var furniturePages = 3
  package var openingSentences = 2
  /// Pages that share one of so many first sentences are printings of one story.
  package var earlySentences = 3
  /// Pages that make it furniture even there.
  package var furnitureAnywhere = 10
  /// Share of the shorter page that printings of one story have in common where more pages than these begin alike.
  package var printingShare = 0.6

  /// Evenness of coverage of the lighter body under which nothing is a copy.
  package var evenFloor = 0.5
  /// What each measure adds to the log odds of a copy; `bar` is what they must reach together.
  package var perEven = 14.0
  package var perEvidence = 0.5
  package var perNumbers = 4.0
  package var perTitle = 4.0
  package var perFresh = 6.0
  package var perSlot = 5.0
  package var perStray = 16.0
  package var perThin = 20.0
  package var perNewLead = 10.0
  package var bar = 19.7
  /// Coverage of the lighter body that rewritten copies have at least, and share of its lead.
  package var thinCoverage = 0.36
  package var keptLead = 0.2
  /// Contexts with different numbers, from which on a third of all contexts is too many.
  package var slotsThatTell = 3
  /// Frames with different numbers that tell, too, where more than so many numbers are stray (`PairMeasures.strayNumbers`).
  package var framesThatTell = 2
  package var manyStrays = 0.14
  /// Stray numbers that copies have, too.
  package var freeStrays = 0.1
  /// Places with different names that tell, where what is shared is no fresher than formulas are.
  package var namesThatTell = 2
  package var formulaFreshness = 0.5
  /// What a pair that is no copy must share to be called partial: weight (15 a pair of tokens) and coverage of the lighter body.
  package var partialEvidence = 300.0
  package var partialCoverage = 0.2
  /// What a lead of the heavier body that stands in the other adds when stories choose their articles: an article that carries
  /// two stories goes to the one that it begins with.
  package var perLead = 8.0
  /// Stands for the agreement of titles where one is missing.
  package var unknownTitle = 0.4

  package init() {}
}
