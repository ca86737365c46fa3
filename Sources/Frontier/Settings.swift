package import Vocabulary

/// How gently a site is asked.
package struct PolitenessSettings: Sendable, Hashable {
  /// Between the end of one transfer and the start of the next on one site; robots' `Crawl-delay` may lengthen it.
  package var delay = Milliseconds(2000)
  /// The same between sites that answer from one address.
  package var addressDelay = Milliseconds(2000)
  /// Transfers at a time on one site, and on one address, 1...
  package var connectionsPerSite = 1
  /// A longer `Crawl-delay` is cut to this.
  package var longestCrawlDelay = Milliseconds(60_000)
  /// First wait after a failure or a 429/503 that names no time; doubles with each that follows.
  package var backoff = Milliseconds(5000)
  /// A site that wants to be left alone for longer is left for the next run.
  package var patience = Milliseconds(600_000)

  package init() {}
  package init(delay: Milliseconds, connectionsPerSite: Int = 1) {
    self.delay = delay
    addressDelay = delay
    self.connectionsPerSite = max(1, connectionsPerSite)
  }
}

package struct FrontierSettings: Sendable, Hashable {
  /// The product token that robots files are searched for: `NaskhBot`.
  package var agent: String
  package var politeness = PolitenessSettings()
  /// Tries of one address in one run, 1...
  package var attempts = 3
  /// Steps from a pipeline address beyond which links are not followed; feed and sitemap entries always are.
  package var depthLimit = 12
  /// Orders of one outlet in one run; nil: no bound.
  package var budget: Int?
  /// Pages of one URL pattern that may follow one another without an article before the pattern is closed;
  /// twice as many for a family of patterns, four times where one page in ten was an article.
  package var trapPatience = 10
  /// RFC 9309 §2.4: no longer than a day.
  package var robotsLifetime = Milliseconds(24 * 3_600_000)
  /// Whether usual paths (`/feed`, `/sitemap.xml`, …) are asked for where an outlet declares neither feed nor sitemap.
  package var probes = true
  /// Paths at which a host may say more than in robots.txt, asked for once a day: `/ai.txt`.
  package var policyPaths: [String] = []
  /// An article of this week is looked at again after this span, older ones after as many as they are weeks old; it
  /// doubles while the article stays the same.
  package var recheck = Milliseconds(20 * 3_600_000)
  /// Days after its first fetch for which an article is looked at again; 0: never.
  package var recheckDays = 14
  /// Writes are committed when this many have gathered, or `commitDelay` after the first.
  package var commitSize = 512
  package var commitDelay = Milliseconds(100)

  package init(agent: String) { self.agent = agent }
}

/// Which run this is, and what part of the work it takes on.
package struct RunIdentity: Sendable {
  package var id: String
  /// Takes up the unfinished run of this id; without one it is a new run.
  package var resume: Bool
  /// The night that the run belongs to: what is due is judged as of then. Nil: today.
  package var night: CivilDate?
  /// First and last day of publication, both included.
  package var since: CivilDate?
  package var until: CivilDate?
  /// Outlets are dealt out by the hash of their first home's site; `index` in 0..<count.
  package var shard: (index: Int, count: Int)?
  /// Page orders after which nothing more is handed out.
  package var limit: Int?
  /// Nothing is written: what the run would begin with can be asked of `plan`.
  package var isRehearsal = false

  var hasWindow: Bool { since != nil || until != nil }

  package init(
    id: String, resume: Bool = false, night: CivilDate? = nil, since: CivilDate? = nil,
    until: CivilDate? = nil,
    shard: (index: Int, count: Int)? = nil, limit: Int? = nil
  ) {
    self.id = id
    self.resume = resume
    self.night = night
    self.since = since
    self.until = until
    self.shard = shard
    self.limit = limit
  }
}
