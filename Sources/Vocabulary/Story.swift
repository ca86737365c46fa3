/// How an article stands to the story it is in.
package enum Relation: String, Sendable, Hashable, CaseIterable {
  /// The article that stands for the story.
  case lead
  case identical
  /// An edited copy.
  case reprint
  /// Mostly contained in another copy.
  case excerpt
  /// Contains another copy.
  case expanded
  /// Shares a passage; its own story.
  case partial
}

/// One article's place among the stories.
package struct Copy: Sendable, Hashable {
  package let article: Article.ID
  package let story: Article.ID
  package let relation: Relation
  /// Weighted coverage of the shorter body, 0...1; 1 for a lead.
  package let similarity: Double

  package init(article: Article.ID, story: Article.ID, relation: Relation, similarity: Double) {
    self.article = article
    self.story = story
    self.relation = relation
    self.similarity = similarity
  }
}
