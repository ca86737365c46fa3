import Vocabulary

/// What one request has brought so far: libcurl's callbacks write here, the loop reads it at the end.
final class Exchange {
  private(set) var request: [UInt8] = []
  /// The header of the final response: interim ones are dropped when the next begins.
  private(set) var header: [UInt8] = []
  private(set) var body: [UInt8] = []
  private(set) var facts = ResponseFacts()
  /// All bytes received, interim headers included.
  private(set) var wireBytes = 0
  private(set) var connections = 0
  /// Why this side ended the transfer.
  private(set) var ended: Rejection?
  /// Whether the body is not whole, and is kept as it is.
  private(set) var isTruncated = false

  /// Body bytes taken of an answer that is no page.
  private static let errorBytes = 256 << 10

  private var headerBytes = 0
  private var isHeaderWhole = false
  private var objection: String?
  private var limits = FetchLimits(wireBytes: 0, decodedBytes: 0)
  private var headerLimit = 0
  private var kind = Seed.Kind.page
  private let addresses: AddressGuard

  init(addresses: AddressGuard) { self.addresses = addresses }

  /// Empties everything for the next request.
  func begin(kind: Seed.Kind, settings: FetchSettings) {
    request.removeAll(keepingCapacity: true)
    header.removeAll(keepingCapacity: true)
    body = []
    facts = ResponseFacts()
    (wireBytes, connections, headerBytes) = (0, 0, 0)
    (isTruncated, isHeaderWhole, ended, objection) = (false, false, nil, nil)
    limits = settings.limits(for: kind)
    headerLimit = settings.headerBytes
    self.kind = kind
  }

  /// How far the response has come.
  var phase: CurlFault.Phase { isHeaderWhole ? .body : headerBytes > 0 ? .header : .waiting }

  /// The objection to the address, where no address of the host was left to connect to.
  var refusedAddress: String? { connections == 0 ? objection : nil }

  /// Hands the body over and forgets it.
  func takeBody() -> [UInt8] {
    let taken = body
    body = []
    return taken
  }

  /// The body broke off, and what came of it is kept: of an answer whose status says all.
  func keepCutBody() -> Bool {
    guard isHeaderWhole, facts.status >= 300 else { return false }
    isTruncated = true
    return true
  }

  func sent(_ bytes: UnsafeBufferPointer<UInt8>) { unsafe request.append(contentsOf: bytes) }

  func mayConnect(_ address: UInt128?) -> Bool {
    guard let address else {
      objection = "not an internet address"
      return false
    }
    if let objection = addresses.objection(to: address) {
      self.objection = objection
      return false
    }
    connections += 1
    return true
  }

  /// One header line, with its end.
  func header(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    wireBytes += line.count
    headerBytes += line.count
    guard headerBytes <= headerLimit else {
      return end(Rejection(.fetch, .tooLarge, "more than \(headerLimit) header bytes"))
    }
    // What follows the final header is trailers.
    if isHeaderWhole && !facts.isInterim { return true }
    if unsafe ResponseFacts.isStatusLine(line) {
      header.removeAll(keepingCapacity: true)
      facts = ResponseFacts()
      isHeaderWhole = false
    }
    unsafe header.append(contentsOf: line)
    unsafe facts.read(line)
    guard let first = unsafe line.first, first == 0x0D || first == 0x0A else { return true }
    isHeaderWhole = true
    return facts.isInterim || accepts()
  }

  /// The header is whole: is the body wanted?
  private func accepts() -> Bool {
    guard (200...299).contains(facts.status) else { return true }
    if let objection = MediaType(facts.contentType).objection(for: kind) {
      return end(Rejection(.fetch, .notHTML, objection))
    }
    if let declared = facts.contentLength {
      if declared > limits.wireBytes, kind != .robots {
        return end(Rejection(.fetch, .tooLarge, "Content-Length \(declared), limit \(limits.wireBytes)"))
      }
      body.reserveCapacity(max(0, min(declared, limits.wireBytes)))
    }
    return true
  }

  func body(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    wireBytes += bytes.count
    let isAnswer = (200...299).contains(facts.status)
    let room = (isAnswer ? limits.wireBytes : min(limits.wireBytes, Self.errorBytes)) - body.count
    guard bytes.count <= room else {
      guard kind == .robots || !isAnswer else {
        return end(Rejection(.fetch, .tooLarge, "more than \(limits.wireBytes) body bytes"))
      }
      unsafe body.append(contentsOf: bytes.prefix(room))
      isTruncated = true
      return false
    }
    unsafe body.append(contentsOf: bytes)
    return true
  }

  private func end(_ rejection: Rejection) -> Bool {
    ended = rejection
    return false
  }
}
