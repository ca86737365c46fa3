extension RandomAccessCollection where Index == Int {
  /// The place behind all elements that are before a bound; the elements rise.
  @inline(__always)
  func firstPlace(after isBefore: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
