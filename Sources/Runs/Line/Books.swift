import Flow
import Frontier
import Vocabulary

/// Where the end of every URL is written down: the frontier of a crawl, or a plain count for an archive.
protocol Books: Sendable {
  /// What a page names; before the page is settled.
  func found(_ finds: Finds, on page: Seed, base: WebAddress) throws(Fault)
  /// Why another page that was seen stands for this one, which names it as its canonical; before it is settled.
  func honours(_ canonical: WebAddress, of page: Seed) throws(Fault) -> Rejection?
  /// A page sends its readers on to `address`: what it is to be settled as; its URL may go on there in its turn.
  func moves(_ seed: Seed, to address: WebAddress) throws(Fault) -> Rejection
  /// What is known of a page beside the page; `address` is the one that answered.
  func record(of seed: Seed, at address: WebAddress) throws(Fault) -> PageRecord
  /// `published` is the day that the page states.
  func settle(_ seed: Seed, as outcome: Outcome, published: CivilDate?) throws(Fault) -> Settlement
  /// The run ended before the transfer did.
  func release(_ seed: Seed) throws(Fault)
  /// Every refused URL of the run, in a fixed order.
  func rejects(_ each: (Refused) throws(Fault) -> Void) throws(Fault)
  func tally() throws(Fault) -> [OutletTally]
  /// The same by days of publication; `today` for what shows none.
  func account(today: CivilDate) throws(Fault) -> [DayAccount]
  /// Outlets that have gone quiet by their habit.
  func quiet() throws(Fault) -> [QuietOutlet]
}

extension Books {
  /// What a page names; before the page is settled.
  func found(by harvest: Harvest) throws(Fault) {
    guard !harvest.finds.isEmpty else { return }
    let base = harvest.base.flatMap { WebAddress.resolve(Array($0.utf8), base: harvest.fetch.address) }
    try found(harvest.finds, on: harvest.seed, base: base ?? harvest.fetch.address)
  }
}

/// The frontier keeps a crawl's books.
struct CrawlBooks: Books {
  let frontier: Frontier

  func found(_ finds: Finds, on page: Seed, base: WebAddress) throws(Fault) {
    try frontier.found(finds, on: page, base: base, now: .now)
  }

  func honours(_ canonical: WebAddress, of page: Seed) throws(Fault) -> Rejection? {
    try frontier.honours(canonical: Array(canonical.href.utf8), of: page, now: .now)
  }

  func moves(_ seed: Seed, to address: WebAddress) throws(Fault) -> Rejection {
    switch try frontier.permits(address, for: seed, inTurn: true, now: .now) {
    case .refuse(let rejection): return rejection
    case .follow: return Rejection(.frontier, .redirectRefused, "leads to \(address.href)")
    }
  }

  func record(of seed: Seed, at address: WebAddress) throws(Fault) -> PageRecord {
    try frontier.record(of: seed, at: address)
  }

  func settle(_ seed: Seed, as outcome: Outcome, published: CivilDate?) throws(Fault) -> Settlement {
    try frontier.settle(seed.id, as: outcome, published: published, now: .now)
  }

  func release(_ seed: Seed) throws(Fault) { try frontier.release(seed.id) }

  func rejects(_ each: (Refused) throws(Fault) -> Void) throws(Fault) {
    var last: Seed.ID?
    while true {
      let urls = try frontier.taken(after: last)
      guard let end = urls.last else { return }
      for url in urls {
        guard case .reject(let rejection)? = url.outcome else { continue }
        try each(Refused(seed: url.seed, rejection: rejection, status: url.status, place: url.place))
      }
      last = end.seed.id
    }
  }

  func tally() throws(Fault) -> [OutletTally] { try frontier.tally() }
  func account(today: CivilDate) throws(Fault) -> [DayAccount] { try frontier.account(today: today) }
  func quiet() throws(Fault) -> [QuietOutlet] { try frontier.quiet(now: .now) }
}

/// An archive names its URLs itself: they are counted, and its links lead nowhere.
struct ArchiveBooks: Books {
  private struct State {
    var tallies: [Outlet.ID: OutletTally] = [:]
    /// By outlet and day; nil for what shows no day.
    var days: [Outlet.ID: [CivilDate?: DayAccount]] = [:]
    var rejects: [Refused] = []
  }

  private let state = Guarded(State())

  func found(_ finds: Finds, on page: Seed, base: WebAddress) {}
  func honours(_ canonical: WebAddress, of page: Seed) -> Rejection? { nil }

  func moves(_ seed: Seed, to address: WebAddress) -> Rejection {
    Rejection(.extract, .alias, "leads to \(address.href)")
  }

  func record(of seed: Seed, at address: WebAddress) -> PageRecord { PageRecord() }

  func settle(_ seed: Seed, as outcome: Outcome, published: CivilDate?) -> Settlement {
    state.withLock { s in
      let day = published ?? CivilDate(daysSince1970: 0)
      s.days[seed.outlet, default: [:]][published, default: DayAccount(outlet: seed.outlet, day: day)]
        .ends.count(outcome)
      s.tallies[seed.outlet, default: OutletTally(outlet: seed.outlet)].ends.count(outcome)
      s.tallies[seed.outlet]?.fetched += 1
      if case .reject(let rejection) = outcome { s.rejects.append(Refused(seed: seed, rejection: rejection)) }
    }
    return .final
  }

  func release(_ seed: Seed) {}

  func rejects(_ each: (Refused) throws(Fault) -> Void) throws(Fault) {
    for refused in state.withLock({ $0.rejects }) { try each(refused) }
  }

  func tally() -> [OutletTally] { state.withLock { $0.tallies.values.sorted { $0.outlet < $1.outlet } } }

  func account(today: CivilDate) -> [DayAccount] {
    let days = state.withLock { $0.days }
    return days.sorted { $0.key < $1.key }.flatMap { outlet, accounts in
      var byDay: [CivilDate: DayAccount] = [today: DayAccount(outlet: outlet, day: today)]
      for (day, account) in accounts {
        byDay[day ?? today, default: DayAccount(outlet: outlet, day: day ?? today)].ends += account.ends
      }
      return byDay.values.sorted { $0.day < $1.day }
    }
  }

  func quiet() -> [QuietOutlet] { [] }
}
