/// Groups of documents, grown from the best edges; a group joins another only when their members agree.
struct Stories {
  /// An accepted pair: places, the earlier first, and how alike.
  struct Edge: Sendable {
    let a: Int32
    let b: Int32
    let score: Float
  }

  /// Members by group; the group of a place is `group[place]`.
  private var group: [Int32]
  private var members: [Int32: [Int32]] = [:]
  private static let sample = 5

  /// The groups that an earlier night settled, by their root; two of them never join.
  private var settled: Set<Int32> = []

  init(places: Int) { group = (0..<Int32(places)).map { $0 } }

  /// Begins with a group that is settled; its members are rising places.
  mutating func settle(_ places: [Int32]) {
    guard let root = places.first else { return }
    for place in places { group[Int(place)] = root }
    if places.count > 1 { members[root] = places }
    settled.insert(root)
  }

  func groupOf(_ place: Int) -> Int { Int(group[place]) }

  /// Whether nothing joined the document at `place`.
  func isAlone(_ place: Int) -> Bool { members[group[place]] == nil }

  /// Joins along `edges`, the most alike first. `agree` says whether two members of different groups are copies.
  mutating func grow(_ edges: [Edge], agree: (Int, Int) -> Bool) {
    let sorted = edges.sorted { x, y in
      x.score != y.score ? x.score > y.score : (x.b, x.a) < (y.b, y.a)
    }
    for edge in sorted {
      let g = group[Int(edge.a)]
      let h = group[Int(edge.b)]
      if g == h || settled.contains(g) && settled.contains(h) { continue }
      let left = members[g] ?? [g]
      let right = members[h] ?? [h]
      if left.count * right.count > 1, !accept(left, right, agree) { continue }
      join(g, left, h, right)
    }
  }

  /// Half of a sample of pairs across must agree.
  private func accept(_ left: [Int32], _ right: [Int32], _ agree: (Int, Int) -> Bool) -> Bool {
    var asked = 0
    var agreed = 0
    for x in Self.sampled(left) {
      for y in Self.sampled(right) {
        asked += 1
        if agree(Int(min(x, y)), Int(max(x, y))) { agreed += 1 }
      }
    }
    return 2 * agreed >= asked
  }

  /// Up to five members, evenly spaced in time.
  private static func sampled(_ list: [Int32]) -> [Int32] {
    if list.count <= sample { return list }
    return (0..<sample).map { list[$0 * (list.count - 1) / (sample - 1)] }
  }

  private mutating func join(_ g: Int32, _ left: [Int32], _ h: Int32, _ right: [Int32]) {
    let root = min(g, h)
    var all = left + right
    all.sort()
    for place in root == g ? right : left { group[Int(place)] = root }
    members[max(g, h)] = nil
    if settled.remove(max(g, h)) != nil { settled.insert(root) }
    members[root] = all
  }
}
