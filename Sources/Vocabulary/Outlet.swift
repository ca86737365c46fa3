/// A publisher that we crawl.
package struct Outlet: Sendable, Hashable {
  /// The short name that the pipeline file gives, `[a-z0-9][a-z0-9._-]*`; it stands in every row.
  package struct ID: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let name: String
    package init(_ name: String) { self.name = name }
    package var description: String { name }
    package static func < (a: Self, b: Self) -> Bool { a.name < b.name }
  }

  package let id: ID
  /// Where the crawl begins: the home page, and sections that the pipeline names.
  package let homes: [WebAddress]
  package let feeds: [WebAddress]
  package let sitemaps: [WebAddress]
  /// Hosts that are the outlet's own beside those of its registrable domain.
  package let hosts: [String]
  /// BCP 47, where the pipeline states it.
  package let language: String?

  package init(
    id: ID, homes: [WebAddress], feeds: [WebAddress] = [], sitemaps: [WebAddress] = [],
    hosts: [String] = [], language: String? = nil
  ) {
    self.id = id
    self.homes = homes
    self.feeds = feeds
    self.sitemaps = sitemaps
    self.hosts = hosts
    self.language = language
  }
}
