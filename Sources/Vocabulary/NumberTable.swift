/// Numbers by other numbers, 16 bytes each: sorted, and those that came last beside them.
///
/// A dictionary holds a third to two thirds more, and for a moment both its old and its new table when it grows.
package struct NumberTable: Sendable {
  private var keys: [UInt64] = []
  private var values: [UInt64] = []
  /// What the sorted ones have not; merged in when it has become an eighth of them.
  private var fresh: [UInt64: UInt64] = [:]
  private static let leastFresh = 1024

  package init() {}

  package var count: Int { keys.count + fresh.count }

  /// Every key once, in no order.
  package var allKeys: some Sequence<UInt64> { [keys, Array(fresh.keys)].lazy.joined() }

  /// Nil where there is none; what there is stays.
  package subscript(key: UInt64) -> UInt64? {
    if let value = fresh[key] { return value }
    let place = place(of: key)
    return place < keys.count && keys[place] == key ? values[place] : nil
  }

  package mutating func set(_ key: UInt64, to value: UInt64) {
    let place = place(of: key)
    if place < keys.count, keys[place] == key {
      values[place] = value
      return
    }
    fresh[key] = value
    if fresh.count >= max(Self.leastFresh, keys.count / 8) { merge() }
  }

  /// Where the key stands, or would.
  private func place(of key: UInt64) -> Int {
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// From the end, so that nothing is held twice.
  private mutating func merge() {
    let news = fresh.sorted { $0.key < $1.key }
    fresh.removeAll(keepingCapacity: true)
    var old = keys.count
    Self.grow(&keys, by: news.count)
    Self.grow(&values, by: news.count)
    var end = keys.count
    for new in news.reversed() {
      while old > 0, keys[old - 1] > new.key {
        (end, old) = (end - 1, old - 1)
        (keys[end], values[end]) = (keys[old], values[old])
      }
      end -= 1
      (keys[end], values[end]) = (new.key, new.value)
    }
  }

  /// An array that grows by appending takes room for as much again.
  private static func grow(_ array: inout [UInt64], by count: Int) {
    array.reserveCapacity(array.count + count)
    array.append(contentsOf: repeatElement(0, count: count))
  }
}
