/// The documents of a shelf by time: place 0 is the earliest, ties by id. Everything behind the shelf counts in places.
struct Timeline: Sendable {
  /// The document at each place.
  let documents: [Int]
  /// Days from the first day on, 0..., never falling from place to place.
  let days: [UInt16]
  /// Days that hold the bulk of the documents, at least 1.
  let daysCovered: Int
  /// The end of the last day, in seconds since 1970.
  let lastSecond: Int64

  var count: Int { documents.count }

  init(_ catalog: Catalog) {
    // Of documents with one id the first added stays.
    var ids: Set<String> = []
    ids.reserveCapacity(catalog.count)
    var order: [Int] = []
    order.reserveCapacity(catalog.count)
    for document in 0..<catalog.count where ids.insert(catalog.ids[document]).inserted {
      order.append(document)
    }
    order.sort { a, b in
      catalog.seconds[a] != catalog.seconds[b]
        ? catalog.seconds[a] < catalog.seconds[b] : catalog.ids[a] < catalog.ids[b]
    }
    let dated = order.prefix { catalog.seconds[$0] != Shelf.undated }
    let first = dated.first.map { Self.day(catalog.seconds[$0]) } ?? 0
    let last = dated.last.map { Self.day(catalog.seconds[$0]) } ?? 0
    documents = order
    days = order.map {
      let seconds = catalog.seconds[$0]
      return UInt16(clamping: (seconds == Shelf.undated ? last : Self.day(seconds)) - first)
    }
    daysCovered = Self.covered(days)
    lastSecond = (last + 1) * 86_400 - 1
  }

  private init(documents: [Int], days: [UInt16], daysCovered: Int, lastSecond: Int64) {
    self.documents = documents
    self.days = days
    self.daysCovered = daysCovered
    self.lastSecond = lastSecond
  }

  /// The first day that stays for the next night, which remembers so many days up to the last one.
  func firstStaying(_ memoryDays: Int) -> Int { Int(days.last ?? 0) - memoryDays + 1 }

  /// How many documents there are before a day.
  func placesBefore(_ day: Int) -> Int { days.firstPlace { Int($0) < day } }

  /// How many days with documents there are before a day.
  func daysBefore(_ day: Int) -> Int { Set(days[..<placesBefore(day)]).count }

  /// The documents at some of the places, which rise, alone.
  func only(_ places: [Int]) -> Timeline {
    Timeline(
      documents: places.map { documents[$0] }, days: places.map { days[$0] }, daysCovered: daysCovered,
      lastSecond: lastSecond)
  }

  /// The fewest days that hold 95 documents of 100: stray dates do not count.
  private static func covered(_ days: [UInt16]) -> Int {
    var counts: [UInt16: Int] = [:]
    for day in days { counts[day, default: 0] += 1 }
    var rest = days.count * 95 / 100
    var covered = 0
    for count in counts.values.sorted(by: >) where rest > 0 {
      rest -= count
      covered += 1
    }
    return max(1, covered)
  }

  static func day(_ seconds: Int64) -> Int64 {
    (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
  }
}
