import Vocabulary

/// What each pair of neighbouring tokens weighs, by the number of days on which it was seen.
///
/// A wire story is printed often within few days, a template or a phrase of the trade on many: document frequency cannot tell
/// them apart, the spread over days can.
///
/// What one outlet prints in several stories of one day is a phrase too: each story over a few counts like days more. That
/// tells templates apart on a first night, when no day has passed.
struct DaySpread: Sendable {
  private let catalog: Catalog
  private let timeline: Timeline
  private let history: SpreadHistory
  private let printings: Run<Int32>
  private let order: [Int32]
  private let limits: Limits
  private let settings: CollapseSettings

  /// The weight of a pair seen on few days, in `Weights`.
  static let full = Marks.fullWeight
  private static let entriesAPart = 4 << 20

  /// One weight per token of the shelf: of the pair that begins there.
  static func marks(
    _ catalog: Catalog, _ timeline: Timeline, _ history: SpreadHistory = SpreadHistory(),
    _ settings: CollapseSettings, crew: Crew
  ) -> Marks {
    let marks = Marks(count: catalog.tokens.count)
    let printings = Furniture.printings(catalog, timeline, settings, crew: crew)
    let spread = DaySpread(
      catalog: catalog, timeline: timeline, history: history, printings: printings,
      order: order(catalog, timeline, printings),
      limits: Limits(daysCovered: timeline.daysCovered + history.days), settings: settings)
    var parts = 1
    while parts < crew.workers || catalog.tokens.count / parts > entriesAPart { parts *= 2 }
    let count = parts
    crew.forEach(count) { part in spread.weigh(part, of: count, into: marks) }
    return marks
  }

  /// Places by day, then by outlet, printings of one story together.
  private static func order(_ catalog: Catalog, _ timeline: Timeline, _ printings: Run<Int32>) -> [Int32] {
    (0..<Int32(timeline.count)).sorted { x, y in
      let (a, b) = (timeline.documents[Int(x)], timeline.documents[Int(y)])
      return (timeline.days[Int(x)], catalog.outletRank(a), printings[a], x)
        < (timeline.days[Int(y)], catalog.outletRank(b), printings[b], y)
    }
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
  private func weigh(_ part: Int, of parts: Int, into marks: Marks) {
    var capacity = 1024
    while capacity < 2 * (catalog.tokens.count + history.entries.count) / parts { capacity *= 2 }
    // Two words a cell. 40 bits of the pair's hash, the last day it was seen on, days seen; 0 is free. Then the last story
    // that had the pair, its outlet and day, stories there that have it, the most that any had.
    let cells = Run<UInt64>(repeating: 0, count: 2 * capacity)
    let mask = capacity - 1
    let shift = UInt64(24 + parts.trailingZeroBitCount)
    let mine = UInt64(part)
    let low = UInt64(parts - 1)
    func cell(_ hash: UInt64) -> Int? {
      let key = hash & ~0xFF_FFFF
      var cell = Int(truncatingIfNeeded: hash >> shift) & mask
      for _ in 0..<64 {
        let held = cells[2 * cell]
        if held == 0 || held & ~0xFF_FFFF == key { return 2 * cell }
        cell = (cell + 1) & mask
      }
      return nil
    }
    for entry in history.entries where entry >> 24 & low == mine {
      if let cell = cell(entry) { cells[cell] = entry & ~0xFF_FF00 | SpreadHistory.noDay << 8 }
    }
    for place in order {
      let document = timeline.documents[Int(place)]
      let day = UInt64(timeline.days[Int(place)])
      let group = mixed(UInt32(day), catalog.outletRank(document)) >> 48
      // A story printed on two days counts on both.
      let story = mixed(UInt32(bitPattern: printings[document]), UInt32(day)) >> 32
      for i in catalog.body(document).dropLast() {
        let hash = mixed(catalog.tokens[i].identity, catalog.tokens[i + 1].identity)
        if hash >> 24 & low != mine { continue }
        guard let cell = cell(hash) else { continue }
        let held = cells[cell]
        if held == 0 {
          cells[cell] = hash & ~0xFF_FFFF | day << 8 | 1
        } else if held >> 8 & 0xFFFF != day, held & 0xFF < 255 {
          cells[cell] = held & ~0xFF_FFFF | day << 8 | (held & 0xFF) + 1
        }
        let burst = cells[cell + 1]
        if burst >> 32 != story { cells[cell + 1] = Self.burst(burst, story, in: group) }
      }
    }
    for document in timeline.documents {
      for i in catalog.body(document).dropLast() {
        let hash = mixed(catalog.tokens[i].identity, catalog.tokens[i + 1].identity)
        if hash >> 24 & low != mine { continue }
        guard let cell = cell(hash), cells[cell] != 0 else { continue }
        let burst = max(0, Int(cells[cell + 1] & 0xFF) - settings.burstStories)
        marks.setWeight(limits[Int(cells[cell] & 0xFF) + burst * settings.burstDays], i)
      }
    }
  }

  private static func burst(_ held: UInt64, _ story: UInt64, in group: UInt64) -> UInt64 {
    let count = held >> 16 & 0xFFFF == group ? min(255, (held >> 8 & 0xFF) + 1) : 1
    return story << 32 | group << 16 | count << 8 | max(count, held & 0xFF)
  }
}
