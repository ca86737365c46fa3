import Vocabulary

/// Walks the events of a feed or sitemap once and keeps what a crawl wants to know.
struct XMLListing {
  private enum Field {
    case title, link, guid, published, updated, created, language, newsTitle, feedLanguage
  }

  private var listing: Listing?
  private var entry: Listing.Entry?
  /// The element that opened the entry: its depth.
  private var entryDepth = 0
  private var depth = 0
  private var field: Field?
  private var fieldDepth = 0
  private var text: [UInt8] = []
  private var bases: [(depth: Int, base: String)] = []
  private var languages: [(depth: Int, language: String)] = []
  /// Elements that hold a title or a link of their own: `image`, `source`, `textinput`.
  private var foreignDepth: Int?
  /// How a title is written.
  private enum Form { case markup, plain, base64 }
  private var form = Form.markup
  private var guid: String?
  private var guidIsLink = true
  private var hasAlternate = false
  private var created: Moment?
  private let dates = DateReader(order: .unknown)

  mutating func listing(_ events: borrowing XMLEvents) -> Listing? {
    var i = 0
    while i < events.count {
      switch events.kind(i) {
      case .open:
        depth += 1
        var end = i + 1
        while end < events.count, events.kind(end) == .attribute { end += 1 }
        if depth == 1 || listing == nil {
          guard let kind = Self.kind(events.name(i)) else {
            if depth > 3 { return nil }
            i = end
            continue
          }
          listing = Listing(kind: kind)
        }
        scope(events, i + 1, end)
        open(events, i, end)
        i = end
        continue
      case .close:
        close()
        while let last = bases.last, last.depth >= depth { bases.removeLast() }
        while let last = languages.last, last.depth >= depth { languages.removeLast() }
        depth -= 1
        if listing?.entries.count ?? 0 >= FeedReader.entryLimit { return listing }
      case .text:
        if field != nil, text.count < 1 << 16 { unsafe text.append(contentsOf: events.value(i).buffer) }
      case .attribute: break
      }
      i += 1
    }
    close(all: true)
    return listing
  }

  private static func kind(_ name: Bytes) -> Listing.Kind? {
    if name == "rss" || name == "rdf" || name == "feed" || name == "channel" || name == "listing" {
      return .feed
    }
    if name == "sitemapindex" { return .sitemapIndex }
    if name == "urlset" { return .sitemap }
    return nil
  }

  private mutating func scope(_ events: borrowing XMLEvents, _ from: Int, _ to: Int) {
    for i in from..<to
    where events.space(i) == "http://www.w3.org/XML/1998/namespace" || events.space(i) == "xml" {
      if events.name(i) == "base" {
        bases.append((depth, join(bases.last?.base, events.value(i).trimmed.string)))
      }
      if events.name(i) == "lang" {
        let language = events.value(i).trimmed.string
        languages.append((depth, language))
        if depth <= 2, entry == nil, listing?.language == nil, !language.isEmpty {
          listing?.language = language
        }
      }
    }
  }

  private func join(_ outer: String?, _ inner: String) -> String {
    guard let outer, !inner.contains("://") else { return inner }
    if inner.hasPrefix("/") {
      guard let scheme = outer.utf8.firstIndex(of: 0x3A) else { return inner }
      let afterHost = outer[scheme...].dropFirst(3).firstIndex(of: "/") ?? outer.endIndex
      return String(outer[..<afterHost]) + inner
    }
    guard let slash = outer.lastIndex(of: "/") else { return inner }
    return String(outer[...slash]) + inner
  }

  private mutating func open(_ events: borrowing XMLEvents, _ i: Int, _ end: Int) {
    guard field == nil else { return }
    let name = events.name(i)
    if entry == nil {
      if name == "item" || name == "entry" || name == "url" || name == "sitemap" {
        beginEntry()
        for k in i + 1..<end {
          if events.name(k) == "href" { entry?.href = events.value(k).trimmed.string }
          if events.name(k) == "lastmod" {
            entry?.modified = unsafe FeedDate.moment(Array(events.value(k).buffer).span, dates)
          }
        }
        for k in i + 1..<end where events.name(k) == "about" {
          guid = events.value(k).trimmed.string
          guidIsLink = true
        }
        return
      }
      if foreignDepth == nil { openOutside(events, i, end, name) }
      return
    }
    if foreignDepth != nil { return }
    if name == "source" || name == "image" || name == "textinput" || name == "author"
      || name == "group" || name == "video" || name == "content" && events.space(i).contains("media")
      || name == "thumbnail"
    {
      foreignDepth = depth
      return
    }
    openInside(events, i, end, name)
  }

  private mutating func beginEntry() {
    entry = Listing.Entry()
    entry?.base = bases.last?.base
    entry?.language = languages.last?.language
    entryDepth = depth
    guid = nil
    guidIsLink = true
    hasAlternate = false
    created = nil
    foreignDepth = nil
  }

  private mutating func openOutside(_ events: borrowing XMLEvents, _ i: Int, _ end: Int, _ name: Bytes) {
    if name == "image" || name == "textinput" || name == "author" || name == "cloud" {
      foreignDepth = depth
    } else if name == "title", listing?.title == nil, !events.space(i).contains("media") {
      begin(.title)
      form = Self.form(events, i, end)
    } else if name == "language", depth <= 3 {
      begin(.feedLanguage)
    } else if name == "link" {
      var relation = ""
      var href = ""
      for k in i + 1..<end {
        if events.name(k) == "rel" { relation = events.value(k).string }
        if events.name(k) == "href" { href = events.value(k).trimmed.string }
      }
      if relation == "next", !href.isEmpty { listing?.next = href }
    }
  }

  private mutating func openInside(_ events: borrowing XMLEvents, _ i: Int, _ end: Int, _ name: Bytes) {
    let space = events.space(i)
    if name == "link" {
      link(events, i, end)
    } else if name == "loc" {
      if !space.contains("image"), !space.contains("video") { begin(.link) }
    } else if name == "title" {
      if space.contains("sitemap-news") || space == "news" || space == "n" {
        begin(.newsTitle)
      } else if !space.contains("media"), !space.contains("image"), !space.contains("video"),
        !space.contains("search.yahoo")
      {
        begin(.title)
        form = Self.form(events, i, end)
      }
    } else if name == "guid" || name == "id" {
      for k in i + 1..<end where events.name(k) == "ispermalink" {
        guidIsLink = !events.value(k).equalsFolded("false")
      }
      begin(.guid)
    } else if name == "pubdate" || name == "published" || name == "issued" || name == "publication_date"
      || name == "date" || name == "publicationdate" || name == "available"
    {
      begin(.published)
    } else if name == "updated" || name == "modified" || name == "lastmod" || name == "lastbuilddate" {
      begin(.updated)
    } else if name == "created" {
      begin(.created)
    } else if name == "language" {
      begin(.language)
    }
  }

  private mutating func link(_ events: borrowing XMLEvents, _ i: Int, _ end: Int) {
    var relation = "alternate"
    var href: String?
    var language: String?
    var type: String?
    for k in i + 1..<end {
      let name = events.name(k)
      if name == "rel" { relation = events.value(k).trimmed.string.lowercased() }
      if name == "href" { href = events.value(k).trimmed.string }
      if name == "hreflang" { language = events.value(k).trimmed.string }
      if name == "type" { type = events.value(k).trimmed.string.lowercased() }
    }
    guard let href, !href.isEmpty else {
      begin(.link)
      return
    }
    if listing?.kind == .sitemap || events.space(i).contains("xhtml") {
      if let language, relation == "alternate" {
        entry?.alternates.append(.init(language: language, href: href))
      }
      return
    }
    guard relation == "alternate" || relation.hasSuffix("#alternate") else { return }
    let isPage = type == nil || type == "text/html" || type == "application/xhtml+xml" || type == "text/plain"
    if !hasAlternate || (isPage && entry?.href == nil) {
      entry?.href = href
      hasAlternate = isPage
    }
  }

  private static func form(_ events: borrowing XMLEvents, _ from: Int, _ to: Int) -> Form {
    for i in from + 1..<to {
      let value = events.value(i)
      if events.name(i) == "mode", value == "base64" { return .base64 }
      if events.name(i) == "type" {
        if value == "xhtml" { return .plain }
        if value == "application/octet-stream" { return .base64 }
      }
    }
    return .markup
  }

  private func title(_ bytes: [UInt8]) -> String {
    switch form {
    case .markup: PlainText.text(ofMarkup: bytes.span)
    case .plain: PlainText.collapsed(bytes.span)
    case .base64: PlainText.text(ofMarkup: PlainText.base64(bytes.span).span)
    }
  }

  private mutating func begin(_ field: Field) {
    self.field = field
    form = .markup
    fieldDepth = depth
    text.removeAll(keepingCapacity: true)
  }

  private mutating func close(all: Bool = false) {
    if let field, depth == fieldDepth || all {
      finish(field)
      self.field = nil
    }
    if foreignDepth == depth { foreignDepth = nil }
    guard entry != nil, depth == entryDepth || all else { return }
    if var entry {
      if entry.href == nil, let guid, guidIsLink, guid.hasPrefix("http") || guid.hasPrefix("/") {
        entry.href = guid
      }
      if entry.published == nil { entry.published = created }
      if listing?.kind == .feed, entry.language == nil { entry.language = listing?.language }
      listing?.entries.append(entry)
    }
    entry = nil
  }

  private mutating func finish(_ field: Field) {
    let bytes = text
    switch field {
    case .title:
      let value = title(bytes)
      guard !value.isEmpty else { return }
      if entry == nil { listing?.title = value } else if entry?.title == nil { entry?.title = value }
    case .newsTitle:
      let value = PlainText.text(ofMarkup: bytes.span)
      if !value.isEmpty { entry?.title = value }
    case .link:
      let value = trimmed(bytes)
      if entry?.href == nil, !value.isEmpty { entry?.href = value }
    case .guid: guid = trimmed(bytes)
    case .published:
      if let moment = FeedDate.moment(bytes.span, dates) { entry?.published = moment }
    case .updated:
      if let moment = FeedDate.moment(bytes.span, dates) { entry?.modified = moment }
    case .created: created = FeedDate.moment(bytes.span, dates) ?? created
    case .language:
      let value = trimmed(bytes)
      if !value.isEmpty { entry?.language = value }
    case .feedLanguage:
      let value = trimmed(bytes)
      if !value.isEmpty { listing?.language = value }
    }
  }

  private func trimmed(_ bytes: [UInt8]) -> String {
    let kept = bytes.drop { $0 <= 0x20 }
    let end = kept.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? kept.startIndex
    // A line break inside an address is the editor's, not the address's.
    return String(
      decoding: kept[kept.startIndex..<max(end, kept.startIndex)].filter { $0 >= 0x20 }, as: UTF8.self)
  }
}
