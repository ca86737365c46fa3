package import Vocabulary

/// Something on a page, in a feed or in a sitemap that names an address.
package struct Find: Sendable, Hashable {
  package enum Role: Sendable, Hashable {
    /// `<a href>`.
    case link
    /// `rel=next`, numbered pages.
    case next
    /// `rel=alternate hreflang`.
    case translation
    /// A feed that a page names.
    case feed
    /// A sitemap, named by robots.txt or by a sitemap index.
    case sitemap
    /// An article that a feed or a sitemap lists.
    case entry
  }

  /// As written, UTF-8, resolved against the page's base here.
  package var href: [UInt8]
  package var role: Role
  /// Letters of the anchor's text.
  package var anchorLength: Int
  package var hint: Seed.Hint
  /// When the list says that it changed.
  package var lastModified: Moment?

  package init(
    href: [UInt8], role: Role, anchorLength: Int = 0, hint: Seed.Hint = Seed.Hint(),
    lastModified: Moment? = nil
  ) {
    self.href = href
    self.role = role
    self.anchorLength = anchorLength
    self.hint = hint
    self.lastModified = lastModified
  }
}
