import Codecs
import Vocabulary

/// What a page's JSON-LD says of an article: of the node that fits the page best.
struct LinkedArticle {
  /// `NewsArticle` and its kin 2, `WebPage` 1.
  var rank = 0
  var headline: String?
  var alternativeHeadline: String?
  var name: String?
  var published: String?
  var modified: String?
  var authors: [LinkedName] = []
  var section: String?
  var tags: [String] = []
  var image: String?
  var isFree: Bool?
  var language: String?
  var body: String?
  var addresses: [String] = []
}

/// A name that JSON-LD gives, and the type it gives for it.
struct LinkedName: Equatable {
  var name: String
  var isOrganization: Bool
}

/// Every JSON-LD block of a page, read together: one block may name what another describes.
struct LinkedData {
  private(set) var articles: [LinkedArticle] = []
  /// Names of publishers, of the site, of organisations.
  private(set) var siteNames: [String] = []
  /// The names of the steps that lead to the page, from the front door on.
  private(set) var crumbs: [String] = []
  /// Blocks that were read.
  private(set) var blocks = 0

  private var nodes: [String: JSONValue] = [:]

  /// `blocks` as they stand in the page; broken ones are read as far as they go.
  init(_ blocks: [Bytes]) {
    var values: [JSONValue] = []
    for block in blocks.prefix(40) where block.count < 1 << 21 {
      let buffer = unsafe block.buffer
      if let value = try? unsafe JSONValue(parsing: buffer, lenient: true) { values.append(value) }
    }
    self.blocks = values.count
    guard !values.isEmpty else { return }
    collect(values)
  }

  /// The article whose address or headline is the page's; else the first of the highest rank.
  func article(address: String?, canonical: String?, titles: [String]) -> LinkedArticle? {
    let folded = titles.map { FoldedText($0) }
    let articles = articles.filter { !isForeign($0, folded, address, canonical) }
    guard articles.count > 1 else { return articles.first }
    var best: (score: Int, article: LinkedArticle)?
    for article in articles {
      var score = article.rank * 4
      if let headline = article.headline ?? article.name {
        let own = FoldedText(headline)
        if folded.contains(where: { $0.contains(own) || own.contains($0) }) { score += 6 }
      }
      for own in article.addresses where same(own, canonical) || same(own, address) { score += 5 }
      if article.published != nil { score += 2 }
      if !article.authors.isEmpty { score += 1 }
      if score > best?.score ?? -1 { best = (score, article) }
    }
    return best?.article
  }

  /// Another page's article, left in the head by a template: it gives an address that is not the page's and a headline
  /// that shares next to nothing with the page's titles.
  private func isForeign(
    _ article: LinkedArticle, _ titles: [FoldedText], _ address: String?, _ canonical: String?
  ) -> Bool {
    guard article.rank == 2, let headline = article.headline, !titles.isEmpty,
      !article.addresses.contains(where: { same($0, canonical) || same($0, address) })
    else { return false }
    let own = FoldedText(headline)
    // Without an address the headline alone must tell: in the script of a title, and none of its words there.
    let limit = article.addresses.isEmpty ? 0.15 : 0.34
    return own.words >= 4
      && titles.allSatisfy {
        own.overlap(with: $0) < limit && ($0.bytes.first ?? 0) >> 5 == own.bytes[0] >> 5
      }
  }

  private func same(_ a: String, _ b: String?) -> Bool {
    guard let b else { return false }
    let x = Self.bare(a)
    return !x.isEmpty && x.elementsEqual(Self.bare(b))
  }

  /// Host and path, without `www.` and slashes at the end.
  private static func bare(_ address: String) -> ArraySlice<UInt8> {
    var rest = Array(address.utf8)[...]
    if let end = rest.firstIndex(where: { $0 == 0x23 || $0 == 0x3F }) { rest = rest[..<end] }
    if let colon = rest.indices.first(where: { rest[$0] == 0x3A && rest[$0...].starts(with: "://".utf8) }) {
      rest = rest[(colon + 3)...]
    }
    if rest.starts(with: "www.".utf8) { rest = rest.dropFirst(4) }
    while rest.last == 0x2F { rest = rest.dropLast() }
    return rest
  }

  // MARK: Walking

  private mutating func collect(_ values: [JSONValue]) {
    // Lists of other articles and what hangs on an article without being it are not walked.
    let passed: Set<String> = [
      "itemListElement", "hasPart", "citation", "comment", "review", "relatedLink", "mentions", "about",
      "isBasedOn", "potentialAction", "liveBlogUpdate", "video", "associatedMedia",
      "suggestedAnswer",
    ]
    var stack = values.reversed().map { ($0, 0) }
    var found: [JSONObject] = []
    var steps = 0
    while let (value, depth) = stack.popLast(), steps < 20_000 {
      steps += 1
      switch value {
      case .array(let items):
        for item in items.reversed() { stack.append((item, depth)) }
      case .object(let object):
        if let id = object["@id"]?.string, object.members.count > 1, nodes[id] == nil { nodes[id] = value }
        found.append(object)
        guard depth < 6 else { continue }
        for member in object.members.reversed() where !passed.contains(member.key) {
          switch member.value {
          case .array, .object: stack.append((member.value, depth + 1))
          default: break
          }
        }
      default: break
      }
    }
    for object in found { take(object) }
  }

  private mutating func take(_ object: JSONObject) {
    var rank = 0
    var isOrganization = false
    for type in strings(object["@type"]) {
      let name = type.split(separator: "/").last.map(String.init) ?? type
      switch name {
      case "NewsArticle", "Article", "ReportageNewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle",
        "BackgroundNewsArticle", "ReviewNewsArticle", "BlogPosting", "LiveBlogPosting",
        "AdvertiserContentArticle",
        "ScholarlyArticle", "TechArticle", "SatiricalArticle", "AskPublicNewsArticle", "Report",
        "SocialMediaPosting":
        rank = max(rank, 2)
      case "WebPage", "ItemPage", "VideoObject", "CreativeWork", "HowTo", "Recipe", "Review", "ImageGallery",
        "MediaGallery":
        rank = max(rank, 1)
      case "Organization", "NewsMediaOrganization", "WebSite", "Corporation", "Brand", "Periodical",
        "Newspaper":
        isOrganization = true
      case "BreadcrumbList": if crumbs.isEmpty { crumbs = steps(object["itemListElement"]) }
      default: break
      }
    }
    if isOrganization {
      for key in ["name", "alternateName", "legalName"] { siteNames += strings(object[key]).prefix(2) }
    }
    guard rank > 0 else { return }
    if rank < 2, object["datePublished"] == nil, object["headline"] == nil, object["author"] == nil { return }
    var article = LinkedArticle()
    article.rank = rank
    article.headline = strings(object["headline"]).first
    article.alternativeHeadline = strings(object["alternativeHeadline"]).first
    article.name = strings(object["name"]).first
    article.published = strings(object["datePublished"]).first ?? strings(object["dateCreated"]).first
    article.modified = strings(object["dateModified"]).first
    article.section = strings(object["articleSection"]).first
    article.tags = strings(object["keywords"])
    article.image = address(object["image"]) ?? address(object["thumbnailUrl"])
    article.isFree = bool(object["isAccessibleForFree"])
    article.language = strings(object["inLanguage"]).first
    article.body = object["articleBody"]?.string
    article.addresses =
      [address(object["mainEntityOfPage"]), address(object["url"]), object["@id"]?.string].compactMap { $0 }
    for key in ["author", "creator", "contributor"] where article.authors.isEmpty {
      article.authors = names(object[key])
    }
    for name in names(object["publisher"]) { siteNames.append(name.name) }
    articles.append(article)
  }

  /// By their positions; those without one as they stand.
  private func steps(_ value: JSONValue?) -> [String] {
    guard case .array(let items) = value else { return [] }
    var steps: [(place: Int, name: String)] = []
    for (i, item) in items.prefix(20).enumerated() {
      guard case .object(let object) = item else { continue }
      let place = strings(object["position"]).first.flatMap { Int($0) } ?? i + 1
      if let name = (strings(object["name"]) + strings(object["item"]?["name"])).first {
        steps.append((place, decoded(name)))
      }
    }
    return steps.sorted { $0.place < $1.place }.map(\.name)
  }

  // MARK: Values

  private func strings(_ value: JSONValue?) -> [String] {
    switch value {
    case .string(let text): text.isEmpty ? [] : [text]
    case .int(let number): [String(number)]
    case .array(let items): items.flatMap { strings($0) }
    case .object(let object): (object["@value"] ?? object["name"])?.string.map { [$0] } ?? []
    default: []
    }
  }

  private func bool(_ value: JSONValue?) -> Bool? {
    if let value = value?.bool { return value }
    guard let text = strings(value).first?.lowercased() else { return nil }
    return text.hasSuffix("true") ? true : text.hasSuffix("false") ? false : nil
  }

  private func address(_ value: JSONValue?) -> String? {
    switch value {
    case .string(let text): text.isEmpty ? nil : text
    case .array(let items): items.lazy.compactMap { address($0) }.first
    case .object(let object): object["url"]?.string ?? object["contentUrl"]?.string ?? object["@id"]?.string
    default: nil
    }
  }

  /// "Redacci&oacute;n": some escape twice.
  private func decoded(_ text: String) -> String {
    text.utf8.contains(0x26) ? PlainText.text(ofMarkup: text.utf8.span) : text
  }

  private func names(_ value: JSONValue?, _ depth: Int = 0) -> [LinkedName] {
    guard depth < 4 else { return [] }
    switch value {
    case .string(let text): return [LinkedName(name: decoded(text), isOrganization: false)]
    case .array(let items): return items.prefix(30).flatMap { names($0, depth + 1) }
    case .object(let object):
      if object["name"] == nil, let id = object["@id"]?.string {
        guard let node = nodes[id], node["name"] != nil else { return [] }
        return names(node, depth + 1)
      }
      let isOrganization = strings(object["@type"]).contains {
        $0.hasSuffix("Organization") || $0 == "WebSite"
      }
      return strings(object["name"]).map { LinkedName(name: decoded($0), isOrganization: isOrganization) }
    default: return []
    }
  }
}
