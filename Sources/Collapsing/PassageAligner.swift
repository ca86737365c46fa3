/// Finds the runs of tokens that two bodies have in common, with their places.
struct PassageAligner {
  struct Match: Equatable {
    /// Tokens from the beginnings of the bodies.
    let a: Int
    let b: Int
    let count: Int
  }

  private let a: [Token]
  /// Places in `a` by pair of tokens, rising.
  private var places: [UInt64: [Int32]] = [:]
  /// Places of one pair that are tried.
  private static let tries = 32

  init(_ a: [Token]) {
    self.a = a
    for i in 0..<max(0, a.count - 1) {
      places[Self.pair(a[i], a[i + 1]), default: []].append(Int32(i))
    }
  }

  private static func pair(_ x: Token, _ y: Token) -> UInt64 { UInt64(x.identity) << 32 | UInt64(y.identity) }

  /// The longest run at each place of `b`, from its beginning on, without overlaps in `b`.
  func matches(in b: [Token]) -> [Match] {
    var result: [Match] = []
    var j = 0
    while j + 1 < b.count {
      var best = Match(a: 0, b: j, count: 0)
      for place in (places[Self.pair(b[j], b[j + 1])] ?? []).prefix(Self.tries) {
        let i = Int(place)
        var count = 2
        while i + count < a.count, j + count < b.count, a[i + count].identity == b[j + count].identity {
          count += 1
        }
        if count > best.count { best = Match(a: i, b: j, count: count) }
      }
      if best.count > 0 { result.append(best) }
      j += max(1, best.count)
    }
    return result
  }

  /// Numbers of `b` that stand between the neighbours of another number in `a`, and of no equal one.
  func differingNumbers(in b: [Token]) -> [(a: Int, b: Int)] {
    var slots: [UInt64: [Int]] = [:]
    for i in a.indices.dropFirst().dropLast() where a[i].isNumber {
      slots[Self.pair(a[i - 1], a[i + 1]), default: []].append(i)
    }
    return b.indices.dropFirst().dropLast().compactMap { j in
      guard b[j].isNumber, let held = slots[Self.pair(b[j - 1], b[j + 1])],
        !held.contains(where: { a[$0].identity == b[j].identity })
      else { return nil }
      return (held[0], j)
    }
  }
}
