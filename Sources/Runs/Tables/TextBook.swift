import Vocabulary

/// Which article of an outlet said the same, word for word: one page under two addresses, or a trap's many.
struct TextBook {
  private struct Key: Hashable {
    let outlet: Outlet.ID
    let version: UInt64
  }

  private var articles: [Key: Article.ID] = [:]

  subscript(outlet outlet: Outlet.ID, version version: UInt64) -> Article.ID? {
    get { articles[Key(outlet: outlet, version: version)] }
    set { articles[Key(outlet: outlet, version: version)] = newValue }
  }
}
