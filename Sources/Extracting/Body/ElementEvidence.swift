/// What elements say by their tags and attributes.
struct ElementEvidence {
  private var known = EvidenceCache()

  /// Of one element.
  mutating func read(_ node: HTMLTree.Node, _ tag: HTMLTag, _ tree: borrowing HTMLTree) -> Evidence {
    var found: Evidence = []
    switch tag {
    case .nav, .footer, .menu: found.insert(.navigation)
    case .aside: found.insert(.sidebar)
    case .figcaption, .caption: found.insert(.caption)
    case .article: found.insert(.article)
    case .address, .time: found.insert(.byline)
    case .dialog: found.insert(.notice)
    case .h1: found.insert(.headline)
    default: break
    }
    tree.forEachAttribute(node) { name, value in
      switch name {
      case .class: found.formUnion(known.read(value))
      case .id: if !Self.isSlug(value) { found.formUnion(known.read(value)) }
      case .itemprop:
        if value.equalsFolded("articlebody") || value.equalsFolded("reviewbody") { found.insert(.body) }
        if value.equalsFolded("author") || value.equalsFolded("datepublished") { found.insert(.byline) }
        if value.equalsFolded("headline") { found.insert(.headline) }
      case .property: if value.equalsFolded("content:encoded") { found.insert(.body) }
      case .role: found.formUnion(Self.role(value))
      case .hidden: found.insert(.hidden)
      case .style:
        if Self.sets(value, "display", "none") || Self.sets(value, "visibility", "hidden") {
          found.insert(.hidden)
        }
      default: break
      }
    }
    return found
  }

  private static func role(_ role: Bytes) -> Evidence {
    if role.equalsFolded("navigation") || role.equalsFolded("menu") || role.equalsFolded("contentinfo") {
      return .navigation
    }
    if role.equalsFolded("complementary") { return .sidebar }
    return role.equalsFolded("dialog") || role.equalsFolded("alertdialog") ? .notice : []
  }

  /// The style's first such property has the value.
  private static func sets(_ style: Bytes, _ property: StaticString, _ value: StaticString) -> Bool {
    guard let at = style.findFolded(property) else { return false }
    var i = at + property.utf8CodeUnitCount
    while i < style.count, style[i] == 0x20 || style[i] == 0x3A { i += 1 }
    return style.startsFolded(with: value, at: i)
  }

  /// An id of five words or more, small ones among them, is a heading's: `sharing-with-a-single-developer`.
  private static func isSlug(_ id: Bytes) -> Bool {
    guard id.count >= 20 else { return false }
    var hyphens = 0
    for i in 0..<id.count where id[i] == 0x2D { hyphens += 1 }
    return hyphens >= 4 && smallWords.contains { id.find($0) != nil }
  }

  private static let smallWords: [StaticString] = [
    "-a-", "-the-", "-to-", "-of-", "-in-", "-with-", "-and-", "-is-", "-der-", "-die-", "-und-", "-de-",
    "-la-", "-et-",
  ]
}
