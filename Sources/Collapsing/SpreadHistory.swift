/// On how many days before those at hand each pair of tokens was seen: what stays of the spread when documents leave.
struct SpreadHistory: Sendable, Equatable {
  /// The upper 40 bits of a pair's hash, then in the lowest 8 the days seen; rising. Only pairs that keep coming back.
  var entries: [UInt64] = []
  /// Days that went into `entries`.
  var days = 0

  /// Stands for a day that is not at hand.
  static let noDay: UInt64 = 0xFFFF
  /// Days of those at hand on which a pair is seen when it is taken up.
  private static let returns = 3

  static func key(_ a: Token, _ b: Token) -> UInt64 { mixed(a.identity, b.identity) & ~0xFF_FFFF }

  /// Takes over the documents at `places` of the timeline, which leave; the others stay and say which pairs come back.
  mutating func take(_ places: Range<Int>, _ catalog: Catalog, _ timeline: Timeline) {
    guard !places.isEmpty else { return }
    var seen: [UInt64] = []
    for place in 0..<timeline.count {
      let day = UInt64(timeline.days[place])
      let body = catalog.body(timeline.documents[place])
      for i in body.dropLast() {
        seen.append(Self.key(catalog.tokens[i], catalog.tokens[i + 1]) | day)
      }
    }
    seen.sort()
    let lastLeaving = UInt64(timeline.days[places.upperBound - 1])
    var merged: [UInt64] = []
    var h = 0
    var k = 0
    while k < seen.count || h < entries.count {
      let key = min(
        k < seen.count ? seen[k] & ~0xFF_FFFF : .max, h < entries.count ? entries[h] & ~0xFF : .max)
      var before: UInt64 = 0
      if h < entries.count, entries[h] & ~0xFF == key {
        before = entries[h] & 0xFF
        h += 1
      }
      var all = 0
      var leaving: UInt64 = 0
      var last = UInt64.max
      while k < seen.count, seen[k] & ~0xFF_FFFF == key {
        if seen[k] != last {
          all += 1
          if seen[k] & 0xFF_FFFF <= lastLeaving { leaving += 1 }
        }
        last = seen[k]
        k += 1
      }
      if before > 0 || (leaving > 0 && all >= Self.returns) {
        merged.append(key | min(255, before + leaving))
      }
    }
    entries = merged
    days += Set(timeline.days[places]).count
  }
}
