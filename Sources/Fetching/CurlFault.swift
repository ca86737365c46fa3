import CCurl
import Vocabulary

/// What libcurl said at the end of a transfer that did not succeed.
struct CurlFault: Sendable, Hashable {
  /// libcurl's code for one transfer.
  struct Code: Sendable, Hashable {
    let number: UInt32

    init(_ code: CURLcode) { number = code.rawValue }

    static func ~= (pattern: CURLcode, code: Code) -> Bool { pattern.rawValue == code.number }
  }

  /// How far the exchange had come.
  enum Phase: String, Sendable, Hashable {
    case connecting, waiting, header, body
  }

  let code: Code
  let host: String
  let phase: Phase
  /// libcurl's own words for this transfer; may be empty.
  let words: String

  /// One line for a person.
  var detail: String {
    let said =
      words.isEmpty
      ? unsafe curl_easy_strerror(CURLcode(rawValue: code.number)).map { unsafe String(cString: $0) } ?? ""
      : words
    return "\(said) (curl \(code.number), \(phase.words), \(host))"
  }

  /// The row that the end becomes.
  var rejection: Rejection { Rejection(.fetch, reason, detail) }

  /// Whether the same request may well succeed later.
  var isTransient: Bool {
    switch reason {
    case .timedOut, .unreachable, .cutBody, .unresolvable: true
    case .protocolError:
      switch code {
      case CURLE_GOT_NOTHING, CURLE_SEND_ERROR: true
      default: false
      }
    default: false
    }
  }

  private var reason: Rejection.Reason {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .unresolvable
    case CURLE_URL_MALFORMAT: .badAddress
    case CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED, CURLE_PROXY: .unreachable
    // "Connection died": closed without a byte, time and again.
    case CURLE_SEND_ERROR: words.hasPrefix("Connection died") ? .protocolError : .unreachable
    case CURLE_OPERATION_TIMEDOUT: .timedOut
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_CACERT_BADFILE, CURLE_USE_SSL_FAILED, CURLE_SSL_SHUTDOWN_FAILED, CURLE_SSL_CRL_BADFILE,
      CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS,
      CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED,
      CURLE_SSL_CLIENTCERT:
      .tlsFailure
    case CURLE_PARTIAL_FILE: .cutBody
    case CURLE_RECV_ERROR:
      // One code for a lost connection and for framing that makes no sense.
      switch phase {
      case .connecting, .waiting: .unreachable
      case .header: words.hasPrefix("Recv failure") ? .unreachable : .protocolError
      case .body: .cutBody
      }
    case CURLE_HTTP2_STREAM, CURLE_HTTP2, CURLE_HTTP3: phase == .body ? .cutBody : .protocolError
    case CURLE_FILESIZE_EXCEEDED: .tooLarge
    case CURLE_OUT_OF_MEMORY: phase == .waiting || phase == .header ? .tooLarge : .protocolError
    case CURLE_BAD_CONTENT_ENCODING: .badEncoding
    default: .protocolError
    }
  }
}

extension CurlFault.Phase {
  fileprivate var words: String {
    switch self {
    case .connecting: "connecting"
    case .waiting: "waiting for an answer"
    case .header: "reading the header"
    case .body: "reading the body"
    }
  }
}
