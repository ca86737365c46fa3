import CCurl
import Vocabulary

/// The header lines that requests carry, made once for each kind of address.
///
/// Accept-Encoding is a plain line: libcurl's own decoding stays off, because it reports success on a gzip body cut
/// in half and fails on a second gzip member.
struct RequestLists: ~Copyable {
  private let page: CurlList
  private let listing: CurlList
  private let robots: CurlList
  private let common: [String]

  init(_ settings: FetchSettings) {
    var common = ["Accept-Encoding: gzip, br, zstd"]
    if let language = settings.acceptLanguage { common.append("Accept-Language: \(language)") }
    self.common = common
    page = CurlList(common + [Self.accept(.page)])
    listing = CurlList(common + [Self.accept(.feed)])
    robots = CurlList(common + [Self.accept(.robots)])
  }

  /// Sets the lines on `easy`; what comes back holds lines made for this order alone, and must outlive the transfer.
  borrowing func dress(_ easy: borrowing CurlEasy, for order: FetchOrder) -> CurlList? {
    var validators: [String] = []
    if let etag = order.etag, Self.isFieldValue(etag) { validators.append("If-None-Match: \(etag)") }
    if let date = order.lastModified, Self.isFieldValue(date) {
      validators.append("If-Modified-Since: \(date)")
    }
    guard validators.isEmpty else {
      let own = CurlList(common + [Self.accept(order.seed.kind)] + validators)
      easy.set(CURLOPT_HTTPHEADER, own)
      return own
    }
    switch order.seed.kind {
    case .home, .section, .page: easy.set(CURLOPT_HTTPHEADER, page)
    case .feed, .sitemap: easy.set(CURLOPT_HTTPHEADER, listing)
    case .robots, .policy: easy.set(CURLOPT_HTTPHEADER, robots)
    }
    return nil
  }

  private static func accept(_ kind: Seed.Kind) -> String {
    switch kind {
    case .home, .section, .page: "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"
    case .feed, .sitemap:
      "Accept: application/rss+xml,application/atom+xml,application/feed+json,application/xml,text/xml,*/*;q=0.5"
    case .robots, .policy: "Accept: text/plain,*/*;q=0.5"
    }
  }

  private static func isFieldValue(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 1024 && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }
}
