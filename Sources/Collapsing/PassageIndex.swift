/// SimHashes of content-defined passages in permuted tables: which earlier documents hold a passage like one of a document's.
///
/// Passages end where a token's hash says so, so that an insertion moves no other boundary (Muthitacharoen, Chen, Mazières,
/// "A Low-bandwidth Network File System", SOSP 2001). Two hashes that differ in at most three bits agree in at least one of
/// four blocks of 16 (Manku, Jain, Das Sarma, "Detecting Near-Duplicates for Web Crawling", WWW 2007).
struct PassageIndex: Sendable {
  /// Earlier documents with a like passage, per document, without repeats: `others[offsets[n]..<offsets[n + 1]]`.
  private let others: [UInt32]
  private let offsets: [UInt32]
  private let first: Int
  /// Buckets walked only in part.
  let cappedBuckets: Int

  private static let blocks = 4

  init(
    _ catalog: Catalog, _ timeline: Timeline, _ places: Range<Int>, marks: Marks,
    _ settings: CollapseSettings
  ) {
    first = places.lowerBound
    var hashes: [UInt64] = []
    var holders: [UInt32] = []
    for place in places {
      Self.passages(catalog, catalog.body(timeline.documents[place]), marks, settings) {
        hashes.append($0)
        holders.append(UInt32(place - places.lowerBound))
      }
    }
    var capped = 0
    // The later one in the upper half.
    let pairs = Slab<UInt64>()
    let nearest = Self.nearest(holders, timeline, first, settings.windowDays)
    for block in 0..<Self.blocks {
      let shift = UInt64(16 * block)
      let (order, sorted) = Self.sorted(hashes, by: shift)
      for k in order.indices {
        let hash = sorted[k]
        let holder = holders[Int(order[k])]
        let low = nearest[Int(order[k])]
        var steps = 0
        var last = UInt32.max
        var found = 0
        var p = k
        while p > 0 {
          p -= 1
          guard (sorted[p] ^ hash) >> shift & 0xFFFF == 0, order[p] >= low else { break }
          steps += 1
          if steps > settings.passageReach {
            capped += 1
            break
          }
          guard Self.differ(sorted[p], hash, in: settings.passageBits) else { continue }
          let other = holders[Int(order[p])]
          guard other != holder, other != last else { continue }
          last = other
          pairs.append(UInt64(holder) << 32 | UInt64(other))
          found += 1
          if found == settings.bucketReach {
            capped += 1
            break
          }
        }
      }
    }
    cappedBuckets = capped
    (others, offsets) = Self.lists(Run(pairs), documents: places.count)
  }

  /// Whether two hashes differ in so many bits at most; few processors of old count bits by one instruction.
  @inline(__always)
  private static func differ(_ a: UInt64, _ b: UInt64, in bits: Int) -> Bool {
    var different = a ^ b
    for _ in 0..<bits { different &= different &- 1 }
    return different == 0
  }

  /// For each passage the first one that stands within the window of days before it.
  private static func nearest(
    _ holders: [UInt32], _ timeline: Timeline, _ first: Int, _ windowDays: Int
  ) -> [UInt32] {
    var low = 0
    return holders.map { holder in
      let day = Int(timeline.days[first + Int(holder)])
      while day - Int(timeline.days[first + Int(holders[low])]) > windowDays { low += 1 }
      return UInt32(low)
    }
  }

  /// The earlier documents with a passage like one of those at `place`, by their place after the first indexed one.
  func candidates(_ place: Int) -> ArraySlice<UInt32> {
    others[Int(offsets[place - first])..<Int(offsets[place - first + 1])]
  }

  /// The SimHashes of a body's passages.
  static func passages(
    of body: Range<Int>, _ catalog: Catalog, _ marks: Marks, _ settings: CollapseSettings
  ) -> [UInt64] {
    var hashes: [UInt64] = []
    passages(catalog, body, marks, settings) { hashes.append($0) }
    return hashes
  }

  /// Hands over the SimHash of each passage that is not made of phrases of every day.
  private static func passages(
    _ catalog: Catalog, _ body: Range<Int>, _ marks: Marks, _ settings: CollapseSettings,
    _ take: (UInt64) -> Void
  ) {
    var hash = SimHash()
    var weight = 0
    var length = 0
    for i in body {
      let token = catalog.tokens[i]
      if i + 1 < body.upperBound { hash.add(mixed(token.identity, catalog.tokens[i + 1].identity)) }
      weight += marks.weight(i)
      length += 1
      let cut =
        length >= settings.passageTokens.upperBound
        || length >= settings.passageTokens.lowerBound && token.hash % settings.passageCut == 0
      if cut || i + 1 == body.upperBound {
        let bits = hash.finish()
        if length >= settings.passageTokens.lowerBound, weight >= length * settings.indexedWeight {
          take(bits)
        }
        weight = 0
        length = 0
      }
    }
  }

  /// Places in `hashes` by one block of 16 bits, and these hashes; equal ones stay in order.
  private static func sorted(_ hashes: [UInt64], by shift: UInt64) -> (order: [UInt32], sorted: [UInt64]) {
    var places = [Int](repeating: 0, count: 0x10001)
    for hash in hashes { places[Int(hash >> shift & 0xFFFF) + 1] += 1 }
    for k in 1...0x10000 { places[k] += places[k - 1] }
    var order = [UInt32](repeating: 0, count: hashes.count)
    var sorted = [UInt64](repeating: 0, count: hashes.count)
    for k in hashes.indices {
      let bin = Int(hashes[k] >> shift & 0xFFFF)
      order[places[bin]] = UInt32(k)
      sorted[places[bin]] = hashes[k]
      places[bin] += 1
    }
    return (order, sorted)
  }

  /// Of each document the others, each once.
  private static func lists(_ pairs: Run<UInt64>, documents: Int) -> ([UInt32], [UInt32]) {
    var ends = [UInt32](repeating: 0, count: documents + 1)
    for k in 0..<pairs.count { ends[Int(pairs[k] >> 32) + 1] += 1 }
    for k in 0..<documents { ends[k + 1] += ends[k] }
    var others = [UInt32](repeating: 0, count: pairs.count)
    for k in 0..<pairs.count {
      let document = Int(pairs[k] >> 32)
      others[Int(ends[document])] = UInt32(truncatingIfNeeded: pairs[k])
      ends[document] += 1
    }
    var offsets = [UInt32](repeating: 0, count: documents + 1)
    // By other document, the last one that named it.
    var lastNamed = [Int32](repeating: -1, count: documents)
    var start = 0
    var count = 0
    for document in 0..<documents {
      let end = Int(ends[document])
      for k in start..<end {
        let other = others[k]
        if lastNamed[Int(other)] == document { continue }
        lastNamed[Int(other)] = Int32(document)
        others[count] = other
        count += 1
      }
      start = end
      offsets[document + 1] = UInt32(count)
    }
    others.removeLast(others.count - count)
    return (others, offsets)
  }
}
