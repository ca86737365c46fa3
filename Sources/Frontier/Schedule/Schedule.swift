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
    /// Moving average of transfer times, a fifth of the weight on the last.
    var latency = 0.0
  }

  private let settings: PolitenessSettings
  private var slots: [Slot] = []
  private var serial = 0

  package init(_ settings: PolitenessSettings) { self.settings = settings }

  package mutating func addSite() -> Handle {
    slots.append(Slot(delay: settings.delay))
    return slots.count - 1
  }

  package mutating func setWork(_ site: Handle, _ hasWork: Bool) { slots[site].hasWork = hasWork }
  package mutating func hold(_ site: Handle, _ held: Bool) { slots[site].held = held }
  package func inFlight(_ site: Handle) -> Int { slots[site].inFlight }

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
      if slot.readyAt > now {
        if slot.readyAt <= now + settings.patience { soonest = min(soonest ?? slot.readyAt, slot.readyAt) }
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
  }

  /// Ends one transfer. 429 and 503 pause the site as asked, failures of the server's by a wait that doubles.
  package mutating func finish(
    _ site: Handle, status: Int?, latency: Milliseconds, retryAfter: Milliseconds?, isFailure: Bool = false,
    now: Timestamp
  ) {
    slots[site].inFlight = max(0, slots[site].inFlight - 1)
    let span = Double(max(0, latency.count))
    slots[site].latency += (span - slots[site].latency) / 5
    slots[site].touchedAt = now
    pause(site, until: now + delay(site))
    let isAsked = status == 429 || status == 503
    let failed = isFailure || isAsked
    slots[site].failures = failed ? slots[site].failures + 1 : 0
    if isAsked {
      pause(site, until: now + (retryAfter ?? backoff(slots[site].failures)))
    } else if failed, slots[site].failures > 2 {
      pause(site, until: now + backoff(slots[site].failures - 2))
    }
  }

  /// `count` in 1...: the base, doubled for each that follows, to a thousandfold.
  package func backoff(_ count: Int) -> Milliseconds {
    Milliseconds(settings.backoff.count << Int64(min(max(count, 1) - 1, 10)))
  }
}
