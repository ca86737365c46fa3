/// What kind of page it is, as the page itself shows.
package enum PageKind: String, Sendable, Hashable, CaseIterable {
  case article
  /// A home, section, topic or search page: gives links, no article.
  case listing
  case liveBlog = "live-blog"
  case video
  case gallery
  case other
}
