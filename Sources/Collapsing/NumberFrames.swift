/// The numbers of a body by the two words before them, "kick off 19:45" say: what a template fills in anew stands in the same frame.
struct NumberFrames {
  /// Two words << 32 | number; rising, each once.
  private var entries: [UInt64] = []

  init() {}

  init(_ catalog: Catalog, _ body: Range<Int>, _ marks: Marks) {
    for i in body.dropFirst(2) where catalog.tokens[i].isNumber && !marks.isTeaser(i) {
      let (before, last) = (catalog.tokens[i - 2], catalog.tokens[i - 1])
      if before.isNumber || last.isNumber { continue }
      let frame = mixed(before.identity, last.identity) & ~0xFFFF_FFFF
      entries.append(frame | UInt64(catalog.tokens[i].identity))
    }
    entries.sort()
    var kept = 0
    for k in entries.indices where k == 0 || entries[k] != entries[kept - 1] {
      entries[kept] = entries[k]
      kept += 1
    }
    entries.removeSubrange(kept...)
  }

  /// Counts the numbers in frames of both, by the body that has fewer in a frame.
  func compare(with other: NumberFrames, _ m: inout PairMeasures) {
    var (i, j) = (0, 0)
    while i < entries.count, j < other.entries.count {
      let (x, y) = (entries[i] >> 32, other.entries[j] >> 32)
      if x < y {
        i += 1
      } else if y < x {
        j += 1
      } else {
        var (left, right, common) = (0, 0, 0)
        while i < entries.count, entries[i] >> 32 == x, j < other.entries.count, other.entries[j] >> 32 == x {
          let (p, q) = (entries[i], other.entries[j])
          if p <= q { (i, left) = (i + 1, left + 1) }
          if q <= p { (j, right) = (j + 1, right + 1) }
          if p == q { common += 1 }
        }
        while i < entries.count, entries[i] >> 32 == x { (i, left) = (i + 1, left + 1) }
        while j < other.entries.count, other.entries[j] >> 32 == x { (j, right) = (j + 1, right + 1) }
        m.framesAgree += common
        m.framesDiffer += min(left, right) - common
      }
    }
  }
}
