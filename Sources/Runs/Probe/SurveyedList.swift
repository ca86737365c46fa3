import Extracting
import Frontier
package import Vocabulary

/// A feed or a sitemap as a survey found it.
package struct SurveyedList: Sendable {
  package let address: WebAddress
  /// `RSS or Atom feed`, `sitemap`, `sitemap index`.
  let form: String
  let isFeed: Bool
  /// Named by the site itself, not by another list.
  let isRoot: Bool
  let title: String?
  /// Pages of the outlet, and of them those with a day.
  private(set) var entries = 0
  private(set) var dated = 0
  private(set) var newest: CivilDate?
  private(set) var oldest: CivilDate?
  /// Entries that lead elsewhere.
  var foreign = 0
  /// Why it could not be read.
  let problem: Rejection?

  init(_ seed: Seed, _ listing: Listing, at address: WebAddress) {
    self.address = address
    isFeed = listing.kind == .feed
    form = isFeed ? "feed" : listing.kind == .sitemapIndex ? "sitemap index" : "sitemap"
    // A sitemap that an index names has the sitemap's origin.
    isRoot = seed.origin != .sitemap
    title = listing.title
    problem = nil
    if listing.kind == .sitemapIndex { entries = 0 }
  }

  init(_ seed: Seed, problem: Rejection) {
    address = seed.address
    isFeed = seed.kind == .feed
    form = seed.kind.rawValue
    isRoot = seed.origin != .sitemap
    title = nil
    self.problem = problem
  }

  mutating func add(_ day: CivilDate?) {
    entries += 1
    guard let day else { return }
    dated += 1
    newest = max(newest ?? day, day)
    oldest = min(oldest ?? day, day)
  }
}

/// An article that a survey fetched, or why it is none.
struct SurveyedArticle: Sendable {
  let address: WebAddress
  var article: Article?
  var kind: PageKind?
  var charset: String?
  var legal: LegalRecord?
  var rejection: Rejection?

  init(address: WebAddress, rejection: Rejection) {
    self.address = address
    self.rejection = rejection
  }

  init(address: WebAddress, _ extraction: Extraction, _ legal: LegalRecord) {
    self.address = address
    article = extraction.article
    kind = extraction.kind
    charset = extraction.charset
    self.legal = legal
    rejection =
      extraction.rejection
      ?? (extraction.kind.isListing ? Rejection(.extract, .notNews, "it looks like a list") : nil)
  }
}
