import Archiving
import Columns
import Extracting
import Fetching
import Flow
import Frontier
import Vocabulary

/// The whole line, in the order that data moves:
///
///     head (crawl or archive) ─▶ archive ─▶ extract × workers ─▶ tables
///
/// A seat of the turnstile goes with every page from the head to the tables; what pages name goes back to the head
/// through the frontier's store alone.
struct Assembly {
  let plan: Plan
  let writer: Guarded<DatasetWriter>
  let stop: StopRequest
  let gauge: Gauge
  /// Told of what does not stop the run.
  let warn: @Sendable (String) -> Void

  /// Runs the line dry and commits; nil where the run was left without a commit.
  func run() throws(Fault) -> RunOutcome {
    // What read the pipeline is not needed any more.
    Memory.giveBack()
    let floor = Floor()
    let pages = Lane<Passenger<Arrival>>(capacity: 32)
    let archived = Lane<Passenger<Arrival>>(capacity: 32)
    let harvests = Lane<Passenger<Harvest>>(capacity: 32, writers: plan.workers)
    let outcome = Guarded<RunOutcome?>(nil)

    let head: any Head = try plan.isArchive ? ArchiveHead(plan) : CrawlHead(plan, gauge: gauge)
    let turnstile = Turnstile(seats: plan.pipeline.pagesInFlight) { head.seatIsFree() }
    floor.atFault {
      turnstile.close()
      head.stop()
    }
    stop.onDrain { head.stop() }
    let lookout = Ticker(every: 2000) { [gauge] in gauge.wait(head.waiting()) }
    defer { lookout.stop() }

    floor.run("fetch") { try head.run(into: HeadOutput(pages, turnstile, floor)) }
    Stage("archive") { try head.archive() }.start(from: pages, to: archived, on: floor)
    Stage("extract", workers: plan.workers) { [gauge] in
      let step = ExtractStep()
      return { arrival in
        defer { gauge.count { $0.extracted += 1 } }
        return try step.harvest(arrival)
      }
    }.start(from: archived, to: harvests, on: floor)
    let longLists = LongLists(seats: turnstile.seats)
    longLists.start(on: floor, books: head.books) { [gauge] list in
      gauge.ended(list.seed.outlet)
      turnstile.leave()
    }
    floor.run("tables") { [plan, writer, gauge, warn] in
      let tail = try Tail(books: head.books, writer: writer, plan: plan, gauge: gauge, warn: warn)
      var order = Resequencer<Harvest, Refused>()
      while let item = harvests.next() {
        try order.accept(item) { item in
          // An archive's ends are written in its own order.
          if !plan.isArchive, longLists.take(item) { return }
          try tail.take(item)
          turnstile.leave()
        }
      }
      longLists.finish()
      guard !floor.isBroken else { return }
      try head.close()
      let result = try tail.finish(now: .now)
      try head.committed()
      outcome.withLock { $0 = result }
    }

    do throws(FloorFault) { try floor.wait() } catch { throw Fault(error) }
    guard let result = outcome.withLock({ $0 }) else {
      throw Fault(.failed, "the run ended without a commit")
    }
    return result
  }
}

/// What a run came to.
struct RunOutcome: Sendable {
  let tally: [OutletTally]
  let quiet: [QuietOutlet]
  /// Home pages that were refused, the last of each outlet.
  let homes: [Outlet.ID: Refused]
  /// Stories led, and copies of another article, by outlet.
  let leads: [Outlet.ID: Int]
  let copies: [Outlet.ID: Int]
  /// New versions of articles that have their place in a story already, by outlet.
  let revised: [Outlet.ID: Int]
}
