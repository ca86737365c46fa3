/// The words of classes, ids and roles, and what each says. Words of layout frameworks and of newsrooms, no names.
///
/// A class is cut into words at hyphens, underscores and capitals; one word and two neighbours together are looked up.
enum EvidenceWords {
  /// Looked up by the hash of a word, or of two neighbours with a hyphen between.
  static let table: WordTable = {
    var table: [UInt64: Evidence] = [:]
    func enter(_ evidence: Evidence, _ words: String) {
      for word in hashes(words) { table[word, default: []].formUnion(evidence) }
    }
    let subjects = [
      "article", "story", "post", "entry", "news", "blog", "single", "page", "node", "detail", "details",
    ]
    let bodies = ["body", "content", "contents", "text", "copy", "txt", "bodytext", "paragraphs"]
    for subject in subjects {
      for body in bodies {
        table[hash(body.utf8, from: hash([0x2D], from: hash(subject.utf8))), default: []].formUnion(.body)
        table[hash(body.utf8, from: hash(subject.utf8)), default: []].formUnion(.body)
      }
    }
    enter(
      .body,
      """
      articlebody story-body storybody body-text bodytext body-copy bodycopy content-body contentbody main-text maintext
      main-content-body rich-text richtext rte field-body text-body article-paragraphs content-text contenttext
      newstext newsbody storytext artikeltext articletext text-content textcontent name-body content-encoded fulltext full-text articlecontent
      article-main post-body entrytext wysiwyg prose
      """)
    enter(
      .article, "article story post hentry entry artikel articulo articolo news-item newsitem single-post")
    enter(
      .lead,
      """
      lead lede leadtext lead-text standfirst dek deck subtitle sub-title subhead subheadline subheading intro chapo
      article-intro article-lead article-summary article-excerpt article-teaser kicker-text excerpt vorspann
      sommario entradilla bajada ingress abstract post-excerpt article-subtitle teaser-text synopsis
      """)
    enter(
      .navigation,
      """
      nav navbar navigation menu submenu megamenu breadcrumb breadcrumbs crumb crumbs footer pagination pager paging
      page-numbers toc-container toc-list ez-toc toc-wrapper table-of skip-link skiplink masthead topbar top-bar site-header siteheader sitemap bottom-bar
      prev-next next-prev prevnext nextprev post-navigation next-post prev-post next-article
      previous-article language-switcher toolbar-nav back-top backtotop scroll-top
      """)
    enter(
      .related,
      """
      related relatedposts relatednews related-posts relatedarticles similar similar-posts recommended recommendation
      recommendations recommend recirc recirculation readalso read-also also-read see-also seealso more-news morenews
      more-stories more-articles more-from morefrom popular mostread most-read most-popular mostpopular most-viewed
      trending latest latest-news latestnews last-news other-news othernews outbrain taboola zergnet
      further-reading read-next readnext up-next upnext teaser-list teasers linklist link-list onward
      you-may also-like alsolike mehr-zum suggested suggestions inline-related relacionadas relacionados correlati
      related-content jp-relatedposts yarpp crosslink crosslinks internal-links ticker newsticker
      """)
    enter(
      .comments,
      """
      comment comments commentlist comment-list commentform comments-area disqus respond comment-respond replies
      reply fb-comments livefyre coral kommentar kommentare comentarios commentaires commenti discussion
      """)
    enter(
      .tools,
      """
      share shares sharing sharebar share-bar share-buttons social socials social-media sharethis addthis addtoany
      shareaholic sharedaddy sd-sharing ssba print-link email-link bookmark tools toolbar article-tools actions
      rating ratings votes vote poll polls sondage like likes follow followus follow-us whatsapp telegram-join
      font-size fontsize text-size textsize listen-article audio-player print printbutton
      """)
    enter(
      .promotion,
      """
      ad ads adv advert advertisement advertisements advertising adsbygoogle adslot ad-slot adunit ad-container
      adbox banner banners sponsor sponsored sponsors promo promos promotion promotions newsletter newsletters
      subscribe subscription signup sign-up mailchimp mc4wp donate donation donations cta call-to
      marketing affiliate affiliates buy-now dfp gpt-ad werbung anzeige publicidad publicite app-download
      paywall-offer support-us membership
      """)
    enter(
      .byline,
      """
      byline bylines author authors author-name authorname dateline timestamp pubdate publish-date published-date
      post-date date-published entry-date entry-meta post-meta postmeta article-meta articlemeta meta-info
      post-info article-info articleinfo metadata byline-date reading-time readtime time-stamp posted-on posted-by
      story-meta autor auteur verfasser entry-footer post-footer article-footer articlefooter
      """)
    enter(
      .about,
      """
      author-bio authorbio author-box authorbox author-info about-author about-the-author bio biography
      author-description copyright disclaimer colophon imprint publisher-info about-us contributor-bio trust-project
      """)
    enter(
      .caption,
      """
      caption captions figcaption wp-caption-text image-caption imagecaption photo-caption photocaption img-caption
      media-caption picture-caption image-credit photo-credit credit credits legend img-credit bildunterschrift
      gallery slideshow carousel slider swiper lightbox slick photo-gallery image-description
      """)
    enter(
      .topics,
      """
      tags tag-list taglist tagcloud tag-cloud tag-links taglinks post-tags article-tags keywords topics topic-list
      categories category-list cat-links postcategory tagged labels
      """)
    enter(
      .notice,
      """
      cookie cookies cookie-banner consent gdpr ccpa privacy-notice modal popup pop-up overlay login signin sign-in
      register registration adblock lightbox-overlay toast dialog onetrust qc-cmp cmp
      """)
    enter(
      .sidebar,
      """
      sidebar side-bar aside rail right-rail rightrail left-rail leftrail right-column rightcolumn right-col rightcol
      left-column leftcolumn widget-area sidebar-widget widget-title secondary complementary infobox info-box factbox
      """)
    enter(
      .embed,
      """
      twitter-tweet twitter-video instagram-media fb-post tiktok-embed pullquote pull-quote pulledquote
      telegram-post social-embed
      """)
    enter(
      .headline,
      "headline article-title entry-title post-title page-title story-title articletitle title-article")
    return WordTable(table)
  }()

  /// Looked up by a whole class or id, for words that mean something else inside others (`field-label-hidden`).
  static let wholes: WordTable = {
    var table: [UInt64: Evidence] = [:]
    let hidden = """
      hidden hide visually-hidden visuallyhidden sr-only screen-reader screen-reader-text element-invisible
      d-none offscreen a11y-hidden is-hidden display-none invisible u-hidden hide-text
      """
    for word in hashes(hidden) { table[word] = .hidden }
    return WordTable(table)
  }()

  /// First words that turn a class into one about the layout: `has-sidebar`, `no-comments`.
  private static let layouts: WordTable = {
    let words = hashes("has no with without not two one three is show hide enable")
    return WordTable(Dictionary(uniqueKeysWithValues: words.map { ($0, Evidence.article) }))
  }()

  private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01B3

  /// FNV-1a over bytes in lower case.
  private static func hash(_ word: some Sequence<UInt8>, from seed: UInt64 = basis) -> UInt64 {
    var h = seed
    for b in word { h = (h ^ UInt64(b.asciiFolded)) &* prime }
    return h
  }

  /// Of words divided by white space.
  private static func hashes(_ words: String) -> [UInt64] {
    var hashes: [UInt64] = []
    var h = basis
    for b in words.utf8 {
      if !b.isASCIISpace {
        h = (h ^ UInt64(b.asciiFolded)) &* prime
      } else if h != basis {
        hashes.append(h)
        h = basis
      }
    }
    if h != basis { hashes.append(h) }
    return hashes
  }

  /// What the words of one attribute say.
  static func read(_ value: Bytes) -> Evidence {
    var evidence: Evidence = []
    unsafe read(value.buffer, into: &evidence)
    return evidence
  }

  private static func read(_ s: UnsafeBufferPointer<UInt8>, into evidence: inout Evidence) {
    let (basis, prime) = (Self.basis, Self.prime)
    let table = Self.table
    let layouts = Self.layouts
    let wholes = Self.wholes
    let count = s.count
    var i = 0
    while i < count {
      while i < count, unsafe s[i].isASCIISpace { i += 1 }
      // One class: its words, and the pairs of them.
      var whole = basis
      var word = basis
      var pair: UInt64 = 0
      var length = 0
      var words = 0
      var found: Evidence = []
      var isLayout = false
      var wasLower = false
      while i < count {
        let b = unsafe s[i]
        if b.isASCIISpace { break }
        i += 1
        let isWord = (b | 0x20) &- 0x61 < 26 || b.isASCIIDigit || b >= 0x80
        let isUpper = b &- 0x41 < 26
        whole = (whole ^ UInt64(isWord ? b.asciiFolded : 0x2D)) &* prime
        if !isWord || (isUpper && wasLower) {
          if length > 1 {
            if words == 0, !layouts[word].isEmpty { isLayout = true }
            found.formUnion(table[word])
            if pair != 0 { found.formUnion(table[pair]) }
          }
          if length > 0 {
            words += 1
            pair = (word ^ 0x2D) &* prime
          }
          word = basis
          length = 0
          wasLower = false
        }
        if isWord {
          let folded = UInt64(b.asciiFolded)
          word = (word ^ folded) &* prime
          if pair != 0 { pair = (pair ^ folded) &* prime }
          length += 1
          wasLower = !isUpper
        }
      }
      if length > 1 {
        found.formUnion(table[word])
        if pair != 0 { found.formUnion(table[pair]) }
      }
      if isLayout { found.subtract(.outside) }
      evidence.formUnion(found)
      evidence.formUnion(wholes[whole])
    }
  }
}

/// A fixed map from hashes to what they say: open addressing, so that a miss — nearly every word — costs one look.
struct HashTable<Value: Sendable>: Sendable {
  private let keys: [UInt64]
  private let values: [Value]
  private let mask: Int
  private let nothing: Value

  init(_ entries: [UInt64: Value], nothing: Value) {
    var room = 16
    while room < entries.count * 4 { room *= 2 }
    var keys = [UInt64](repeating: 0, count: room)
    var values = [Value](repeating: nothing, count: room)
    for (key, value) in entries {
      var at = Int(truncatingIfNeeded: key) & (room - 1)
      while keys[at] != 0 { at = (at + 1) & (room - 1) }
      keys[at] = key
      values[at] = value
    }
    self.keys = keys
    self.values = values
    self.nothing = nothing
    mask = room - 1
  }

  @inline(__always) subscript(key: UInt64) -> Value {
    var at = Int(truncatingIfNeeded: key) & mask
    while keys[at] != 0 {
      if keys[at] == key { return values[at] }
      at = (at + 1) & mask
    }
    return nothing
  }
}

typealias WordTable = HashTable<Evidence>

extension HashTable<Evidence> {
  init(_ entries: [UInt64: Evidence]) { self.init(entries, nothing: []) }
}
