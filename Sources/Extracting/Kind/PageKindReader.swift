import Vocabulary

/// Tells what kind of page it is from what was found on it.
struct PageKindReader {
  private let facts: PageFacts
  private let linked: LinkedArticle?
  private let isHome: Bool
  private let address: ListingAddress
  private let classes: BodyClasses

  init(_ tree: borrowing HTMLTree, facts: PageFacts, linked: LinkedArticle?, url: String) {
    self.facts = facts
    self.linked = linked
    address = ListingAddress(url)
    classes = BodyClasses(tree)
    isHome = Self.isFrontDoor(url)
  }

  /// `kept` are the text's blocks, nil where the page states its text elsewhere.
  func kind(
    _ tree: borrowing HTMLTree, _ list: BlockList, kept: [Int], letters: Int, title: String
  ) -> (kind: PageKind, reason: KindReason) {
    let stated = statedKind(tree)
    if stated == .liveBlog { return (.liveBlog, .liveBlog) }
    if let type = facts.first(.type), type.startsFolded(with: "video"), letters < 400 {
      return (.video, .videoType)
    }
    if letters < 600 {
      if stated == .gallery { return (.gallery, .statedGallery) }
      let captions = Self.captions(tree, list)
      if captions.count >= 5, captions.letters > 2 * letters {
        return (.gallery, .captions(captions.count, letters: captions.letters))
      }
    }
    let isList = classes.sayListing && linked?.rank != 2
    if !isList, saysArticle, letters >= (isHome ? 800 : 120) { return (.article, .statedArticle) }
    let headlines = HeadlineCount(list, kept, letters: letters)
    guard let reason = listReason(isList, headlines, tree, list, kept) else { return (.article, .noList) }
    let kind =
      isHome
      ? .section
      : ListingKind(address, classes).kind(tree, list, headlines: headlines.lines, title: title)
    return (kind, reason)
  }

  private func listReason(
    _ isList: Bool, _ headlines: HeadlineCount, _ tree: borrowing HTMLTree, _ list: BlockList, _ kept: [Int]
  ) -> KindReason? {
    if isList { return .classes }
    if headlines.outweighText(isHome: isHome, saysArticle: saysArticle) { return .headlines }
    if saysArticle { return nil }
    if PostList(tree, list, kept).isListing { return .posts }
    return address.saysListing && headlines.lines.count >= 5 ? .address : nil
  }

  /// What speaks for a list and against it, with the figures that the rules go by: for people.
  func signs(_ tree: borrowing HTMLTree, _ list: BlockList, kept: [Int], letters: Int) -> [String] {
    let headlines = HeadlineCount(list, kept, letters: letters)
    let posts = PostList(tree, list, kept)
    var article: [String] = []
    if linked?.rank == 2 { article.append("JSON-LD") }
    if classes.sayArticle { article.append("the body's classes") }
    if let type = facts.first(.type), type.startsFolded(with: "article") { article.append("og:type") }
    if facts.first(.published) != nil || facts.first(.date) != nil { article.append("a date in metadata") }
    var lists: [String] = []
    if isHome { lists.append("the front door's address") }
    if address.saysListing { lists.append("the address") }
    if address.saysTopic { lists.append("a topic's address") }
    if classes.sayListing { lists.append("the body's classes") }
    return [
      "sign of an article: " + (article.isEmpty ? "none" : article.joined(separator: ", ")),
      "sign of a list: " + (lists.isEmpty ? "none" : lists.joined(separator: ", ")),
      "sign headlines: \(headlines.lines.count) of \(headlines.lineLetters) letters beside a text of \(letters); "
        + "\(headlines.solid) paragraphs, the longest of \(headlines.longest), "
        + "\(headlines.between) times a linked line between two",
      "sign posts: \(posts.headlines) headlines in a row, \(posts.posts) with text, \(posts.inside) of "
        + "\(posts.letters) letters in them, the most in one \(posts.longest)",
    ]
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

  /// Pictures with words of their own, and the letters of these.
  private static func captions(_ tree: borrowing HTMLTree, _ list: BlockList) -> (count: Int, letters: Int) {
    var captions = (count: 0, letters: 0)
    for n in 0..<tree.count where tree.tag(n) == .figure {
      let range = list.range(of: n, in: tree)
      let words = range.reduce(0) { $0 + Int(list.blocks[$1].letters - list.blocks[$1].linkLetters) }
      let isOthers =
        list.evidence[Int(n)].intersection([.navigation, .related, .hidden, .sidebar]).isEmpty == false
      guard words >= 30, !isOthers else { continue }
      captions.count += 1
      captions.letters += words
    }
    return captions
  }
}
