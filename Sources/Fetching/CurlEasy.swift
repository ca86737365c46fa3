import CCurl
import Vocabulary

/// One libcurl transfer handle, with the listener that its callbacks go to. Stays on the loop's thread.
@safe
struct CurlEasy: ~Copyable {
  private let handle: UnsafeMutableRawPointer
  private let listener: UnsafeMutablePointer<naskh_curl_listener>
  private let words: UnsafeMutablePointer<CChar>

  /// `exchange` is not kept alive by the handle; it must live as long.
  init?(exchange: Exchange) {
    guard let handle = unsafe curl_easy_init() else { return nil }
    unsafe self.handle = unsafe handle
    unsafe words = .allocate(capacity: Int(CURL_ERROR_SIZE))
    unsafe words.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    unsafe listener = .allocate(capacity: 1)
    unsafe listener.initialize(
      to: naskh_curl_listener(
        context: Unmanaged.passUnretained(exchange).toOpaque(),
        header: { unsafe Self.exchange($0)?.header(UnsafeBufferPointer(start: $1, count: $2)) ?? false },
        body: { unsafe Self.exchange($0)?.body(UnsafeBufferPointer(start: $1, count: $2)) ?? false },
        request: { unsafe Self.exchange($0)?.sent(UnsafeBufferPointer(start: $1, count: $2)) },
        address: { context, address, length in
          let number = unsafe address.flatMap { unsafe AddressGuard.number(of: $0, length: length) }
          return unsafe Self.exchange(context)?.mayConnect(number) ?? false
        }))
    _ = unsafe naskh_easy_listen(handle, listener)
    _ = unsafe naskh_easy_set_text(handle, CURLOPT_ERRORBUFFER, words)
  }

  deinit {
    unsafe curl_easy_cleanup(handle)
    unsafe listener.deallocate()
    unsafe words.deallocate()
  }

  /// For the multi handle alone.
  var pointer: UnsafeMutableRawPointer { unsafe handle }
  /// What a multi handle knows this transfer by.
  var identity: UInt { UInt(bitPattern: unsafe handle) }

  borrowing func set(_ option: CURLoption, _ value: Int) {
    _ = unsafe naskh_easy_set_number(handle, option, Int64(value))
  }

  /// Nil takes libcurl's own value back.
  borrowing func set(_ option: CURLoption, _ text: String?) {
    if let text {
      _ = unsafe text.withCString { unsafe naskh_easy_set_text(handle, option, $0) }
    } else {
      _ = unsafe naskh_easy_set_text(handle, option, nil)
    }
  }

  /// The list is not copied: it must outlive the transfer.
  borrowing func set(_ option: CURLoption, _ list: borrowing CurlList) {
    _ = unsafe naskh_easy_set_list(handle, option, list.head)
  }

  borrowing func share(_ jar: CookieJar?) { _ = unsafe naskh_easy_set_share(handle, jar?.share) }

  /// Empties the cookie jar that the handle shares.
  borrowing func forgetCookies() { set(CURLOPT_COOKIELIST, "ALL") }

  borrowing func number(_ info: CURLINFO) -> Int { Int(unsafe naskh_easy_number(handle, info)) }
  borrowing func microseconds(_ info: CURLINFO) -> Int64 { unsafe naskh_easy_offset(handle, info) }

  borrowing func text(_ info: CURLINFO) -> String? {
    unsafe naskh_easy_text(handle, info).map { unsafe String(cString: $0) }
  }

  /// libcurl's words about the last transfer's failure; empty where it had none.
  borrowing func takeWords() -> String {
    let text = unsafe String(cString: words)
    unsafe words[0] = 0
    return text
  }

  private static func exchange(_ context: UnsafeMutableRawPointer?) -> Exchange? {
    unsafe context.map { unsafe Unmanaged<Exchange>.fromOpaque($0).takeUnretainedValue() }
  }
}

/// A list of strings that libcurl reads.
@safe
struct CurlList: ~Copyable {
  private(set) var head: UnsafeMutablePointer<curl_slist>?

  init(_ lines: [String]) {
    unsafe head = nil
    for line in lines {
      if let longer = unsafe curl_slist_append(head, line) { unsafe head = unsafe longer }
    }
  }

  deinit { unsafe curl_slist_free_all(head) }
}

/// The cookies and TLS sessions of one outlet, in memory. Stays on the loop's thread.
@safe
final class CookieJar {
  fileprivate let share: UnsafeMutableRawPointer
  /// Bytes of `Set-Cookie` lines since the jar was last emptied.
  var taken = 0

  init?() {
    guard let share = unsafe naskh_share_make() else { return nil }
    unsafe self.share = unsafe share
  }

  deinit { _ = unsafe curl_share_cleanup(share) }
}

@available(*, unavailable)
extension CookieJar: Sendable {}
@available(*, unavailable)
extension CurlEasy: Sendable {}
