import Collapsing
import Extracting
import Fetching
import Frontier
import Vocabulary

/// Turns arrivals into harvests; one per worker.
struct ExtractStep {
  private let extractor = Extractor()

  func harvest(_ arrival: Arrival) throws -> Harvest {
    let page = arrival.page
    let fetch = page.fetch
    func harvest(_ yield: Harvest.Yield, _ finds: Finds = [], base: String? = nil) -> Harvest {
      Harvest(seed: page.seed, fetch: fetch, place: arrival.place, yield: yield, finds: finds, base: base)
    }
    func refused(_ rejection: Rejection) -> Refused {
      Refused(
        seed: page.seed, rejection: rejection, status: fetch.status, fetchedAt: fetch.fetchedAt,
        place: arrival.place)
    }
    if page.seed.kind == .robots || fetch.address.path == "/robots.txt" { return harvest(.listing) }
    if fetch.status == 304 || arrival.isUnchanged { return harvest(.unchanged) }
    if page.seed.kind == .policy || HostPolicy.paths.contains(String(fetch.address.path)) {
      return harvest(.listing)
    }
    if let rejection = Rejection.answer(fetch.status) { throw refused(rejection) }
    guard (200...299).contains(fetch.status) else {
      throw refused(Rejection(.fetch, .protocolError, "HTTP \(fetch.status) without a place to go to"))
    }
    if let listing = FeedReader.parse(
      page.body, declaredCharset: page.declaredCharset, contentType: fetch.response.value(of: "content-type"),
      address: fetch.address)
    {
      let finds = listing.finds(at: fetch.address)
      if finds.isEmpty, FeedReader.declaresEntities(page.body) {
        throw refused(
          Rejection(.extract, .unparsable, "a list of entities of its own, which are never expanded"))
      }
      return harvest(.listing, finds)
    }
    var extraction = extractor.extract(PageInput(page))
    if let address = moved(page, extraction) { return harvest(.moved(address)) }
    if extraction.article.language == nil {
      extraction.article.language = page.seed.hint.language.map {
        $0.prefix { $0 != "-" && $0 != "_" }.lowercased()
      }
    }
    let finds = extraction.robots.contains(.nofollow) ? [] : extraction.finds
    if extraction.kind.isListing || isList(page.seed, extraction) {
      return harvest(.listing, finds, base: extraction.base)
    }
    if let rejection = extraction.rejection {
      // A page without an article may still lead to some; it is refused once its links are known.
      return Harvest(
        seed: page.seed, fetch: fetch, place: arrival.place, yield: .barren(rejection), finds: finds,
        base: extraction.base)
    }
    extraction.article.image = extraction.article.image.flatMap { resolve($0, on: page, extraction)?.href }
    extraction.article.amp = extraction.article.amp.flatMap { resolve($0, on: page, extraction)?.href }
    let reading = TextReading(Array(extraction.article.text.utf8))
    return harvest(
      .article(extraction, digest: try sha256(page.body), reading: reading), finds, base: extraction.base)
  }
}

/// The outlet's own addresses are lists. Of one that only looks like a list, the page decides: it is one where little text
/// stands beside many links.
private func isList(_ seed: Seed, _ extraction: Extraction) -> Bool {
  switch seed.kind {
  case .home: true
  case .section:
    seed.origin == .pipeline || (extraction.links.count >= 8 && extraction.article.text.count < 350)
  case .feed, .sitemap, .robots, .policy, .page: false
  }
}

/// Seconds after which a page that refreshes itself to another one is still a redirect.
private let refreshSeconds = 10

/// Where a page that has nothing of its own sends its readers, by a meta or a field of its header; nil for all others.
private func moved(_ page: Page, _ extraction: Extraction) -> WebAddress? {
  // Looked at first: most pages have something of their own, and their headers need not be read again.
  guard
    extraction.rejection != nil || (extraction.links.count < 8 && extraction.article.text.count < 350)
  else { return nil }
  let field = page.fetch.response.value(of: "refresh").flatMap { MetaRefresh($0) }
  guard let refresh = extraction.refresh ?? field, refresh.seconds <= refreshSeconds,
    let address = resolve(refresh.href, on: page, extraction),
    address.origin + address.pathAndQuery != page.fetch.address.origin + page.fetch.address.pathAndQuery
  else { return nil }
  return address
}

/// An address that a page names, whole; nil where it is no http address.
private func resolve(_ href: String, on page: Page, _ extraction: Extraction) -> WebAddress? {
  let base = extraction.base.flatMap { WebAddress.resolve(Array($0.utf8), base: page.fetch.address) }
  return WebAddress.resolve(Array(href.utf8), base: base ?? page.fetch.address)
}

extension Extraction {
  /// The page's links as the frontier takes them.
  var finds: Finds {
    var finds = Finds()
    finds.reserve(alternates.count + links.count, bytes: links.bytes)
    for alternate in alternates {
      let type = alternate.type.lowercased()
      let isFeed = type.contains("rss") || type.contains("atom") || type.contains("feed+json")
      guard isFeed || !alternate.language.isEmpty else { continue }
      finds.append(Find(href: Array(alternate.href.utf8), role: isFeed ? .feed : .translation))
    }
    for i in links.indices where !links.relations(i).contains(.nofollow) {
      finds.append(
        links.href(i), links.relations(i).contains(.next) ? .next : .link,
        anchorLength: links.anchorLetters(i))
    }
    return finds
  }
}

extension Listing {
  /// The list's entries as the frontier takes them; `address` is the list's own.
  func finds(at address: WebAddress) -> Finds {
    var finds = Finds()
    let role: Find.Role = kind == .sitemapIndex ? .sitemap : .entry
    for entry in entries {
      guard let written = entry.href.map({ Array($0.utf8) }) else { continue }
      let base = entry.base.flatMap { WebAddress.resolve(Array($0.utf8), base: address) }
      let href = base.flatMap { WebAddress.resolve(written, base: $0) }.map { Array($0.href.utf8) } ?? written
      finds.append(
        Find(
          href: href, role: role,
          hint: Seed.Hint(
            title: entry.title, published: entry.published, language: entry.language ?? language),
          lastModified: entry.modified))
      for alternate in entry.alternates {
        finds.append(
          Find(
            href: Array(alternate.href.utf8), role: .translation,
            hint: Seed.Hint(language: alternate.language)))
      }
    }
    if let next { finds.append(Find(href: Array(next.utf8), role: .feed)) }
    return finds
  }
}
