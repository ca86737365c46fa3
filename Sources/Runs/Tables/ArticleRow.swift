import Codecs
import Columns
import Extracting
import Frontier
import Vocabulary

/// All that one row of `articles` says.
struct ArticleRow: Sendable {
  var id: Article.ID
  var outlet: Outlet.ID
  var article: Article
  /// The address that stands for the article: its canonical one where the page names one of the same site.
  var url: String
  var canonical: String?
  var status = 200
  var fetchedAt: Timestamp
  var place: ArchivePlace?
  var charset: String
  /// SHA-256 of the decoded body, hex.
  var contentDigest: String?
  /// Nil where no page answered.
  var legal: LegalRecord?
  /// Other addresses that led to it, sorted.
  var aliases: [String] = []
  var version: UInt64
  /// The version that this one follows.
  var previousVersion: UInt64?
  var fingerprint: UInt64?
  var isWithdrawn = false

  func cells(runID: String) -> [Cell] {
    let meta = legal?.meta ?? []
    var row = Row(.articles)
    row["article_id"] = .string(id.text)
    row["version"] = .u64hex(version)
    row["outlet"] = .string(outlet.name)
    row["url"] = .string(url)
    row["canonical_url"] = .string(orNull: canonical)
    row["aliases"] = .json(list(aliases))
    row["title"] = .string(orNull: article.title)
    row["authors"] = .json(list(article.authors))
    row["published"] = .timestamp(
      orNull: article.published.map { Timestamp(milliseconds: $0.utcSeconds * 1000) })
    row["published_iso"] = .string(orNull: article.published?.iso8601)
    row["modified"] = .timestamp(
      orNull: article.modified.map { Timestamp(milliseconds: $0.utcSeconds * 1000) })
    row["modified_iso"] = .string(orNull: article.modified?.iso8601)
    row["dateline"] = .string(orNull: article.dateline.place)
    row["agency"] = .string(orNull: article.dateline.agency)
    row["agency_code"] = .string(orNull: article.dateline.agencyCode)
    row["language"] = .string(orNull: article.language)
    row["section"] = .string(orNull: article.section)
    row["tags"] = .json(list(article.tags))
    row["kind"] = .string(orNull: article.kind?.rawValue)
    row["amp_url"] = .string(orNull: article.amp)
    row["image"] = .string(orNull: article.image)
    row["text"] = .string(article.text)
    if !isWithdrawn {
      row["text_bytes"] = .int(article.text.utf8.count)
      row["words"] = .int(words(article.text))
      row["links"] = .int(article.linkCount)
    }
    row["simhash"] = fingerprint.map(Cell.u64hex) ?? .null
    row["fetched_at"] = .timestamp(fetchedAt)
    row["http_status"] = .int(status)
    row["warc_file"] = .string(orNull: place?.file)
    row["warc_offset"] = place.map { .int($0.offset) } ?? .null
    row["charset"] = .string(charset)
    row["content_sha256"] = .string(orNull: contentDigest)
    row["is_free"] = article.isFree.map(Cell.bool) ?? .null
    row["robots_decision"] = .string(orNull: legal?.robots?.reason)
    row["robots_sha256"] = .string(orNull: legal?.robotsDigest)
    row["noarchive"] = .bool(meta.contains(.noarchive))
    row["noai"] = .bool(!meta.isDisjoint(with: [.noai, .noimageai]))
    row["x_robots_tag"] = .string(orNull: legal?.robotsTag)
    row["tdm"] = .string(orNull: legal?.tdm)
    row["ai_txt"] = .string(orNull: legal?.aiText)
    row["previous_version"] = previousVersion.map(Cell.u64hex) ?? .null
    row["withdrawn"] = .bool(isWithdrawn)
    row["run_id"] = .string(runID)
    return row.cells
  }

  private func list(_ texts: [String]) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginArray()
    for text in texts { writer.string(text) }
    writer.endArray()
    return writer.bytes
  }

  /// Runs of bytes between white space.
  private func words(_ text: String) -> Int {
    unsafe text.utf8.span.withUnsafeBufferPointer { bytes in
      func space(_ b: UInt8) -> Int { b == 0x20 || b == 0x0A || b == 0x09 ? 1 : 0 }
      guard let first = unsafe bytes.first else { return 0 }
      var count = 1 - space(first)
      // Each byte beside the one before it, nothing carried along: many at a time.
      for i in 1..<bytes.count { count &+= unsafe space(bytes[i - 1]) & (1 - space(bytes[i])) }
      return count
    }
  }
}

extension ArticleRow {
  /// The version of an article of which nothing is left.
  static let withdrawnVersion = Article().version

  /// The article was there, and its address answers 404 or 410 now.
  init(
    withdrawing id: Article.ID, of outlet: Outlet.ID, url: String, status: Int, at time: Timestamp,
    place: ArchivePlace?, after previous: UInt64
  ) {
    self.init(
      id: id, outlet: outlet, article: Article(), url: url, status: status, fetchedAt: time, place: place,
      charset: "", version: Self.withdrawnVersion)
    previousVersion = previous
    isWithdrawn = true
  }
}
