package import Vocabulary

/// A page as extraction takes it.
package struct PageInput: Sendable {
  /// The body with content encodings taken off.
  package var bytes: [UInt8]
  /// Where it came from; resolves nothing, tells the kind of page.
  package var url: String
  /// The `charset` of the HTTP header.
  package var declaredCharset: String?
  /// The media type of the HTTP header, without parameters.
  package var contentType: String?
  /// What a feed or sitemap said of it.
  package var hint: Seed.Hint?
  /// Relative dates count from here.
  package var fetchedAt: Timestamp?

  package init(
    bytes: [UInt8], url: String = "", declaredCharset: String? = nil, contentType: String? = nil,
    hint: Seed.Hint? = nil, fetchedAt: Timestamp? = nil
  ) {
    self.bytes = bytes
    self.url = url
    self.declaredCharset = declaredCharset
    self.contentType = contentType
    self.hint = hint
    self.fetchedAt = fetchedAt
  }

  package init(_ page: Page) {
    self.init(
      bytes: page.body, url: page.fetch.address.href, declaredCharset: page.declaredCharset,
      contentType: page.fetch.response.bytes(of: "content-type").map { type in
        String(decoding: type.prefix { $0 != 0x3B && $0 != 0x20 }, as: UTF8.self).lowercased()
      }, hint: page.seed.hint, fetchedAt: page.fetch.fetchedAt)
  }
}
