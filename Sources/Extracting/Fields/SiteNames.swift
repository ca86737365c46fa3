/// What the site calls itself: such names are cut from titles and are nobody's byline.
struct SiteNames {
  private(set) var names: [FoldedText] = []
  /// Of each name: without its spaces, and its words; every line of a page is held against them.
  private var joined: [FoldedText] = []
  private var words: [Int] = []
  /// The host's labels without `www` and the public suffix's: `bbc`, `the-guardian`.
  private(set) var hostLabels: [FoldedText] = []

  init(facts: PageFacts, url: String) {
    for name in facts.all(.siteName) { add(name.string) }
    for name in facts.linked.siteNames { add(name) }
    for meta in facts.metas where meta.key == .handle && meta.name.equalsFolded("twitter:site") {
      add(meta.content.string.replacing("@", with: ""))
    }
    let host = Self.host(url)
    var labels = host.split(separator: ".").map(String.init)
    if labels.count > 1 { labels.removeLast() }
    for label in labels where label.utf8.count > 2 && label != "www" && label != "com" && label != "org" {
      let folded = FoldedText(label).joined
      if !hostLabels.contains(folded) { hostLabels.append(folded) }
    }
  }

  static func host(_ url: String) -> String {
    guard let scheme = url.utf8.firstIndex(of: 0x3A) else { return "" }
    let rest = url[scheme...].dropFirst(3)
    return String(rest.prefix { $0 != "/" && $0 != ":" && $0 != "?" && $0 != "#" }).lowercased()
  }

  /// What stands beside the headline in the page's titles is the site's, a section's or a motto; people's names in Latin
  /// letters may stand there too and are left alone.
  mutating func learn(headline: String, titles: [String]) {
    let folded = FoldedText(headline)
    guard folded.words >= 2 else { return }
    for title in titles {
      let whole = FoldedText(title)
      // Some give every page the site's name for a title.
      if titles.count == 1, (2...4).contains(whole.words), whole.bytes[0] >= 0xD8,
        folded.place(of: whole) == nil,
        whole.place(of: folded) == nil, Self.parts(of: title).count == 1, !Self.isWriter(whole)
      {
        keep(whole)
      }
      guard whole.count > folded.count, whole.place(of: folded) != nil else { continue }
      let parts = Self.parts(of: title).filter {
        !$0.isEmpty && folded.place(of: $0) == nil && $0.place(of: folded) == nil
      }
      for name in parts
      where name.count >= 6 && name.words <= 6 && name.bytes[0] >= 0xD8 && !names.contains(name) {
        // «headline | writer | site»
        if parts.count > 1, name != parts.last, Self.isWriter(name) { continue }
        keep(name)
        addCore(of: name)
      }
    }
  }

  /// A title's parts: between bars, and dashes that stand between spaces.
  private static func parts(of title: String) -> [FoldedText] {
    let span = title.utf8.span
    var parts: [FoldedText] = []
    var start = 0
    var i = 0
    var isAlone = true
    while i < span.count {
      let at = i
      let c = Letters.next(span, &i)
      let divides =
        switch c {
        case 0x7C, 0x2022, 0xBB, 0xAB, 0x3A: true  // | • » « :
        case 0x2D, 0x2013, 0x2014, 0x640: isAlone && (i == span.count || span[i] == 0x20)  // - – — ـ
        default: false
        }
      if divides {
        parts.append(FoldedText(span.extracting(start..<at)))
        start = i
      }
      isAlone = c == 0x20 || divides
    }
    parts.append(FoldedText(span.extracting(start..<span.count)))
    return parts
  }

  /// A short part that begins with a given name.
  private static func isWriter(_ name: FoldedText) -> Bool {
    guard (2...4).contains(name.words), let first = name.bytes.split(separator: 0x20).first else {
      return false
    }
    return GivenNames.phrases.value(Letters.hash(Array(first).span, 0..<first.count)) != nil
  }

  mutating func add(_ name: String) {
    let folded = FoldedText(name)
    guard !folded.isEmpty, folded.count < 80, !names.contains(folded) else { return }
    keep(folded)
    addCore(of: folded)
  }

  private mutating func keep(_ name: FoldedText) {
    names.append(name)
    joined.append(name.joined)
    words.append(name.words)
  }

  /// «صحيفة المنبر الإلكترونية» signs «المنبر».
  private mutating func addCore(of name: FoldedText) {
    guard name.bytes[0] >= 0xD8 else { return }
    let words = name.bytes.split(separator: 0x20)
    let core = words.filter { !Self.kinds.contains(Array($0)) }
    guard core.count < words.count, core.count > 0 else { return }
    let text = FoldedText(Array(core.joined(separator: [0x20]))[...])
    if text.count >= 6, !names.contains(text) { keep(text) }
  }

  /// What kind of outlet a name says it is.
  private static let kinds: Set<[UInt8]> = Set(
    """
    صحيفة جريدة مجلة أسبوعية يومية وكالة أنباء الأنباء بوابة البوابة موقع شبكة قناة منصة إذاعة تلفزيون مؤسسة
    الإلكترونية الالكترونية الإخبارية الاخبارية الإخباري الرسمية الرسمي للأنباء للأخبار
    """.split(whereSeparator: \.isWhitespace).map { FoldedText($0).bytes })

  /// `text` is a name of the site, or differs from one by words like "online" and "news", or is its host.
  func isName(_ text: FoldedText) -> Bool {
    guard !text.isEmpty else { return false }
    let joined = text.joined
    let words = text.words
    for (name, (nameJoined, nameWords)) in zip(names, zip(self.joined, self.words)) {
      if name == text || nameJoined == joined { return true }
      if words <= 5, name.count >= 3, Self.isFiller(text, without: name), text.contains(name) {
        return true
      }
      if words >= 2, nameWords > words, text.bytes[0] >= 0xD8, text.overlap(with: name) == 1 {
        return true
      }
      if text.count >= 4, words <= 4, text.count * 2 >= name.count, words == 1 || text.bytes[0] >= 0xD8,
        name.contains(text)
      {
        return true
      }
    }
    for label in hostLabels where label.count >= 3 {
      if joined == label { return true }
      if label.count >= 5, joined.place(in: label), joined.count * 2 > label.count, joined.count >= 4 {
        return true
      }
      if label.count >= 4, label.place(in: joined), label.count * 2 > joined.count { return true }
    }
    return Self.isHostLike(text)
  }

  /// One or two words of a longer name of the site: what it signs with for short.
  func holds(_ text: FoldedText) -> Bool {
    guard !text.isEmpty, text.words <= 2, text.bytes[0] >= 0xD8 else { return false }
    return zip(names, words).contains { $1 > text.words && $1 <= 5 && $0.contains(text) }
  }

  private static func isFiller(_ text: FoldedText, without name: FoldedText) -> Bool {
    text.count - name.count <= 24
  }

  private static func isHostLike(_ text: FoldedText) -> Bool {
    // Looked at first: nearly no line begins so.
    guard text.bytes.starts(with: [0x77, 0x77, 0x77, 0x20]) else { return false }
    let words = text.bytes.split(separator: 0x20)
    guard let last = words.last, words.count >= 2, words.count <= 3 else { return false }
    return hostEnds.contains(String(decoding: last, as: UTF8.self))
  }

  private static let hostEnds: Set<String> = [
    "com", "net", "org", "de", "fr", "co", "uk", "tv", "info", "news", "ir", "es", "it", "pl", "at", "ch",
  ]
}

extension FoldedText {
  /// The bytes stand somewhere in `other`'s.
  fileprivate func place(in other: FoldedText) -> Bool { Self.place(of: bytes, in: other.bytes) }

  static func place(of bytes: [UInt8], in other: [UInt8]) -> Bool {
    let n = bytes.count
    guard n > 0, n <= other.count else { return false }
    for i in 0...(other.count - n) where other[i..<i + n].elementsEqual(bytes) { return true }
    return false
  }
}
