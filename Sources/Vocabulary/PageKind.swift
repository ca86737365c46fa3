/// What kind of page it is, as the page itself shows.
package enum PageKind: String, Sendable, Hashable, CaseIterable {
  case article
  /// A home, section or search page: gives links, no article.
  case section
  /// A page about one subject or person; links like those of a section.
  case topic
  case liveBlog = "live-blog"
  case video
  case gallery
  case other

  /// It gives links, no article.
  package var isListing: Bool { self == .section || self == .topic }
}
