/// Pages of one outlet that are printings of one story: they share a sentence near their beginnings.
///
/// Where many pages share one it may be the outlet's opener or a template's first line; then they must share most of their
/// sentences, too.
struct Printings {
  private var parents: [Int]

  /// Pages that are compared with one page that shares a frequent opener, at most.
  private static let tries = 8

  /// `lines` has the sentences of `count` pages, equal ones together; what teases other pages links none.
  init(
    _ lines: [Furniture.Line], besides teasers: Teasers, count: Int, _ settings: CollapseSettings
  ) {
    parents = Array(0..<count)
    var sentences: PageSentences?
    Furniture.eachSentence(lines) { places in
      if places.allSatisfy({ $0.index == Furniture.Line.wholeBody }) {
        for line in places.dropFirst() { join(Int(places[places.startIndex].page), Int(line.page)) }
        return
      }
      let early = places.filter {
        $0.index >= 0 && $0.index < settings.earlySentences && !teasers.contains($0)
      }
      guard early.count > 1 else { return }
      if early.count <= settings.furnitureAnywhere {
        for line in early.dropFirst() { join(Int(early[0].page), Int(line.page)) }
        return
      }
      let held = sentences ?? PageSentences(lines, count: count)
      sentences = held
      var seen: [Int] = []
      for line in early {
        let page = Int(line.page)
        if let like = seen.last(where: { held.share($0, page) >= settings.printingShare }) {
          join(like, page)
        } else {
          if seen.count == Self.tries { seen.removeFirst() }
          seen.append(page)
        }
      }
    }
  }

  mutating func story(_ page: Int) -> Int {
    var root = page
    while parents[root] != root {
      parents[root] = parents[parents[root]]
      root = parents[root]
    }
    return root
  }

  private mutating func join(_ a: Int, _ b: Int) {
    let x = story(a)
    let y = story(b)
    parents[max(x, y)] = min(x, y)
  }
}

/// The sentences of each page of an outlet, by hash.
private struct PageSentences {
  private var hashes: [UInt64]
  private var tokens: [Int32]
  private var offsets: [Int]
  /// Tokens of each page.
  private var sizes: [Int]

  init(_ lines: [Furniture.Line], count: Int) {
    offsets = Array(repeating: 0, count: count + 1)
    sizes = Array(repeating: 0, count: count)
    for line in lines where line.index >= 0 {
      offsets[Int(line.page) + 1] += 1
      sizes[Int(line.page)] += Int(line.count)
    }
    for page in 0..<count { offsets[page + 1] += offsets[page] }
    hashes = Array(repeating: 0, count: offsets[count])
    tokens = Array(repeating: 0, count: offsets[count])
    var next = offsets
    // The lines rise by hash, so those of each page do.
    for line in lines where line.index >= 0 {
      hashes[next[Int(line.page)]] = line.hash
      tokens[next[Int(line.page)]] = line.count
      next[Int(line.page)] += 1
    }
  }

  /// Share of the shorter page's tokens that stand in sentences of both, 0...1.
  func share(_ a: Int, _ b: Int) -> Double {
    var i = offsets[a]
    var j = offsets[b]
    var common = 0
    while i < offsets[a + 1], j < offsets[b + 1] {
      if hashes[i] == hashes[j] {
        common += Int(tokens[i])
        i += 1
        j += 1
      } else if hashes[i] < hashes[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return Double(common) / Double(max(1, min(sizes[a], sizes[b])))
  }
}
