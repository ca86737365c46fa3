/// Sorts words as they come, with little more room than they take.
///
/// A walk is made twice: one counts the words of each bin, one puts them there; then each bin, which stays in the processor's
/// cache, is sorted by itself.
enum BinSort {
  /// A bin holds the words that agree in so many upper bits.
  private static let binBits: UInt64 = 11
  /// Further bits to sort by, down to the lower half, and bits taken at a time.
  private static let restBits: UInt64 = 21
  private static let stepBits: UInt64 = 7

  /// The words of a walk, which is the same each time, by their upper halves; equal ones keep their order.
  static func sorted(_ walk: ((UInt64) -> Void) -> Void) -> Run<UInt64> {
    let ends = Run<Int>(repeating: 0, count: 1 << Int(binBits))
    walk { ends[Int($0 >> (64 - binBits))] += 1 }
    var total = 0
    var most = 0
    for bin in 0..<ends.count {
      let size = ends[bin]
      ends[bin] = total
      total += size
      most = max(most, size)
    }
    let words = Run<UInt64>(repeating: 0, count: total)
    walk {
      let bin = Int($0 >> (64 - binBits))
      words[ends[bin]] = $0
      ends[bin] += 1
    }
    let other = Run<UInt64>(repeating: 0, count: most)
    let places = Run<Int>(repeating: 0, count: 1 << Int(stepBits))
    var start = 0
    for bin in 0..<ends.count {
      sort(words, start..<ends[bin], other, places)
      start = ends[bin]
    }
    return words
  }

  /// Sorts a bin; `other` has room for it.
  private static func sort(
    _ words: Run<UInt64>, _ bin: Range<Int>, _ other: Run<UInt64>, _ places: Run<Int>
  ) {
    guard bin.count > 1 else { return }
    var isHome = true
    for step in 0..<restBits / stepBits {
      let shift = 32 + step * stepBits
      let (from, to) = isHome ? (words, other) : (other, words)
      let (fromStart, toStart) = isHome ? (bin.lowerBound, 0) : (0, bin.lowerBound)
      let mask = (1 << stepBits) - 1 as UInt64
      places.fill(0, count: places.count)
      for k in 0..<bin.count { places[Int(from[fromStart + k] >> shift & mask)] += 1 }
      var total = toStart
      for k in 0..<places.count {
        let size = places[k]
        places[k] = total
        total += size
      }
      for k in 0..<bin.count {
        let word = from[fromStart + k]
        let place = Int(word >> shift & mask)
        to[places[place]] = word
        places[place] += 1
      }
      isHome.toggle()
    }
    if !isHome { for k in 0..<bin.count { words[bin.lowerBound + k] = other[k] } }
  }
}
