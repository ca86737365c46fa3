/// What a `meta` element's name says that its content is.
enum MetaKey: UInt8 {
  case title, siteName, author, published, date, modified, section, tag, image, locale, type, free, handle
  /// What the cards of a social network show beside the title, and its label.
  case cardLabel, cardText

  /// By the element's `name`, `property` or `itemprop`, whatever its case; nil for what no field needs.
  static func of(_ name: Bytes) -> MetaKey? {
    guard name.count >= 3, name.count <= 48 else { return nil }
    var hash = Letters.hashSeed
    for i in 0..<name.count { hash = Letters.mix(hash, UInt32(name[i].asciiFolded)) }
    return table[hash]
  }

  private static let table: HashTable<MetaKey?> = {
    var table: [UInt64: MetaKey?] = [:]
    for (key, names) in names {
      var hash = Letters.hashSeed
      for b in names.utf8 {
        if !b.isASCIISpace {
          hash = Letters.mix(hash, UInt32(b))
        } else if hash != Letters.hashSeed {
          table[hash] = key
          hash = Letters.hashSeed
        }
      }
      table[hash] = key
    }
    return HashTable(table, nothing: nil)
  }()

  private static let names: [(MetaKey, String)] = [
    (
      .title,
      """
      og:title twitter:title dc.title dcterms.title parsely-title sailthru.title headline title citation_title
      fb:title mediator:title hdl cxenseparse:title twitter:text:title dc:title
      """
    ),
    (
      .siteName,
      """
      og:site_name application-name apple-mobile-web-app-title dc.publisher dcterms.publisher publisher
      article:publisher_name sitename al:ios:app_name al:android:app_name copyright og:publisher dc:publisher
      """
    ),
    (
      .author,
      """
      author article:author og:article:author dc.creator dcterms.creator dc:creator byl parsely-author sailthru.author
      cxenseparse:author article:author_name authors citation_author rbauthors dcsext.author article.author
      og:author creator writer byline mediator_author shareaholic:article_author_name
      """
    ),
    (
      .published,
      """
      article:published_time og:article:published_time article:published datepublished pubdate publishdate
      publish-date publish_date publication-date publication_date dc.date.issued dc.date.created
      dcterms.created dcterms.issued dc:created parsely-pub-date sailthru.date
      cxenseparse:recs:publishtime cxenseparse:publishtime originalpublicationdate article.published published_time
      published_time_telegram date.created created datecreated release_date ptime displaydate article:post_date bt:pubdate
      vr:published_time iso-8601-publish-date og:published_time og:pubdate og:publish_date article_date_original
      shareaholic:article_published_time article.created article:publicationdate article:publish_date citation_date
      citation_publication_date pub_date pubdate_iso publishedate published published_date published-date
      article:created_time article:date_published rnews:datepublished rdfs:datepublished dateposted postdate post_date
      content_create_date article.publicationdate firstpublished first_published created_at article:create
      cxenseparse:recs:publishtime:iso dcsext.articlefirstpublished date_published news_publish_date dc.issued
      """
    ),
    (.date, "date dc.date dcterms.date dc:date"),
    (
      .modified,
      """
      article:modified_time og:article:modified_time og:updated_time og:modified_time last-modified lastmod
      datemodified dcterms.modified dc.date.modified dc:modified revised article:updated article:updated_time
      modified_time lastmodified last_modified modified updated updated_time vr:modified_time
      iso-8601-modified-date date.updated dateupdated last-updated last_updated rnews:datemodified bt:moddate
      article.updated parsely-mod-date
      """
    ),
    (
      .section,
      "article:section articlesection section parsely-section og:section og:article:section dc.subject.section cxenseparse:category"
    ),
    (.tag, "article:tag keywords news_keywords parsely-tags sailthru.tags og:article:tag"),
    (
      .image,
      "image thumbnailurl og:image og:image:secure_url og:image:url twitter:image twitter:image:src sailthru.image.full"
    ),
    (.locale, "og:locale content-language language dc.language dcterms.language inlanguage dc:language"),
    (.type, "og:type"),
    (.free, "isaccessibleforfree article:content_tier"),
    (.handle, "twitter:site twitter:creator"),
    (.cardLabel, "twitter:label1"),
    (.cardText, "twitter:data1"),
  ]
}
