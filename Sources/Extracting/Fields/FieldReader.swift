import Vocabulary

/// Reads an article's fields from its page, once its text is known.
///
/// Two steps, because the text's choice wants to know the headline: `init` reads the head and chooses it, `fill` reads
/// the rest.
struct FieldReader {
  let facts: PageFacts
  let linked: LinkedArticle?
  let sites: SiteNames
  let url: String
  let hint: Seed.Hint?
  let fetchedAt: Timestamp?
  /// As the page shows it, without the site's name.
  let headline: Headline.Choice?

  init(_ tree: borrowing HTMLTree, url: String, hint: Seed.Hint?, fetchedAt: Timestamp?) {
    facts = PageFacts(tree)
    var sites = SiteNames(facts: facts, url: url)
    for name in facts.homeNames(tree, host: SiteNames.host(url)) { sites.add(name) }
    var titles: [String] = []
    if let title = facts.first(.title) { titles.append(title.string) }
    if let title = facts.title { titles.append(title.string) }
    linked = facts.linked.article(address: url, canonical: facts.canonical?.string, titles: titles)
    self.url = url
    self.hint = hint
    self.fetchedAt = fetchedAt
    headline = Headline(facts: facts, linked: linked, sites: sites).choose(tree, hint: hint?.title)
    if let headline { sites.learn(headline: headline.text, titles: titles) }
    self.sites = sites
  }

  /// `kept`: the blocks of the list that are the text.
  ///
  /// Gives where each field was found, and a line on each where `explains`.
  func fill(
    _ article: inout Article, _ tree: borrowing HTMLTree, _ list: BlockList, kept: [Int],
    explains: Bool = false
  ) -> [String] {
    var origins = FieldOrigins()
    origins.title = headline?.origin ?? .none
    article.title = headline?.text
    let textNode = kept.first.map { list.blocks[$0].first }
    article.language = LanguageReader.language(
      of: article.text.utf8.span, declared: declaredLanguage,
      hostEnd: SiteNames.host(url).split(separator: ".").last.map(String.init))
    let surroundings = Surroundings(tree, list, kept: kept, headline: headline?.node)
    let dates = PublicationDate(
      facts: facts, linked: linked, sites: sites, url: url, language: article.language, fetchedAt: fetchedAt
    ).choose(
      tree, surroundings, headline: headline?.node, text: textNode,
      textEnd: kept.last.map { list.blocks[$0].last } ?? tree.count, hint: hint?.published)
    article.published = dates.published
    article.modified = dates.modified
    let byline = Byline(facts: facts, linked: linked, sites: sites).choose(tree, surroundings, text: textNode)
    article.authors = byline.authors
    article.dateline = dateline(byline, surroundings, article.text, &origins)
    let section = fillRest(&article, tree, list)
    guard explains else { return [] }
    origins.published = dates.source
    origins.modified = dates.modifiedSource
    origins.authors = byline.origin
    origins.section = section
    return FieldExplanation(article, origins, self, surroundings).lines
  }

  /// The text's own head goes before the byline's place; the byline's agency before the text's.
  private func dateline(
    _ byline: Byline.Result, _ surroundings: Surroundings, _ text: String, _ origins: inout FieldOrigins
  ) -> Dateline {
    let reader = DatelineReader(sites: sites)
    // Behind a lead or two the report itself begins.
    var head = Dateline()
    var paragraphs = 0
    let span = text.utf8.span
    let lines = Self.lines(span)
    for line in lines.head where paragraphs < 4 {
      // Lines of a byline or a table that the text took in count for less.
      if line.count > 60 { paragraphs += 1 }
      head = reader.head(span.extracting(line.prefix(400)))
      if head.place != nil || head.agency != nil { break }
    }
    if head.place == nil, byline.place == nil, head.agency ?? byline.agency ?? byline.statedAgency != nil {
      for line in lines.head.prefix(3) where head.place == nil {
        let end = Letters.cut(span, line.upperBound + 10_000)
        head.place = reader.town(span.extracting(line), before: span.extracting(line.upperBound..<end))
      }
    }
    var foot = Dateline()
    if let last = lines.tail.first { foot = reader.foot(span.extracting(last)) }
    if foot.agency == nil {
      for line in surroundings.lines where line.zone == .foot && line.distance <= 3 && line.bytes.count < 80 {
        foot = reader.foot(line.bytes.span)
        if foot.agency != nil { break }
      }
    }
    if foot.agency == nil { foot = credited(span, lines.tail, reader) }
    var result = Dateline()
    result.place = byline.place ?? head.place ?? foot.place
    origins.dateline = byline.place != nil ? .head : head.place != nil ? .text : .foot
    origins.agency =
      byline.agency != nil ? .head : head.agency != nil ? .text : foot.agency != nil ? .foot : .meta
    if let agency = byline.agency {
      let isSame = head.agencyCode != nil && head.agencyCode == byline.agencyCode
      result.agency = isSame ? head.agency : agency
      result.agencyCode = byline.agencyCode
    } else if let agency = head.agency {
      result.agency = agency
      result.agencyCode = head.agencyCode
    } else if let agency = foot.agency {
      result.agency = agency
      result.agencyCode = foot.agencyCode
    } else {
      result.agency = byline.statedAgency
      result.agencyCode = byline.statedCode
    }
    return result
  }

  /// An agency in brackets behind the last sentence of a paragraph; what follows may be another item or a note.
  private func credited(_ text: Span<UInt8>, _ lines: [Range<Int>], _ reader: DatelineReader) -> Dateline {
    for line in lines {
      let end = text[line.upperBound - 1]
      guard end == 0x29 || end == 0x5D, let open = line.last(where: { text[$0] == 0x28 || text[$0] == 0x5B }),
        let before = (line.lowerBound..<open).last(where: {
          text[$0] != 0x20 && text[$0] != 0xA0 && text[$0] != 0xC2
        }), text[before] == 0x2E
      else { continue }
      let found = reader.foot(text.extracting(line))
      if found.agency != nil { return found }
    }
    return Dateline()
  }

  /// The lines of a text that are not empty: the first twelve, and the last forty from the end up.
  private static func lines(_ text: Span<UInt8>) -> (head: [Range<Int>], tail: [Range<Int>]) {
    var (head, tail): ([Range<Int>], [Range<Int>]) = ([], [])
    var start = 0
    while start < text.count, head.count < 12 {
      var end = start
      while end < text.count, text[end] != 0x0A { end += 1 }
      if end > start { head.append(start..<end) }
      start = end + 1
    }
    var end = text.count
    while end > 0, tail.count < 40 {
      var start = end
      while start > 0, text[start - 1] != 0x0A { start -= 1 }
      if end > start { tail.append(start..<end) }
      end = start - 1
    }
    return (head, tail)
  }

  private var declaredLanguage: String? {
    for tag in [facts.language, facts.first(.locale)] {
      if let tag, let code = LanguageReader.primary(tag.string) { return code }
    }
    return linked?.language.flatMap { LanguageReader.primary($0) }
  }

  /// What a `meta` or a `link` with an item property gives.
  private func item(_ key: MetaKey, _ tree: borrowing HTMLTree) -> Bytes? {
    for (own, node) in facts.items where own == key {
      let value = tree.attribute(node, .content) ?? tree.attribute(node, .href) ?? tree.attribute(node, .src)
      if let value = value?.trimmed, value.count > 0 { return value }
    }
    return nil
  }

  /// Gives where the section was found.
  private func fillRest(_ article: inout Article, _ tree: borrowing HTMLTree, _ list: BlockList)
    -> FieldOrigin
  {
    var origin = FieldOrigin.none
    if let stated = linked?.section {
      (article.section, origin) = (Headline.line(stated), .linked)
    } else if let stated = facts.first(.section) ?? item(.section, tree) {
      (article.section, origin) = (Headline.line(stated.string), .meta)
    } else if let shown = SectionReader(url: url, headline: headline?.text, authors: article.authors).read(
      tree, list, facts)
    {
      (article.section, origin) = (shown.name, shown.origin)
    }
    var tags: [String] = []
    var seen: Set<FoldedText> = []
    func add(_ text: String, isList: Bool) {
      let pieces =
        isList
        ? Headline.line(text).split(whereSeparator: { $0 == "," || $0 == "،" || $0 == ";" }) : [text[...]]
      for piece in pieces {
        let tag = Headline.line(String(piece))
        guard !tag.isEmpty, tag.utf8.count < 120, tags.count < 40, seen.insert(FoldedText(tag)).inserted
        else { continue }
        tags.append(tag)
      }
    }
    for tag in linked?.tags ?? [] { add(tag, isList: true) }
    for content in facts.all(.tag) where tags.count < 40 { add(content.string, isList: true) }
    if tags.isEmpty, let content = item(.tag, tree) { add(content.string, isList: true) }
    article.tags = tags
    article.image = facts.first(.image)?.string ?? linked?.image ?? item(.image, tree)?.string
    article.canonical = facts.canonical.flatMap { $0.count > 0 ? $0.string : nil }
    article.amp = facts.amp.flatMap { $0.count > 0 ? $0.string : nil }
    article.isFree = linked?.isFree
    if article.isFree == nil, let tier = (facts.first(.free) ?? item(.free, tree))?.string.lowercased() {
      article.isFree =
        tier == "free" || tier == "true"
        ? true : tier == "locked" || tier == "metered" || tier == "false" ? false : nil
    }
    return origin
  }
}
