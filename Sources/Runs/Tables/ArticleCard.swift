import Vocabulary

/// What the tables of stories need to know of an article once its row is written.
struct ArticleCard: Sendable, Hashable {
  let outlet: Outlet.ID
  let url: String
  let title: String?
  let published: Moment?
  let language: String?
  let agencyCode: String?
  let textBytes: Int
}

extension ArticleCard {
  init(_ row: ArticleRow) {
    self.init(
      outlet: row.outlet, url: row.url, title: row.article.title, published: row.article.published,
      language: row.article.language, agencyCode: row.article.dateline.agencyCode,
      textBytes: row.article.text.utf8.count)
  }
}
