import Vocabulary

/// Groups of documents, grown from the best edges; a group joins another only when their members agree.
///
/// Documents that no chain of edges connects never meet, so each connected part grows by itself, in any order.
struct Stories: Sendable {
  /// A pair of places, the earlier first, and how early it is followed: the highest score first.
  struct Edge: Sendable {
    let a: Int32
    let b: Int32
    let score: Float
    let overlap: Overlap
  }

  /// The lead of the group of each place: its earliest member.
  private let leads: Run<Int32>
  /// By lead, the members of groups that an earlier night settled, rising. Two of them never join.
  private var settled: [Int32: [Int32]] = [:]

  init(places: Int) {
    leads = Run(repeating: 0, count: places)
    for place in 0..<places { leads[place] = Int32(place) }
  }

  /// Begins with a group that is settled; its members are rising places.
  mutating func settle(_ places: [Int32]) {
    guard let first = places.first else { return }
    for place in places { leads[Int(place)] = first }
    settled[first] = places
  }

  /// The earliest place of the group of `place`.
  func lead(_ place: Int) -> Int { Int(leads[place]) }

  /// Whether each place has company in its group.
  func accompanied() -> [Bool] {
    var result = [Bool](repeating: false, count: leads.count)
    for place in 0..<leads.count where leads[place] != place {
      result[place] = true
      result[Int(leads[place])] = true
    }
    return result
  }

  /// Jobs that growing is dealt into.
  static func jobs(_ crew: Crew) -> Int { crew.workers == 1 ? 1 : crew.workers * 8 }

  /// Joins along `edges`, the most alike first. `judge` makes, for each job, what says of two places, the earlier first, what
  /// they share when they are copies.
  func grow(_ edges: [Edge], crew: Crew, judge: @Sendable (_ job: Int) -> (Int, Int) -> Overlap?) {
    let parts = connectedParts(edges)
    let sorted = edges.sorted { x, y in
      let (p, q) = (parts[Int(x.b)], parts[Int(y.b)])
      if p != q { return p < q }
      return x.score != y.score ? x.score > y.score : (x.b, x.a) < (y.b, y.a)
    }
    let jobs = Self.jobs(crew)
    // A job begins where a part does.
    let cuts = (0...jobs).map { job in
      var cut = sorted.count * job / jobs
      while cut > 0, cut < sorted.count, parts[Int(sorted[cut].b)] == parts[Int(sorted[cut - 1].b)] {
        cut += 1
      }
      return cut
    }
    crew.forEach(jobs) { job in
      var from = cuts[job]
      let agree = judge(job)
      while from < cuts[job + 1] {
        let part = parts[Int(sorted[from].b)]
        var to = from + 1
        while to < cuts[job + 1], parts[Int(sorted[to].b)] == part { to += 1 }
        grow(part: sorted[from..<to], agree)
        from = to
      }
    }
  }

  private func grow(part edges: ArraySlice<Edge>, _ agree: (Int, Int) -> Overlap?) {
    var linkage = Linkage(edges, settled, leads)
    for edge in edges { linkage.follow(edge, agree) }
    linkage.forEachGroup { lead, members in
      for place in members { leads[Int(place)] = lead }
    }
  }

  /// For each place the earliest one that edges and settled groups connect it with.
  private func connectedParts(_ edges: [Edge]) -> Run<Int32> {
    let parents = leads.copy()
    func root(_ place: Int32) -> Int32 {
      var root = place
      while parents[Int(root)] != root {
        parents[Int(root)] = parents[Int(parents[Int(root)])]
        root = parents[Int(root)]
      }
      return root
    }
    for edge in edges {
      let (x, y) = (root(edge.a), root(edge.b))
      parents[Int(max(x, y))] = min(x, y)
    }
    for place in 0..<Int32(parents.count) { parents[Int(place)] = root(place) }
    return parents
  }
}
