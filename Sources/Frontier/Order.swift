package import Vocabulary

/// What a server said last time, to ask whether it still holds.
package struct Validators: Sendable, Hashable {
  package var etag: String?
  package var lastModified: String?
  package init(etag: String? = nil, lastModified: String? = nil) {
    self.etag = etag
    self.lastModified = lastModified
  }
}

/// One address that is to be fetched now.
package struct Order: Sendable, Hashable {
  package let seed: Seed
  /// Present where the address brought a page before; the answer may then be 304.
  package let validators: Validators?
  /// The last visit that brought a page, as `Visit.capture` gave it.
  package let capture: Capture?
  /// Tries before this one in this run, 0...
  package let attempts: Int
}

/// What to do now.
package enum Ask: Sendable {
  case fetch(Order)
  /// The frontier took this address and refuses it: already settled, a row for `rejects`.
  case refused(Seed, Rejection)
  /// Nothing may start before then.
  case wait(until: Timestamp)
  /// Nothing to fetch until something taken is settled or found.
  case idle
  /// Never anything more: nothing waits, nothing is taken.
  case finished
}

/// Whether a redirect may be followed inside the same order.
package enum HopVerdict: Sendable, Hashable {
  case follow
  /// The order ends with this rejection. Where the hop has only to wait for the site's delay, `settle` answers
  /// `retryLater`, and the next order of the same URL asks for the new address.
  case refuse(Rejection)
}

/// How a transfer went, whatever extraction says of the page later.
package struct Visit: Sendable, Hashable {
  /// Nil where no answer came.
  package var status: Int?
  package var latency: Milliseconds
  /// The wait that `Retry-After` asks for, from the time of the answer.
  package var retryAfter: Milliseconds?
  /// Whether the same order may well succeed later in this run.
  package var isTransient: Bool
  /// The address that answered, where redirects led elsewhere.
  package var finalAddress: WebAddress?
  package var validators: Validators?
  /// Where the archive holds the page in full; the address is asked for again with it in hand.
  package var capture: Capture?
  package var place: ArchivePlace?
  /// The address of the machine that answered, as text; nil where it is not known.
  package var remoteAddress: String?

  package init(
    status: Int?, latency: Milliseconds = Milliseconds(0), retryAfter: Milliseconds? = nil,
    isTransient: Bool = false,
    finalAddress: WebAddress? = nil, validators: Validators? = nil, capture: Capture? = nil,
    place: ArchivePlace? = nil
  ) {
    self.status = status
    self.latency = latency
    self.retryAfter = retryAfter
    self.isTransient = isTransient
    self.finalAddress = finalAddress
    self.validators = validators
    self.capture = capture
    self.place = place
  }
}

/// The answer to a robots order.
package enum RobotsFetch: Sendable, Hashable {
  /// The status after at most five redirects, and the body with encodings off.
  case answered(status: Int, body: [UInt8])
  /// More redirects than that: RFC 9309 takes it for "unavailable".
  case tooManyRedirects
  case failed(Rejection)
}

/// The end of a URL that was taken.
package enum Outcome: Sendable, Hashable {
  case article, listing, unchanged
  case reject(Rejection)
}

/// What became of a settlement.
package enum Settlement: Sendable, Hashable {
  case final
  /// The transfer may be tried again in this run: the URL waits, and this outcome is not counted.
  case retryLater
}

/// A URL that this run has taken: what a resumed run needs to take up the line where it broke.
package struct TakenURL: Sendable, Hashable {
  package let seed: Seed
  /// Nil where the page was fetched and archived, but not settled.
  package let outcome: Outcome?
  package let status: Int?
  /// Where there is one, the page is to be read again from the archive and settled again.
  package let place: ArchivePlace?
}

/// What the crawl knows of a page beside the page: who allowed it, what its host reserves, how else it is called.
package struct PageRecord: Sendable, Hashable {
  /// Nil where robots.txt was never asked for.
  package var robots: RobotsDecision?
  /// The digest that `settleRobots` was given; nil where there was no file.
  package var robotsDigest: String?
  /// Bodies of the host's files at `FrontierSettings.policyPaths`, by path.
  package var policies: [String: [UInt8]] = [:]
  /// Other addresses that led to it, sorted.
  package var aliases: [String] = []

  package init() {}
}

/// One outlet's run in numbers.
package struct OutletTally: Sendable, Hashable {
  package let outlet: Outlet.ID
  /// URLs that became known in this run.
  package var listed: [Seed.Origin: Int] = [:]
  /// URLs that a server was asked for, tries and redirects of one counted once.
  package var fetched = 0
  package var ends = Ends()
  /// Known and not taken when the run ended.
  package var waiting = 0
  /// Addresses of pages that the outlet's lists named in this run, known ones too.
  package var named = 0

  package init(outlet: Outlet.ID) { self.outlet = outlet }
}
