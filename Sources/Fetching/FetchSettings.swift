package import Vocabulary

/// How much of a response is taken.
package struct FetchLimits: Sendable, Hashable {
  /// Body bytes as received.
  package var wireBytes: Int
  /// Body bytes after content encodings.
  package var decodedBytes: Int
  /// Decoded bytes for one received byte, where more than a mebibyte is decoded.
  package var ratio: Int

  package init(wireBytes: Int, decodedBytes: Int, ratio: Int = 200) {
    self.wireBytes = wireBytes
    self.decodedBytes = decodedBytes
    self.ratio = ratio
  }
}

/// How a loop fetches.
package struct FetchSettings: Sendable, Hashable {
  /// Names the crawler and a contact: an address that holds `@` or `://`.
  package let userAgent: String
  /// Transfers at a time, 1...
  package var connections = 32
  /// Until a connection stands, TLS included.
  package var connectTimeout = Milliseconds.seconds(15)
  /// A transfer slower than `idleBytesPerSecond` for this long has stalled; whole seconds.
  package var idleTimeout = Milliseconds.seconds(20)
  package var idleBytesPerSecond = 64
  /// From the first hop's start to the last hop's end.
  package var totalTimeout = Milliseconds.seconds(60)
  /// What a transfer under way gets after `stop`.
  package var stopGrace = Milliseconds.seconds(10)
  package var pageLimits = FetchLimits(wireBytes: 8 << 20, decodedBytes: 24 << 20)
  /// Feeds and sitemaps; the sitemap protocol allows 50 MiB uncompressed.
  package var listingLimits = FetchLimits(wireBytes: 52 << 20, decodedBytes: 52 << 20, ratio: 500)
  /// RFC 9309 asks for at least 500 KiB; what goes beyond is cut off, and the beginning is kept.
  package var robotsLimits = FetchLimits(wireBytes: 512 << 10, decodedBytes: 512 << 10, ratio: 500)
  /// Header bytes of one response, interim responses included.
  package var headerBytes = 300_000
  package var redirects = 10
  /// Addresses that may be spoken to though they are not public.
  package var allowedAddresses: [AddressRange] = []
  /// `http://host:port`, `socks5h://host:port`; nil goes straight. The environment's proxies are not looked at.
  /// Through a proxy the address guard sees the proxy, which must be allowed if it is not public, and hosts written
  /// as numbers; what names resolve to is the proxy's business.
  package var proxy: String?
  /// A file of trusted certificates in place of the system's.
  package var certificateFile: String?
  package var http2 = true
  /// Cookies kept in memory, apart for each outlet.
  package var cookies = true
  /// `Accept-Language` as sent; nil sends none.
  package var acceptLanguage: String?
  /// What names resolve to in place of the system's answers, in libcurl's form `host:port:address[,address]`: a list for
  /// each order in turn, the last one for all that follow.
  package var resolve: [[String]] = []

  /// A fault where the user agent names no contact or could not be a header value.
  package init(userAgent: String) throws(Fault) {
    guard userAgent.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
      throw Fault(
        .configuration, "the user agent holds characters that are not printable ASCII: write it in ASCII")
    }
    guard userAgent.contains("@") || userAgent.contains("://") else {
      throw Fault(
        .configuration,
        "the user agent \"\(userAgent)\" names no contact: add an address that site owners can write to, "
          + "such as (+https://example.org/crawler) or (crawler@example.org)")
    }
    self.userAgent = userAgent
  }

  package func limits(for kind: Seed.Kind) -> FetchLimits {
    switch kind {
    case .home, .section, .page: pageLimits
    case .feed, .sitemap: listingLimits
    case .robots, .policy: robotsLimits
    }
  }
}
