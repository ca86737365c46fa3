/// Reads what a page points at: its links, and what its head says to robots and readers.
struct LinkReader {
  /// Links of one page; what a page of millions has beyond these is no news site's.
  static let limit = 20_000
  /// Nodes below an anchor that are looked at: anchors that were never closed lie in one another by the thousand.
  private static let reach: Int32 = 1000

  func links(in tree: borrowing HTMLTree) -> LinkList {
    var links = LinkList()
    var line: [UInt8] = []
    for n in 0..<tree.count {
      guard let href = Self.href(n, tree) else { continue }
      line.removeAll(keepingCapacity: true)
      tree.plainText(of: n, reach: Self.reach, into: &line)
      if line.isEmpty,
        let picture = tree.descendants(n).prefix(Int(Self.reach))
          .first(where: { tree.tag($0) == .img }),
        let words = tree.attribute(picture, .alt)
      {
        unsafe line.append(contentsOf: words.trimmed.buffer)
      }
      links.append(
        href, tree.attribute(n, .rel).map(Self.relations) ?? [],
        anchorLetters: min(300, line.count { $0 & 0xC0 != 0x80 }))
      if links.count == Self.limit { break }
    }
    return links
  }

  /// How many `links(in:)` gives.
  func count(in tree: borrowing HTMLTree) -> Int {
    var count = 0
    for n in 0..<tree.count where count < Self.limit && Self.href(n, tree) != nil { count += 1 }
    return count
  }

  /// Where a node points; nil where it is no link to a page.
  private static func href(_ n: HTMLTree.Node, _ tree: borrowing HTMLTree) -> Bytes? {
    let tag = tree.tag(n)
    guard tag == .a || tag == .area, let href = tree.attribute(n, .href)?.trimmed else { return nil }
    guard href.count > 0, href.count <= 4096, href[0] != 0x23, !href.startsFolded(with: "javascript:"),
      !href.startsFolded(with: "mailto:"), !href.startsFolded(with: "tel:"),
      !href.startsFolded(with: "data:")
    else { return nil }
    return href
  }

  /// Of the words of a `rel` attribute.
  private static func relations(_ rel: Bytes) -> Link.Relations {
    var relations: Link.Relations = []
    for word in rel.split(whereSeparator: \.isASCIISpace) {
      if word.equalsFolded("nofollow") { relations.insert(.nofollow) }
      if word.equalsFolded("next") { relations.insert(.next) }
    }
    return relations
  }

  /// Reads `<base>`, robots metas, a refresh and `rel=alternate` into `extraction`.
  func readHead(of tree: borrowing HTMLTree, into extraction: inout Extraction) {
    for n in 0..<tree.count {
      switch tree.tag(n) {
      case .base:
        if extraction.base == nil, let href = tree.attribute(n, .href)?.trimmed, href.count > 0 {
          extraction.base = href.string
        }
      case .meta:
        guard let content = tree.attribute(n, .content) else { continue }
        if tree.attribute(n, .httpEquiv)?.equalsFolded("refresh") == true {
          extraction.refresh = extraction.refresh ?? MetaRefresh(content.string)
        }
        guard let name = tree.attribute(n, .name) else { continue }
        if name.equalsFolded("robots") {
          extraction.robots.formUnion(RobotsMeta(directives: content.string))
        } else if name.equalsFolded("tdm-reservation") {
          extraction.tdmReservation = extraction.tdmReservation ?? content.trimmed.string
        } else if name.equalsFolded("tdm-policy") {
          extraction.tdmPolicy = extraction.tdmPolicy ?? content.trimmed.string
        }
      case .link:
        guard let rel = tree.attribute(n, .rel), rel.containsFolded("alternate"),
          !rel.containsFolded("stylesheet"), let href = tree.attribute(n, .href)?.trimmed, href.count > 0
        else { continue }
        extraction.alternates.append(
          AlternateLink(
            href: href.string, type: tree.attribute(n, .type)?.trimmed.string.lowercased() ?? "",
            title: tree.attribute(n, .title)?.trimmed.string ?? "",
            language: tree.attribute(n, .hreflang)?.trimmed.string ?? ""))
        if extraction.alternates.count == 500 { return }
      default: break
      }
    }
  }
}
