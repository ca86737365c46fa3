import Extracting
import Fetching
package import Frontier
package import Vocabulary

/// What an outlet offers, found out with few requests: its rules, its feeds and sitemaps, some of its articles.
///
/// The frontier decides on every request as it does in a run, in a store that ends with the survey. The owner fetches
/// what `next` orders and hands back what came of it. Belongs to one thread.
package final class Survey {
  package struct Settings: Sendable {
    /// The product token that robots.txt is searched for.
    package var agent: String
    package var delay = Milliseconds(1000)
    /// Requests at most, robots.txt and the host's further files among them.
    package var requests = 40
    /// Articles that are fetched.
    package var samples = 3

    package init(agent: String) { self.agent = agent }
  }

  package let home: WebAddress
  let settings: Settings
  private let frontier: Frontier
  private let extractor = Extractor()
  /// Links to pages, kept for the case that no list names any.
  private var homeLinks: (links: Finds, page: Seed, base: WebAddress)?
  /// Pages that some list names, by the name under which a run would store them.
  private var named: [String: CivilDate?] = [:]

  /// In the order in which they came.
  package private(set) var lists: [SurveyedList] = []
  private(set) var samples: [SurveyedArticle] = []
  /// Of the home page's origin; nil where there is none.
  private(set) var robots: RobotsRules?
  private(set) var robotsStatus: String?
  private(set) var language: String?
  private(set) var policies: [String: [UInt8]] = [:]
  private(set) var requests = 0
  /// Where the home page was found.
  private(set) var homeAnswer: WebAddress?
  private(set) var homeProblem: Rejection?
  /// Pages that only the home page names.
  private(set) var linkedPages = 0
  /// Entries of lists that lead to other sites.
  private(set) var foreignEntries = 0

  package init(home: WebAddress, _ settings: Settings, now: Timestamp) throws(Fault) {
    self.home = home
    self.settings = settings
    var rules = FrontierSettings(agent: settings.agent)
    rules.politeness = PolitenessSettings(delay: settings.delay)
    rules.budget = settings.requests
    rules.policyPaths = HostPolicy.paths
    var run = RunIdentity(id: "probe")
    run.limit = settings.samples
    frontier = try Frontier(
      path: nil, settings: rules, outlets: [Outlet(id: Outlet.ID("probe"), homes: [home])], run: run, now: now
    )
  }

  package func next(now: Timestamp) throws(Fault) -> Ask {
    let ask = try frontier.next(now: now)
    guard case .finished = ask, samples.isEmpty, let (links, page, base) = homeLinks else { return ask }
    // No list names pages: some that the home page links to.
    homeLinks = nil
    _ = try frontier.found(links, on: page, base: base, now: now)
    return try frontier.next(now: now)
  }

  package func permits(_ location: [UInt8], from base: WebAddress, for seed: Seed, now: Timestamp)
    throws(Fault)
    -> (address: WebAddress, verdict: HopVerdict)?
  {
    guard let address = frontier.resolve(location, against: base) else { return nil }
    return (address, try frontier.permits(address, for: seed, now: now))
  }

  /// Distinct pages of the outlet that its lists name.
  package var listedPages: Int { named.count }
  package var listedKeys: Set<String> { Set(named.keys) }
  /// The days that lists state, and how many pages for each.
  var pagesByDay: [CivilDate: Int] {
    named.values.reduce(into: [:]) { counts, day in day.map { counts[$0, default: 0] += 1 } }
  }

  // MARK: What came back

  /// An order has ended; `visit` says how.
  package func take(_ order: Order, _ result: Result<Page, Rejection>, _ visit: Visit, now: Timestamp)
    throws(Fault)
  {
    requests += 1
    try frontier.fetched(order, report: visit, now: now)
    switch result {
    case .success(let page): try take(page, order, now)
    case .failure(let rejection): try refuse(order, rejection, now)
    }
  }

  private func refuse(_ order: Order, _ rejection: Rejection, _ now: Timestamp) throws(Fault) {
    if order.seed.kind == .robots {
      let result: RobotsFetch = rejection.reason == .tooManyRedirects ? .tooManyRedirects : .failed(rejection)
      robotsStatus = "\(rejection.reason.rawValue) (\(rejection.detail))"
      return _ = try frontier.settleRobots(order, result: result, now: now)
    }
    guard try frontier.settle(order.seed.id, as: .reject(rejection), now: now) == .final else { return }
    note(order.seed, rejection)
  }

  /// The frontier has refused an address itself, and settled it.
  package func refused(_ seed: Seed, _ rejection: Rejection) { note(seed, rejection) }

  private func note(_ seed: Seed, _ rejection: Rejection) {
    switch seed.kind {
    case .home: homeProblem = rejection
    case .feed, .sitemap: lists.append(SurveyedList(seed, problem: rejection))
    case .page:
      if rejection.reason != .alias {
        samples.append(SurveyedArticle(address: seed.address, rejection: rejection))
      }
    case .section, .robots, .policy: break
    }
  }

  private func take(_ page: Page, _ order: Order, _ now: Timestamp) throws(Fault) {
    let seed = order.seed
    let status = page.fetch.status
    switch seed.kind {
    case .robots:
      robotsStatus = String(status)
      if (200...299).contains(status) { robots = RobotsRules(parsing: page.body, agent: settings.agent) }
      _ = try frontier.settleRobots(order, result: .answered(status: status, body: page.body), now: now)
      return
    case .policy:
      if status == 200 { policies[String(seed.address.path)] = page.body }
      return _ = try frontier.settle(seed.id, as: .listing, now: now)
    case .home, .section, .feed, .sitemap, .page: break
    }
    guard (200...299).contains(status) else {
      let rejection = Rejection.answer(status) ?? Rejection(.fetch, .protocolError, "HTTP \(status)")
      return try refuse(order, rejection, now)
    }
    if seed.kind == .home { homeAnswer = page.fetch.address }
    if let listing = FeedReader.parse(page.body, declaredCharset: page.declaredCharset) {
      try read(listing, page, now)
      _ = try frontier.settle(seed.id, as: .listing, now: now)
    } else if seed.kind == .home || seed.kind == .section {
      try readHome(page, now)
      _ = try frontier.settle(seed.id, as: .listing, now: now)
    } else if seed.kind == .page {
      try readArticle(page, now)
    } else {
      try refuse(order, Rejection(.extract, .notNews, "neither a feed nor a sitemap"), now)
    }
  }

  private func read(_ listing: Listing, _ page: Page, _ now: Timestamp) throws(Fault) {
    let address = page.fetch.address
    var list = SurveyedList(page.seed, listing, at: address)
    var finds = Finds()
    for find in listing.finds(at: address) {
      guard find.role == .entry else {
        finds.append(find)
        continue
      }
      guard let entry = frontier.resolve(find.href, against: address), Site(of: entry) == Site(of: home)
      else {
        list.foreign += 1
        continue
      }
      let day = (find.hint.published ?? find.lastModified)?.date
      let key = Canonical.key(of: entry)
      named[key] = (named[key] ?? nil) ?? day
      list.add(day)
      if finds.count < 200 { finds.append(find) }
    }
    foreignEntries += list.foreign
    language = language ?? listing.language
    lists.append(list)
    _ = try frontier.found(finds, on: page.seed, base: address, now: now)
  }

  private func readHome(_ page: Page, _ now: Timestamp) throws(Fault) {
    let extraction = extractor.extract(PageInput(page))
    let address = page.fetch.address
    let base = extraction.base.flatMap { WebAddress.resolve(Array($0.utf8), base: address) } ?? address
    language = extraction.article.language ?? language
    var finds = Finds()
    var links = Finds()
    for find in extraction.finds {
      if find.role == .feed { finds.append(find) }
      guard find.role == .link, let link = frontier.resolve(find.href, against: base),
        Site(of: link) == Site(of: home), Frontier.promises(link, anchorLength: find.anchorLength) == .page
      else { continue }
      linkedPages += 1
      if links.count < 20 { links.append(find) }
    }
    homeLinks = (links, page.seed, base)
    _ = try frontier.found(finds, on: page.seed, base: base, now: now)
  }

  private func readArticle(_ page: Page, _ now: Timestamp) throws(Fault) {
    let extraction = extractor.extract(PageInput(page))
    let record = try frontier.record(of: page.seed, at: page.fetch.address)
    let legal = LegalRecord(
      extraction, answer: page.fetch.response, path: page.fetch.address.pathAndQuery, record,
      host: HostPolicy(policies, agent: settings.agent), agent: settings.agent)
    samples.append(SurveyedArticle(address: page.fetch.address, extraction, legal))
    let outcome = extraction.rejection.map { Outcome.reject($0) } ?? .article
    _ = try frontier.settle(page.seed.id, as: outcome, now: now)
  }
}
