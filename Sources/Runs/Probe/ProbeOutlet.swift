import Fetching
import Flow
import Frontier
package import Vocabulary

package struct ProbeOptions: Sendable {
  package var address: String
  /// Stands in the User-Agent.
  package var contact: String?
  package var userAgent = "naskh/1.0"
  package var delay = Milliseconds(1000)
  package var requests = 40
  package var samples = 3
  /// Private addresses that may be spoken to all the same.
  package var allowAddresses: [String] = []
  /// A file of trusted certificates in place of the system's.
  package var certificateFile: String?

  package init(address: String) { self.address = address }
}

/// `naskh probe`: asks an outlet a little and prints what it offers. Returns the exit code: 1 where nothing answered.
package func probeOutlet(_ options: ProbeOptions) throws(Fault) -> Int32 {
  let written = options.address.contains("://") ? options.address : "https://\(options.address)"
  guard let home = WebAddress.resolve(Array(written.utf8)) else {
    throw Fault(.usage, "'\(options.address)' is no http or https address; write it in full")
  }
  guard let contact = options.contact, contact.contains("@") || contact.hasPrefix("http") else {
    throw Fault(
      .configuration,
      "--contact must be a mail address or a URL where the host's owner reaches you (or set CONTACT); asking without one is refused"
    )
  }
  var fetch = try FetchSettings(userAgent: "\(options.userAgent) (+\(contact))")
  fetch.allowedAddresses = try AddressRange.list(options.allowAddresses, key: "--allow-address")
  fetch.certificateFile = options.certificateFile
  var settings = Survey.Settings(agent: String(options.userAgent.prefix { $0 != "/" && $0 != " " }))
  settings.delay = options.delay
  settings.requests = options.requests
  settings.samples = options.samples
  let drive = try SurveyDrive(home, settings)
  try drive.run(fetch)
  let (report, isAnswered) = drive.result(today: Moment(utcSeconds: Timestamp.now.seconds).date)
  let output = try OutputFile(path: "-")
  try output.write(Array(report.utf8))
  try output.finish()
  return isAnswered ? 0 : 1
}

/// Fetches what a survey orders.
final class SurveyDrive: Sendable {
  private struct State {
    let survey: Survey
    var orders: [Seed.ID: Order] = [:]
    var fault: Fault?
  }

  private let state: Guarded<State>

  init(_ home: WebAddress, _ settings: Survey.Settings) throws(Fault) {
    state = Guarded(State(survey: try Survey(home: home, settings, now: .now)))
  }

  /// The report, and whether anything was there to report on.
  func result(today: CivilDate) -> (report: String, isAnswered: Bool) {
    state.withLock { s in
      let isAnswered = s.survey.homeAnswer != nil || s.survey.lists.contains { $0.problem == nil }
      return (SurveyReport(survey: s.survey, today: today).text, isAnswered)
    }
  }

  func run(_ settings: FetchSettings) throws(Fault) {
    let desk = FetchDesk(
      next: { [self] now in ask(now) },
      redirect: { [self] order, from, location, _ in redirect(order, from, location) },
      deliver: { [self] order, result, report in deliver(order, result, report) })
    try FetchLoop(settings, desk: desk).run()
    if let fault = state.withLock({ $0.fault }) { throw fault }
  }

  private func ask(_ now: Timestamp) -> FetchAsk {
    state.withLock { s in
      guard s.fault == nil else { return .finished }
      do throws(Fault) {
        while true {
          switch try s.survey.next(now: now) {
          case .fetch(let order):
            s.orders[order.seed.id] = order
            return .fetch(FetchOrder(seed: order.seed))
          case .refused(let seed, let rejection): s.survey.refused(seed, rejection)
          case .wait(let until): return .wait(until: until)
          case .idle: return .wait(until: nil)
          case .finished: return .finished
          }
        }
      } catch {
        s.fault = error
        return .finished
      }
    }
  }

  private func redirect(_ order: FetchOrder, _ from: WebAddress, _ location: [UInt8]) -> RedirectVerdict {
    state.withLock { s in
      do throws(Fault) {
        guard let (address, verdict) = try s.survey.permits(location, from: from, for: order.seed, now: .now)
        else {
          return .refuse(Rejection(.fetch, .redirectRefused, "leads to no http address"))
        }
        switch verdict {
        case .follow: return .follow(address)
        case .refuse(let rejection): return .refuse(rejection)
        }
      } catch {
        s.fault = error
        return .refuse(Rejection(.fetch, .redirectRefused, error.message))
      }
    }
  }

  private func deliver(_ asked: FetchOrder, _ result: Result<Page, Rejection>, _ report: TransferReport) {
    state.withLock { s in
      guard let order = s.orders.removeValue(forKey: asked.seed.id), s.fault == nil else { return }
      var visit = Visit(
        status: nil, latency: report.elapsed, retryAfter: report.retryAfter, isTransient: report.isTransient,
        finalAddress: report.address)
      if case .success(let page) = result { visit.status = page.fetch.status }
      do throws(Fault) {
        try s.survey.take(order, result, visit, now: .now)
      } catch {
        s.fault = error
      }
    }
  }
}
