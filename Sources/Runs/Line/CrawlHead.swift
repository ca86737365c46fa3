import Archiving
import Extracting
import Fetching
import Flow
import FoundationEssentials
import Frontier
import Vocabulary

/// The crawl: what the frontier orders is fetched, and every end of a transfer gets a place in the line.
final class CrawlHead: Head {
  let books: any Books
  private let frontier: Frontier
  private let plan: Plan
  private let gauge: Gauge
  private let archiveFiles: Guarded<WARCWriter>
  private let state = Guarded(State())

  private struct State {
    var loop: FetchLoop?
    var isStopping = false
    /// Orders under way.
    var orders: [Seed.ID: Order] = [:]
    /// The next place in the line.
    var next = Ordinal(0)
  }

  init(_ plan: Plan, gauge: Gauge) throws(Fault) {
    self.plan = plan
    self.gauge = gauge
    if FileManager.default.fileExists(atPath: plan.pipeline.archiveFolder) {
      let folder = plan.pipeline.archiveFolder
      for file in try WARCRepair.repair(folder).compactMap(\.file) {
        try CDXJ.write("\(folder)/\(file)", to: CDXJ.path(for: "\(folder)/\(file)"))
      }
    }
    var settings = WARCSettings(folder: plan.pipeline.archiveFolder, prefix: plan.runID)
    settings.fileBytes = Int64(plan.pipeline.archiveRotateAt)
    settings.info = ["software": "naskh/\(version)", "isPartOf": plan.runID]
    settings.info["operator"] = plan.pipeline.contact
    archiveFiles = Guarded(try WARCWriter(settings))
    frontier = try Frontier(
      path: plan.stateFolder + "/frontier.sqlite", settings: plan.frontierSettings, outlets: plan.outlets,
      run: plan.runIdentity, now: plan.startedAt)
    books = CrawlBooks(frontier: frontier)
  }

  func run(into output: HeadOutput) throws {
    defer { output.pages.finish() }
    if plan.isResumed {
      try replay(into: output)
      // What those pages name stands in the frontier before it is asked what comes next.
      output.turnstile.waitUntilEmpty()
    }
    let desk = FetchDesk(
      next: { [self] now in ask(now, output) },
      redirect: { [self] order, from, location, _ in redirect(order, from, location, output) },
      passed: { [self] _, page in pass(page, output) },
      deliver: { [self] order, result, report in deliver(order, result, report, output) })
    let loop = try FetchLoop(plan.fetchSettings, desk: desk)
    let isStopping = state.withLock { s in
      s.loop = loop
      return s.isStopping
    }
    if !isStopping { try loop.run() }
  }

  func stop() {
    state.withLock { s -> FetchLoop? in
      s.isStopping = true
      return s.loop
    }?.stop()
  }

  func seatIsFree() { state.withLock { $0.loop }?.bell.ring() }

  func waiting() -> [Outlet.ID: Int] {
    // Only for the eye: where the store cannot answer now, nothing is shown.
    let tallies = (try? frontier.tally()) ?? []
    return Dictionary(tallies.map { ($0.outlet, $0.waiting) }) { $1 }
  }

  func archive() -> (Arrival) throws -> Arrival {
    let extractor = Extractor()
    return { [self] in try keep($0, extractor) }
  }

  func close() throws(Fault) {
    try archiveFiles.withLock { (files) throws(Fault) in try files.close() }
    try frontier.rest()
  }

  func committed() throws(Fault) { try frontier.finish(now: .now) }

  // MARK: The loop's questions

  private func ask(_ now: Timestamp, _ output: HeadOutput) -> FetchAsk {
    while output.turnstile.hasSeat {
      do throws(Fault) {
        switch try frontier.next(now: now) {
        case .fetch(let order):
          guard output.turnstile.tryEnter() else { return .wait(until: nil) }
          state.withLock { s in s.orders[order.seed.id] = order }
          gauge.count { $0.asked += 1 }
          return .fetch(
            FetchOrder(
              seed: order.seed, etag: order.validators?.etag, lastModified: order.validators?.lastModified))
        case .refused: break
        case .wait(let until): return .wait(until: until)
        case .idle: return .wait(until: nil)
        case .finished: return .finished
        }
      } catch {
        output.floor.fail("frontier", error)
        return .finished
      }
    }
    return .wait(until: nil)
  }

  private func redirect(
    _ order: FetchOrder, _ from: WebAddress, _ location: [UInt8], _ output: HeadOutput
  ) -> RedirectVerdict {
    guard let target = frontier.resolve(location, against: from) else {
      let written = String(decoding: location.prefix(200), as: UTF8.self)
      return .refuse(Rejection(.fetch, .redirectRefused, "the server leads to '\(written)', no http address"))
    }
    do throws(Fault) {
      switch try frontier.permits(target, for: order.seed, now: .now) {
      case .follow: return .follow(target)
      case .refuse(let rejection): return .refuse(rejection)
      }
    } catch {
      output.floor.fail("frontier", error)
      return .refuse(Rejection(.fetch, .redirectRefused, error.message))
    }
  }

  private func deliver(
    _ asked: FetchOrder, _ result: Result<Page, Rejection>, _ report: TransferReport, _ output: HeadOutput
  ) {
    let (order, ordinal) = state.withLock { s in
      defer { s.next = s.next.next }
      return (s.orders.removeValue(forKey: asked.seed.id), s.next)
    }
    gauge.count {
      $0.fetched += 1
      $0.wireBytes += report.wireBytes
    }
    switch result {
    case .success(let page):
      do throws(Fault) {
        if let order { try frontier.landed(order, report: visit(page, report), now: .now) }
      } catch {
        output.floor.fail("frontier", error)
      }
      output.pages.send(Item(ordinal, .success(Arrival(page: page, order: order, report: report))))
    case .failure(let rejection):
      var refused = Refused(seed: asked.seed, rejection: rejection, fetchedAt: .now)
      refused.isInterrupted = report.isInterrupted
      do throws(Fault) {
        if let order { try failed(order, rejection, report) }
      } catch {
        output.floor.fail("frontier", error)
      }
      output.pages.send(Item(ordinal, .failure(refused)))
    }
  }

  /// A transfer that brought no page frees its site at once; a robots order is settled with it.
  private func failed(_ order: Order, _ rejection: Rejection, _ report: TransferReport) throws(Fault) {
    guard !report.isInterrupted else { return }
    let visit = Visit(
      status: nil, latency: report.elapsed, retryAfter: report.retryAfter, isTransient: report.isTransient,
      finalAddress: report.address)
    try frontier.fetched(order, report: visit, now: .now)
    guard order.seed.kind == .robots else { return }
    let result: RobotsFetch = rejection.reason == .tooManyRedirects ? .tooManyRedirects : .failed(rejection)
    try frontier.settleRobots(order, result: result, now: .now)
  }

  // MARK: The archive

  /// Keeps a redirect on the way to a page.
  private func pass(_ page: Page, _ output: HeadOutput) {
    do throws(Fault) {
      _ = try archiveFiles.withLock { (files) throws(Fault) in try files.append(page) }
    } catch {
      output.floor.fail("archive", error)
    }
  }

  /// Keeps what the crawl saw, and tells the frontier that the transfer is over and where it lies.
  private func keep(_ arrival: Arrival, _ extractor: Extractor) throws(Fault) -> Arrival {
    guard let order = arrival.order, let report = arrival.report else { return arrival }
    var kept = arrival
    let page = arrival.page
    let isUnchanged = page.fetch.status == 304
    var capture: Capture?
    if !forbidsCopies(page, extractor) {
      let archived = try archiveFiles.withLock { (files) throws(Fault) in
        try files.append(page, isTruncated: report.isTruncated, earlier: order.capture)
      }
      kept.place = archived.place
      capture = archived.capture
      kept.isUnchanged = order.capture != nil && capture == order.capture
    }
    var visit = visit(page, report)
    visit.capture = capture
    visit.place = kept.place
    try frontier.fetched(order, report: visit, now: .now)
    if order.seed.kind == .robots {
      try frontier.settleRobots(
        order, result: .answered(status: page.fetch.status, body: page.body),
        digest: try sha256(page.body), now: .now)
    }
    if order.seed.kind == .policy, !isUnchanged {
      let body = page.fetch.status == 200 ? page.body : nil
      try frontier.keep(policy: body, of: order.seed, now: .now)
    }
    return kept
  }

  private func visit(_ page: Page, _ report: TransferReport) -> Visit {
    let response = page.fetch.response
    var visit = Visit(
      status: page.fetch.status, latency: report.firstByte ?? report.elapsed, retryAfter: report.retryAfter,
      isTransient: report.isTransient, finalAddress: page.fetch.address,
      validators: Validators(
        etag: response.value(of: "etag"), lastModified: response.value(of: "last-modified")))
    // Behind a proxy every site would stand at the proxy's address.
    if plan.pipeline.crawl.proxy == nil { visit.remoteAddress = page.fetch.remoteAddress }
    return visit
  }

  /// Whether the page, or its answer, asks not to be archived, and the pipeline honours that.
  private func forbidsCopies(_ page: Page, _ extractor: Extractor) -> Bool {
    guard plan.pipeline.honours.contains(.noarchive), page.fetch.status == 200 else { return false }
    switch page.seed.kind {
    case .robots, .policy, .feed, .sitemap: return false
    case .home, .section, .page: break
    }
    let tags = RobotsMeta(headers: page.fetch.response.values(of: "x-robots-tag"), agent: plan.agent)
    return tags.contains(.noarchive) || extractor.forbidsCopies(PageInput(page))
  }

  // MARK: Taking up a run that was cut short

  /// Reads again what the run has archived already; its pages go down the line as if they had just been fetched.
  private func replay(into output: HeadOutput) throws {
    var seeds = try archivedSeeds()
    for file in Set(seeds.keys.map(\.file)).sorted() {
      let path = "\(plan.pipeline.archiveFolder)/\(file)"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      let pages = try ArchivedPages(path, bodyBytes: plan.pipeline.crawl.maxDecodedBytes) { target in
        WebAddress.resolve(Array(target.utf8)).map { ($0, Outlet.ID("")) }
      }
      while let archived = try pages.next() {
        let place = archived.place
        guard let seed = seeds.removeValue(forKey: place) else { continue }
        guard output.turnstile.enter() else { return }
        let outcome: Result<Arrival, Refused>
        switch archived.page {
        case .success(let page):
          let again = Page(seed: seed, fetch: page.fetch, wireBody: page.wireBody, body: page.body)
          outcome = .success(Arrival(page: again, place: place, isUnchanged: archived.isUnchanged))
        case .failure(let rejection):
          outcome = .failure(Refused(seed: seed, rejection: rejection, place: place))
        }
        let ordinal = state.withLock { s in
          defer { s.next = s.next.next }
          return s.next
        }
        guard output.pages.send(Item(ordinal, outcome)) else { return }
      }
    }
    // What the archive has lost is fetched again.
    for seed in seeds.values { try frontier.release(seed.id) }
  }

  /// The URLs of the run whose pages the archive holds, by their places.
  private func archivedSeeds() throws(Fault) -> [ArchivePlace: Seed] {
    var seeds: [ArchivePlace: Seed] = [:]
    var last: Seed.ID?
    while true {
      let urls = try frontier.taken(after: last)
      guard let end = urls.last else { return seeds }
      for url in urls where url.seed.kind != .robots {
        if let place = url.place { seeds[place] = url.seed }
      }
      last = end.seed.id
    }
  }
}
