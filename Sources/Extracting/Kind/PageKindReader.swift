import Vocabulary

/// Tells what kind of page it is from what was found on it.
struct PageKindReader {
  private let facts: PageFacts
  private let linked: LinkedArticle?
  private let isHome: Bool
  private let url: String
  private let classes: BodyClasses

  init(_ tree: borrowing HTMLTree, facts: PageFacts, linked: LinkedArticle?, url: String) {
    self.facts = facts
    self.linked = linked
    self.url = url
    classes = BodyClasses(tree)
    isHome = Self.isFrontDoor(url)
  }

  /// `kept` are the text's blocks, nil where the page states its text elsewhere.
  func kind(
    _ tree: borrowing HTMLTree, _ list: BlockList, kept: [Int], letters: Int, title: String
  ) -> PageKind {
    let type = facts.first(.type)
    let stated = statedKind(tree)
    if stated == .liveBlog { return .liveBlog }
    if let type, type.startsFolded(with: "video"), letters < 400 { return .video }
    if letters < 600, stated == .gallery || isGallery(tree, list, kept, letters) { return .gallery }
    let isList = classes.sayListing && linked?.rank != 2
    if !isList, saysArticle, letters >= (isHome ? 800 : 120) { return .article }
    let headlines = headlines(list)
    let address = ListingAddress(url)
    guard
      isList || isListing(list, headlines, kept, letters)
        || !saysArticle
          && (PostList(tree, list, kept).isListing || address.saysListing && headlines.count >= 5)
    else { return .article }
    return isHome
      ? .section : ListingKind(address, classes).kind(tree, list, headlines: headlines, title: title)
  }

  /// The page's metadata call it an article, or give it a date of publication.
  var saysArticle: Bool {
    linked?.rank == 2 || classes.sayArticle
      || (facts.first(.type).map { $0.startsFolded(with: "article") } ?? false)
      || facts.first(.published) != nil || facts.first(.date) != nil
  }

  /// The address is a site's front door: no path, or only a language or an index file.
  private static func isFrontDoor(_ url: String) -> Bool {
    guard let colon = url.utf8.firstIndex(of: 0x3A), url.utf8[colon...].starts(with: "://".utf8) else {
      return false
    }
    let rest = url.utf8[colon...].dropFirst(3)
    guard let slash = rest.firstIndex(of: 0x2F) else { return !rest.isEmpty && !rest.contains(0x3F) }
    let path = rest[slash...]
    guard !path.contains(0x3F) else { return false }
    let door = path.prefix { $0 != 0x23 }
    return doors.contains { $0.utf8.elementsEqual(door.lazy.map(\.asciiFolded)) }
  }

  private static let doors = [
    "/", "/index.html", "/index.htm", "/index.php", "/index.aspx", "/default.aspx", "/home", "/ar", "/ar/",
    "/en", "/en/",
  ]

  /// The kind that the page's JSON-LD names, where it is a special one.
  private func statedKind(_ tree: borrowing HTMLTree) -> PageKind? {
    var kind: PageKind?
    for n in 0..<tree.count where tree.tag(n) == .script {
      guard let type = tree.attribute(n, .type), type.containsFolded("ld+json"), n + 1 < tree.end(n) else {
        continue
      }
      let text = tree.text(n + 1)
      if text.contains("\"LiveBlogPosting\"") { return .liveBlog }
      if text.contains("\"ImageGallery\"") || text.contains("\"MediaGallery\"") { kind = .gallery }
    }
    return kind
  }

  /// Five pictures with words of their own, and little other text.
  private func isGallery(
    _ tree: borrowing HTMLTree, _ list: BlockList, _ kept: [Int], _ letters: Int
  ) -> Bool {
    var captions = 0
    var captionLetters = 0
    for n in 0..<tree.count where tree.tag(n) == .figure {
      let range = list.range(of: n, in: tree)
      let words = range.reduce(0) { $0 + Int(list.blocks[$1].letters - list.blocks[$1].linkLetters) }
      let isOthers =
        list.evidence[Int(n)].intersection([.navigation, .related, .hidden, .sidebar]).isEmpty == false
      guard words >= 30, !isOthers else { continue }
      captions += 1
      captionLetters += words
    }
    return captions >= 5 && captionLetters > 2 * letters
  }

  /// The linked lines that may be headlines, by their places in the list.
  private func headlines(_ list: BlockList) -> [Int] {
    list.blocks.indices.filter {
      let block = list.blocks[$0]
      return block.linkShare > 0.6 && block.words >= 4 && block.letters >= 20
        && block.evidence.isDisjoint(with: [.navigation, .hidden])
    }
  }

  /// Many linked headlines and little text that is not a line under one of them.
  private func isListing(_ list: BlockList, _ lines: [Int], _ kept: [Int], _ letters: Int) -> Bool {
    let headlines = lines.count
    let headlineLetters = lines.reduce(0) { $0 + Int(list.blocks[$1].letters) }
    var solid = 0
    var longest = 0
    for i in kept {
      let block = list.blocks[i]
      if block.letters >= 80, block.shape.contains(.sentence), block.linkShare < 0.3 {
        solid += 1
        longest = max(longest, Int(block.letters))
      }
    }
    if saysArticle, !isHome { return letters < 60 && headlines >= 12 }
    if isHome, headlines >= 10 || letters < 300 { return true }
    if headlines >= 8, solid <= 1, letters < 350 { return true }
    if headlines >= 3, letters < 250, headlineLetters > 2 * letters { return true }
    // Teasers one under the other: between two of them stands a linked line.
    guard headlines >= 8, solid >= 1, headlines * 2 >= solid else { return false }
    var between = 0
    for (a, b) in zip(kept, kept.dropFirst()) where b > a + 1 {
      let gap = (a + 1)..<b
      let isHeadline = gap.contains { place in
        let block = list.blocks[place]
        return block.linkShare > 0.6 && block.letters >= 15
          && !block.shape.isDisjoint(with: [.heading, .listItem])
      }
      if isHeadline { between += 1 }
    }
    return solid >= 4 && between * 5 >= (kept.count - 1) * 4 && longest < 400
  }
}
