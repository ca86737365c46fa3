/// Whole posts one under the other, as blogs and archives show them: each in an element of its own, under a headline
/// that leads to its own page.
struct PostList {
  /// Posts that hold some of the text, under three words or more.
  private var posts = 0
  /// Letters of the text, and those of them in posts.
  private var letters = 0
  private var inside = 0
  private var longest = 0

  init(_ tree: borrowing HTMLTree, _ list: BlockList, _ kept: [Int]) {
    letters = kept.reduce(0) { $0 + Int(list.blocks[$1].letters) }
    // Made where there is a post: of every block, letters of the text before it.
    var before: [Int] = []
    var last: HTMLTree.Node?
    for block in list.blocks where Self.isHeadline(block) {
      guard let post = Self.post(around: block.container, tree), post != last else { continue }
      // Posts within a post are cards of others.
      if let last, post < tree.end(last) {
        posts = 0
        return
      }
      last = post
      if before.isEmpty { before = Self.sums(list, kept) }
      let range = list.range(of: post, in: tree)
      let text = before[range.upperBound] - before[range.lowerBound]
      guard text >= 60 else { continue }
      // In a forum a heading is who writes.
      if block.words >= 3 { posts += 1 }
      inside += text
      longest = max(longest, text)
    }
  }

  /// Three posts, none of which is nearly all, and next to nothing beside them.
  var isListing: Bool { posts >= 3 && inside * 10 >= letters * 9 && longest * 10 <= letters * 8 }

  private static func sums(_ list: BlockList, _ kept: [Int]) -> [Int] {
    var sums = [Int](repeating: 0, count: list.blocks.count + 1)
    for i in kept { sums[i + 1] = Int(list.blocks[i].letters) }
    for i in list.blocks.indices { sums[i + 1] += sums[i] }
    return sums
  }

  private static func isHeadline(_ block: Block) -> Bool {
    block.shape.contains(.heading) && block.linkShare > 0.6 && block.letters >= 8
      && block.evidence.isDisjoint(with: [.navigation, .hidden, .comments, .related])
  }

  /// The nearest element around a headline that is one post; a headline lies not deep in it.
  private static func post(around node: HTMLTree.Node, _ tree: borrowing HTMLTree) -> HTMLTree.Node? {
    var n = node
    for _ in 0..<16 where tree.parent(n) > 0 {
      if tree.tag(n) == .article || isEntry(tree.attribute(n, .class)) { return n }
      n = tree.parent(n)
    }
    return nil
  }

  /// As microformats and content systems call a post among others.
  private static func isEntry(_ classes: Bytes?) -> Bool {
    guard let classes else { return false }
    return classes.string.split(whereSeparator: \.isWhitespace).contains { entries.contains($0) }
  }

  private static let entries: Set<Substring> = [
    "hentry", "h-entry", "post-outer", "blog-post", "views-row",
  ]
}
