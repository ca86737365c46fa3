/// The documents of a shelf by time: place 0 is the earliest, ties by id. Everything behind the shelf counts in places.
struct Timeline: Sendable {
  /// The document at each place.
  let documents: [Int]
  /// Days from the first day on, 0..., never falling from place to place.
  let days: [UInt16]
  /// Days from the first to the last, at least 1.
  let daysCovered: Int

  var count: Int { documents.count }

  init(_ shelf: Shelf) {
    var order: [Int] = []
    order.reserveCapacity(shelf.count)
    order.append(contentsOf: 0..<shelf.count)
    order.sort { a, b in
      shelf.seconds[a] != shelf.seconds[b] ? shelf.seconds[a] < shelf.seconds[b] : shelf.ids[a] < shelf.ids[b]
    }
    // Of documents with one id the first added stays.
    var kept: [Int] = []
    kept.reserveCapacity(order.count)
    for document in order {
      if let last = kept.last, shelf.ids[last] == shelf.ids[document] { continue }
      kept.append(document)
    }
    let dated = kept.filter { shelf.seconds[$0] != Shelf.undated }
    let first = dated.first.map { Self.day(shelf.seconds[$0]) } ?? 0
    let last = dated.last.map { Self.day(shelf.seconds[$0]) } ?? 0
    documents = kept
    days = kept.map {
      let seconds = shelf.seconds[$0]
      return UInt16(clamping: (seconds == Shelf.undated ? last : Self.day(seconds)) - first)
    }
    daysCovered = Int(min(last - first, Int64(UInt16.max))) + 1
  }

  private static func day(_ seconds: Int64) -> Int64 {
    (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
  }
}
