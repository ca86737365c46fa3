package import Vocabulary

/// What a feed or a sitemap lists.
package struct Listing: Sendable, Equatable {
  package enum Kind: Sendable, Hashable {
    /// RSS, RDF, Atom, CDF, JSON Feed.
    case feed
    /// Names other sitemaps.
    case sitemapIndex
    /// `urlset`, news sitemaps, plain text.
    case sitemap
  }

  package struct Alternate: Sendable, Hashable {
    /// As written: `ar-EG`, `x-default`.
    package let language: String
    package let href: String
  }

  package struct Entry: Sendable, Hashable {
    /// As written, white space off; to be resolved against `base`, then against the document's address. Nil where the
    /// entry names no page.
    package var href: String?
    /// The nearest `xml:base`.
    package var base: String?
    /// Plain text, without mark-up and entities.
    package var title: String?
    package var published: Moment?
    package var modified: Moment?
    /// As written: the entry's own, a news sitemap's, else the feed's.
    package var language: String?
    /// hreflang links.
    package var alternates: [Alternate] = []
  }

  package let kind: Kind
  package var title: String?
  /// As written.
  package var language: String?
  /// In the document's order.
  package var entries: [Entry] = []
  /// The next page of a paged feed.
  package var next: String?

  init(kind: Kind) { self.kind = kind }
}
