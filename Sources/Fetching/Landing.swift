import CCurl
import Vocabulary

/// What an ended hop comes to.
enum Landing {
  case page(Page)
  case redirect(location: [UInt8])
  case rejected(Rejection, isTransient: Bool)

  /// Reads a flight whose transfer libcurl has ended; takes its body.
  init(_ flight: Flight, _ code: CurlFault.Code, limits: FetchLimits) {
    let exchange = flight.exchange
    let facts = exchange.facts
    if let ended = exchange.ended {
      self = .rejected(ended, isTransient: false)
      return
    }
    if let objection = exchange.refusedAddress {
      self = .rejected(
        Rejection(.fetch, .addressRefused, "\(flight.address.host): \(objection)"), isTransient: false)
      return
    }
    if case CURLE_OK = code {
    } else if !exchange.isTruncated, !exchange.keepCutBody() {
      let fault = flight.fault(code)
      self = .rejected(fault.rejection, isTransient: fault.isTransient)
      return
    }
    switch facts.status {
    case 301, 302, 303, 307, 308:
      guard let location = facts.location, !location.isEmpty else {
        self = .rejected(
          Rejection(.fetch, .redirectRefused, "HTTP \(facts.status) without Location"), isTransient: false)
        return
      }
      self = .redirect(location: location)
    case 304 where !flight.order.isConditional:
      self = .rejected(Rejection(.fetch, .protocolError, "HTTP 304 unasked"), isTransient: false)
    case 206 where facts.isPart:
      self = .rejected(
        Rejection(.fetch, .cutBody, "HTTP 206, a part of the page that nobody asked for"), isTransient: true)
    case 100...999:
      do throws(Rejection) {
        self = .page(try Self.page(flight, limits))
      } catch {
        self = .rejected(error, isTransient: error.reason == .cutBody)
      }
    default:
      self = .rejected(Rejection(.fetch, .protocolError, "no status"), isTransient: false)
    }
  }

  private static func page(_ flight: Flight, _ limits: FetchLimits) throws(Rejection) -> Page {
    let facts = flight.exchange.facts
    let wire = flight.exchange.takeBody()
    let isAnswer = (200...299).contains(facts.status)
    var body = wire
    do throws(Rejection) {
      body = try BodyDecoding.decoded(
        wire, encodings: facts.contentEncoding, limits: limits, isCut: flight.exchange.isTruncated)
    } catch {
      // The text of an error page matters to nobody; its status does.
      if isAnswer { throw error }
      body = []
    }
    if isAnswer, flight.order.seed.kind.isPage, let type = MediaType.binary(body) {
      throw Rejection(.fetch, .notHTML, "\(type) labelled \(MediaType(facts.contentType).essence)")
    }
    return Page(seed: flight.order.seed, fetch: flight.fetch(), wireBody: wire, body: body)
  }
}

extension Seed.Kind {
  fileprivate var isPage: Bool { self == .page || self == .home || self == .section }
}
