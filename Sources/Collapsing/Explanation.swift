/// Why two articles are, or are not, copies of one story. Byte ranges point into the texts as they were handed in.
package struct Explanation: Sendable, Equatable {
  /// A run of words that both bodies have.
  package struct Passage: Sendable, Equatable {
    package let inA: Range<Int>
    package let inB: Range<Int>
    /// Normalised words, 2...
    package let tokens: Int
    /// Share of the words that are no phrases of every day, 0...1.
    package let weight: Double
  }

  /// One place between equal words that holds another number in each.
  package struct Slot: Sendable, Equatable {
    package let inA: Range<Int>
    package let inB: Range<Int>
  }

  /// What one measure adds to the log odds of a copy.
  package struct Contribution: Sendable, Equatable {
    package let name: String
    /// The measure itself.
    package let value: Double
    package let logOdds: Double
  }

  /// `copy`, or what stands against it: `low-coverage`, `low-score`, `slots-differ`, `names-differ`.
  package let rule: String
  /// Whether the two by themselves are copies; the other members of their stories may still keep them apart.
  package let joins: Bool
  /// The story of each as the collapse placed it; nil where it does not hold the article.
  package let storyA: String?
  package let storyB: String?
  /// Weighted coverage of each body by the other, 0...1.
  package let coverageA: Double
  package let coverageB: Double
  /// Weighted coverage of the lighter body, 0...1.
  package let similarity: Double
  /// Log odds of a copy: the sum of the contributions.
  package let score: Double
  package let contributions: [Contribution]
  /// In the order of B.
  package let passages: [Passage]
  package let slots: [Slot]
}
