/// The candidate that a mistyped key or name most likely means; nil when none is near.
///
/// Optimal string alignment distance (Damerau-Levenshtein without moved substrings), at most a third of the key's length and at least 2.
package func nearestKey(to key: String, among candidates: [String]) -> String? {
  let typed = Array(key.utf8)
  let best = candidates.map { ($0, editDistance(typed, Array($0.utf8))) }.min { ($0.1, $0.0) < ($1.1, $1.0) }
  guard let best, best.1 <= max(2, typed.count / 3) else { return nil }
  return best.0
}

private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var before = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1] + [Int](repeating: 0, count: b.count)
    for j in b.indices {
      row[j + 1] = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { row[j + 1] = min(row[j + 1], before[j - 1] + 1) }
    }
    before = last
    last = row
  }
  return last[b.count]
}
