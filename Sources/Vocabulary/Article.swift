/// The place that a report names as its own at its head, and the agency it credits.
package struct Dateline: Sendable, Hashable {
  /// «دمشق», without the reporter.
  package var place: String?
  /// As the page writes it: «أ ف ب».
  package var agency: String?
  /// Normalised: `AFP`.
  package var agencyCode: String?

  package init(place: String? = nil, agency: String? = nil, agencyCode: String? = nil) {
    self.place = place
    self.agency = agency
    self.agencyCode = agencyCode
  }
}

/// One version of one article. What the page does not state for this article is nil or empty: never invented.
package struct Article: Sendable, Hashable {
  /// 16 lower-case hex digits, from the outlet and the canonical address; the same for every version.
  package struct ID: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let text: String
    package init(_ text: String) { self.text = text }
    package var description: String { text }
    package static func < (a: Self, b: Self) -> Bool { a.text < b.text }
  }

  package var title: String?
  package var authors: [String] = []
  package var published: Moment?
  package var modified: Moment?
  package var dateline = Dateline()
  /// BCP 47, primary subtag at least.
  package var language: String?
  package var section: String?
  package var tags: [String] = []
  package var image: String?
  /// `rel=canonical` as the page writes it, unresolved.
  package var canonical: String?
  /// `rel=amphtml` as the page writes it, unresolved.
  package var amp: String?
  /// Nil where no page answered.
  package var kind: PageKind?
  /// Paragraphs joined by `\n`.
  package var text = ""
  /// False where the page says that it is not free to read; nil where it says nothing.
  package var isFree: Bool?
  /// Outgoing links counted.
  package var linkCount = 0

  package init() {}
}
