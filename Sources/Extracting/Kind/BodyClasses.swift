/// What a content system says of its page in the classes of the body: WordPress, Ghost and Drupal write there what they
/// show, whatever the theme.
struct BodyClasses {
  private let names: Set<Substring>

  init(_ tree: borrowing HTMLTree) {
    var found = ""
    for n in 0..<tree.count where tree.tag(n) == .body {
      found = tree.attribute(n, .class)?.string ?? ""
      break
    }
    names = Set(found.split(whereSeparator: \.isWhitespace))
  }

  /// One post.
  var sayArticle: Bool { !names.isDisjoint(with: Self.articles) }

  /// A list of posts. One word alone may be a theme's own; WordPress writes two.
  var sayListing: Bool {
    guard !sayArticle else { return false }
    return !names.isDisjoint(with: Self.listings) || names.contains("home") && names.contains("blog")
      || names.contains("search") && names.contains("search-results")
      || names.contains("archive")
        && (!names.isDisjoint(with: Self.archives) || names.contains { $0.hasPrefix("tax-") })
  }

  /// A list of posts on one subject or by one author.
  var sayTopic: Bool { !names.isDisjoint(with: Self.topics) }

  private static let articles: Set<Substring> = [
    "single-post", "post-template", "node-type-article", "node-type-news", "node-type-story",
    "page-node-type-article", "page-node-type-news", "page-node-type-story",
  ]
  private static let listings: Set<Substring> = [
    "home-template", "tag-template", "author-template", "page-taxonomy", "page-taxonomy-term",
    "path-taxonomy",
  ]
  private static let archives: Set<Substring> = ["category", "tag", "author", "date", "post-type-archive"]
  private static let topics: Set<Substring> = [
    "tag", "author", "archive-tag", "tax-post_tag", "tag-template", "author-template",
  ]
}
