import Vocabulary

/// The bodies in the order of day, outlet and story, printings of one story together, and their tokens numbered through.
struct PrintQueue: Sendable {
  private let catalog: Catalog
  private let documents: Run<Int32>
  /// Number of the first token of each body, and at the end of all of them.
  private let starts: Run<Int>
  private let days: Run<UInt16>
  /// Outlet and day, numbered through.
  private let groups: Run<UInt16>
  private let stories: Run<UInt32>
  /// The body that token `k << blockBits` is in.
  private let blocks: Run<Int32>
  private static let blockBits = 8

  let count: Int
  /// Pairs of tokens, about: the last token of a body begins none.
  let pairs: Int

  init(_ catalog: Catalog, _ timeline: Timeline, _ settings: CollapseSettings, crew: Crew) {
    self.catalog = catalog
    let printings = Furniture.printings(catalog, timeline, settings, crew: crew)
    let order = Self.order(catalog, timeline, printings)
    count = order.count
    documents = Run(repeating: 0, count: count)
    starts = Run(repeating: 0, count: count + 1)
    days = Run(repeating: 0, count: count)
    groups = Run(repeating: 0, count: count)
    stories = Run(repeating: 0, count: count)
    var group: UInt16 = 0
    var story: UInt32 = 0
    var last: (day: UInt16, rank: UInt32, printing: Int32)?
    for k in 0..<count {
      let place = Int(order[k])
      let document = timeline.documents[place]
      let mine = (timeline.days[place], catalog.outletRank(document), printings[document])
      if let last {
        if last.day != mine.0 || last.rank != mine.1 { group &+= 1 }
        if last != mine { story &+= 1 }
      }
      last = mine
      documents[k] = Int32(document)
      days[k] = mine.0
      groups[k] = group
      stories[k] = story
      starts[k + 1] = starts[k] + catalog.body(document).count
    }
    pairs = starts[count]
    blocks = Run(repeating: 0, count: pairs >> Self.blockBits + 1)
    var k = 0
    for block in 0..<blocks.count {
      while k + 1 < count, starts[k + 1] <= block << Self.blockBits { k += 1 }
      blocks[block] = Int32(k)
    }
  }

  /// Places by day, then by outlet, printings of one story together.
  private static func order(_ catalog: Catalog, _ timeline: Timeline, _ printings: Run<Int32>) -> [Int32] {
    let keys = (0..<timeline.count).map { place in
      let document = timeline.documents[place]
      return (
        UInt64(timeline.days[place]) << 32 | UInt64(catalog.outletRank(document)), printings[document],
        Int32(place)
      )
    }
    return keys.sorted { $0 < $1 }.map(\.2)
  }

  /// Hands over the hash of each pair in some of the bodies, with its number.
  @inline(__always)
  func forEachPair(of bodies: Range<Int>, _ take: (UInt64, Int) -> Void) {
    for k in bodies {
      let body = catalog.body(Int(documents[k]))
      guard body.count > 1 else { continue }
      let number = starts[k] - body.lowerBound
      var left = catalog.tokens[body.lowerBound].identity
      for i in body.dropFirst() {
        let right = catalog.tokens[i].identity
        take(mixed(left, right), number + i - 1)
        left = right
      }
    }
  }

  /// Where a token stands.
  struct Position {
    let day: UInt16
    let group: UInt16
    let story: UInt32
  }

  @inline(__always)
  private func body(_ number: Int) -> Int {
    var k = Int(blocks[number >> Self.blockBits])
    while starts[k + 1] <= number { k += 1 }
    return k
  }

  @inline(__always)
  func position(_ number: Int) -> Position {
    let k = body(number)
    return Position(day: days[k], group: groups[k], story: stories[k])
  }

  /// The place on the shelf of a token.
  @inline(__always)
  func token(_ number: Int) -> Int {
    let k = body(number)
    return catalog.body(Int(documents[k])).lowerBound + number - starts[k]
  }
}
