package import Vocabulary

/// What a pipeline file says, checked and with every default filled in. Paths are absolute.
package struct Pipeline: Sendable, Equatable {
  package struct Serve: Sendable, Equatable {
    /// A folder of outlet sites.
    package var folder: String
    /// The first outlet's loopback address; the next ones follow it.
    package var address = "127.0.0.10"
    package var port: UInt16 = 8790
  }

  package struct Crawl: Sendable, Equatable {
    package var userAgent = "naskh/1.0"
    /// Between two requests to one site, at least.
    package var delay = Milliseconds(1000)
    /// Between two requests to one address, whichever sites they are for; nil: as `delay`.
    package var addressDelay: Milliseconds?
    /// A robots.txt that asks for more is given this.
    package var maxCrawlDelay = Milliseconds(60_000)
    /// Who asks to be left alone for longer is left for the next run.
    package var patience = Milliseconds(600_000)
    /// Tries of one address in one run.
    package var attempts = 3
    /// An article is looked at again after this span, and after ever longer ones while it stays the same.
    package var recheck = Milliseconds(20 * 3_600_000)
    /// Days after its first visit for which it is looked at again; 0: never.
    package var recheckDays = 14
    package var connections = 32
    package var connectionsPerSite = 1
    package var connectTimeout = Milliseconds(15_000)
    package var timeout = Milliseconds(60_000)
    package var maxWireBytes = 16 << 20
    package var maxDecodedBytes = 64 << 20
    package var maxRedirects = 8
    package var requestsPerOutlet = 20_000
    package var maxDepth = 12
    /// Addresses (`127.0.0.10-127.0.0.29`, `10.0.0.0/8`) that the guard lets through though they are private.
    package var allowAddresses: [String] = []
    package var proxy: String?
    package var caFile: String?
  }

  /// One entry of `outlets`, addresses still as written.
  package struct OutletEntry: Sendable, Equatable {
    package var id: String
    package var home: [String]
    package var sections: [String] = []
    package var feeds: [String] = []
    package var sitemaps: [String] = []
    package var hosts: [String] = []
    package var language: String?
  }

  package var name: String
  /// An address or URL that a host's owner can write to; it stands in the User-Agent.
  package var contact: String?
  /// The dataset's folder.
  package var output: String
  package var serve: Serve?
  /// Archives to read instead of crawling.
  package var warc: [String] = []
  package var crawl = Crawl()
  package var archiveFolder: String
  package var archiveRotateAt = 1 << 30
  package var outlets: [OutletEntry] = []
  /// 0 = one a core.
  package var extractWorkers = 0
  /// Pages between the fetch and the tables; times the decoded limit it bounds the memory.
  package var pagesInFlight = 64
  package var collapseWindowDays = 14
  package var compression = "zstd:3"
  package var rowsPerGroup = 65_536
  /// Share of URLs lost to failures above which a run ends with exit code 2, 0...1.
  package var lossThreshold = 0.1
  /// Signs that keep a page out of the dataset.
  package var honours: Set<LegalSign> = [.noarchive]
  /// Where each run leaves its counts for Prometheus' node exporter (`….prom`); nil: nowhere.
  package var metricsFile: String?
}
