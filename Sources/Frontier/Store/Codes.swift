internal import Vocabulary

/// Closed lists of the vocabulary as small numbers for the store; a number never changes its meaning.
enum Codes {
  static let kinds: [Seed.Kind] = [.home, .section, .feed, .sitemap, .robots, .page, .policy]
  static let origins: [Seed.Origin] = [
    .pipeline, .feed, .sitemap, .link, .archive, .pagination, .redirect, .canonical, .robots,
  ]

  static func number<T: Equatable>(of value: T, in list: [T]) -> Int { list.firstIndex(of: value) ?? 0 }
  static func value<T>(_ number: Int, in list: [T], else other: T) -> T {
    list.indices.contains(number) ? list[number] : other
  }
}

/// Where a row of `urls` stands.
enum RowState: Int {
  case waiting = 0
  /// Archived, not settled.
  case fetched = 1
  case done = 2
}

/// How a row ended.
enum RowEnd: Int {
  case article = 1, listing, unchanged, reject
  /// Left out without having been taken.
  case excluded
}

/// A 64-bit digest of short keys: FNV-1a with the finaliser of MurmurHash3.
///
/// Among 5 million keys two share a digest with a probability below one in a million.
func digest(_ bytes: some Sequence<UInt8>, seed: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
  var h = seed
  for byte in bytes { h = (h ^ UInt64(byte)) &* 0x100_0000_01B3 }
  h = (h ^ h >> 33) &* 0xFF51_AFD7_ED55_8CCD
  h = (h ^ h >> 33) &* 0xC4CE_B9FE_1A85_EC53
  return h ^ h >> 33
}

/// What kinds of list have named a page.
struct Listed: OptionSet {
  let rawValue: Int
  static let feed = Listed(rawValue: 1)
  static let sitemap = Listed(rawValue: 2)
  /// Home, section and archive pages.
  static let page = Listed(rawValue: 4)

  init(rawValue: Int) { self.rawValue = rawValue }

  init(by list: Seed.Kind) {
    switch list {
    case .feed: self = .feed
    case .sitemap, .robots: self = .sitemap
    case .home, .section: self = .page
    case .page, .policy: self = []
    }
  }
}
