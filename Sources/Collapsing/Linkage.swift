/// The groups of one connected part while they grow.
struct Linkage {
  fileprivate struct Group {
    /// Rising.
    var members: [Int32]
    var isSettled = false
  }

  /// By place, the key of its group: some member of it.
  private var keys: [Int32: Int32] = [:]
  private var groups: [Int32: Group] = [:]
  /// What pairs known to be copies share, by the pair, the earlier in the upper half.
  private var known: [UInt64: Overlap] = [:]
  /// The stretches of a document that its story has, by place.
  private var homes: [Int32: UInt16] = [:]
  private static let sample = 5

  /// Begins with the documents at the ends of `edges` alone, and with the settled groups that they are in.
  init(_ edges: ArraySlice<Stories.Edge>, _ settled: [Int32: [Int32]], _ leads: Run<Int32>) {
    if edges.count > 1 {
      for edge in edges { known[Self.pair(edge.a, edge.b)] = edge.overlap }
    }
    for edge in edges {
      for place in [edge.a, edge.b] where keys[place] == nil {
        let lead = leads[Int(place)]
        let members = settled[lead] ?? [place]
        for member in members { keys[member] = lead }
        groups[lead] = Group(members: members, isSettled: settled[lead] != nil)
      }
    }
  }

  private static func pair(_ a: Int32, _ b: Int32) -> UInt64 { UInt64(a) << 32 | UInt64(b) }

  /// Joins the groups at the ends of an edge when they agree.
  mutating func follow(_ edge: Stories.Edge, _ agree: (Int, Int) -> Overlap?) {
    guard let g = keys[edge.a], let h = keys[edge.b], g != h, let x = groups[g], let y = groups[h],
      !(x.isSettled && y.isSettled), accept(x, y, edge, agree)
    else { return }
    join(g, h)
  }

  /// Hands over each group's earliest member and all of them.
  func forEachGroup(_ body: (Int32, [Int32]) -> Void) {
    for group in groups.values {
      if let lead = group.members.first { body(lead, group.members) }
    }
  }

  /// Half of a sample of pairs across must agree; where one of the two stands alone, more than half. Pairs that share what is none
  /// of their stories' do not count: an article that carries two stories does not join them.
  private mutating func accept(
    _ x: Group, _ y: Group, _ edge: Stories.Edge, _ agree: (Int, Int) -> Overlap?
  ) -> Bool {
    if x.members.count == 1, y.members.count == 1 {
      settle(edge.a, edge.b, edge.overlap)
      return true
    }
    var asked = 0
    var agreed: [(a: Int32, b: Int32, overlap: Overlap)] = []
    for p in sampled(x) {
      for q in sampled(y) {
        let (a, b) = (min(p, q), max(p, q))
        guard let overlap = known[Self.pair(a, b)] ?? agree(Int(a), Int(b)) else {
          asked += 1
          continue
        }
        guard isAtHome(a, overlap.a), isAtHome(b, overlap.b) else { continue }
        asked += 1
        agreed.append((a, b, overlap))
      }
    }
    let isAlone = x.members.count == 1 || y.members.count == 1
    guard !agreed.isEmpty, isAlone ? 2 * agreed.count > asked : 2 * agreed.count >= asked else {
      return false
    }
    for pair in agreed { settle(pair.a, pair.b, pair.overlap) }
    return true
  }

  /// Whether half of what a document shares with another is what its story has of it.
  private func isAtHome(_ place: Int32, _ stretches: UInt16) -> Bool {
    guard let home = homes[place] else { return true }
    return stretches.nonzeroBitCount <= 2 * (stretches & home).nonzeroBitCount
  }

  private mutating func settle(_ a: Int32, _ b: Int32, _ overlap: Overlap) {
    homes[a, default: 0] |= overlap.a
    homes[b, default: 0] |= overlap.b
  }

  /// Up to five members, evenly spaced.
  private func sampled(_ group: Group) -> [Int32] {
    let list = group.members
    if list.count <= Self.sample { return list }
    return (0..<Self.sample).map { list[$0 * (list.count - 1) / (Self.sample - 1)] }
  }

  /// The larger group takes in the smaller one, so that no document moves often.
  private mutating func join(_ g: Int32, _ h: Int32) {
    let isLarger = (groups[g]?.members.count ?? 0) >= (groups[h]?.members.count ?? 0)
    let (larger, smaller) = isLarger ? (g, h) : (h, g)
    guard let moved = groups.removeValue(forKey: smaller) else { return }
    for place in moved.members { keys[place] = larger }
    groups[larger]?.take(moved)
  }
}

extension Linkage.Group {
  fileprivate mutating func take(_ other: Self) {
    isSettled = isSettled || other.isSettled
    if other.members.count > 8 {
      members.append(contentsOf: other.members)
      members.sort()
    } else {
      for place in other.members { members.insert(place, at: members.firstPlace { $0 < place }) }
    }
  }

}
