import Glibc
import Vocabulary

/// What each pair of neighbouring tokens weighs, by the number of days on which it was seen.
///
/// A wire story is printed often within few days, a template or a phrase of the trade on many: document frequency cannot tell
/// them apart, the spread over days can.
///
/// What one outlet prints in several stories of one day is a phrase too: each story over a few counts like days more. That
/// tells templates apart on a first night, when no day has passed.
///
/// Pairs are dealt into bins by the upper bits of their hashes, so that the table of one bin stays in the processor's cache; as
/// many bins at a time as `entriesAtOnce` allows, each time by two more walks over the tokens.
struct DaySpread: Sendable {
  private let catalog: Catalog
  private let history: SpreadHistory
  private let queue: PrintQueue
  private let limits: Limits
  private let settings: CollapseSettings
  /// Documents from this day on stay at hand for the next night; of those before, the history keeps what comes back.
  /// Nil where no next night is to come.
  private let firstStaying: Int?

  /// The weight of a pair seen on few days, in `Marks`.
  static let full = Marks.fullWeight
  private static let manyEntries = 8 << 20
  private static let fewEntries = 3 << 20
  private static let entriesABin = 1 << 13
  /// An entry has 32 bits of the pair's hash and a history 40; the bin tells the others.
  private static let leastBits = 8
  private static let mostBits = 16

  struct Spread {
    /// One weight per token of the shelf: of the pair that begins there.
    let marks: Marks
    /// For the next night: what is known of the pair that begins at each place. Nil where no next night is to come.
    let codes: Run<UInt8>?
    /// The pairs that weigh least until the limits move; for the next night, too.
    let settled: SettledPairs
    let history: SpreadHistory
    /// Days that the limits of the weights go by.
    let daysCovered: Int
  }

  static func spread(
    _ catalog: Catalog, _ timeline: Timeline, _ furniture: Furniture,
    _ history: SpreadHistory = SpreadHistory(), _ settings: CollapseSettings, keepsHistory: Bool = true,
    crew: Crew
  ) -> Spread {
    let queue = PrintQueue(catalog, timeline, furniture)
    let firstStaying = keepsHistory ? timeline.firstStaying(settings.memoryDays) : nil
    let spread = DaySpread(
      catalog: catalog, history: history, queue: queue,
      limits: Limits(daysCovered: timeline.daysCovered + history.days), settings: settings,
      firstStaying: firstStaying)
    let codes =
      keepsHistory ? Run<UInt8>(repeating: 0, count: catalog.tokens.count, in: catalog.scratch) : nil
    let found = spread.weigh(into: furniture.marks, codes, crew: crew)
    let leaving = timeline.daysBefore(firstStaying ?? 0)
    return Spread(
      marks: furniture.marks, codes: codes, settled: SettledPairs(found.settled),
      history: SpreadHistory(entries: found.history, days: history.days + leaving),
      daysCovered: timeline.daysCovered + history.days)
  }

  /// The weight by days seen: full up to `few`, falling to the least at `many`.
  ///
  /// From eight days on they move only when three times more days would be twice as many, so that on most nights
  /// only those pairs weigh otherwise that are seen again, and these less.
  struct Limits: Sendable {
    private let table: [UInt8]

    /// The days that some days covered count for.
    static func days(covered: Int) -> Double {
      var third = 9.0
      guard covered >= 8 else { return Double(covered) }
      while exp2((third + 1) / 3) <= Double(covered) { third += 1 }
      return exp2((third + 0.5) / 3)
    }

    init(daysCovered: Int) {
      let days = Self.days(covered: daysCovered)
      let few = 2 + days / 10
      let many = 4 + days / 5
      table = (0...255).map { days in
        let part = (Double(days) - few) / (many - few)
        let weight = 1 - 0.97 * min(1, max(0, part))
        return UInt8((weight * Double(full)).rounded(.up))
      }
    }

    /// The weight of each code.
    func byCode() -> Run<UInt8> {
      let weights = Run<UInt8>(repeating: 0, count: 256)
      for byte in 0..<256 {
        let code = SpreadCode(byte: UInt8(byte))
        weights[byte] = self[code.days + code.burst]
      }
      return weights
    }

    /// Whether a pair with this code weighs least, and is known to come back, until the limits move.
    func settles(_ code: SpreadCode) -> Bool {
      code.days >= SpreadHistory.returns && self[code.days + code.burst] == Marks.leastWeight
    }

    subscript(_ days: Int) -> UInt8 { table[min(255, days)] }
  }

  // MARK: - Bins

  /// What is found beside the weights.
  private struct Found: Sendable {
    /// The entries of the history to come.
    var history: [UInt64] = []
    /// The pairs that are settled, with their codes.
    var settled: [UInt64] = []
  }

  /// Weighs every pair.
  private func weigh(into marks: Marks, _ codes: Run<UInt8>?, crew: Crew) -> Found {
    let wanted = (Self.leastBits..<Self.mostBits).first { queue.pairs >> $0 <= Self.entriesABin }
    let bits = wanted ?? Self.mostBits
    let sizes = binSizes(bits, crew)
    let limit = entriesAtOnce / crew.workers
    let lots = lots(of: sizes, bits, atMost: limit)
    let found = Slots<Found>(lots.count)
    // Each hand uses its room again.
    let hands = min(crew.workers, lots.count)
    crew.forEach(hands) { hand in
      let mine = Array(stride(from: hand, to: lots.count, by: hands))
      let most = mine.map { lots[$0].reduce(0) { $0 + Int(sizes[$1]) } }.max() ?? 0
      let entries = Run<UInt64>(repeating: 0, count: most)
      for lot in mine { found[lot] = weigh(lots[lot], sizes, bits, entries, into: marks, codes) }
    }
    var all = Found()
    for lot in 0..<lots.count {
      if let found = found[lot] {
        all.history += found.history
        all.settled += found.settled
      }
      found[lot] = nil
    }
    return all
  }

  /// Entries that are held at a time.
  private var entriesAtOnce: Int {
    let most = min(max(Self.manyEntries, queue.pairs / 13), max(Self.fewEntries, queue.pairs / 8))
    guard let scratch = catalog.scratch else { return most }
    return min(most, max(Self.fewEntries, scratch.leastEntries, queue.pairs / 26))
  }

  private func binSizes(_ bits: Int, _ crew: Crew) -> Run<UInt32> {
    let jobs = crew.workers
    let counts = Slots<Run<UInt32>>(jobs)
    crew.forEach(jobs) { job in
      let sizes = Run<UInt32>(repeating: 0, count: 1 << bits)
      queue.forEachPair(of: queue.count * job / jobs..<queue.count * (job + 1) / jobs) { hash, _, _ in
        sizes[Self.bin(hash, bits)] += 1
      }
      counts[job] = sizes
    }
    let all = Run<UInt32>(repeating: 0, count: 1 << bits)
    for job in 0..<jobs {
      if let sizes = counts[job] { for k in 0..<all.count { all[k] += sizes[k] } }
    }
    return all
  }

  @inline(__always)
  private static func bin(_ hash: UInt64, _ bits: Int) -> Int { Int(hash >> UInt64(64 - bits)) }

  /// Runs of bins that are filled at a time; a bin of each begins a slice of the pairs, so that none is in two runs.
  private func lots(of sizes: Run<UInt32>, _ bits: Int, atMost limit: Int) -> [Range<Int>] {
    let step = 1 << (bits - Self.leastBits)
    var lots: [Range<Int>] = []
    var start = 0
    var size = 0
    for slice in stride(from: 0, to: sizes.count, by: step) {
      let more = (slice..<slice + step).reduce(0) { $0 + Int(sizes[$1]) }
      if size > 0, size + more > limit {
        lots.append(start..<slice)
        (start, size) = (slice, 0)
      }
      size += more
    }
    lots.append(start..<sizes.count)
    return lots
  }

  /// Weighs the pairs of some bins; `entries` has room for them.
  private func weigh(
    _ bins: Range<Int>, _ sizes: Run<UInt32>, _ bits: Int, _ entries: Run<UInt64>, into marks: Marks,
    _ codes: Run<UInt8>?
  ) -> Found {
    let shift = bits - Self.leastBits
    let slices = UInt32(bins.lowerBound >> shift)...UInt32((bins.upperBound - 1) >> shift)
    // Short, so that all stay in the processor's cache.
    let places = Run<UInt32>(repeating: 0, count: bins.count)
    var total: UInt32 = 0
    for k in 0..<bins.count {
      places[k] = total
      total += sizes[bins.lowerBound + k]
    }
    // 32 bits of the pair's hash, then the number of its body.
    queue.forEachPair(of: 0..<queue.count, in: slices) { hash, body, _ in
      let k = Self.bin(hash, bits) - bins.lowerBound
      entries[Int(places[k])] = (hash >> 24) << 32 | UInt64(body)
      places[k] += 1
    }
    var found = Found()
    var table = SpreadTable()
    var start = 0
    for k in 0..<bins.count {
      let end = Int(places[k])
      weigh(start..<end, of: entries, bin: bins.lowerBound + k, bits, with: &table, &found)
      places[k] = UInt32(start * Self.resultsAWord)
      start = end
    }
    // The same walk meets the results of each bin in the order in which it left the entries.
    queue.forEachPair(of: 0..<queue.count, in: slices) { hash, _, i in
      let k = Self.bin(hash, bits) - bins.lowerBound
      let place = Int(places[k])
      places[k] += 1
      let result = entries[place / Self.resultsAWord] >> UInt64(16 * (place % Self.resultsAWord))
      if let codes { codes[i] = UInt8(truncatingIfNeeded: result >> 8) }
      // Whatever it is, so that no branch waits for the memory.
      marks.setWeight(UInt8(truncatingIfNeeded: result), i)
    }
    return found
  }

  /// Code and weight of a pair take 16 bits.
  private static let resultsAWord = 4
  private static let positionsAtOnce = 64

  /// Puts code and weight of each pair of one bin in the place of its entries, from the first on and closer together.
  private func weigh(
    _ range: Range<Int>, of entries: Run<UInt64>, bin: Int, _ bits: Int, with table: inout SpreadTable,
    _ found: inout Found
  ) {
    table.clear(for: range.count)
    // Asked for together, for the memory answers many at a time.
    var positions = InlineArray<64, PrintQueue.Position>(repeating: PrintQueue.Position())
    for from in stride(from: range.lowerBound, to: range.upperBound, by: Self.positionsAtOnce) {
      let count = min(Self.positionsAtOnce, range.upperBound - from)
      for k in 0..<count { positions[k] = queue.position(Int(entries[from + k] & 0xFFFF_FFFF)) }
      for k in 0..<count {
        let position = positions[k]
        let isLeaving = firstStaying.map { Int(position.day) < $0 } ?? false
        entries[from + k] = UInt64(table.add(entries[from + k] >> 32, at: position, isLeaving: isLeaving))
      }
    }
    let upper = UInt64(bin) >> UInt64(bits - Self.leastBits)
    table.settle(
      history.slice(bin, bits), upper: upper, returns: SpreadHistory.returns, into: &found.history)
    if firstStaying != nil { gatherSettled(table, upper, into: &found.settled) }
    var word: UInt64 = 0
    for k in range {
      let (days, burst) = table.seen(Int(entries[k]), freeStories: settings.burstStories, settings.burstDays)
      let result = UInt64(SpreadCode(days: days, burst: burst).byte) << 8 | UInt64(limits[days + burst])
      let place = k - range.lowerBound
      word |= result << UInt64(16 * (place % Self.resultsAWord))
      if place % Self.resultsAWord == Self.resultsAWord - 1 || k == range.upperBound - 1 {
        entries[range.lowerBound + place / Self.resultsAWord] = word
        word = 0
      }
    }
  }

  /// The pairs of a bin that weigh least whatever comes, with their codes.
  private func gatherSettled(_ table: SpreadTable, _ upper: UInt64, into settled: inout [UInt64]) {
    table.forEach(upper: upper, freeStories: settings.burstStories, settings.burstDays) { hash, days, burst in
      let code = SpreadCode(days: days, burst: burst)
      if limits.settles(code) { settled.append(hash | UInt64(code.byte)) }
    }
  }
}
