import CCurl
import Vocabulary

/// libcurl's set of transfers under way, with their connections and names. Stays on the loop's thread.
@safe
struct CurlMulti: ~Copyable {
  private let handle: UnsafeMutableRawPointer

  /// Process-wide set-up of libcurl, once.
  private static let library = naskh_curl_begin()

  init(connections: Int) throws(Fault) {
    guard Self.library == CURLE_OK, let handle = unsafe curl_multi_init() else {
      throw Fault(
        .failed, "libcurl cannot be set up: check that the installed libcurl is whole and memory is left")
    }
    unsafe self.handle = unsafe handle
    // Idle connections are kept beyond those in use, for hosts that are come back to after their delay.
    _ = unsafe naskh_multi_set_number(handle, CURLMOPT_MAXCONNECTS, Int64(max(connections * 4, 64)))
  }

  deinit { _ = unsafe curl_multi_cleanup(handle) }

  /// False where libcurl will not take it.
  borrowing func add(_ easy: borrowing CurlEasy) -> Bool {
    unsafe curl_multi_add_handle(handle, easy.pointer) == CURLM_OK
  }

  borrowing func remove(_ easy: borrowing CurlEasy) {
    _ = unsafe curl_multi_remove_handle(handle, easy.pointer)
  }

  /// Moves every transfer as far as it goes without waiting.
  borrowing func perform() throws(Fault) {
    var running: Int32 = 0
    let code = unsafe curl_multi_perform(handle, &running)
    guard code == CURLM_OK else { throw Self.fault(code) }
  }

  /// Waits for traffic, the bell, or the time; true when the bell rang.
  borrowing func wait(_ time: Milliseconds, bell: Doorbell) throws(Fault) -> Bool {
    var rang = false
    let code = unsafe naskh_multi_poll(
      handle, bell.descriptor, Int32(clamping: max(0, time.count)), &rang)
    guard code == CURLM_OK else { throw Self.fault(code) }
    if rang { bell.hush() }
    return rang
  }

  /// The next transfer that has ended, by its handle's identity.
  borrowing func nextDone() -> (identity: UInt, code: CurlFault.Code)? {
    var easy: UnsafeMutableRawPointer?
    var code = CURLE_OK
    guard unsafe naskh_multi_next_done(handle, &easy, &code), let easy = unsafe easy else { return nil }
    return (UInt(bitPattern: easy), CurlFault.Code(code))
  }

  private static func fault(_ code: CURLMcode) -> Fault {
    let said = unsafe curl_multi_strerror(code).map { unsafe String(cString: $0) } ?? "error \(code.rawValue)"
    return Fault(
      .failed, "the fetch loop stopped: libcurl says \"\(said)\"; run again to go on where it stopped")
  }
}

@available(*, unavailable)
extension CurlMulti: Sendable {}
