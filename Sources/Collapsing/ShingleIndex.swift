/// Sampled pairs of tokens in flat sorted runs: which earlier documents share several of them with a document.
struct ShingleIndex: Sendable {
  /// Documents by their place after the first indexed one, list after list, each rising; the top bit marks the first of a list.
  private let postings: Run<UInt32>
  /// Where the postings of each place stand: `forward[offsets[p]..<offsets[p + 1]]`.
  private let forward: Run<UInt32>
  private let offsets: [UInt32]

  private let first: Int

  private static let listStart: UInt32 = 1 << 31
  /// Entries of a part where memory is at hand, and where all that is large waits outside of it.
  private static let entriesAPart = 4 << 20
  private static let fewEntries = 1 << 20

  /// Indexes the documents at `places`; with a filter only those pairs that it holds.
  init(
    _ catalog: Catalog, _ timeline: Timeline, _ places: Range<Int>, marks: Marks, sampling: UInt32,
    leastWeight: Int, among filter: HashFilter? = nil
  ) {
    first = places.lowerBound
    var size = 0
    for place in places { size += catalog.body(timeline.documents[place]).count }
    let atOnce = min(Self.entriesAPart, max(Self.fewEntries, catalog.scratch?.leastEntries ?? .max))
    let parts = min(256, UInt32(1 + size / Int(sampling) / atOnce))
    let lists = Slab<UInt32>()
    var counts = [UInt32](repeating: 0, count: places.count + 1)
    for part in 0..<parts {
      // Parts by the first token's slice, so that what is in others need not be hashed.
      let slices = 256 * part / parts...256 * (part + 1) / parts - 1
      // Two walks: one counts, so that the other puts each entry into its bin at once and only bins need sorting.
      func walk(_ take: (UInt64) -> Void) {
        for place in places {
          let number = UInt64(place - places.lowerBound)
          let body = catalog.body(timeline.documents[place])
          Self.eachSampled(catalog, body, marks, sampling, leastWeight, in: slices) { hash in
            if let filter, !filter.mayHold(hash) { return }
            take(hash & ~0xFFFF_FFFF | number)
          }
        }
      }
      Self.appendLists(of: BinSort.sorted(walk), to: lists, &counts)
    }
    for p in 0..<places.count { counts[p + 1] += counts[p] }
    offsets = counts
    let postings = Run(lists)
    let forward = Run<UInt32>(repeating: 0, count: postings.count)
    for p in 0..<postings.count {
      let number = Int(postings[p] & ~Self.listStart)
      forward[Int(counts[number])] = UInt32(p)
      counts[number] += 1
    }
    self.postings = postings
    self.forward = forward
  }

  /// The pairs of the documents at `places` that an index of them holds.
  static func filter(
    _ catalog: Catalog, _ timeline: Timeline, _ places: [Int], marks: Marks, sampling: UInt32,
    leastWeight: Int
  ) -> HashFilter {
    let size = places.reduce(0) { $0 + catalog.body(timeline.documents[$1]).count }
    let filter = HashFilter(for: size / Int(sampling))
    for place in places {
      eachSampled(catalog, catalog.body(timeline.documents[place]), marks, sampling, leastWeight) {
        filter.insert($0)
      }
    }
    return filter
  }

  /// The upper halves of the pairs of a body that an index holds, rising, each once.
  static func shingles(
    _ catalog: Catalog, _ body: Range<Int>, marks: Marks, sampling: UInt32, leastWeight: Int
  ) -> [UInt32] {
    var shingles: [UInt32] = []
    eachSampled(catalog, body, marks, sampling, leastWeight) { shingles.append(UInt32($0 >> 32)) }
    shingles.sort()
    return shingles
  }

  /// Hands over the hash of each pair of a body that an index samples: of those that weigh enough, one in so many, in some
  /// slices of first tokens.
  @inline(__always)
  private static func eachSampled(
    _ catalog: Catalog, _ body: Range<Int>, _ marks: Marks, _ sampling: UInt32, _ leastWeight: Int,
    in slices: ClosedRange<UInt32> = 0...255, _ take: (UInt64) -> Void
  ) {
    guard body.count > 1 else { return }
    let sampling = Divisor(sampling)
    let end = body.upperBound - 1
    var sampled = InlineArray<16, UInt64>(repeating: 0)
    for start in stride(from: body.lowerBound, to: end, by: 16) {
      var those = catalog.tokens.sixteen(start, in: slices) & marks.sixteen(start, weighing: leastWeight)
      if end - start < 16 { those &= ~(~0 << UInt32(end - start)) }
      // Without a branch, which the processor could not foretell.
      var count = 0
      while those != 0 {
        let i = start + those.trailingZeroBitCount
        those &= those - 1
        let hash = mixed(catalog.tokens[i].identity, catalog.tokens[i + 1].identity)
        sampled[count] = hash
        count += sampling.divides(UInt32(truncatingIfNeeded: hash)) ? 1 : 0
      }
      for k in 0..<count { take(sampled[k]) }
    }
  }

  /// Takes over the lists of sorted entries that name two documents or more.
  private static func appendLists(
    of entries: Run<UInt64>, to postings: Slab<UInt32>, _ counts: inout [UInt32]
  ) {
    var k = 0
    while k < entries.count {
      let key = entries[k] >> 32
      let begin = postings.count
      var last = UInt32.max
      while k < entries.count, entries[k] >> 32 == key {
        let number = UInt32(truncatingIfNeeded: entries[k])
        if number != last { postings.append(number | (last == .max ? listStart : 0)) }
        last = number
        k += 1
      }
      if postings.count - begin < 2 {
        postings.removeLast(postings.count - begin)
      } else {
        for p in begin..<postings.count { counts[Int(postings[p] & ~listStart) + 1] += 1 }
      }
    }
  }

  /// Indexed pairs of the document at `place` that another one has too.
  func size(_ place: Int) -> Int { Int(offsets[place - first + 1] - offsets[place - first]) }

  /// Adds to `tally` the earlier documents that share shingles with the one at `place`; returns lists cut at `reach`.
  func count(
    _ place: Int, from earliest: Int, reach: Int, into tally: inout Tally
  ) -> Int {
    var cut = 0
    for k in Int(offsets[place - first])..<Int(offsets[place - first + 1]) {
      var p = Int(forward[k])
      var steps = 0
      while postings[p] & Self.listStart == 0 {
        p -= 1
        let other = first + Int(postings[p] & ~Self.listStart)
        if other < earliest { break }
        if steps == reach {
          cut += 1
          break
        }
        tally.add(1, to: other - first)
        steps += 1
      }
    }
    return cut
  }
}

/// Counts per indexed document, with those touched.
struct Tally {
  private var counts: [UInt16]
  private(set) var touched: [Int32] = []

  init(places: Int) { counts = [UInt16](repeating: 0, count: places) }

  @inline(__always)
  mutating func add(_ amount: UInt16, to place: Int) {
    if counts[place] == 0 { touched.append(Int32(place)) }
    counts[place] &+= amount
  }

  func count(_ place: Int) -> Int { Int(counts[place]) }

  mutating func clear() {
    for place in touched { counts[Int(place)] = 0 }
    touched.removeAll(keepingCapacity: true)
  }
}
