import Codecs
import Vocabulary

extension JSONWriter {
  /// The line that `naskh extract` writes for a page: every key, in this order, null where the page states nothing.
  mutating func articleRecord(id: String, url: String?, _ article: Article, rejection: Rejection?) {
    beginObject()
    member("id", id)
    member("url", url)
    member("title", article.title)
    member("authors", article.authors)
    member("published", article.published?.iso8601)
    member("modified", article.modified?.iso8601)
    member("dateline", article.dateline.place)
    member("agency", article.dateline.agency)
    member("agency_code", article.dateline.agencyCode)
    member("language", article.language)
    member("section", article.section)
    member("text", article.text)
    member("links", article.linkCount)
    member(
      "reject",
      rejection.map { $0.detail.isEmpty ? $0.reason.rawValue : "\($0.reason.rawValue): \($0.detail)" })
    endObject()
    endLine()
  }
}
