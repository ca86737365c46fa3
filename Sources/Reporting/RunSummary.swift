package import Vocabulary

/// What a run did, counted: the one value behind the closing table, the metrics file and the report.
package struct RunSummary: Sendable, Hashable {
  /// What one outlet came to.
  package struct OutletCount: Sendable, Hashable {
    package var outlet: Outlet.ID
    /// Articles that the outlet's feeds and sitemaps named.
    package var listed = 0
    /// URLs taken from the frontier; each ends as exactly one of the next five.
    package var taken = 0
    package var articles = 0
    /// Home and section pages, feeds, sitemaps, robots.txt.
    package var listings = 0
    /// Not new since an earlier run, by the server's word or by the bytes.
    package var unchanged = 0
    package var rejects: [Rejection.Reason: Int] = [:]
    /// Requests that a server answered.
    package var fetched = 0
    /// Body bytes as they came over the wire.
    package var wireBytes = 0
    /// Stories whose lead is this outlet's.
    package var stories = 0
    /// Articles that are copies within a story led by another article.
    package var copies = 0
    /// New versions of articles that have their place in a story since an earlier night.
    package var revised = 0
    /// It gave articles in earlier runs, and neither an article nor an unchanged one now.
    package var isSilent = false

    package init(outlet: Outlet.ID) { self.outlet = outlet }

    package var rejected: Int { rejects.values.reduce(0, +) }
    /// URLs that ended.
    package var ended: Int { articles + listings + unchanged + rejected }
  }

  /// The run's id, as it stands in the dataset.
  package var run: String
  package var pipeline: String
  package var startedAt: Timestamp
  package var elapsed: Milliseconds
  package var outlets: [OutletCount]

  package init(
    run: String, pipeline: String, startedAt: Timestamp, elapsed: Milliseconds, outlets: [OutletCount]
  ) {
    self.run = run
    self.pipeline = pipeline
    self.startedAt = startedAt
    self.elapsed = elapsed
    self.outlets = outlets
  }

  /// All outlets together, under the name `total`.
  package var total: OutletCount {
    var sum = OutletCount(outlet: Outlet.ID("total"))
    for count in outlets {
      sum.listed += count.listed
      sum.taken += count.taken
      sum.articles += count.articles
      sum.listings += count.listings
      sum.unchanged += count.unchanged
      sum.rejects.merge(count.rejects, uniquingKeysWith: +)
      sum.fetched += count.fetched
      sum.wireBytes += count.wireBytes
      sum.stories += count.stories
      sum.copies += count.copies
      sum.revised += count.revised
    }
    sum.isSilent = !outlets.isEmpty && outlets.allSatisfy(\.isSilent)
    return sum
  }

  /// Where the counts do not add up, one sentence each; empty when the laws hold.
  ///
  /// URLs taken = articles + listings + unchanged + rejects, and articles = stories led + copies + revised ones.
  package var broken: [String] {
    outlets.flatMap { count in
      var found: [String] = []
      if count.taken != count.ended {
        found.append(
          "\(count.outlet): \(count.taken) URLs taken, but \(count.articles) articles + \(count.listings) listings"
            + " + \(count.unchanged) unchanged + \(count.rejected) rejects = \(count.ended)")
      }
      if count.articles != count.stories + count.copies + count.revised {
        found.append(
          "\(count.outlet): \(count.articles) articles, but \(count.stories) lead a story, \(count.copies) are copies and"
            + " \(count.revised) are new versions")
      }
      return found
    }
  }
}

extension [Rejection.Reason: Int] {
  /// The most frequent first, ties by name; zeros left out.
  var ranked: [(reason: Rejection.Reason, count: Int)] {
    filter { $0.value > 0 }.map { ($0.key, $0.value) }
      .sorted { ($1.1, $0.0.rawValue) < ($0.1, $1.0.rawValue) }
  }
}
