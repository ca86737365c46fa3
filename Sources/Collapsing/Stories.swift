/// Groups of documents, grown from the best edges; a group joins another only when their members agree.
struct Stories {
  /// A pair of places, the earlier first, and how alike.
  struct Edge: Sendable {
    let a: Int32
    let b: Int32
    let score: Float
  }

  /// A group with more than one member.
  fileprivate struct Group {
    /// Rising.
    var members: [Int32]
    /// The earliest.
    var lead: Int32
  }

  /// The key of the group of each place: some member of it.
  private var keys: [Int32]
  /// By key; a document alone has none.
  private var groups: [Int32: Group] = [:]
  /// Keys of the groups that an earlier night settled; two of them never join.
  private var settled: Set<Int32> = []
  private static let sample = 5

  init(places: Int) { keys = (0..<Int32(places)).map { $0 } }

  /// Begins with a group that is settled; its members are rising places.
  mutating func settle(_ places: [Int32]) {
    guard let first = places.first else { return }
    for place in places { keys[Int(place)] = first }
    if places.count > 1 { groups[first] = Group(members: places, lead: first) }
    settled.insert(first)
  }

  /// The earliest place of the group of `place`.
  func lead(_ place: Int) -> Int {
    let key = keys[place]
    return Int(groups[key]?.lead ?? key)
  }

  /// Whether nothing joined the document at `place`.
  func isAlone(_ place: Int) -> Bool { groups[keys[place]] == nil }

  /// Joins along `edges`, the most alike first. `agree` says whether two members of different groups are copies.
  mutating func grow(_ edges: [Edge], agree: (Int, Int) -> Bool) {
    let sorted = edges.sorted { x, y in
      x.score != y.score ? x.score > y.score : (x.b, x.a) < (y.b, y.a)
    }
    for edge in sorted {
      let g = keys[Int(edge.a)]
      let h = keys[Int(edge.b)]
      if g == h || settled.contains(g) && settled.contains(h) { continue }
      if accept(g, h, agree) { join(g, h) }
    }
  }

  /// Half of a sample of pairs across must agree.
  private func accept(_ g: Int32, _ h: Int32, _ agree: (Int, Int) -> Bool) -> Bool {
    if groups[g] == nil, groups[h] == nil { return true }
    var asked = 0
    var agreed = 0
    for x in sampled(g) {
      for y in sampled(h) {
        asked += 1
        if agree(Int(min(x, y)), Int(max(x, y))) { agreed += 1 }
      }
    }
    return 2 * agreed >= asked
  }

  /// Up to five members, evenly spaced.
  private func sampled(_ key: Int32) -> [Int32] {
    guard let list = groups[key]?.members else { return [key] }
    if list.count <= Self.sample { return list }
    return (0..<Self.sample).map { list[$0 * (list.count - 1) / (Self.sample - 1)] }
  }

  /// The larger group takes in the smaller one, so that no document moves often.
  private mutating func join(_ g: Int32, _ h: Int32) {
    let larger = (groups[g]?.members.count ?? 1) >= (groups[h]?.members.count ?? 1) ? g : h
    let smaller = larger == g ? h : g
    let moved = groups.removeValue(forKey: smaller) ?? Group(members: [smaller], lead: smaller)
    for place in moved.members { keys[Int(place)] = larger }
    groups[larger, default: Group(members: [larger], lead: larger)].take(moved)
    if settled.remove(smaller) != nil { settled.insert(larger) }
  }
}

extension Stories.Group {
  fileprivate mutating func take(_ other: Self) {
    if other.members.count > 8 {
      members.append(contentsOf: other.members)
      members.sort()
    } else {
      for place in other.members { members.insert(place, at: rank(of: place)) }
    }
    lead = min(lead, other.lead)
  }

  private func rank(of place: Int32) -> Int {
    var low = 0
    var high = members.count
    while low < high {
      let middle = (low + high) / 2
      if members[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
