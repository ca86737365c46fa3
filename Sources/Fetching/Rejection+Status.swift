package import Vocabulary

extension Rejection {
  /// What a final status of 400 or more means for the address; nil for lower ones.
  package static func answer(_ status: Int) -> Rejection? {
    switch status {
    case ..<400: nil
    case 410: Rejection(.fetch, .gone, "HTTP 410")
    case 429: Rejection(.fetch, .rateLimited, "HTTP 429")
    case 451: Rejection(.fetch, .clientError, "HTTP 451, unavailable for legal reasons")
    case 500...599: Rejection(.fetch, .serverError, "HTTP \(status)")
    default: Rejection(.fetch, .clientError, "HTTP \(status)")
    }
  }

  /// Whether a server that answers so asks to be tried again.
  package static func isTransient(status: Int) -> Bool {
    switch status {
    case 408, 425, 429, 500, 502, 503, 504, 520...524: true
    default: false
    }
  }
}
