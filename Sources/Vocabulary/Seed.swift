/// An address to fetch, and why.
package struct Seed: Sendable, Hashable {
  /// The row in the frontier's table; in a run over an archive, the record's place in it from 0.
  package struct ID: Sendable, Hashable, Comparable {
    package let number: Int64
    package init(_ number: Int64) { self.number = number }
    package static func < (a: Self, b: Self) -> Bool { a.number < b.number }
  }

  /// What the address is expected to hold; extraction has the last word.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case home, section, feed, sitemap, robots, page
    /// What a host says to miners of text beside robots.txt: `ai.txt`, `tdmrep.json`.
    case policy
  }

  /// What first named the address.
  package enum Origin: String, Sendable, Hashable, CaseIterable {
    case pipeline, feed, sitemap, link, archive, pagination, redirect, canonical, robots
  }

  /// What a feed or a news sitemap said of the article.
  package struct Hint: Sendable, Hashable {
    package var title: String?
    package var published: Moment?
    package var language: String?
    package init(title: String? = nil, published: Moment? = nil, language: String? = nil) {
      self.title = title
      self.published = published
      self.language = language
    }
  }

  package let id: ID
  package let outlet: Outlet.ID
  package let address: WebAddress
  package let kind: Kind
  package let origin: Origin
  package let hint: Hint
  /// Steps from a pipeline address, 0...
  package let depth: Int

  package init(
    id: ID, outlet: Outlet.ID, address: WebAddress, kind: Kind, origin: Origin, hint: Hint = Hint(),
    depth: Int = 0
  ) {
    self.id = id
    self.outlet = outlet
    self.address = address
    self.kind = kind
    self.origin = origin
    self.hint = hint
    self.depth = depth
  }
}
