package import Vocabulary

/// One address to fetch, with what an earlier visit left behind.
package struct FetchOrder: Sendable, Hashable {
  package let seed: Seed
  /// The entity tag of an earlier visit, sent back unchanged as `If-None-Match`.
  package let etag: String?
  /// The `Last-Modified` of an earlier visit, sent back unchanged as `If-Modified-Since`.
  package let lastModified: String?

  package init(seed: Seed, etag: String? = nil, lastModified: String? = nil) {
    self.seed = seed
    self.etag = etag
    self.lastModified = lastModified
  }

  /// Whether a 304 would be an answer to this order.
  package var isConditional: Bool { etag != nil || lastModified != nil }
}

/// What the owner of a loop wants next.
package enum FetchAsk: Sendable, Hashable {
  case fetch(FetchOrder)
  /// Nothing before that time, or before the loop's bell is rung; nil waits for the bell or a finished transfer.
  case wait(until: Timestamp?)
  /// Nothing more; the loop ends when its last transfer has ended and the answer is still the same.
  case finished
}

/// What the owner of a loop says to a redirect.
package enum RedirectVerdict: Sendable, Hashable {
  case follow(WebAddress)
  case refuse(Rejection)
}
