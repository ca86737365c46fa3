/// The section that a page shows its article to be in, where no data name one: a link with rel=category, the last step of
/// the breadcrumb, or the link to the part of the site that the article's own address lies in.
///
/// Of 1,058 pages whose data name a section, the links of each kind give one for 104, 296 and 418: the same for 81, 50 and
/// 47 of a hundred, a wider, narrower or differently written one for most others (`World` for `News`). Links that a menu
/// merely marks current, and labels near the headline, were the same for 29 and 31, and are not read.
struct SectionReader {
  private let host: [UInt8]
  /// Of the article's address, without a slash at its end.
  private let path: [UInt8]
  private let headline: FoldedText?
  private let authors: [FoldedText]

  init(url: String, headline: String?, authors: [String]) {
    let named = SiteNames.host(url)
    host = Array((named.hasPrefix("www.") ? named.dropFirst(4) : named[...]).utf8)
    self.headline = headline.map { FoldedText($0) }
    self.authors = authors.map { FoldedText($0) }
    path = unsafe Array(url.utf8).withUnsafeBufferPointer { [host] in
      unsafe Self.local(Bytes($0), host).map { Array(Self.withoutSlash($0)) } ?? []
    }
  }

  func read(
    _ tree: borrowing HTMLTree, _ list: BlockList, _ facts: PageFacts
  ) -> (name: String, origin: FieldOrigin)? {
    var crumbs = facts.linked.crumbs.last { isSection($0, href: nil) }.map(Headline.line)
    var around: (bytes: Int, name: String)?
    for n in 0..<tree.count {
      if tree.tag(n) == .a {
        guard let href = tree.attribute(n, .href)?.trimmed else { continue }
        if let rel = tree.attribute(n, .rel), rel.containsFolded("category"), let name = name(n, href, tree) {
          return (name, .category)
        }
        if let part = partAround(href), part > around?.bytes ?? 0, let name = name(n, href, tree) {
          around = (part, name)
        }
      } else if crumbs == nil, list.own[Int(n)].contains(.navigation), Self.isCrumbs(n, tree) {
        crumbs = lastStep(in: n, tree)
      }
    }
    for home in facts.homeLinks where crumbs == nil { crumbs = steps(from: home, tree) }
    if let crumbs { return (crumbs, .crumbs) }
    return around.map { ($0.name, .sectionLink) }
  }

  // MARK: Breadcrumbs

  private static func isCrumbs(_ n: HTMLTree.Node, _ tree: borrowing HTMLTree) -> Bool {
    [HTMLAttribute.class, .id, .ariaLabel, .itemtype].contains {
      tree.attribute(n, $0)?.containsFolded("crumb") ?? false
    }
  }

  /// The last of few links that may be a section's.
  private func lastStep(in node: HTMLTree.Node, _ tree: borrowing HTMLTree) -> String? {
    let links = tree.descendants(node).prefix(400).filter {
      tree.tag($0) == .a && tree.attribute($0, .href) != nil
    }
    guard links.count <= 8 else { return nil }
    for link in links.reversed() {
      if let name = name(link, tree.attribute(link, .href)?.trimmed ?? .empty, tree) { return name }
    }
    return nil
  }

  /// What stands behind a link to the site's front door, where arrows or slashes part the links: menus have bars.
  private func steps(from home: HTMLTree.Node, _ tree: borrowing HTMLTree) -> String? {
    var box = home
    for _ in 0..<5 {
      box = tree.parent(box)
      guard box > 0, tree.tag(box) != .body, tree.end(box) - box < 80 else { return nil }
      var links = 0
      var parted = true
      var hasMark = true
      for n in tree.descendants(box) {
        if tree.tag(n) == .a, tree.attribute(n, .href) != nil {
          if links == 0, n != home { return nil }
          parted = parted && hasMark
          links += 1
          hasMark = false
        } else if tree.isText(n), !isInLink(n, below: box, tree) {
          let text = tree.text(n).trimmed
          if Self.parts.contains(where: { text == $0 }) { hasMark = true }
        }
      }
      if links > 1 { return links <= 7 && parted ? lastStep(in: box, tree) : nil }
    }
    return nil
  }

  private func isInLink(_ text: HTMLTree.Node, below box: HTMLTree.Node, _ tree: borrowing HTMLTree) -> Bool {
    var n = tree.parent(text)
    while n > box {
      if tree.tag(n) == .a { return true }
      n = tree.parent(n)
    }
    return false
  }

  private static let parts: [StaticString] = [
    "»", "›", ">", ">>", "/", "//", "→", "«", "‹", "<", "\\", ":", "::", "◄", "←", "▸", "▶", "•", "·",
  ]

  // MARK: Links

  /// Bytes of a link's path, where the article's own lies below it and it names a part of the site.
  private func partAround(_ href: Bytes) -> Int? {
    guard let part = Self.local(href, host).map(Self.withoutSlash), part.count > 1, part.count < path.count,
      path[part.count] == 0x2F, part.indices.allSatisfy({ part[$0].asciiFolded == path[$0].asciiFolded })
    else { return nil }
    let steps = part.split(separator: 0x2F)
    guard let last = steps.last, steps.contains(where: { $0.count > 2 }), !last.contains(0x2E),
      last.count(where: \.isASCIIDigit) < 4
    else { return nil }
    return part.count
  }

  /// The path of an address of this host, or of one that names none; nil of any other.
  private static func local(_ href: Bytes, _ host: [UInt8]) -> Bytes? {
    var start = 0
    if href.startsFolded(with: "http") || href.starts(with: "//") {
      guard let slashes = href.find("//") else { return nil }
      start = slashes + 2
      if href.startsFolded(with: "www.", at: start) { start += 4 }
      guard start + host.count <= href.count,
        host.indices.allSatisfy({ href[start + $0].asciiFolded == host[$0] })
      else { return nil }
      start += host.count
      guard start == href.count || href[start] == 0x2F || href[start] == 0x3F || href[start] == 0x23 else {
        return nil
      }
    } else if !href.starts(with: "/") {
      return nil
    }
    var end = start
    while end < href.count, href[end] != 0x3F, href[end] != 0x23 { end += 1 }
    return href[start..<end]
  }

  private func name(_ n: HTMLTree.Node, _ href: Bytes, _ tree: borrowing HTMLTree) -> String? {
    var line: [UInt8] = []
    tree.plainText(of: n, reach: 60, into: &line)
    guard line.count < 160, !line.contains(0x0A) else { return nil }
    let name = String(decoding: line, as: UTF8.self)
    return isSection(name, href: href) ? name : nil
  }

  /// Short words that are no name for the front door, nor the article's own or its author's, nor the site's ("more").
  private func isSection(_ name: String, href: Bytes?) -> Bool {
    let folded = FoldedText(name)
    guard folded.count >= 2, name.unicodeScalars.count <= 40, folded.words <= 5,
      folded.bytes.count(where: \.isASCIIDigit) < min(4, folded.count), !PageFacts.isHomeWord(name),
      !authors.contains(folded),
      !FurnitureLines.matches(Array(name.utf8), folded: Folded.bytes(name.utf8), letters: folded.count)
    else { return false }
    if let headline, folded == headline || folded.count > 20 && headline.contains(folded) { return false }
    guard let href, let other = Self.local(href, host).map(Self.withoutSlash) else { return true }
    return !other.isEmpty && !other.elementsEqual(path)
  }

  private static func withoutSlash(_ path: Bytes) -> Bytes {
    path.count > 0 && path[path.count - 1] == 0x2F ? path[0..<path.count - 1] : path
  }
}
