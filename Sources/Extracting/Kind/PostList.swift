/// Posts one under the other, as blogs, archives and sections show them: headlines of one look that lead to pages of one
/// site, and what belongs to each.
///
/// What belongs to a headline is the element around it that holds none of the others, among siblings of the same look; or,
/// where all lie flat in one element, what follows it up to the next, if its address is linked there again: by a
/// picture, or by words that lead on. An article's sub-headings, and links to others between its paragraphs, have neither.
struct PostList {
  /// Headlines of the row.
  private(set) var headlines = 0
  /// Posts that hold some of the text, under three words or more.
  private(set) var posts = 0
  /// Letters of the text, those of them in posts, and the most in one.
  private(set) var letters = 0
  private(set) var inside = 0
  private(set) var longest = 0
  /// The row stands above the text, which no heading of the first order opens: the site's words, at the page's foot.
  private(set) var isAbove = false

  /// Of the row that holds most of the text; of rows that hold none, the longest.
  init(_ tree: borrowing HTMLTree, _ list: BlockList, _ kept: [Int]) {
    letters = kept.reduce(0) { $0 + Int(list.blocks[$1].letters) }
    let rows = Self.rows(tree, list)
    guard !rows.isEmpty else { return }
    var before = [Int](repeating: 0, count: list.blocks.count + 1)
    for i in kept { before[i + 1] = Int(list.blocks[i].letters) }
    for i in list.blocks.indices { before[i + 1] += before[i] }
    for row in rows {
      guard let posts = Self.posts(row, tree, list) else { continue }
      // Posts within a post are cards of others.
      if zip(posts, posts.dropFirst()).contains(where: { $0.range.upperBound > $1.range.lowerBound }) {
        if row.areEntries { return }
        continue
      }
      var found = PostList(letters: letters)
      for post in posts {
        let text = before[post.range.upperBound] - before[post.range.lowerBound]
        found.headlines += 1
        // In a forum a heading is who writes.
        if text >= 60, list.blocks[post.headline].words >= 3 { found.posts += 1 }
        found.inside += text
        found.longest = max(found.longest, text)
      }
      found.isAbove = Self.isAbove(posts[posts.count - 1].range, list, kept)
      if (found.inside, found.headlines) > (inside, headlines) { self = found }
    }
  }

  private init(letters: Int) { self.letters = letters }

  /// Three posts, none of which is nearly all, and next to nothing beside them; or four headlines beside next to no text,
  /// or above little.
  var isListing: Bool {
    posts >= 3 && inside * 10 >= letters * 9 && longest * 10 <= letters * 8
      || headlines >= 4 && (letters < 160 && longest < 100 || isAbove && letters < 350)
  }

  // MARK: How

  private static func isAbove(_ last: Range<Int>, _ list: BlockList, _ kept: [Int]) -> Bool {
    guard let first = kept.first, last.upperBound <= first else { return false }
    return !list.blocks[last.upperBound..<first].contains { $0.shape.contains(.mainHeading) }
  }

  /// Headlines of one look.
  private struct Row {
    var blocks: [Int] = []
    /// They lie in elements that say that they are posts.
    var areEntries = false
  }

  private static func rows(_ tree: borrowing HTMLTree, _ list: BlockList) -> [Row] {
    var rows: [UInt64: Row] = [:]
    for (i, block) in list.blocks.enumerated() where isHeadline(block) {
      let isEntry = entry(around: block.container, tree) != nil
      // A line that is no heading is a headline only by its box.
      let look =
        isEntry
        ? 0
        : Repetition.signature(block.container, tree) &* 31
          ^ Repetition.signature(tree.parent(block.container), tree)
      rows[look, default: Row(areEntries: isEntry)].blocks.append(i)
    }
    return rows.sorted { $0.key < $1.key }.map(\.value).filter {
      $0.blocks.count >= (list.blocks[$0.blocks[0]].shape.contains(.heading) ? 3 : 5)
    }
  }

  private static func isHeadline(_ block: Block) -> Bool {
    guard block.linkShare > 0.6,
      block.evidence.isDisjoint(with: [.navigation, .hidden, .comments, .related])
    else { return false }
    return block.shape.contains(.heading) ? block.letters >= 2 : block.letters >= 15 && block.words >= 3
  }

  /// A headline and what belongs to it, by their places in the list.
  private typealias Post = (headline: Int, range: Range<Int>, look: UInt64)

  /// The posts of a row; nil where most of its headlines have none, or they lead to sites of all kinds.
  private static func posts(_ row: Row, _ tree: borrowing HTMLTree, _ list: BlockList) -> [Post]? {
    var posts: [Post] = []
    var hosts: [String: Int] = [:]
    for (k, i) in row.blocks.enumerated() {
      guard let href = link(of: list.blocks[i], tree) else { continue }
      hosts[host(href), default: 0] += 1
      guard let post = post(k, row, href, tree, list), posts.last?.range != post.range else { continue }
      posts.append(post)
    }
    var looks: [UInt64: Int] = [:]
    for post in posts { looks[post.look, default: 0] += 1 }
    guard let look = looks.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key,
      let most = hosts.values.max(), most * 10 >= row.blocks.count * 6
    else { return nil }
    posts.removeAll { $0.look != look }
    return row.areEntries || posts.count * 10 >= row.blocks.count * 6 ? posts : nil
  }

  private static func post(
    _ k: Int, _ row: Row, _ href: Bytes, _ tree: borrowing HTMLTree, _ list: BlockList
  ) -> Post? {
    let i = row.blocks[k]
    let node = list.blocks[i].container
    if row.areEntries {
      return entry(around: node, tree).map { (i, list.range(of: $0, in: tree), 0) }
    }
    let before = k > 0 ? list.blocks[row.blocks[k - 1]].container : nil
    let next = k + 1 < row.blocks.count ? list.blocks[row.blocks[k + 1]].container : nil
    var box = node
    while tree.parent(box) > 0 {
      let around = tree.parent(box)..<tree.end(tree.parent(box))
      if before.map(around.contains) ?? false || next.map(around.contains) ?? false { break }
      box = tree.parent(box)
    }
    if box != node {
      let range = list.range(of: box, in: tree)
      return range.count > 1 ? (i, range, Repetition.signature(box, tree)) : nil
    }
    // What follows it, up to the next.
    guard list.blocks[i].shape.contains(.heading) else { return nil }
    let end = next ?? tree.end(tree.parent(node))
    guard end >= tree.end(node) else { return nil }
    for n in tree.end(node)..<end where tree.tag(n) == .a {
      if let other = tree.attribute(n, .href), other == href {
        return (i, i..<(next == nil ? Int(list.before[Int(end)]) : row.blocks[k + 1]), 0)
      }
    }
    return nil
  }

  /// Where a headline leads.
  private static func link(of block: Block, _ tree: borrowing HTMLTree) -> Bytes? {
    for n in tree.descendants(block.container) where tree.tag(n) == .a {
      if let href = tree.attribute(n, .href) { return href }
    }
    var n = block.container
    for _ in 0..<6 where n > 0 {
      if tree.tag(n) == .a { return tree.attribute(n, .href) }
      n = tree.parent(n)
    }
    return nil
  }

  /// The host that an address names; empty where it names none.
  private static func host(_ href: Bytes) -> String {
    if href.starts(with: "//") { return SiteNames.host("http:" + href.string) }
    return href.startsFolded(with: "http") ? SiteNames.host(href.string) : ""
  }

  /// The nearest element around a headline that says it is a post; a headline lies not deep in it.
  private static func entry(around node: HTMLTree.Node, _ tree: borrowing HTMLTree) -> HTMLTree.Node? {
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
    return classes.split(whereSeparator: \.isASCIISpace).contains { name in entries.contains { name == $0 } }
  }

  private static let entries: [StaticString] = [
    "hentry", "h-entry", "post-outer", "blog-post", "views-row",
  ]
}
