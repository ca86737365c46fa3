/// Sorts by the upper 32 bits, stable; equal keys keep their order. Flat runs only.
enum RadixSort {
  static func sortByUpperHalf(_ words: inout [UInt64]) {
    guard words.count > 1 else { return }
    var other = [UInt64](repeating: 0, count: words.count)
    for shift: UInt64 in [32, 43, 54] {
      var places = [Int](repeating: 0, count: 2049)
      for word in words { places[Int(word >> shift & 0x7FF) + 1] += 1 }
      if places.contains(words.count) { continue }
      for k in 1..<2049 { places[k] += places[k - 1] }
      for word in words {
        let bin = Int(word >> shift & 0x7FF)
        other[places[bin]] = word
        places[bin] += 1
      }
      swap(&words, &other)
    }
  }
}
