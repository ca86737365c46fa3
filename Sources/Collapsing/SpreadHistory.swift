/// On how many days before those at hand each pair of tokens was seen: what stays of the spread when documents leave.
struct SpreadHistory: Sendable, Equatable {
  /// The upper 40 bits of a pair's hash, then in the lowest 8 the days seen; rising. Only pairs that keep coming back.
  private(set) var entries: [UInt64] = []
  /// Days that went into `entries`.
  private(set) var days = 0

  /// Days of those at hand on which a pair is seen when it is taken up.
  static let returns = 3
  /// Beyond so many days all counts are halved, so that what a pair did long ago fades and its count fits into a byte.
  private static let memory = 128

  init() {}

  /// Takes entries that rise; what came back on less than one day in 50 is forgotten.
  init(entries: [UInt64], days: Int) {
    var entries = entries
    var days = days
    while days > Self.memory {
      entries = entries.map { $0 & ~0xFF | ($0 & 0xFF) / 2 }
      days /= 2
    }
    entries.removeAll { 50 * ($0 & 0xFF) < max(1, days) }
    self.entries = entries
    self.days = days
  }

  /// Whether days enough are gathered that the next ones halve all counts: codes that were counted with them no longer agree.
  func halves(with more: Int) -> Bool { days + more > Self.memory }

  /// The days before those at hand on which a pair was seen.
  func days(of hash: UInt64) -> Int {
    let place = place(of: hash & ~0xFF_FFFF)
    guard place < entries.count, (entries[place] ^ hash) >> 24 == 0 else { return 0 }
    return Int(entries[place] & 0xFF)
  }

  /// The entries of pairs whose hashes have `bin` as their upper `bits` bits.
  func slice(_ bin: Int, _ bits: Int) -> ArraySlice<UInt64> {
    let low = UInt64(bin) << UInt64(64 - bits)
    let high = low | ~0 >> UInt64(bits)
    return entries[place(of: low)..<(high == .max ? entries.count : place(of: high + 1))]
  }

  /// Where the first entry of `bound` or more stands.
  private func place(of bound: UInt64) -> Int { entries.firstPlace { $0 < bound } }
}

extension SpreadHistory {
  /// The pairs of days that leave, as they come.
  struct Leaving {
    /// The upper 40 bits of a pair's hash, 16 of the day, then in the lowest 8 the days seen.
    fileprivate var pairs: [UInt64] = []
    fileprivate var days: Set<UInt16> = []

    mutating func begin(_ day: UInt16) { days.insert(day) }

    mutating func add(_ hash: UInt64, on day: UInt16, seen: Int) {
      pairs.append(hash & ~0xFF_FFFF | UInt64(day) << 8 | UInt64(min(255, seen)))
    }
  }

  /// With the days that leave: pairs known before, and those that were seen on days enough.
  func taking(_ leaving: Leaving, isKept: (Int) -> Bool) -> SpreadHistory {
    var pairs = leaving.pairs
    RadixSort.sortByUpperHalf(&pairs)
    var next: [UInt64] = []
    next.reserveCapacity(entries.count)
    var k = 0
    var e = 0
    while k < pairs.count {
      // Those alike in the upper half come together, the others' order is none.
      var end = k + 1
      while end < pairs.count, pairs[end] >> 32 == pairs[k] >> 32 { end += 1 }
      if end - k > 1 { pairs[k..<end].sort() }
      while k < end {
        let key = pairs[k] >> 24
        var days: UInt64 = 0
        var last: UInt64?
        var seen = 0
        while k < end, pairs[k] >> 24 == key {
          if last != pairs[k] >> 8 { days += 1 }
          last = pairs[k] >> 8
          seen = max(seen, Int(pairs[k] & 0xFF))
          k += 1
        }
        while e < entries.count, entries[e] >> 24 < key {
          next.append(entries[e])
          e += 1
        }
        if e < entries.count, entries[e] >> 24 == key {
          next.append(key << 24 | min(255, (entries[e] & 0xFF) + days))
          e += 1
        } else if isKept(seen) {
          next.append(key << 24 | days)
        }
      }
    }
    next += entries[e...]
    return SpreadHistory(entries: next, days: self.days + leaving.days.count)
  }
}
