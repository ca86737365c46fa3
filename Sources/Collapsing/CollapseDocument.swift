package import Vocabulary

/// One article as the collapse reads it. Texts are UTF-8; bytes that are not separate tokens and do no harm.
package struct CollapseDocument: Sendable {
  /// Unique within a collapse; where two documents share an id, the first one added counts.
  package let id: String
  package let outlet: String
  /// BCP 47; nil where it is not known. Only reported, never a condition for a match.
  package let language: String?
  /// Nil where the page shows none; such a document is taken for the newest day and never leads a dated one.
  package let published: Moment?
  package let title: [UInt8]
  /// Paragraphs joined by `\n`.
  package let text: [UInt8]
  /// The same text where it has been read already.
  let reading: TextReading?

  package init(
    id: String, outlet: String, language: String? = nil, published: Moment? = nil, title: [UInt8],
    text: [UInt8], reading: TextReading? = nil
  ) {
    self.id = id
    self.outlet = outlet
    self.language = language
    self.published = published
    self.title = title
    self.text = text
    self.reading = reading
  }
}

/// A text cut into tokens, once for its fingerprint and for the collapse.
package struct TextReading: Sendable {
  let tokens: [Token]
  package let fingerprint: Fingerprint

  package init(_ text: [UInt8]) {
    var reader = TextReader()
    tokens = reader.tokens(of: text)
    fingerprint = Fingerprint(tokens)
  }
}
