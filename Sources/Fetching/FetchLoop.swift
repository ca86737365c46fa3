import CCurl
import Dispatch
import Synchronization
package import Vocabulary

/// Fetches what its desk orders, many transfers at a time, on one thread.
///
/// `curl_multi_perform`, `curl_multi_info_read`, `curl_multi_poll`, in a ring; the bell's descriptor is among those
/// polled. Redirects are followed hop by hop, each with the desk's consent. What was ordered is delivered once.
package final class FetchLoop: Sendable {
  private let settings: FetchSettings
  private let desk: FetchDesk
  private let queue = DispatchQueue(label: "naskh.fetch")
  /// Ring it when the desk has something new to say.
  package let bell: Doorbell
  /// When transfers are cut, on the steady clock; `Int64.max` while the loop is not stopping.
  private let stopAt = Atomic(Int64.max)

  package init(_ settings: FetchSettings, desk: FetchDesk) throws(Fault) {
    self.settings = settings
    self.desk = desk
    bell = try Doorbell()
  }

  /// Starts the loop on a serial queue of its own; `ended` is called there at the end, with what broke it.
  package func start(ended: @escaping @Sendable (Fault?) -> Void) {
    queue.async {
      do throws(Fault) {
        try self.run()
        ended(nil)
      } catch {
        ended(error)
      }
    }
  }

  /// Runs the loop on the caller's thread until the desk has finished, or `stop`.
  package func run() throws(Fault) {
    let fleet = try Fleet(settings)
    var wake: Timestamp?
    var isFinished = false
    var mustAsk = true
    while true {
      let now = Clock.now()
      let cutAt = stopAt.load(ordering: .acquiring)
      if cutAt != .max {
        (isFinished, mustAsk) = (true, false)
        if Clock.steady().count >= cutAt { cut(fleet) }
      } else if mustAsk || wake.map({ $0 <= now }) ?? false {
        (isFinished, wake) = try ask(fleet, now)
        mustAsk = false
      }
      if isFinished && fleet.isEmpty { return }
      try fleet.perform()
      while let (flight, code) = fleet.nextDone() {
        settle(flight, code, fleet)
        mustAsk = true
      }
      if mustAsk { continue }
      // Never 0: a desk that names a time gone by must not make the loop spin.
      var time = min(
        max(wake.map { $0 - now } ?? Milliseconds(60_000), Milliseconds(1)), Milliseconds(60_000))
      if cutAt != .max { time = min(time, Milliseconds(cutAt - Clock.steady().count)) }
      if try fleet.wait(time, bell: bell) { mustAsk = true }
    }
  }

  /// No new transfers; those under way end by themselves or are cut after the grace time. From any thread, at any time.
  package func stop() {
    let cutAt = Clock.steady().count + settings.stopGrace.count
    _ = stopAt.compareExchange(expected: .max, desired: cutAt, ordering: .acquiringAndReleasing)
    bell.ring()
  }

  /// Takes orders while there is room; returns whether the desk has finished, and when it wants to be asked again.
  private func ask(_ fleet: Fleet, _ now: Timestamp) throws(Fault) -> (isFinished: Bool, wake: Timestamp?) {
    while fleet.hasRoom {
      switch desk.next(now) {
      case .fetch(let order):
        if let refusal = try fleet.start(order) { refuse(order, order.seed.address, refusal) }
      case .wait(let until): return (false, until)
      case .finished: return (true, nil)
      }
    }
    return (false, nil)
  }

  private func settle(_ flight: Flight, _ code: CurlFault.Code, _ fleet: Fleet) {
    let order = flight.order
    switch Landing(flight, code, limits: settings.limits(for: order.seed.kind)) {
    case .page(let page):
      let report = flight.report()
      fleet.land(flight)
      desk.deliver(order, .success(page), report)
    case .rejected(let rejection, let isTransient):
      end(flight, rejection, isTransient, fleet)
    case .redirect(let location):
      redirect(flight, location, fleet)
    }
  }

  private func redirect(_ flight: Flight, _ location: [UInt8], _ fleet: Fleet) {
    let order = flight.order
    let status = flight.exchange.facts.status
    guard flight.passed.count < settings.redirects else {
      let rejection = Rejection(.fetch, .tooManyRedirects, "more than \(settings.redirects)")
      return end(flight, rejection, false, fleet)
    }
    switch desk.redirect(order, flight.address, location, status) {
    case .refuse(let rejection): end(flight, rejection, false, fleet)
    // Twice is what a wall that sets a cookie needs, once more where its cookie was lost.
    case .follow(let next) where flight.visits(of: next) > 2:
      end(flight, Rejection(.fetch, .tooManyRedirects, "a loop through \(next.href)"), false, fleet)
    case .follow(let next):
      let fetch = flight.fetch()
      let wire = flight.exchange.takeBody()
      desk.passed(order, Page(seed: order.seed, fetch: fetch, wireBody: wire, body: []))
      if let refusal = fleet.follow(flight, to: next) { refuse(order, next, refusal) }
    }
  }

  private func end(_ flight: Flight, _ rejection: Rejection, _ isTransient: Bool, _ fleet: Fleet) {
    var report = flight.report()
    report.isTransient = isTransient
    fleet.land(flight)
    desk.deliver(flight.order, .failure(rejection), report)
  }

  /// A hop that never began.
  private func refuse(_ order: FetchOrder, _ address: WebAddress, _ rejection: Rejection) {
    desk.deliver(order, .failure(rejection), TransferReport(address: address))
  }

  /// The grace time is over.
  private func cut(_ fleet: Fleet) {
    for flight in fleet.all {
      var report = flight.report()
      report.isInterrupted = true
      fleet.land(flight)
      desk.deliver(flight.order, .failure(Rejection(.fetch, .timedOut, "cut by the end of the run")), report)
    }
  }
}
