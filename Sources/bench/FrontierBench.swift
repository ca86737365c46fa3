import Frontier
import Glibc
import Vocabulary

/// A frontier of many URLs: 50 outlets whose sitemaps name them all, and a crawl that takes some.
struct FrontierBench {
  let path: String
  let urls: Int
  private static let outlets = 50
  private static let fileLength = 10_000

  func run() throws {
    let outlets = (0..<Self.outlets).compactMap { number in
      WebAddress(serialized: "https://www.outlet\(number).example/").map {
        Outlet(id: Outlet.ID("outlet\(number)"), homes: [$0])
      }
    }
    var settings = FrontierSettings(agent: "bench")
    settings.politeness = PolitenessSettings(delay: Milliseconds(0), connectionsPerSite: 1)
    let start = Timestamp(milliseconds: 1_795_917_600_000)
    let frontier = try Frontier(
      path: path, settings: settings, outlets: outlets, run: RunIdentity(id: "bench"), now: start)
    var now = start
    var (named, taken) = (0, 0)
    var last = cost().cpu
    var step = urls / 10
    while true {
      now = now + Milliseconds(1)
      switch try frontier.next(now: now) {
      case .finished, .idle: return
      case .refused: break
      case .wait(let time): now = time
      case .fetch(let order) where order.seed.kind == .robots:
        try frontier.fetched(order, report: Visit(status: 404), now: now)
        try frontier.settleRobots(order, result: .answered(status: 404, body: []), now: now)
      case .fetch(let order):
        let place = ArchivePlace(file: "a.warc.gz", offset: order.seed.id.number, length: 1)
        try frontier.fetched(order, report: Visit(status: 200, place: place), now: now)
        let isList = order.seed.kind != .page && named < urls
        if isList {
          named += try frontier.found(finds(order.seed, named), on: order.seed, now: now)
        } else {
          taken += 1
          _ = try frontier.found(links(order.seed), on: order.seed, now: now)
        }
        try frontier.settle(order.seed.id, as: order.seed.kind == .page ? .article : .listing, now: now)
        if named >= step {
          let (cpu, peak) = cost()
          print("\(named) URLs named, \(taken) pages taken: \(cpu - last) CPU s, peak \(peak) MB")
          (last, step) = (cpu, step + urls / 10)
        }
        if named >= urls, taken >= urls / 50 {
          let (cpu, peak) = cost()
          print("\(named) URLs named, \(taken) pages taken: \(cpu - last) CPU s, peak \(peak) MB")
          try frontier.flush()
          return
        }
      }
    }
  }

  /// A sitemap's entries, and the name of the next sitemap.
  private func finds(_ seed: Seed, _ named: Int) -> Finds {
    let days = named / Self.outlets / 300
    let count = min(Self.fileLength, urls - named)
    var finds = Finds()
    for i in 0..<count {
      finds.append(
        Find(
          href: Array(
            "/20\(20 - days / 360 % 20)/\(days / 30 % 12 + 1)/\(days % 28 + 1)/a-story-of-some-length-\(named + i).html"
              .utf8),
          role: .entry))
    }
    finds.append(Find(href: Array("/sitemap-\(named).xml".utf8), role: .sitemap))
    return finds
  }

  /// An article's links: the same navigation and a few other stories.
  private func links(_ seed: Seed) -> Finds {
    let number = Int(seed.id.number)
    return Finds(
      (0..<60).map { Find(href: Array("/section/\($0)/".utf8), role: .link, anchorLength: 8) }
        + (1...10).map { i in
          Find(
            href: Array("/2020/1/1/a-story-of-some-length-\(number &* 7919 % urls + i).html".utf8),
            role: .link,
            anchorLength: 60)
        })
  }
}
