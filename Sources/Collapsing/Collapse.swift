package import Vocabulary

/// Where every document of a collapse stands, and what the collapse did.
package struct Collapse: Sendable {
  /// One document's place among the stories.
  package struct Placement: Sendable, Hashable {
    package let id: String
    /// The id of the story's lead; a partial's own id.
    package let storyID: String
    package let relation: Relation
    /// Weighted coverage of the shorter of this body and the lead's (of a partial: and the other's), 0...1; 1 for a lead.
    package let similarity: Double
    /// Weighted share of the lead's body that stands in this one, 0...1; 1 for a lead.
    package let leadKept: Double
    /// Of a `partial`: the story that it shares the passage with.
    package let sharesWith: String?

    package init(
      id: String, storyID: String, relation: Relation, similarity: Double, leadKept: Double = 1,
      sharesWith: String? = nil
    ) {
      self.id = id
      self.storyID = storyID
      self.relation = relation
      self.similarity = similarity
      self.leadKept = leadKept
      self.sharesWith = sharesWith
    }
  }

  package struct Statistics: Sendable, Hashable {
    package var documents = 0
    package var stories = 0
    /// Pairs that shared enough to be compared.
    package var candidates = 0
    /// Pairs compared, the linkage guard's included.
    package var verified = 0
    /// Pairs found to be copies.
    package var edges = 0
    /// Sentences taken out of matching because they belong to an outlet's pages.
    package var furnitureSentences = 0
    /// Look-ups that stopped at a full bucket.
    package var cappedBuckets = 0
  }

  /// By time of publication, ties by id: the documents that no earlier night placed, and those moved to another story.
  package let placements: [Placement]
  /// Stories of earlier nights that lost an article to another story; some have none left.
  package let left: Set<String>
  package let statistics: Statistics
}
