import Columns
import Fetching
import Frontier
import Vocabulary

/// What each room is told of the plan.
extension Plan {
  /// The product token that robots.txt and its like address us by.
  var agent: String { String(pipeline.crawl.userAgent.prefix { $0 != "/" && $0 != " " }) }

  var frontierSettings: FrontierSettings {
    let crawl = pipeline.crawl
    var settings = FrontierSettings(agent: agent)
    settings.politeness = PolitenessSettings(delay: crawl.delay, connectionsPerSite: crawl.connectionsPerSite)
    settings.policyPaths = HostPolicy.paths
    settings.politeness.addressDelay = crawl.addressDelay ?? crawl.delay
    settings.politeness.longestCrawlDelay = crawl.maxCrawlDelay
    settings.politeness.patience = crawl.patience
    settings.attempts = crawl.attempts
    settings.recheck = crawl.recheck
    settings.recheckDays = crawl.recheckDays
    settings.depthLimit = crawl.maxDepth
    settings.budget = options.limit ?? crawl.requestsPerOutlet
    return settings
  }

  var runIdentity: RunIdentity {
    RunIdentity(
      id: runID, resume: isResumed, night: runDate, since: window.since, until: window.until,
      shard: options.shard.map { ($0.index - 1, $0.count) })
  }

  var fetchSettings: FetchSettings {
    get throws(Fault) {
      let crawl = pipeline.crawl
      var settings = try FetchSettings(userAgent: "\(crawl.userAgent) (+\(pipeline.contact ?? ""))")
      settings.connections = crawl.connections
      settings.connectTimeout = crawl.connectTimeout
      settings.totalTimeout = crawl.timeout
      settings.pageLimits = FetchLimits(wireBytes: crawl.maxWireBytes, decodedBytes: crawl.maxDecodedBytes)
      settings.redirects = crawl.maxRedirects
      settings.proxy = crawl.proxy
      settings.certificateFile = crawl.caFile
      settings.allowedAddresses = try AddressRange.list(crawl.allowAddresses, key: "crawl.allow_addresses")
      return settings
    }
  }

  var datasetSettings: DatasetSettings {
    get throws(Fault) {
      var settings = DatasetSettings()
      settings.compression = try Compression(pipeline.compression)
      settings.groupRows = pipeline.rowsPerGroup
      return settings
    }
  }
}

extension AddressRange {
  /// Ranges as `key` lists them.
  static func list(_ texts: [String], key: String) throws(Fault) -> [AddressRange] {
    var ranges: [AddressRange] = []
    for text in texts {
      guard let range = AddressRange(text) else {
        throw Fault(
          .configuration,
          "\(key): '\(text)' is no range; write 127.0.0.10-127.0.0.29, 10.0.0.0/8 or one address")
      }
      ranges.append(range)
    }
    return ranges
  }
}
