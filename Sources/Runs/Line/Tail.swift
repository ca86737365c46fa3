import Collapsing
import Columns
import Extracting
import Flow
import Frontier
import Vocabulary

/// The end of the line, on one worker: takes items in their order, settles each URL, fills the tables, collapses.
final class Tail {
  private let books: any Books
  private let writer: Guarded<DatasetWriter>
  private let plan: Plan
  private let gauge: Gauge
  private let nights: EarlierNights
  private let memory: StoryMemory
  private var collapser: Collapser
  /// Versions that the dataset has already, this run's included.
  private var known: KnownVersions
  private var addresses: KnownAddresses
  /// Articles of this run, for the tables of stories.
  private var cards: ArticleCards
  /// By origin.
  private var policies: [String: (files: [String: [UInt8]], policy: HostPolicy)] = [:]
  /// This run's articles by all that they say.
  private var texts = TextBook()
  /// What recurs on each outlet's pages; items come in their order, so it is the same with any number of workers.
  private var sites = SiteMemory()
  /// Further versions of articles of this run.
  private var revised: [Outlet.ID: Int] = [:]

  /// - Parameter warn: told of what does not stop the run.
  init(
    books: any Books, writer: Guarded<DatasetWriter>, plan: Plan, gauge: Gauge,
    warn: @escaping @Sendable (String) -> Void
  ) throws(Fault) {
    self.books = books
    self.writer = writer
    self.plan = plan
    self.gauge = gauge
    nights = EarlierNights(plan.pipeline.output, besides: plan.runID, warn: warn)
    known = try KnownVersions(nights)
    addresses = KnownAddresses(nights)
    memory = StoryMemory(plan, nights)
    collapser = try memory.collapser(crew: .cores(plan.workers))
    cards = ArticleCards(in: try writer.withLock { (writer) throws(Fault) in try writer.spool() })
  }

  func take(_ item: Passenger<Harvest>) throws(Fault) {
    switch item.outcome {
    case .failure(let refused):
      try take(refused)
      gauge.ended(refused.seed.outlet)
    case .success(let harvest):
      try take(harvest)
      gauge.ended(harvest.seed.outlet)
    }
  }

  private func take(_ refused: Refused) throws(Fault) {
    guard refused.seed.kind != .robots else { return }
    if refused.isInterrupted {
      try books.release(refused.seed)
    } else if let row = try withdrawal(refused) {
      try append(row)
      revised[row.outlet, default: 0] += 1
      _ = try books.settle(refused.seed, as: .article, published: nil)
    } else {
      _ = try books.settle(refused.seed, as: .reject(refused.rejection), published: nil)
    }
  }

  /// The row that says that an article is gone; nil where the answer says something else, where no article is known at
  /// the address, and where its last row says so already.
  private func withdrawal(_ refused: Refused) throws(Fault) -> ArticleRow? {
    guard let status = refused.status, status == 404 || status == 410 else { return nil }
    let seed = refused.seed
    guard let id = try addresses.article(at: seed.address.href, of: seed.outlet, known),
      let previous = known.latest(of: id), previous != ArticleRow.withdrawnVersion
    else { return nil }
    return ArticleRow(
      withdrawing: id, of: seed.outlet, url: seed.address.href, status: status,
      at: refused.fetchedAt ?? plan.startedAt, place: refused.place, after: previous)
  }

  private func append(_ row: ArticleRow) throws(Fault) {
    known.add(row.id, version: row.version)
    let cells = row.cells(runID: plan.runID)
    try writer.withLock { (writer) throws(Fault) in try writer.append(table: "articles", cells: cells) }
    gauge.count { $0.articles += 1 }
  }

  private func take(_ harvest: Harvest) throws(Fault) {
    guard harvest.seed.kind != .robots || plan.isArchive else { return }
    try books.found(by: harvest)
    let outcome: Outcome
    var published: CivilDate?
    switch harvest.yield {
    case .article(let extraction, let digest, let reading):
      outcome = try article(extraction, digest: digest, reading, harvest)
      published = extraction.article.published?.date
    case .moved(let address): outcome = .reject(try books.moves(harvest.seed, to: address))
    case .listing, .unchanged, .barren: outcome = harvest.outcome ?? .unchanged
    }
    _ = try books.settle(harvest.seed, as: outcome, published: published)
  }

  private func article(
    _ extraction: Extraction, digest: String, _ reading: TextReading, _ harvest: Harvest
  ) throws(Fault) -> Outcome {
    var (article, reading) = (extraction.article, reading)
    let record = try books.record(of: harvest.seed, at: harvest.fetch.address)
    let legal = LegalRecord(
      extraction, answer: harvest.fetch.response, path: harvest.fetch.address.pathAndQuery, record,
      host: policy(of: harvest.fetch.address, record), agent: plan.agent)
    if let rejection = legal.objection(honouring: plan.pipeline.honours) { return .reject(rejection) }
    // The page's own text decides whether it changed: what the outlet's other pages teach grows during a run.
    let version = article.version
    if let rejection = plan.window.objection(to: article.published ?? harvest.seed.hint.published) {
      return .reject(rejection)
    }
    let canonical = canonical(article, harvest)
    if let canonical, let rejection = try books.honours(canonical, of: harvest.seed) {
      return .reject(rejection)
    }
    let id = try Article.ID(
      outlet: harvest.seed.outlet, canonical: canonical?.href ?? harvest.seed.address.href)
    if let other = try cards.card(of: id), other.url != harvest.fetch.address.href {
      return .reject(Rejection(.extract, .alias, "the same article as \(other.url)"))
    }
    let twin = texts[outlet: harvest.seed.outlet, version: version]
    if let twin, twin != id, let other = try cards.card(of: twin) {
      return .reject(Rejection(.extract, .alias, "the same text, word for word, as \(other.url)"))
    }
    texts.add(id, outlet: harvest.seed.outlet, version: version)
    let previous = known.latest(of: id)
    guard previous != version else { return .unchanged }
    if let stripped = sites.strip(article.text, of: harvest.seed.outlet.name) {
      article.text = stripped
      reading = TextReading(Array(stripped.utf8))
    }
    var row = ArticleRow(
      id: id, outlet: harvest.seed.outlet, article: article, url: harvest.fetch.address.href,
      canonical: canonical?.href, fetchedAt: harvest.fetch.fetchedAt, charset: extraction.charset,
      legal: legal, version: version)
    row.previousVersion = previous
    row.status = harvest.fetch.status
    row.place = harvest.place
    row.contentDigest = digest
    // A text may be too short for one.
    row.fingerprint = reading.fingerprint.features > 0 ? reading.fingerprint.bits : nil
    row.aliases = aliases(of: harvest, record)
    try append(row)
    let isNew = !cards.contains(id)
    try cards.add(ArticleCard(row), of: id)
    if !isNew {
      revised[row.outlet, default: 0] += 1
    } else {
      collapser.add(
        CollapseDocument(
          id: id.text, outlet: row.outlet.name, language: article.language, published: article.published,
          title: Array((article.title ?? "").utf8), text: Array(article.text.utf8), reading: reading))
    }
    return .article
  }

  /// The other addresses that led to the page.
  private func aliases(of harvest: Harvest, _ record: PageRecord) -> [String] {
    let fetch = harvest.fetch
    return Set(record.aliases + (fetch.redirects + [harvest.seed.address]).map(\.href))
      .subtracting([fetch.address.href]).sorted()
  }

  /// What the host's further files say, read once for as long as they stay the same.
  private func policy(of address: WebAddress, _ record: PageRecord) -> HostPolicy {
    let origin = String(address.origin)
    if let known = policies[origin], known.files == record.policies { return known.policy }
    let policy = HostPolicy(record.policies, agent: plan.agent)
    if policies.count >= 4096 { policies.removeAll() }
    policies[origin] = (record.policies, policy)
    return policy
  }

  /// `rel=canonical` where it names a page of the same site; a home page in its place is a lie.
  private func canonical(_ article: Article, _ harvest: Harvest) -> WebAddress? {
    guard let written = article.canonical,
      let address = WebAddress.resolve(Array(written.utf8), base: harvest.fetch.address),
      Site(of: address) == Site(of: harvest.fetch.address),
      address.path != "/" || harvest.fetch.address.path == "/"
    else { return nil }
    return address
  }

  /// The tables that need the whole run, then the commit.
  func finish(now: Timestamp) throws(Fault) -> RunOutcome {
    (texts, sites, policies) = (TextBook(), SiteMemory(), [:])
    Memory.giveBack()
    let collapse = collapser.finish()
    try memory.draft(collapser)
    collapser = Collapser()
    Memory.giveBack()
    let placed = Set(collapse.placements.map { Article.ID($0.id).number })
    for id in cards.ids where !placed.contains(id.number) {
      if let card = try cards.card(of: id) { revised[card.outlet, default: 0] += 1 }
    }
    let tally = try books.tally()
    let quiet = try books.quiet()
    let silent = Set(tally.filter(\.isSilent).map(\.outlet) + quiet.map(\.outlet))
    let days = try books.account(today: plan.runDate)
    // The same archive gives the same bytes whenever it is read.
    let created = plan.isArchive ? Timestamp(milliseconds: plan.runDate.daysSince1970 * 86_400_000) : now
    return try writer.withLock { (writer) throws(Fault) in
      let tables = ClosingTables(writer: writer, plan: plan)
      let stories = try StoryTables(writer: writer, runID: plan.runID, nights: nights).write(collapse, &cards)
      var homes: [Outlet.ID: Refused] = [:]
      try books.rejects { refused throws(Fault) in
        try tables.reject(refused)
        if refused.seed.kind == .home { homes[refused.seed.outlet] = refused }
      }
      try tables.completeness(days, silent: silent)
      try tables.run(tally, stories: stories.count, articles: writer.rows(of: "articles"), now: now)
      cards = ArticleCards(in: nil)
      Memory.giveBack()
      let manifest = try writer.commit(created: created)
      try memory.keep(after: manifest)
      return RunOutcome(
        tally: tally, quiet: quiet, homes: homes, leads: stories.leads, copies: stories.copies,
        revised: revised)
    }
  }
}
