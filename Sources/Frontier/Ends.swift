package import Vocabulary

/// What became of URLs: each that was taken is one of an article, a listing, unchanged or a reject.
package struct Ends: Sendable, Hashable {
  package var articles = 0
  package var listings = 0
  package var unchanged = 0
  package var rejects: [Rejection.Reason: Int] = [:]
  /// Found, and left out before being taken: traps, dates outside the window.
  package var excluded: [Rejection.Reason: Int] = [:]

  package init() {}

  /// URLs that were taken and have their end.
  package var settled: Int { articles + listings + unchanged + rejects.values.reduce(0, +) }

  package mutating func count(_ outcome: Outcome) {
    switch outcome {
    case .article: articles += 1
    case .listing: listings += 1
    case .unchanged: unchanged += 1
    case .reject(let rejection): rejects[rejection.reason, default: 0] += 1
    }
  }

  /// `n` rows of the store that ended so.
  mutating func count(_ end: RowEnd, _ reason: Rejection.Reason?, _ n: Int = 1) {
    switch end {
    case .article: articles += n
    case .listing: listings += n
    case .unchanged: unchanged += n
    case .reject: rejects[reason ?? .protocolError, default: 0] += n
    case .excluded: excluded[reason ?? .trap, default: 0] += n
    }
  }

  package static func += (ends: inout Ends, more: Ends) {
    ends.articles += more.articles
    ends.listings += more.listings
    ends.unchanged += more.unchanged
    ends.rejects.merge(more.rejects) { $0 + $1 }
    ends.excluded.merge(more.excluded) { $0 + $1 }
  }
}
