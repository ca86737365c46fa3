internal import Vocabulary

/// What the numbers in addresses of one pattern tell of the days of publication: sites count their articles up.
///
/// One that was drafted long before it was published stands too low among the late ones, so a side is believed only
/// beyond everything that is known to stand elsewhere, and only behind three witnesses.
struct NumberLine {
  enum Side { case before, inside, after }

  private static let witnesses = 3
  /// Numbers known to be published after the window that stand above all others, the lowest first.
  private var afters: [Int] = []
  /// Those published before it, below all others, the highest first.
  private var befores: [Int] = []
  private var highestNotAfter = Int.min
  private var lowestNotBefore = Int.max

  /// The longest run of 5...15 digits in the path, the last of equals; nil where there is none.
  static func number(of address: WebAddress) -> Int? {
    var best = 0..<0
    var start = 0
    let path = Array(address.path.utf8)
    for i in 0...path.count where i == path.count || !path[i].isDigit {
      if i - start >= max(5, best.count), i - start <= 15 { best = start..<i }
      start = i + 1
    }
    return best.isEmpty ? nil : path[best].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  mutating func add(_ number: Int, _ side: Side) {
    if side != .after, number > highestNotAfter {
      highestNotAfter = number
      afters.removeAll { $0 <= number }
    }
    if side != .before, number < lowestNotBefore {
      lowestNotBefore = number
      befores.removeAll { $0 >= number }
    }
    if side == .after, number > highestNotAfter { Self.keep(number, in: &afters) { $0 < $1 } }
    if side == .before, number < lowestNotBefore { Self.keep(number, in: &befores) { $0 > $1 } }
  }

  /// Where a page of that number stands, as far as that can be told; nil where it may be inside.
  func side(of number: Int) -> Side? {
    if afters.count == Self.witnesses, let last = afters.last, number > last { return .after }
    if befores.count == Self.witnesses, let last = befores.last, number < last { return .before }
    return nil
  }

  /// The nearest ones to the window are enough.
  private static func keep(_ number: Int, in list: inout [Int], _ precedes: (Int, Int) -> Bool) {
    guard !list.contains(number) else { return }
    list.insert(number, at: list.firstIndex { precedes(number, $0) } ?? list.count)
    if list.count > witnesses { list.removeLast() }
  }
}
