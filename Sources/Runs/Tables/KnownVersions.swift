import Columns
import Vocabulary

/// The latest version of every article that a dataset holds, and of this run's.
struct KnownVersions {
  private var versions = NumberTable()

  init(_ nights: EarlierNights) throws(Fault) {
    versions = try nights.read(else: NumberTable()) { dataset, skipping throws(Fault) in
      var versions = NumberTable()
      var query = Query(table: "articles", columns: ["article_id", "version", "run_id"])
      query.skipping = skipping
      _ = try dataset.scan(query) { (row) throws(Fault) in
        guard let id = try row.text(0).flatMap({ Article.ID($0).number }),
          case .u64hex(let version) = try row.cell(1), try row.cell(2) != .string(nights.runID)
        else { return true }
        // The manifest lists parts as they came: of one article's versions the last one holds.
        versions.set(id, to: version)
        return true
      }
      return versions
    }
  }

  func latest(of id: Article.ID) -> UInt64? { id.number.flatMap { versions[$0] } }

  mutating func add(_ id: Article.ID, version: UInt64) {
    if let number = id.number { versions.set(number, to: version) }
  }
}
