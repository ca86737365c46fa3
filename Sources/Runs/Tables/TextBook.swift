import Vocabulary

/// Which article of an outlet said the same, word for word: one page under two addresses, or a trap's many.
struct TextBook {
  private var articles = NumberTable()

  subscript(outlet outlet: Outlet.ID, version version: UInt64) -> Article.ID? {
    articles[Self.key(outlet, version)].map { Article.ID(number: $0) }
  }

  mutating func add(_ id: Article.ID, outlet: Outlet.ID, version: UInt64) {
    if let number = id.number { articles.set(Self.key(outlet, version), to: number) }
  }

  /// FNV-1a over the outlet's name, begun at the version.
  private static func key(_ outlet: Outlet.ID, _ version: UInt64) -> UInt64 {
    outlet.name.utf8.reduce(version) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
