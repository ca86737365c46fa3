internal import GRDB
internal import Vocabulary

/// What a host says beside robots.txt, and all of it together as the record of one page.
extension Desk {
  /// Puts the host's further files in, as far as robots.txt lets them be read.
  func plantPolicies(
    _ db: Database, of address: WebAddress, _ state: RobotsState, outlet: Int64, now: Timestamp
  ) throws {
    for path in settings.policyPaths {
      guard let file = WebAddress(serialized: address.origin + path), state.decision(on: file).allowed else {
        continue
      }
      _ = try plant(db, file, kind: .policy, origin: .robots, depth: 1, outlet: outlet, now: now)
    }
  }

  /// Keeps a file's text; nil where the host has none.
  func keep(_ db: Database, policy body: [UInt8]?, of address: WebAddress, now: Timestamp) throws {
    policies[String(address.origin)] = nil
    try store.begin(db, now: now)
    try db.run(
      "INSERT OR REPLACE INTO policies (origin, path, body) VALUES (?, ?, ?)",
      [String(address.origin), String(address.path), body.map { ByteText.text(of: $0) }])
  }

  private func policies(_ db: Database, of origin: String) throws -> [String: [UInt8]] {
    if let files = policies[origin] { return files }
    var files: [String: [UInt8]] = [:]
    for row in try Row.fetchAll(
      db.cachedStatement(sql: "SELECT path, body FROM policies WHERE origin = ? AND body IS NOT NULL"),
      arguments: [origin])
    {
      files[row["path"]] = ByteText.bytes(of: row["body"])
    }
    if policies.count > 20_000 { policies.removeAll() }
    policies[origin] = files
    return files
  }

  func record(_ db: Database, of seed: Seed, at address: WebAddress) throws -> PageRecord {
    let origin = String(address.origin)
    var record = PageRecord()
    if let state = try robotsState(db, of: address, now: Timestamp(milliseconds: 0)) {
      record.robots = state.decision(on: address)
      record.robotsDigest = state.digest
    }
    record.policies = try policies(db, of: origin)
    guard seed.id.number < firstOwnRow || named.contains(seed.id.number) else { return record }
    record.aliases = try String.fetchAll(
      db.cachedStatement(
        sql:
          "SELECT DISTINCT href FROM aliases WHERE url = ? AND href IS NOT NULL AND href != ? ORDER BY href"),
      arguments: [seed.id.number, address.href])
    return record
  }
}
