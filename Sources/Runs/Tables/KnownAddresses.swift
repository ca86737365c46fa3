import Columns
import Vocabulary

/// Which article an address stood for when it last answered, as the dataset says.
///
/// Most articles' ids come from the address itself; of the others the addresses are read when the first page is found
/// gone, and not before: 16 bytes an address.
struct KnownAddresses {
  private let nights: EarlierNights
  private var ids: NumberTable?

  init(_ nights: EarlierNights) { self.nights = nights }

  /// Nil where no article is known at that address.
  mutating func article(at address: String, of outlet: Outlet.ID, _ known: KnownVersions) throws(Fault)
    -> Article.ID?
  {
    let own = try Article.ID(outlet: outlet, canonical: address)
    if known.latest(of: own) != nil { return own }
    if ids == nil { ids = try read() }
    return ids?[key(outlet.name, address)].map { Article.ID(number: $0) }
  }

  private func key(_ outlet: String, _ address: String) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(outlet)
    hasher.combine(address)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }

  private func read() throws(Fault) -> NumberTable {
    try nights.read(else: NumberTable()) { dataset, skipping throws(Fault) in
      var ids = NumberTable()
      var query = Query(
        table: "articles", columns: ["article_id", "outlet", "url", "canonical_url", "run_id"])
      query.skipping = skipping
      try dataset.scan(query) { row throws(Fault) in
        guard let id = try row.text(0).flatMap({ Article.ID($0).number }), let outlet = try row.text(1),
          try row.text(4) != nights.runID
        else {
          return true
        }
        for address in [try row.text(2), try row.text(3)] {
          if let address { ids.set(key(outlet, address), to: id) }
        }
        return true
      }
      return ids
    }
  }
}
