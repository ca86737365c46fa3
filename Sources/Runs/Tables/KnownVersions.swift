import Columns
import Vocabulary

/// The latest version of every article that a dataset holds: 16 bytes each, sorted, and this run's beside them.
struct KnownVersions {
  private var ids: [UInt64] = []
  private var versions: [UInt64] = []
  private var fresh: [UInt64: UInt64] = [:]

  private typealias Pair = (id: UInt64, order: Int, version: UInt64)

  init(_ nights: EarlierNights) throws(Fault) {
    var pairs: [Pair] = try nights.read(else: []) { dataset, skipping throws(Fault) in
      var pairs: [Pair] = []
      var query = Query(table: "articles", columns: ["article_id", "version", "run_id"])
      query.skipping = skipping
      _ = try dataset.scan(query) { (row) throws(Fault) in
        guard case .string(let id) = try row.cell(0), let key = UInt64(id, radix: 16),
          case .u64hex(let version) = try row.cell(1), try row.cell(2) != .string(nights.runID)
        else { return true }
        pairs.append((key, pairs.count, version))
        return true
      }
      return pairs
    }
    // The manifest lists parts as they came: of one article's versions the last one holds.
    pairs.sort { ($0.id, $0.order) < ($1.id, $1.order) }
    for pair in pairs {
      if ids.last == pair.id {
        versions[versions.count - 1] = pair.version
      } else {
        ids.append(pair.id)
        versions.append(pair.version)
      }
    }
  }

  func latest(of id: Article.ID) -> UInt64? {
    guard let key = UInt64(id.text, radix: 16) else { return nil }
    if let version = fresh[key] { return version }
    var low = 0
    var high = ids.count
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < ids.count && ids[low] == key ? versions[low] : nil
  }

  mutating func add(_ id: Article.ID, version: UInt64) {
    if let key = UInt64(id.text, radix: 16) { fresh[key] = version }
  }
}
