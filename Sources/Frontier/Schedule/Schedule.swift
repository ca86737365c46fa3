package import Vocabulary

/// Whose turn it is: delays, slots and penalties of every site, on a clock that the caller feeds.
///
/// Among sites that may be asked, the one that has been allowed to for longest comes first; of equals the one
/// served longest ago. The same calls give the same order.
package struct Schedule: Sendable {
  package typealias Handle = Int

  package enum Turn: Sendable, Hashable {
    case site(Handle)
    case wait(until: Timestamp)
    /// No site with work may be asked before something ends or is found.
    case idle
  }

  private struct Slot {
    var delay: Milliseconds
    var inFlight = 0
    var readyAt = Timestamp(milliseconds: 0)
    /// When a transfer last began or ended.
    var touchedAt: Timestamp?
    var served = 0
    var hasWork = false
    /// Held back until its robots.txt is there.
    var held = false
    var failures = 0
    /// Answers in a row that asked to be left alone for longer than the run's patience.
    var dismissals = 0
    var machine: Int?
    /// Moving average of transfer times, a fifth of the weight on the last.
    var latency = 0.0
  }

  /// One address, and all the sites that answered from it.
  private struct Machine {
    var inFlight = 0
    var readyAt = Timestamp(milliseconds: 0)
  }

  private let settings: PolitenessSettings
  private var slots: [Slot] = []
  private var machines: [Machine] = []
  private var machineOfAddress: [String: Int] = [:]
  /// Dismissals after which a site is left for the next run: one page may be closed where the others are open.
  private static let dismissalLimit = 3
  /// Failures in a row after which it is, too.
  private static let failureLimit = 20
  private static let longestPause = Milliseconds(60_000)
  private var serial = 0

  package init(_ settings: PolitenessSettings) { self.settings = settings }

  package mutating func addSite() -> Handle {
    slots.append(Slot(delay: settings.delay))
    return slots.count - 1
  }

  package mutating func setWork(_ site: Handle, _ hasWork: Bool) { slots[site].hasWork = hasWork }
  package mutating func hold(_ site: Handle, _ held: Bool) { slots[site].held = held }
  package func inFlight(_ site: Handle) -> Int { slots[site].inFlight }

  /// The site answered from `address`: it takes turns with the others there.
  package mutating func place(_ site: Handle, at address: String) {
    let machine = machineOfAddress[address] ?? machines.count
    guard slots[site].machine != machine else { return }
    if machine == machines.count {
      machines.append(Machine())
      machineOfAddress[address] = machine
    }
    if let old = slots[site].machine { machines[old].inFlight -= slots[site].inFlight }
    machines[machine].inFlight += slots[site].inFlight
    slots[site].machine = machine
  }

  /// What robots.txt asks for; a shorter delay than the pipeline's changes nothing.
  package mutating func setCrawlDelay(_ site: Handle, _ delay: Milliseconds?) {
    slots[site].delay = max(settings.delay, min(delay ?? settings.delay, settings.longestCrawlDelay))
    if let touched = slots[site].touchedAt { pause(site, until: touched + self.delay(site)) }
  }

  /// The delay between two transfers at present: lengthened where the server is slow.
  package func delay(_ site: Handle) -> Milliseconds {
    let slot = slots[site]
    guard slot.delay.count > 0 else { return slot.delay }
    return max(slot.delay, min(Milliseconds(Int64(slot.latency)), settings.longestCrawlDelay))
  }

  /// Nothing of the site starts before `time`.
  package mutating func pause(_ site: Handle, until time: Timestamp) {
    slots[site].readyAt = max(slots[site].readyAt, time)
  }

  /// Whether the site wants to be left alone for longer than this run waits.
  package func isParked(_ site: Handle, now: Timestamp) -> Bool {
    slots[site].readyAt > now + settings.patience
  }

  package func next(now: Timestamp) -> Turn {
    var best: Handle?
    var soonest: Timestamp?
    for (site, slot) in slots.enumerated()
    where slot.hasWork && !slot.held && slot.inFlight < settings.connectionsPerSite {
      var readyAt = slot.readyAt
      if let machine = slot.machine {
        guard machines[machine].inFlight < settings.connectionsPerSite else { continue }
        readyAt = max(readyAt, machines[machine].readyAt)
      }
      if readyAt > now {
        if readyAt <= now + settings.patience { soonest = min(soonest ?? readyAt, readyAt) }
      } else if let other = best {
        if (slot.readyAt, slot.served) < (slots[other].readyAt, slots[other].served) { best = site }
      } else {
        best = site
      }
    }
    if let best { return .site(best) }
    return soonest.map { .wait(until: $0) } ?? .idle
  }

  package mutating func start(_ site: Handle, now: Timestamp) {
    serial += 1
    slots[site].served = serial
    slots[site].inFlight += 1
    slots[site].touchedAt = now
    pause(site, until: now + delay(site))
    if let machine = slots[site].machine {
      machines[machine].inFlight += 1
      machines[machine].readyAt = max(machines[machine].readyAt, now + settings.addressDelay)
    }
  }

  /// Ends one transfer. 429 and 503 pause the site as asked, failures of the server's by a wait that doubles.
  ///
  /// A `Retry-After` beyond the run's patience speaks of the page first, and the site backs off; said three times in a
  /// row it speaks of the site, which is then left for the next run.
  package mutating func finish(
    _ site: Handle, status: Int?, latency: Milliseconds, retryAfter: Milliseconds?, isFailure: Bool = false,
    now: Timestamp
  ) {
    slots[site].inFlight = max(0, slots[site].inFlight - 1)
    if let machine = slots[site].machine {
      machines[machine].inFlight = max(0, machines[machine].inFlight - 1)
      machines[machine].readyAt = max(machines[machine].readyAt, now + settings.addressDelay)
    }
    let span = Double(max(0, latency.count))
    slots[site].latency += (span - slots[site].latency) / 5
    slots[site].touchedAt = now
    pause(site, until: now + delay(site))
    let isAsked = status == 429 || status == 503
    let failed = isFailure || isAsked
    slots[site].failures = failed ? slots[site].failures + 1 : 0
    guard failed else {
      slots[site].dismissals = 0
      return
    }
    let failures = slots[site].failures
    if failures >= Self.failureLimit {
      // A server that answers nothing any more is left for the next run.
      pause(site, until: now + settings.patience + Milliseconds(86_400_000))
    } else if isAsked, let retryAfter {
      var wait = retryAfter
      if wait > settings.patience {
        slots[site].dismissals += 1
        if slots[site].dismissals < Self.dismissalLimit { wait = ownPause(failures) }
      }
      pause(site, until: now + wait)
    } else if isAsked || failures > 2 {
      pause(site, until: now + ownPause(isAsked ? failures : failures - 2))
    }
  }

  /// Bad pages stand beside good ones: however many there were, the next is tried within a minute.
  private func ownPause(_ count: Int) -> Milliseconds { min(backoff(count), Self.longestPause) }

  /// `count` in 1...: the base, doubled for each that follows, to a thousandfold.
  package func backoff(_ count: Int) -> Milliseconds {
    Milliseconds(settings.backoff.count << Int64(min(max(count, 1) - 1, 10)))
  }
}
