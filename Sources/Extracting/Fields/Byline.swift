import Vocabulary

/// Chooses who wrote an article: people that its mark-up or a line near its headline names.
struct Byline {
  let facts: PageFacts
  let linked: LinkedArticle?
  let sites: SiteNames

  struct Result {
    var authors: [String] = []
    var place: String?
    /// That a line near the headline credits.
    var agency: String?
    var agencyCode: String?
    /// That a field for authors names.
    var statedAgency: String?
    var statedCode: String?
    /// Every agency that a field for authors names.
    var statedAgencies: [String] = []
    /// The first house or desk that a field for authors names.
    var statedHouse: String?
    var origin = FieldOrigin.none
  }

  func choose(_ tree: borrowing HTMLTree, _ surroundings: Surroundings, text: HTMLTree.Node?) -> Result {
    var result = Result()
    let shown = VisibleByline(surroundings, sites: sites)
    var stated: [String] = []
    for author in linked?.authors ?? [] {
      take(author.name, isOrganization: author.isOrganization, into: &stated, &result)
    }
    if !stated.isEmpty, shown.isMarked, shown.people.count > stated.count,
      stated.allSatisfy({ name in shown.people.contains { FoldedText($0) == FoldedText(name) } })
    {
      result.authors = shown.people
      result.origin = .head
    } else if !stated.isEmpty {
      result.authors = stated
      result.origin = .linked
    } else if !shown.people.isEmpty {
      result.authors = shown.people
      result.origin = .head
    }
    if result.authors.isEmpty {
      result.origin = .item
      for (key, node) in facts.items where key == .author && !isElsewhere(node, tree, text) {
        item(node, tree, &result)
        if result.authors.count >= 8 { break }
      }
    }
    if result.authors.isEmpty {
      result.origin = .meta
      var names: [String] = []
      for content in facts.all(.author) { take(content.string, isOrganization: false, into: &names, &result) }
      if names.isEmpty, let label = facts.first(.cardLabel), let text = facts.first(.cardText),
        BylineText.isLabelAlone(Array(label))
      {
        take(text.string, isOrganization: false, into: &names, &result)
      }
      result.authors = names
    }
    if result.authors.isEmpty {
      result.origin = .authorLink
      for node in facts.authorLinks where !isElsewhere(node, tree, text) {
        item(node, tree, &result)
        if !result.authors.isEmpty { break }
      }
    }
    // An agency that a field for authors names is an author that the page states, beside people or alone.
    if !isArabicPage, result.authors.isEmpty || result.origin == .linked || result.origin == .meta {
      if result.authors.isEmpty, !result.statedAgencies.isEmpty { result.origin = .meta }
      result.authors += result.statedAgencies.filter { !result.authors.contains($0) }
    }
    // Where nobody is named, the house that the page's data call its author; in Arabic letters it is the account that
    // the page was entered with.
    if !isArabicPage, result.authors.isEmpty, let house = result.statedHouse {
      result.authors = [house]
      result.origin = .meta
    }
    result.place = shown.place
    if let agency = shown.agency {
      result.agency = agency
      result.agencyCode = shown.code
    }
    return result
  }

  private func item(_ node: HTMLTree.Node, _ tree: borrowing HTMLTree, _ result: inout Result) {
    if let content = tree.attribute(node, .content)?.trimmed, content.count > 0 {
      add(content.string, &result)
      return
    }
    guard tree.end(node) - node < 40 else { return }
    let name = tree.string(of: node)
    guard name.utf8.count < 160 else { return }
    add(name.split(separator: "\n").first.map(String.init) ?? "", &result)
  }

  private func add(_ text: String, _ result: inout Result) {
    var names = result.authors
    take(text, isOrganization: false, into: &names, &result)
    result.authors = names
  }

  /// In a list, a comment or another item than the text's.
  private func isElsewhere(_ node: HTMLTree.Node, _ tree: borrowing HTMLTree, _ text: HTMLTree.Node?) -> Bool
  {
    var up = tree.parent(node)
    while up > 0 {
      switch tree.tag(up) {
      case .aside, .nav, .li: return true
      case .article: return text.map { !(up..<tree.end(up)).contains($0) } ?? false
      default: break
      }
      if let name = tree.attribute(up, .class), name.containsFolded("comment") { return true }
      up = tree.parent(up)
    }
    return false
  }

  /// A Latin name on a page in Arabic letters is the site's account sooner than a person.
  private var isArabicPage: Bool {
    facts.title.map { Letters.holdArabic($0) } ?? false
  }

  // MARK: Stated names

  private func take(_ text: String, isOrganization: Bool, into names: inout [String], _ result: inout Result)
  {
    let line = Headline.line(text)
    guard !line.isEmpty, line.utf8.count < 300, !line.holds("://"), !line.holds("@"), !line.hasPrefix("/"),
      !line.holds("www.")
    else { return }
    let bytes = Array(line.utf8)
    let credit = CreditLine(sites: sites, isField: !isArabicPage, isTrusted: true).read(bytes.span)
    if result.statedAgency == nil, let agency = credit.agency, credit.people.isEmpty {
      result.statedAgency = agency
      result.statedCode = credit.agencyCode
    }
    if credit.isWhole, let agency = credit.agency, !result.statedAgencies.contains(agency) {
      result.statedAgencies.append(agency)
    }
    if result.statedHouse == nil, Self.isHouse(line, bytes) { result.statedHouse = line }
    if isOrganization { return }
    var people = credit.people
    if people.isEmpty, let single = single(line, bytes) { people = [single] }
    for name in people where !names.contains(name) && names.count < 12 { names.append(name) }
  }

  /// A name as a house or a desk bears it: not an account's, not a machine's.
  private static func isHouse(_ line: String, _ bytes: [UInt8]) -> Bool {
    let tokens = TextTokens(bytes.span, limit: 10).list
    guard bytes.count <= 60, tokens.count < 10, let first = tokens.first, first.kind == .word,
      !tokens.contains(where: { $0.kind == .number && tokens.count == 1 }),
      first.isCapitalised || bytes[0] >= 0xC9 || tokens.count > 1 && !bytes.contains(0x20)
    else { return false }
    return !tokens.contains { $0.kind == .word && CreditWords.accounts.value($0.hash) != nil }
  }

  /// One word may be a name where a field for names holds nothing else, and it looks like no account.
  private func single(_ line: String, _ bytes: [UInt8]) -> String? {
    let tokens = TextTokens(bytes.span, limit: 3).list
    guard tokens.count == 1, let token = tokens.first, token.kind == .word, token.length >= 3,
      token.isCapitalised, !token.isAllCapitals || token.length > 5,
      CreditWords.roles.value(token.hash) == nil,
      Agencies.phrases.value(token.hash) == nil, Places.phrases.value(token.hash) == nil,
      !sites.isName(FoldedText(line))
    else { return nil }
    return line
  }
}
