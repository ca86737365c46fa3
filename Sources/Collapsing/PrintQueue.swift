import Vocabulary

/// The bodies in the order of day, outlet and story, printings of one story together.
struct PrintQueue: Sendable {
  private let catalog: Catalog
  private let marks: Marks
  private let documents: Run<Int32>
  private let positions: Run<Position>

  let count: Int
  /// Pairs of tokens, about: the last token of a body begins none.
  let pairs: Int

  /// Where a body stands.
  struct Position: BitwiseCopyable, Sendable {
    var day: UInt16 = 0
    /// Outlet and day, numbered through.
    var group: UInt16 = 0
    var story: UInt32 = 0
  }

  init(_ catalog: Catalog, _ timeline: Timeline, _ furniture: Furniture) {
    self.catalog = catalog
    marks = furniture.marks
    let printings = furniture.printings
    let order = Self.order(catalog, timeline, printings)
    count = order.count
    documents = Run(repeating: 0, count: count)
    positions = Run(repeating: Position(), count: count)
    var position = Position()
    var last: (day: UInt16, rank: UInt32, printing: Int32)?
    var pairs = 0
    for k in 0..<count {
      let place = Int(order[k])
      let document = timeline.documents[place]
      let mine = (timeline.days[place], catalog.outletRank(document), printings[document])
      if let last {
        if last.day != mine.0 || last.rank != mine.1 { position.group &+= 1 }
        if last != mine { position.story &+= 1 }
      }
      last = mine
      position.day = mine.0
      documents[k] = Int32(document)
      positions[k] = position
      pairs += catalog.body(document).count
    }
    self.pairs = pairs
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

  /// The hash of a pair: 8 bits of the first token's, so that those who look for some pairs only need not hash the others,
  /// then 56 of both.
  @inline(__always)
  static func hash(_ left: Token, _ right: Token) -> UInt64 {
    UInt64(left.slice) << 56 | mixed(left.identity, right.identity) >> 8
  }

  /// Hands over the hash of each pair in some of the bodies but for teasers of other stories, for a range of its upper 8 bits,
  /// with the number of the body and the pair's place on the shelf.
  @inline(__always)
  func forEachPair(
    of bodies: Range<Int>, in slices: ClosedRange<UInt32> = 0...255, _ take: (UInt64, Int, Int) -> Void
  ) {
    for k in bodies {
      let body = catalog.body(Int(documents[k]))
      guard body.count > 1 else { continue }
      let end = body.upperBound - 1
      for start in stride(from: body.lowerBound, to: end, by: 16) {
        var those = catalog.tokens.sixteen(start, in: slices)
        if end - start < 16 { those &= ~(~0 << UInt32(end - start)) }
        while those != 0 {
          let i = start + those.trailingZeroBitCount
          those &= those - 1
          if marks.isTeaser(i) { continue }
          take(Self.hash(catalog.tokens[i], catalog.tokens[i + 1]), k, i)
        }
      }
    }
  }

  @inline(__always)
  func position(_ k: Int) -> Position { positions[k] }
}
