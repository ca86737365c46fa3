import CCurl
import Vocabulary

/// One order under way: its handle, its exchange, the hops behind it. Used again for the next order.
final class Flight {
  let easy: CurlEasy
  let exchange: Exchange
  private(set) var order: FetchOrder
  /// The address asked now.
  private(set) var address: WebAddress
  /// Addresses that answered with a redirect, in order.
  private(set) var passed: [WebAddress] = []
  private(set) var jar: CookieJar?
  /// The start of this hop.
  private(set) var hopStart = Timestamp(milliseconds: 0)
  private var start = Milliseconds(0)
  private var own: CurlList?
  private var wireBytes = 0
  private var connections = 0

  init(order: FetchOrder, settings: FetchSettings) throws(Fault) {
    exchange = Exchange(addresses: AddressGuard(allowing: settings.allowedAddresses))
    guard let easy = CurlEasy(exchange: exchange) else {
      throw Fault(.failed, "libcurl gives no handle: memory is short; fetch with fewer connections")
    }
    self.easy = easy
    self.order = order
    address = order.seed.address
    Self.furnish(self.easy, settings)
  }

  /// What stays the same from order to order.
  private static func furnish(_ easy: borrowing CurlEasy, _ settings: FetchSettings) {
    easy.set(CURLOPT_NOSIGNAL, 1)
    easy.set(CURLOPT_PROTOCOLS_STR, "http,https")
    easy.set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
    easy.set(CURLOPT_FOLLOWLOCATION, 0)
    easy.set(CURLOPT_HTTP_CONTENT_DECODING, 0)
    easy.set(CURLOPT_HTTP09_ALLOWED, 0)
    easy.set(CURLOPT_PATH_AS_IS, 1)
    easy.set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
    easy.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    easy.set(CURLOPT_USERAGENT, settings.userAgent)
    easy.set(CURLOPT_HTTP_VERSION, settings.http2 ? Int(CURL_HTTP_VERSION_2TLS) : Int(CURL_HTTP_VERSION_1_1))
    easy.set(CURLOPT_CONNECTTIMEOUT_MS, Int(settings.connectTimeout.count))
    easy.set(CURLOPT_LOW_SPEED_LIMIT, settings.idleBytesPerSecond)
    easy.set(CURLOPT_LOW_SPEED_TIME, max(1, Int(settings.idleTimeout.count + 999) / 1000))
    easy.set(CURLOPT_DNS_CACHE_TIMEOUT, 300)
    // Without it the end of a transfer waits for its name's resolver, and with it the whole loop.
    easy.set(CURLOPT_QUICK_EXIT, 1)
    easy.set(CURLOPT_BUFFERSIZE, 64 << 10)
    // An empty text also keeps libcurl from reading http_proxy and its kin.
    easy.set(CURLOPT_PROXY, settings.proxy ?? "")
    easy.set(CURLOPT_NOPROXY, "")
    if let file = settings.certificateFile { easy.set(CURLOPT_CAINFO, file) }
    // No file, but libcurl's cookie engine is on; the cookies themselves lie in the outlet's jar.
    if settings.cookies { easy.set(CURLOPT_COOKIEFILE, "") }
  }

  /// Makes the flight ready for an order's first hop.
  func board(_ order: FetchOrder, jar: CookieJar?, lists: borrowing RequestLists, settings: FetchSettings) {
    self.order = order
    self.jar = jar
    passed = []
    (wireBytes, connections) = (0, 0)
    start = Clock.steady()
    easy.share(jar)
    own = lists.dress(easy, for: order)
    head(for: order.seed.address, settings)
  }

  /// Makes the flight ready for the next hop.
  func hop(to next: WebAddress, _ settings: FetchSettings) {
    passed.append(address)
    count()
    head(for: next, settings)
  }

  private func head(for asked: WebAddress, _ settings: FetchSettings) {
    address = asked.withoutFragment
    hopStart = Clock.now()
    exchange.begin(kind: order.seed.kind, settings: settings)
    easy.set(CURLOPT_URL, address.href)
    let left = settings.totalTimeout.count - (Clock.steady().count - start.count)
    easy.set(CURLOPT_TIMEOUT_MS, Int(max(1, left)))
  }

  private func count() {
    wireBytes += exchange.wireBytes
    connections += exchange.connections
  }

  /// How often this order has already been at `address`.
  func visits(of address: WebAddress) -> Int {
    passed.reduce(self.address == address ? 1 : 0) { $1 == address ? $0 + 1 : $0 }
  }

  /// The facts of the hop that has just ended.
  func fetch() -> Fetch {
    Fetch(
      address: address, status: exchange.facts.status, request: HeaderBlock(exchange.request),
      response: HeaderBlock(exchange.header), fetchedAt: hopStart,
      elapsed: Milliseconds(easy.microseconds(CURLINFO_TOTAL_TIME_T) / 1000),
      remoteAddress: easy.text(CURLINFO_PRIMARY_IP).flatMap { $0.isEmpty ? nil : $0 }, redirects: passed)
  }

  /// What the order cost; to be asked once, at its end.
  func report() -> TransferReport {
    count()
    let facts = exchange.facts
    var report = TransferReport(address: address)
    report.hops = passed.count
    report.wireBytes = wireBytes
    report.elapsed = Milliseconds(Clock.steady().count - start.count)
    if exchange.phase != .waiting {
      report.firstByte = Milliseconds(easy.microseconds(CURLINFO_STARTTRANSFER_TIME_T) / 1000)
    }
    report.connections = connections
    report.retryAfter = facts.retryAfter.flatMap { RetryAfter.wait($0, now: Clock.now()) }
    report.isTransient = exchange.ended == nil && Rejection.isTransient(status: facts.status)
    report.isTruncated = exchange.isTruncated
    return report
  }

  /// What libcurl's end of a transfer was.
  func fault(_ code: CurlFault.Code) -> CurlFault {
    let phase = exchange.phase
    let isConnecting = phase == .waiting && easy.microseconds(CURLINFO_PRETRANSFER_TIME_T) == 0
    return CurlFault(
      code: code, host: String(address.host), phase: isConnecting ? .connecting : phase,
      words: easy.takeWords())
  }
}

extension WebAddress {
  /// The address that a server sees.
  fileprivate var withoutFragment: WebAddress {
    guard href.utf8.contains(0x23) else { return self }
    return WebAddress(serialized: "\(origin)\(pathAndQuery)") ?? self
  }
}

@available(*, unavailable)
extension Flight: Sendable {}
