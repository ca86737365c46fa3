import Vocabulary

/// What each pair of neighbouring tokens weighs, by the number of days on which it was seen.
///
/// A wire story is printed often within few days, a template or a phrase of the trade on many: document frequency cannot tell
/// them apart, the spread over days can.
enum DaySpread {
  /// The weight of a pair seen on few days, in `Weights`.
  static let full = Marks.fullWeight
  private static let entriesAPart = 8 << 20

  /// One weight per token of the shelf: of the pair that begins there.
  static func marks(
    _ catalog: Catalog, _ timeline: Timeline, _ history: SpreadHistory = SpreadHistory(), crew: Crew
  ) -> Marks {
    let marks = Marks(count: catalog.tokens.count)
    let limits = Limits(daysCovered: timeline.daysCovered + history.days)
    var parts = 1
    while parts < crew.workers || catalog.tokens.count / parts > entriesAPart { parts *= 2 }
    let count = parts
    crew.forEach(count) { part in
      weigh(part, of: count, catalog, timeline, history, limits, into: marks)
    }
    return marks
  }

  /// The weight by days seen: full up to `few`, falling to the least at `many`.
  struct Limits: Sendable {
    private let table: [UInt8]

    init(daysCovered: Int) {
      let few = 2 + Double(daysCovered) / 10
      let many = 4 + Double(daysCovered) / 5
      table = (0...255).map { days in
        let part = (Double(days) - few) / (many - few)
        let weight = 1 - 0.97 * min(1, max(0, part))
        return UInt8((weight * Double(full)).rounded(.up))
      }
    }

    subscript(_ days: Int) -> UInt8 { table[min(255, days)] }
  }

  /// Handles the pairs whose hash falls into one part of `parts` (a power of two).
  private static func weigh(
    _ part: Int, of parts: Int, _ catalog: Catalog, _ timeline: Timeline, _ history: SpreadHistory,
    _ limits: Limits, into marks: Marks
  ) {
    var capacity = 1024
    while capacity < 2 * (catalog.tokens.count + history.entries.count) / parts { capacity *= 2 }
    // 40 bits of the pair's hash, the last day it was seen on, days seen; 0 is free.
    let cells = Run<UInt64>(repeating: 0, count: capacity)
    let mask = capacity - 1
    let shift = UInt64(24 + parts.trailingZeroBitCount)
    let mine = UInt64(part)
    let low = UInt64(parts - 1)
    for entry in history.entries where entry >> 24 & low == mine {
      var cell = Int(truncatingIfNeeded: entry >> shift) & mask
      while cells[cell] != 0 { cell = (cell + 1) & mask }
      cells[cell] = entry & ~0xFF_FF00 | SpreadHistory.noDay << 8
    }
    for place in 0..<timeline.count {
      let day = UInt64(timeline.days[place])
      let range = catalog.body(timeline.documents[place])
      for i in range.dropLast() {
        let hash = mixed(catalog.tokens[i].identity, catalog.tokens[i + 1].identity)
        if hash >> 24 & low != mine { continue }
        let key = hash & ~0xFF_FFFF
        var cell = Int(truncatingIfNeeded: hash >> shift) & mask
        var probes = 0
        while true {
          let held = cells[cell]
          if held == 0 {
            cells[cell] = key | day << 8 | 1
            break
          }
          if held & ~0xFF_FFFF == key {
            if held >> 8 & 0xFFFF != day, held & 0xFF < 255 {
              cells[cell] = key | day << 8 | (held & 0xFF) + 1
            }
            break
          }
          cell = (cell + 1) & mask
          probes += 1
          if probes > 64 { break }
        }
      }
    }
    for document in timeline.documents {
      for i in catalog.body(document).dropLast() {
        let hash = mixed(catalog.tokens[i].identity, catalog.tokens[i + 1].identity)
        if hash >> 24 & low != mine { continue }
        let key = hash & ~0xFF_FFFF
        var cell = Int(truncatingIfNeeded: hash >> shift) & mask
        var probes = 0
        while probes <= 64 {
          let held = cells[cell]
          if held == 0 { break }
          if held & ~0xFF_FFFF == key {
            marks.setWeight(limits[Int(held & 0xFF)], i)
            break
          }
          cell = (cell + 1) & mask
          probes += 1
        }
      }
    }
  }
}
