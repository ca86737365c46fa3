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
    var origin = FieldOrigin.none
  }

  func choose(_ tree: borrowing HTMLTree, _ surroundings: Surroundings, text: HTMLTree.Node?) -> Result {
    var result = Result()
    let shown = shown(surroundings)
    var stated: [String] = []
    for author in linked?.authors ?? [] {
      take(author.name, isOrganization: author.isOrganization, into: &stated, &result)
    }
    if !stated.isEmpty {
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
        isLabelAlone(Array(label))
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
    // An agency that a field for authors names, where it names nobody, is the author that the page states.
    if result.authors.isEmpty, !isArabicPage, let agency = result.statedAgency { result.authors = [agency] }
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
    guard let title = facts.title else { return false }
    return title.contains { $0 >= 0xD8 && $0 <= 0xDB }
  }

  // MARK: Stated names

  private func take(_ text: String, isOrganization: Bool, into names: inout [String], _ result: inout Result)
  {
    let line = Headline.line(text)
    guard !line.isEmpty, line.utf8.count < 300, !line.contains("://"), !line.contains("@"),
      !line.hasPrefix("/"),
      !line.contains("www.")
    else { return }
    let bytes = Array(line.utf8)
    let credit = CreditLine(sites: sites, isField: !isArabicPage, isTrusted: true).read(bytes.span)
    if result.statedAgency == nil, let agency = credit.agency, credit.people.isEmpty {
      result.statedAgency = agency
      result.statedCode = credit.agencyCode
    }
    if isOrganization, credit.people.count != 1 || !line.contains(" ") { return }
    if isOrganization { return }
    var people = credit.people
    if people.isEmpty, let single = single(line, bytes) { people = [single] }
    for name in people where !names.contains(name) && names.count < 12 { names.append(name) }
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

  // MARK: Lines

  private func shown(_ surroundings: Surroundings) -> (
    people: [String], place: String?, agency: String?, code: String?
  ) {
    var best: (score: Int, credit: Credit)?
    var place: String?
    var agency: (String, String?)?
    var label = false
    for line in surroundings.lines {
      let length = line.bytes.count
      let previous = label
      label = false
      guard length < 260 || line.zone == .text else { continue }
      if line.zone == .text, length > 200 { continue }
      if line.evidence.contains(.caption) || line.words.contains(.picture) { continue }
      let isMarked =
        line.words.contains(.author) || line.evidence.contains(.byline) && !line.words.contains(.date)
      let bytes = Self.withoutDates(line.bytes)
      // A name, a role and a date on one short line need no other mark.
      let isDated =
        bytes.count != line.bytes.count && length < 120 && line.zone != .above && line.zone != .foot
      let reader = CreditLine(sites: sites, isTrusted: isMarked || previous || isDated)
      if line.zone == .head, bytes.first == 0x28, length < 120 {
        let dateline = DatelineReader(sites: sites).head(bytes.span)
        if let name = dateline.place ?? dateline.agency, !name.isEmpty {
          place = place ?? dateline.place
          if agency == nil, let name = dateline.agency { agency = (name, dateline.agencyCode) }
          continue
        }
      }
      var credit = reader.read(bytes.span)
      if credit.isEmpty {
        label = length < 40 && isLabelAlone(bytes)
        if credit.isLabelled, !isMarked {
          credit = CreditLine(sites: sites, isTrusted: true).read(bytes.span)
        }
      } else if credit.isLabelled, !isMarked {
        credit = CreditLine(sites: sites, isTrusted: true).read(bytes.span)
      }
      guard !credit.isEmpty else { continue }
      var score = 0
      if credit.isLabelled || previous { score += 4 }
      if line.words.contains(.author) { score += 3 }
      if line.evidence.contains(.byline) { score += 1 }
      if credit.isWhole { score += 2 } else { score -= 3 }
      if bytes.count > 140 { score -= 2 }
      switch line.zone {
      case .head: score += 2
      case .text:
        score += line.distance < 4 ? 0 : -2
        // «دمشق ـ نور خوّام» on a line of its own.
        if credit.isWhole, credit.place != nil, !credit.people.isEmpty, length < 120 { score += 3 }
      case .above: score -= 3
      case .foot: score -= 1
      }
      if !line.evidence.isDisjoint(with: [.navigation, .sidebar, .topics]) { score -= 4 }
      if line.linkShare > 0.9, !credit.isLabelled, !line.words.contains(.author) { score -= 2 }
      if !credit.people.isEmpty {
        if score >= 3, score > best?.score ?? 0 { best = (score, credit) }
      }
      if credit.isWhole, line.zone == .head || line.zone == .text, score >= 2 {
        if place == nil, credit.place != nil,
          !credit.people.isEmpty || credit.agency != nil || isMarked || credit.namesSite
        {
          place = credit.place
        }
        if agency == nil, let name = credit.agency { agency = (name, credit.agencyCode) }
      }
    }
    return (best?.credit.people ?? [], best?.credit.place ?? place, agency?.0, agency?.1)
  }

  /// "By", «بواسطة» alone on a line: the name follows.
  private func isLabelAlone(_ bytes: [UInt8]) -> Bool {
    let all = TextTokens(bytes.span, limit: 8).list
    guard all.count < 8, let start = all.firstIndex(where: { $0.kind == .word }),
      let (_, end) = CreditWords.writer.match(all, at: start, bytes.span)
    else { return false }
    return all[end...].allSatisfy { $0.kind == .mark }
  }

  /// Dates and what leads to them taken out: «كتب أحمد علي | 3 مايو 2021».
  static func withoutDates(_ bytes: [UInt8]) -> [UInt8] {
    guard DateReader.mayHoldDate(bytes.span) else { return bytes }
    let matches = DateReader(order: .dayFirst).all(bytes.span)
    guard !matches.isEmpty else { return bytes }
    var out: [UInt8] = []
    var from = 0
    for match in matches {
      out.append(contentsOf: bytes[from..<max(from, match.range.lowerBound)])
      out.append(CreditLine.border)
      from = max(from, match.range.upperBound)
    }
    out.append(contentsOf: bytes[from...])
    return out
  }
}
