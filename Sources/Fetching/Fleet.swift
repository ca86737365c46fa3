import CCurl
import Vocabulary

/// All flights of a loop: those under way and those that rest until the next order.
final class Fleet {
  private let settings: FetchSettings
  private let lists: RequestLists
  private let names: [ResolvedNames]
  private var started = 0
  private var resting: [Flight] = []
  private var underWay: [UInt: Flight] = [:]
  private var jars: [Outlet.ID: CookieJar] = [:]
  private let multi: CurlMulti

  /// What an outlet's `Set-Cookie` lines may come to before its jar is emptied, and those of one answer.
  private static let jarBytes = 64 << 10
  private static let answerBytes = 8 << 10

  init(_ settings: FetchSettings) throws(Fault) {
    self.settings = settings
    lists = RequestLists(settings)
    names = settings.resolve.map { ResolvedNames(list: CurlList($0)) }
    multi = try CurlMulti(connections: settings.connections)
  }

  deinit {
    for flight in underWay.values { multi.remove(flight.easy) }
  }

  var hasRoom: Bool { underWay.count < settings.connections }
  var isEmpty: Bool { underWay.isEmpty }

  /// Nil when the order is under way; else why it cannot be.
  func start(_ order: FetchOrder) throws(Fault) -> Rejection? {
    let flight: Flight
    if let rested = resting.popLast() {
      flight = rested
    } else {
      flight = try Flight(order: order, settings: settings)
    }
    if let answer = names.dropFirst(started).first ?? names.last {
      flight.easy.set(CURLOPT_RESOLVE, answer.list)
      started += 1
    }
    flight.board(order, jar: jar(of: order.seed.outlet), lists: lists, settings: settings)
    return enter(flight)
  }

  /// Nil when the flight is on its way to its next hop; else why it cannot be, and the flight is at rest.
  func follow(_ flight: Flight, to address: WebAddress) -> Rejection? {
    multi.remove(flight.easy)
    underWay[flight.easy.identity] = nil
    countCookies(flight)
    flight.hop(to: address, settings)
    return enter(flight)
  }

  private func enter(_ flight: Flight) -> Rejection? {
    if let refusal = refusal(of: flight.address)
      ?? (multi.add(flight.easy) ? nil : Self.untaken(flight.address))
    {
      resting.append(flight)
      return refusal
    }
    underWay[flight.easy.identity] = flight
    return nil
  }

  private static func untaken(_ address: WebAddress) -> Rejection {
    Rejection(.fetch, .badAddress, "libcurl does not take \(address.href)")
  }

  /// Behind a proxy no connection shows where a request ends, so hosts written as numbers are judged here.
  private func refusal(of address: WebAddress) -> Rejection? {
    guard settings.proxy != nil, let literal = AddressRange(address.host.filter { $0 != "[" && $0 != "]" }),
      let objection = AddressGuard(allowing: settings.allowedAddresses).objection(to: literal.first)
    else { return nil }
    return Rejection(.fetch, .addressRefused, "\(address.host): \(objection)")
  }

  /// Takes a flight that has ended, or is to end now, out of the set.
  func land(_ flight: Flight) {
    multi.remove(flight.easy)
    underWay[flight.easy.identity] = nil
    countCookies(flight)
    resting.append(flight)
  }

  /// Empties an outlet's jar where an answer, or all of them, filled it too much.
  private func countCookies(_ flight: Flight) {
    guard let jar = flight.jar else { return }
    let bytes = flight.exchange.facts.cookieBytes
    jar.taken += bytes
    guard jar.taken > Self.jarBytes || bytes > Self.answerBytes else { return }
    flight.easy.forgetCookies()
    jar.taken = 0
  }

  /// Moves every flight as far as it goes without waiting.
  func perform() throws(Fault) { try multi.perform() }

  func wait(_ time: Milliseconds, bell: Doorbell) throws(Fault) -> Bool { try multi.wait(time, bell: bell) }

  /// The next flight that has ended; it stays in the set until it lands or follows.
  func nextDone() -> (flight: Flight, code: CurlFault.Code)? {
    while let done = multi.nextDone() {
      if let flight = underWay[done.identity] { return (flight, done.code) }
    }
    return nil
  }

  var all: [Flight] { Array(underWay.values) }

  private func jar(of outlet: Outlet.ID) -> CookieJar? {
    guard settings.cookies else { return nil }
    if let jar = jars[outlet] { return jar }
    let jar = CookieJar()
    jars[outlet] = jar
    return jar
  }
}

/// A list that an array can hold.
private final class ResolvedNames {
  let list: CurlList
  init(list: consuming CurlList) { self.list = list }
}

@available(*, unavailable)
extension ResolvedNames: Sendable {}
@available(*, unavailable)
extension Fleet: Sendable {}
