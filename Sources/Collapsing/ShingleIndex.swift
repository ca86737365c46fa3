/// Sampled pairs of tokens in flat sorted runs: which earlier documents share several of them with a document.
struct ShingleIndex: Sendable {
  /// Places of documents, list after list, each rising; the top bit marks the first of a list.
  private let postings: [UInt32]
  /// Where the postings of each place stand: `forward[offsets[p]..<offsets[p + 1]]`.
  private let forward: [UInt32]
  private let offsets: [UInt32]

  private static let listStart: UInt32 = 1 << 31

  init(_ shelf: Shelf, _ timeline: Timeline, marks: Marks, sampling: UInt32, leastWeight: Int) {
    var entries: [UInt64] = []
    entries.reserveCapacity(shelf.tokens.count / Int(sampling))
    for place in 0..<timeline.count {
      for i in shelf.body(timeline.documents[place]).dropLast() where marks.weight(i) >= leastWeight {
        let hash = mixed(shelf.tokens[i].identity, shelf.tokens[i + 1].identity)
        if UInt32(truncatingIfNeeded: hash) % sampling != 0 { continue }
        entries.append(hash & ~0xFFFF_FFFF | UInt64(place))
      }
    }
    RadixSort.sortByUpperHalf(&entries)
    var postings: [UInt32] = []
    var counts = [UInt32](repeating: 0, count: timeline.count + 1)
    var k = 0
    while k < entries.count {
      var end = k + 1
      while end < entries.count, entries[end] >> 32 == entries[k] >> 32 { end += 1 }
      var last = UInt32.max
      let listBegin = postings.count
      for e in k..<end {
        let place = UInt32(truncatingIfNeeded: entries[e])
        if place == last { continue }
        postings.append(place | (last == .max ? Self.listStart : 0))
        last = place
      }
      if postings.count - listBegin < 2 {
        postings.removeLast(postings.count - listBegin)
      } else {
        for p in listBegin..<postings.count { counts[Int(postings[p] & ~Self.listStart) + 1] += 1 }
      }
      k = end
    }
    for p in 0..<timeline.count { counts[p + 1] += counts[p] }
    offsets = counts
    var forward = [UInt32](repeating: 0, count: postings.count)
    for p in 0..<postings.count {
      let place = Int(postings[p] & ~Self.listStart)
      forward[Int(counts[place])] = UInt32(p)
      counts[place] += 1
    }
    self.postings = postings
    self.forward = forward
  }

  /// Adds to `tally` the earlier documents that share shingles with the one at `place`; returns lists cut at `reach`.
  func count(
    _ place: Int, from earliest: Int, reach: Int, into tally: inout Tally
  ) -> Int {
    var cut = 0
    for k in Int(offsets[place])..<Int(offsets[place + 1]) {
      var p = Int(forward[k])
      var steps = 0
      while postings[p] & Self.listStart == 0 {
        p -= 1
        let other = Int(postings[p] & ~Self.listStart)
        if other < earliest { break }
        if steps == reach {
          cut += 1
          break
        }
        tally.add(1, to: other)
        steps += 1
      }
    }
    return cut
  }
}

/// Counts per place, with the places touched.
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
