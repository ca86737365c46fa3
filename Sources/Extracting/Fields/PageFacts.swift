/// What one pass over a page's tree finds of use for its fields: metas, JSON-LD, headings, times, item properties.
///
/// Its bytes are the tree's: good until the next parse.
struct PageFacts {
  private(set) var metas: [(key: MetaKey, name: Bytes, content: Bytes)] = []
  private(set) var linked = LinkedData([])
  /// The `title` element's text.
  private(set) var title: Bytes?
  private(set) var canonical: Bytes?
  private(set) var amp: Bytes?
  /// `html lang`.
  private(set) var language: Bytes?
  /// h1 to h4, and what item properties or classes call a headline, in document order; at most 200.
  private(set) var headings: [HTMLTree.Node] = []
  /// `time`, and other elements with a machine's date; at most 200.
  private(set) var times: [HTMLTree.Node] = []
  /// Elements with `itemprop` or `property` of the article, and their key; at most 200.
  private(set) var items: [(key: MetaKey, node: HTMLTree.Node)] = []
  /// Links with rel=author; at most 50.
  private(set) var authorLinks: [HTMLTree.Node] = []

  /// The first links to the site's home.
  private(set) var homeLinks: [HTMLTree.Node] = []

  init() {}

  init(_ tree: borrowing HTMLTree) {
    var blocks: [Bytes] = []
    var n: HTMLTree.Node = 0
    while n < tree.count {
      switch tree.tag(n) {
      case .text: break
      case .html:
        if language == nil { language = tree.attribute(n, .lang) ?? tree.attribute(n, .xmlLang) }
      case .title:
        if title == nil, n + 1 < tree.end(n), tree.isText(n + 1) { title = tree.text(n + 1).trimmed }
      case .meta: readMeta(n, tree)
      case .link:
        if canonical == nil, let rel = tree.attribute(n, .rel), rel.equalsFolded("canonical") {
          canonical = tree.attribute(n, .href)?.trimmed
        } else if amp == nil, let rel = tree.attribute(n, .rel), rel.equalsFolded("amphtml") {
          amp = tree.attribute(n, .href)?.trimmed
        }
        readItem(n, tree)
      case .script:
        if let type = tree.attribute(n, .type), type.containsFolded("ld+json"), n + 1 < tree.end(n) {
          blocks.append(tree.text(n + 1))
        }
        n = tree.end(n)
        continue
      case .style, .svg, .template, .noscript:
        n = tree.end(n)
        continue
      case .h1, .h2, .h3, .h4:
        if headings.count < 200 { headings.append(n) }
        readItem(n, tree)
      case .time:
        if times.count < 200 { times.append(n) }
        readItem(n, tree)
      case .a:
        if homeLinks.count < 8, let href = tree.attribute(n, .href), Self.isHome(href.trimmed) {
          homeLinks.append(n)
        }
        if let rel = tree.attribute(n, .rel), rel.containsFolded("author"), authorLinks.count < 50 {
          authorLinks.append(n)
        }
        readItem(n, tree)
      default: readItem(n, tree)
      }
      n += 1
    }
    if !blocks.isEmpty { linked = LinkedData(blocks) }
  }

  func first(_ key: MetaKey) -> Bytes? { metas.first { $0.key == key && !$0.content.isBlank }?.content }
  func all(_ key: MetaKey) -> [Bytes] { metas.filter { $0.key == key && !$0.content.isBlank }.map(\.content) }

  /// The words of the first links to the site's home, pictures' among them: the site's name, as a rule.
  func homeNames(_ tree: borrowing HTMLTree, host: String) -> [String] {
    var names: [String] = []
    for node in homeLinks where names.count < 3 {
      if let href = tree.attribute(node, .href), !(href.trimmed == "/"), !host.isEmpty,
        SiteNames.host(href.trimmed.string) != host
      {
        continue
      }
      var line: [UInt8] = []
      tree.plainText(of: node, into: &line)
      if line.isEmpty, let picture = tree.descendants(node).first(where: { tree.tag($0) == .img }),
        let words = tree.attribute(picture, .alt)
      {
        line = Array(words.trimmed)
      }
      if line.isEmpty, let words = tree.attribute(node, .title) { line = Array(words.trimmed) }
      guard line.count > 4, line.count < 80, !line.contains(0x0A) else { continue }
      let tokens = TextTokens(line.span, limit: 8).list
      guard tokens.count <= 6, !tokens.contains(where: { Self.home.value($0.hash) != nil }) else { continue }
      names.append(String(decoding: line, as: UTF8.self))
    }
    return names
  }

  private static let home = Phrases(
    words:
      "home|homepage|startseite|accueil|inicio|start|الرئيسية|الصفحة|خانه|صفحه|главная|ana|hem|forside|etusivu|hjem"
  )

  /// A name for a site's front door.
  static func isHomeWord(_ name: String) -> Bool {
    let tokens = TextTokens(name.utf8.span, limit: 4).list
    return tokens.count <= 2 && tokens.contains { home.value($0.hash) != nil }
  }

  private mutating func readMeta(_ n: HTMLTree.Node, _ tree: borrowing HTMLTree) {
    guard metas.count < 400, let content = tree.attribute(n, .content)?.trimmed, content.count > 0 else {
      return
    }
    for attribute in [HTMLAttribute.property, .name, .itemprop, .httpEquiv] {
      guard let name = tree.attribute(n, attribute), let key = MetaKey.of(name) else { continue }
      if attribute == .itemprop, items.count < 200 {
        items.append((key, n))
      } else {
        metas.append((key, name, content))
      }
      return
    }
  }

  private static func isHome(_ href: Bytes) -> Bool {
    if href == "/" { return true }
    guard href.count > 10, href.count < 60, href.startsFolded(with: "http") else { return false }
    var slashes = 0
    for i in 0..<href.count where href[i] == 0x2F { slashes += 1 }
    return slashes == 2 || slashes == 3 && href[href.count - 1] == 0x2F
  }

  private mutating func readItem(_ n: HTMLTree.Node, _ tree: borrowing HTMLTree) {
    if let name = tree.attribute(n, .itemprop) ?? tree.attribute(n, .property), items.count < 200,
      let key = MetaKey.of(name)
    {
      items.append((key, n))
      if key == .title, headings.last != n, headings.count < 200 { headings.append(n) }
    }
  }
}
