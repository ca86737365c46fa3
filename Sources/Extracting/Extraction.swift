package import Vocabulary

/// A link of a page.
package struct Link: Sendable, Hashable {
  /// What its `rel` says that matters to a crawl.
  package struct Relations: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let nofollow = Relations(rawValue: 1)
    package static let next = Relations(rawValue: 2)
  }

  /// UTF-8, as the page writes it, entities resolved, unresolved against the base.
  package let href: [UInt8]
  package let relations: Relations
  /// Of its words, or its picture's; at most 300.
  package let anchorLetters: Int
}

/// A feed or another version of the page that its head names.
package struct AlternateLink: Sendable, Hashable {
  package var href: String
  /// `application/rss+xml`; empty where none is named.
  package var type: String
  package var title: String
  /// `hreflang`; empty where none is named.
  package var language: String

  package init(href: String, type: String, title: String = "", language: String = "") {
    self.href = href
    self.type = type
    self.title = title
    self.language = language
  }
}

/// All that one page gave.
package struct Extraction: Sendable {
  package var kind: PageKind
  /// Filled as far as known also where there is a rejection.
  package var article: Article
  /// Why there is no article; nil where there is one, and for a listing.
  package var rejection: Rejection?
  /// Empty where the extractor does not collect them.
  package var links: LinkList
  /// `<base href>` as written.
  package var base: String?
  package var robots: RobotsMeta
  /// Where the page sends its readers on; the first one.
  package var refresh: MetaRefresh?
  /// The contents of `tdm-reservation` and `tdm-policy` metas, as written; nil without one.
  package var tdmReservation: String?
  package var tdmPolicy: String?
  package var alternates: [AlternateLink]
  /// The encoding that the page was read in, by its WHATWG name.
  package var charset: String

  package init(
    kind: PageKind, article: Article = Article(), rejection: Rejection? = nil, links: LinkList = LinkList(),
    base: String? = nil, robots: RobotsMeta = [], alternates: [AlternateLink] = [], charset: String = "utf-8"
  ) {
    self.kind = kind
    self.article = article
    self.rejection = rejection
    self.links = links
    self.base = base
    self.robots = robots
    self.alternates = alternates
    self.charset = charset
  }
}
