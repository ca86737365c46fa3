import Vocabulary

/// Every document of a collapse in flat runs, in the order of arrival.
final class Shelf {
  let tokens: TokenStore
  /// Where what is large waits outside of memory; nil: nothing does.
  let scratch: Scratch?
  /// `count + 1` places in `tokens`.
  let starts = Slab<Int>()
  /// Tokens of the title, which stand before those of the body.
  let titleCounts = Slab<UInt16>()
  let seconds = Slab<Int64>()
  let outlets = Slab<UInt32>()
  private(set) var ids: [String] = []
  /// The story that a document is known to be in, from an earlier night; nil where that is to be found. None for the last ones
  /// where it is to be found for all of them.
  private(set) var known: [String?] = []
  private(set) var outletNames: [String] = []
  private var outletNumbers: [String: UInt32] = [:]

  static let undated = Int64.max

  init(scratch: Scratch? = nil) {
    self.scratch = scratch
    tokens = TokenStore(in: scratch)
    starts.append(0)
  }

  /// The documents of another by day and outlet, in which order most walks go: what lies in a file comes into memory once a walk.
  /// Nil where a file cannot be read.
  convenience init?(laying other: Shelf) {
    self.init(scratch: other.scratch)
    let catalog = Catalog(other)
    for document in catalog.byDayAndOutlet {
      guard tokens.append(catalog.tokens(document), of: other.tokens) else { return nil }
      addRead(
        to: tokens.count, titleCount: catalog.titleCounts[document], seconds: catalog.seconds[document],
        outlet: catalog.outletNames[Int(catalog.outlets[document])], id: catalog.ids[document],
        story: catalog.story(of: document))
    }
  }

  func add(_ reading: Reading, of document: CollapseDocument, story: String? = nil) {
    tokens.append(contentsOf: reading.tokens)
    addRead(
      to: tokens.count, titleCount: UInt16(clamping: reading.titleCount),
      seconds: document.published?.utcSeconds ?? Self.undated, outlet: document.outlet, id: document.id,
      story: story)
  }

  /// A document whose tokens are here and end at `end`.
  func addRead(to end: Int, titleCount: UInt16, seconds: Int64, outlet: String, id: String, story: String?) {
    starts.append(end)
    titleCounts.append(titleCount)
    self.seconds.append(seconds)
    outlets.append(number(of: outlet))
    if let story {
      known += Array(repeating: nil, count: ids.count - known.count)
      known.append(story)
    }
    ids.append(id)
  }

  private func number(of outlet: String) -> UInt32 {
    if let number = outletNumbers[outlet] { return number }
    let number = UInt32(outletNames.count)
    outletNumbers[outlet] = number
    outletNames.append(outlet)
    return number
  }
}

/// A shelf that is full: what everything behind it reads.
struct Catalog: Sendable {
  let tokens: Run<Token>
  let starts: Run<Int>
  let titleCounts: Run<UInt16>
  let seconds: Run<Int64>
  let outlets: Run<UInt32>
  let ids: [String]
  private let known: [String?]
  let outletNames: [String]
  /// By number of outlet, its place among the names: the same whatever came first.
  let outletRanks: [UInt32]
  let scratch: Scratch?

  init(_ shelf: Shelf) {
    tokens = shelf.tokens.run()
    starts = Run(shelf.starts)
    titleCounts = Run(shelf.titleCounts)
    seconds = Run(shelf.seconds)
    outlets = Run(shelf.outlets)
    ids = shelf.ids
    known = shelf.known
    outletNames = shelf.outletNames
    var ranks = [UInt32](repeating: 0, count: shelf.outletNames.count)
    let byName = shelf.outletNames.indices.sorted { shelf.outletNames[$0] < shelf.outletNames[$1] }
    for (rank, number) in byName.enumerated() { ranks[number] = UInt32(rank) }
    outletRanks = ranks
    scratch = shelf.scratch
  }

  var count: Int { ids.count }

  /// The story that an earlier night placed a document in.
  func story(of document: Int) -> String? { document < known.count ? known[document] : nil }

  func outletRank(_ i: Int) -> UInt32 { outletRanks[Int(outlets[i])] }

  /// The documents by day and outlet; of those with one id the first added.
  fileprivate var byDayAndOutlet: [Int] {
    var ids: Set<String> = []
    ids.reserveCapacity(count)
    var keys: [UInt64] = []
    keys.reserveCapacity(count)
    for document in 0..<count where ids.insert(self.ids[document]).inserted {
      keys.append(UInt64(outletRank(document)) << 32 | UInt64(document))
    }
    RadixSort.sortByUpperHalf(&keys)
    let first = keys.map { Timeline.day(seconds[Int($0 & 0xFFFF_FFFF)]) }.min() ?? 0
    for k in keys.indices {
      let document = keys[k] & 0xFFFF_FFFF
      keys[k] = UInt64(UInt32(clamping: Timeline.day(seconds[Int(document)]) - first)) << 32 | document
    }
    RadixSort.sortByUpperHalf(&keys)
    return keys.map { Int($0 & 0xFFFF_FFFF) }
  }

  func title(_ i: Int) -> Range<Int> {
    scratch?.see()
    return starts[i]..<starts[i] + Int(titleCounts[i])
  }

  /// Of the words at some places, in their order.
  func hash(_ range: Range<Int>) -> UInt64 {
    var hash = UInt64(range.count)
    for i in range { hash = (hash ^ UInt64(tokens[i].identity)) &* 0x9E37_79B9_7F4A_7C15 }
    return mixed(hash)
  }

  /// Where title and body of document `i` stand in `tokens`.
  func tokens(_ i: Int) -> Range<Int> {
    scratch?.see()
    return starts[i]..<starts[i + 1]
  }

  /// Where the body of document `i` stands in `tokens`.
  @inline(__always)
  func body(_ i: Int) -> Range<Int> {
    scratch?.see()
    return starts[i] + Int(titleCounts[i])..<starts[i + 1]
  }
}

/// A document's tokens: those of the title, then those of the body.
struct Reading: Sendable {
  let tokens: [Token]
  let titleCount: Int

  static let titleLimit = 64

  init(_ document: CollapseDocument, with reader: inout TextReader, limit: Int) {
    let title = reader.tokens(of: document.title, limit: Self.titleLimit)
    if let whole = document.reading, whole.tokens.count < limit {
      tokens = title + whole.tokens
    } else {
      tokens = title + reader.tokens(of: document.text, limit: limit)
    }
    titleCount = title.count
  }
}
