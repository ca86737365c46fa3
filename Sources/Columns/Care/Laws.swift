import Vocabulary

extension Dataset {
  /// The laws between the tables, as far as these are there: every article is in exactly one story, every story
  /// named has a row, keys do not repeat within a run, and each run's sum holds.
  func verifyLaws() -> [Finding] {
    do throws(Fault) {
      return try keyFindings() + storyFindings() + runFindings()
    } catch {
      return [Finding(file: "", error.message)]
    }
  }

  private func has(_ table: String, _ columns: String...) -> Bool {
    guard let table = schema.table(table) else { return false }
    return columns.allSatisfy { table.index(of: $0) != nil }
  }

  /// A run's rows of a table lie in the parts of one month: each month is looked at by itself.
  private func keyFindings() throws(Fault) -> [Finding] {
    var findings: [Finding] = []
    for table in schema.tables where !table.key.isEmpty {
      var columns: [Column] = []
      for name in table.key { columns.append(try table.queryColumn(name)) }
      if let run = table.index(of: "run_id"), !table.key.contains("run_id") {
        columns.append(table.columns[run])
      }
      let months = Dictionary(grouping: manifest.parts(of: table.name)) {
        Partition(monthOf: $0.partition.first)
      }
      for (_, parts) in months.sorted(by: { $0.key < $1.key }) {
        findings += try keyFindings(parts, columns, of: table)
      }
    }
    return findings
  }

  private func keyFindings(
    _ parts: [Manifest.Part], _ columns: [Column], of table: TableSchema
  ) throws(Fault) -> [Finding] {
    var findings: [Finding] = []
    var seen = Set<LineHash>()
    for part in parts {
      var number = 1
      var twice: Finding?
      try walk(part, columns) { streams in
        number += 1
        var hash = LineHash.Builder()
        for stream in streams { stream.withLine { hash.add($0) } }
        guard !seen.insert(hash.finish()).inserted, twice == nil else { return }
        let key = streams.map { stream in stream.withLine { String(span: $0) } }.joined(separator: ", ")
        let names = columns.map(\.name).joined(separator: ", ")
        twice = Finding(file: part.path, line: number, "a run has two rows of \(names) = \(key)")
      }
      if let twice { findings.append(twice) }
    }
    return findings
  }

  private func lines(_ table: String, _ column: String) throws(Fault) -> Set<LineHash> {
    var values = Set<LineHash>()
    try scan(Query(table: table, columns: [column])) { row throws(Fault) in
      _ = row.withLine(0) { values.insert(LineHash($0)) }
      return true
    }
    return values
  }

  private func storyFindings() throws(Fault) -> [Finding] {
    guard has("articles", "article_id"), has("copies", "article_id", "story_id"), has("stories", "story_id"),
      !manifest.parts(of: "copies").isEmpty || !manifest.parts(of: "stories").isEmpty
    else { return [] }
    let articles = try lines("articles", "article_id")
    let placed = try lines("copies", "article_id")
    return try strays("articles", "article_id", outside: placed, "articles are in no story")
      + strays("copies", "article_id", outside: articles, "copies are of articles that are not there")
      + strays(
        "copies", "story_id", outside: lines("stories", "story_id"),
        "stories that copies name have no row in stories")
  }

  /// The values of a column that are not among the `known`, told by their number and the least of them.
  private func strays(
    _ table: String, _ column: String, outside known: Set<LineHash>, _ problem: String
  ) throws(Fault) -> [Finding] {
    var strays = Set<LineHash>()
    var least: [UInt8]?
    try scan(Query(table: table, columns: [column])) { row throws(Fault) in
      row.withLine(0) { line in
        let hash = LineHash(line)
        guard !known.contains(hash), strays.insert(hash).inserted else { return }
        if least.map({ Bytes.compare(line, $0.span) < 0 }) ?? true { least = Array(line) }
      }
      return true
    }
    guard let least else { return [] }
    let name = String(decoding: least, as: UTF8.self)
    return [Finding(file: table, "\(strays.count) \(problem), the first is \(name)")]
  }

  /// Rows of a table by run.
  private func rowsByRun(of table: String) throws(Fault) -> [String: Int] {
    var counts: [String: Int] = [:]
    for part in manifest.parts(of: table) {
      guard part.runs.count > 1, let run = try schema.table(table)?.queryColumn("run_id") else {
        for run in part.runs { counts[run.id, default: 0] += part.rows }
        continue
      }
      var own: [LineHash: Int] = [:]
      try walk(part, [run]) { streams in streams[0].withLine { own[LineHash($0), default: 0] += 1 } }
      for run in part.runs { counts[run.id, default: 0] += own[LineHash(run.id.utf8.span)] ?? 0 }
    }
    return counts
  }

  private func runFindings() throws(Fault) -> [Finding] {
    guard has("runs", "run_id", "urls_taken", "articles", "listings", "unchanged", "rejects") else {
      return []
    }
    var findings: [Finding] = []
    let rows = [
      "articles": try rowsByRun(of: "articles"), "rejects": try rowsByRun(of: "rejects"),
    ]
    let columns = ["run_id", "urls_taken", "articles", "listings", "unchanged", "rejects"]
    try scan(Query(table: "runs", columns: columns)) { row throws(Fault) in
      let cells = try row.cells()
      guard case .string(let runID) = cells[0] else { return true }
      let counts = cells.dropFirst().map { cell in
        if case .int(let value) = cell { Int(value) } else { 0 }
      }
      if counts[0] != counts[1...].reduce(0, +) {
        findings.append(
          Finding(
            file: "runs",
            "run \(runID) took \(counts[0]) addresses, but articles + listings + unchanged + rejects are \(counts[1...].reduce(0, +))"
          ))
      }
      for (table, stated) in [("articles", counts[1]), ("rejects", counts[4])] {
        let found = rows[table]?[runID] ?? 0
        if found != stated {
          findings.append(
            Finding(file: table, "run \(runID) states \(stated) rows in runs, \(found) are there"))
        }
      }
      return true
    }
    return findings
  }
}
