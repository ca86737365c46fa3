/// What two bodies have in common. Symmetric: with the documents changed over, A and B change over and nothing else.
struct PairMeasures: Sendable, Equatable {
  /// Weighted share of each body's pairs of tokens that stands in the other, 0...1.
  var coverageA = 0.0
  var coverageB = 0.0
  /// Weight of each body.
  var massA = 0.0
  var massB = 0.0
  /// How evenly the coverage is spread over each body: 1 where every stretch stands at least half in the other, 0...1.
  var evenA = 0.0
  var evenB = 0.0
  /// The stretches of each body, bit by bit from its beginning, of which half or more stands in the other.
  var stretchesA: UInt16 = 0
  var stretchesB: UInt16 = 0
  /// Weighted share of the first `PairMeter.leadPairs` pairs of each body that stands in the other, 0...1; that of the whole body
  /// where these weigh nothing.
  var leadA = 0.0
  var leadB = 0.0
  /// Pairs of tokens in common.
  var shared = 0
  /// Different numbers in each body, and in both.
  var numbersA = 0
  var numbersB = 0
  var numbersShared = 0
  /// Different pairs of a number and the next one in each body, and in both.
  var sequencesA = 0
  var sequencesB = 0
  var sequencesShared = 0
  /// Numbers of the shorter list that stand between the same neighbours in the other: with the same value, with another.
  var slotsAgree = 0
  var slotsDiffer = 0
  /// Numbers after the same two words: of the body with fewer, how many stand there in the other too, and how many do not.
  var framesAgree = 0
  var framesDiffer = 0
  /// Places in which the bodies have different names, those that their titles differ by (`Renaming`).
  var renamed = 0
  /// Words of each title, bit by bit, that stand in the other document.
  var titleWordsA: UInt64 = 0
  var titleWordsB: UInt64 = 0
  /// Share of each title's words, by rarity, that stands in the other document, 0...1.
  var titleA = 0.0
  var titleB = 0.0
  /// Both documents have a title.
  var titlesKnown = false

  /// Coverage of the lighter body.
  var lighter: Double { massA <= massB ? coverageA : coverageB }
  var lighterEven: Double { massA <= massB ? evenA : evenB }
  var heavierLead: Double { massA <= massB ? leadB : leadA }
  var lighterLead: Double { massA == massB ? max(leadA, leadB) : massA < massB ? leadA : leadB }
  /// Weight of what the lighter body shares.
  var evidence: Double { lighter * min(massA, massB) }

  /// Mean weight of the pairs in common, 0...1.
  var freshness: Double { min(1, evidence / Double(Int(Marks.fullWeight) * max(1, shared))) }

  /// Numbers that follow each other in one body only, beyond as many that do in both, for each heavy pair in common.
  var strayNumbers: Double {
    let stray = max(0, min(sequencesA, sequencesB) - 2 * sequencesShared)
    return Double(stray * Int(Marks.fullWeight)) / max(1, evidence)
  }
}
