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
    self.entries = entries.filter { 50 * ($0 & 0xFF) >= max(1, days) }
    self.days = days
  }

  /// The entries of pairs whose hashes have `bin` as their upper `bits` bits.
  func slice(_ bin: Int, _ bits: Int) -> ArraySlice<UInt64> {
    let low = UInt64(bin) << UInt64(64 - bits)
    let high = low | ~0 >> UInt64(bits)
    return entries[place(of: low)..<(high == .max ? entries.count : place(of: high + 1))]
  }

  /// Where the first entry of `bound` or more stands.
  private func place(of bound: UInt64) -> Int {
    var from = 0
    var to = entries.count
    while from < to {
      let middle = (from + to) / 2
      if entries[middle] < bound { from = middle + 1 } else { to = middle }
    }
    return from
  }
}
