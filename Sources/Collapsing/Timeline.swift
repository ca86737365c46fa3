/// The documents of a shelf by time: place 0 is the earliest, ties by id. Everything behind the shelf counts in places.
struct Timeline: Sendable {
  /// The document at each place.
  let documents: [Int]
  /// Days from the first day on, 0..., never falling from place to place.
  let days: [UInt16]
  /// Days from the first to the last, at least 1.
  let daysCovered: Int

  var count: Int { documents.count }

  init(_ catalog: Catalog) {
    var order: [Int] = []
    order.reserveCapacity(catalog.count)
    order.append(contentsOf: 0..<catalog.count)
    order.sort { a, b in
      catalog.seconds[a] != catalog.seconds[b]
        ? catalog.seconds[a] < catalog.seconds[b] : catalog.ids[a] < catalog.ids[b]
    }
    // Of documents with one id the first added stays.
    var kept: [Int] = []
    kept.reserveCapacity(order.count)
    for document in order {
      if let last = kept.last, catalog.ids[last] == catalog.ids[document] { continue }
      kept.append(document)
    }
    let dated = kept.filter { catalog.seconds[$0] != Shelf.undated }
    let first = dated.first.map { Self.day(catalog.seconds[$0]) } ?? 0
    let last = dated.last.map { Self.day(catalog.seconds[$0]) } ?? 0
    documents = kept
    days = kept.map {
      let seconds = catalog.seconds[$0]
      return UInt16(clamping: (seconds == Shelf.undated ? last : Self.day(seconds)) - first)
    }
    daysCovered = Int(min(last - first, Int64(UInt16.max))) + 1
  }

  private static func day(_ seconds: Int64) -> Int64 {
    (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
  }
}
