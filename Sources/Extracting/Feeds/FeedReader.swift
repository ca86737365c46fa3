internal import Codecs
package import Vocabulary

/// Reads feeds and sitemaps of every kind, told apart by what they hold and not by what they are served as.
package enum FeedReader {
  /// Entries of one document that are read; sitemaps may name 50,000.
  package static let entryLimit = 100_000

  /// Nil for what is none: an HTML page, an image, nothing at all. Broken XML gives what can be read of it.
  ///
  /// `declaredCharset` is the transport's. `contentType` and `address` do not decide: servers send feeds as `text/html`.
  package static func parse(
    _ bytes: Span<UInt8>, declaredCharset: String? = nil, contentType: String? = nil,
    address: WebAddress? = nil
  ) -> Listing? {
    if ContentCoding.sniff(bytes) == .gzip { return parse(gzip: bytes, declaredCharset) }
    var start = 0
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = 3 }
    while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
    guard start < bytes.count else { return nil }
    switch bytes[start] {
    case 0x7B: return JSONFeed.listing(bytes.extracting(start..<bytes.count))
    case 0x68, 0x48: return PlainSitemap.listing(bytes.extracting(start..<bytes.count))
    default: break
    }
    let wide = bytes.count >= 2 && (bytes[0] >= 0xFE || bytes[0] == 0 || bytes[1] == 0)
    if !wide {
      // Servers print notices before the document.
      guard let root = rootPlace(bytes, start) else { return nil }
      start = root
    } else {
      start = 0
    }
    var reader = XMLListing()
    let rest = bytes.extracting(start..<bytes.count)
    if !wide, let mended = LooseXML.mended(rest) {
      return reader.listing(XMLEvents(mended.span, charset: declaredCharset))
    }
    return reader.listing(XMLEvents(rest, charset: declaredCharset))
  }

  /// A sitemap kept as a gzip file: at most 50 MB, as the sitemap protocol has it, within.
  private static func parse(gzip bytes: Span<UInt8>, _ charset: String?) -> Listing? {
    let wire = unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
    guard let whole = try? Decoded(wire, codings: [.gzip], limit: DecodeLimit(bytes: 50 << 20)).bytes,
      ContentCoding.sniff(whole.span) == nil
    else { return nil }
    return parse(whole.span, declaredCharset: charset)
  }

  package static func parse(
    _ bytes: [UInt8], declaredCharset: String? = nil, contentType: String? = nil, address: WebAddress? = nil
  ) -> Listing? {
    parse(bytes.span, declaredCharset: declaredCharset, contentType: contentType, address: address)
  }

  /// Whether the head of a document declares entities of its own. No feed needs any; nested ones grow without end and
  /// are never expanded, so that what they stand for is not read.
  package static func declaresEntities(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      let bytes = unsafe Bytes(buffer)
      return bytes[0..<min(bytes.count, 4096)].findFolded("<!entity") != nil
    }
  }

  /// Where the document begins: its declaration, or a root that a listing may have; else the first tag. Nil for HTML
  /// and for what has no tag in its first 4 kB.
  private static func rootPlace(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
    let stop = min(bytes.count, start + 4096)
    var first: Int?
    for i in start..<stop where bytes[i] == 0x3C {
      if has("<html", bytes, i) || has("<!doctype html", bytes, i) || has("<body", bytes, i) { return nil }
      for root in roots where has(root, bytes, i) { return i }
      first = first ?? i
    }
    return first
  }

  private static let roots: [StaticString] = [
    "<?xml", "<rss", "<feed", "<rdf", "<urlset", "<sitemapindex", "<channel", "<!doctype rss",
  ]

  private static func has(_ text: StaticString, _ bytes: Span<UInt8>, _ i: Int) -> Bool {
    let n = text.utf8CodeUnitCount
    guard i + n <= bytes.count else { return false }
    for k in 0..<n {
      let wanted = unsafe text.utf8Start[k]
      if bytes[i + k].asciiFolded != wanted { return false }
    }
    return true
  }
}
