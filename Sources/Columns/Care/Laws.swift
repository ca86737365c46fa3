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

  private func keyFindings() throws(Fault) -> [Finding] {
    var findings: [Finding] = []
    for table in schema.tables where !table.key.isEmpty {
      let parts = manifest.parts(of: table.name)
      for runID in Set(parts.flatMap(\.runs)) {
        guard let first = parts.first(where: { $0.runs.contains(runID) }) else { continue }
        var seen = Set<[Cell]>()
        var twice: [Cell]?
        try scan(Query(table: table.name, columns: table.key, runID: runID)) { row throws(Fault) in
          let key = try row.cells()
          if !seen.insert(key).inserted { twice = key }
          return twice == nil
        }
        if let twice {
          findings.append(
            Finding(
              file: first.path,
              "run \(runID) has two rows of \(table.key.joined(separator: ", ")) = \(twice.map(\.shown).joined(separator: ", "))"
            ))
        }
      }
    }
    return findings.sorted { $0.file < $1.file }
  }

  private func strings(_ table: String, _ column: String) throws(Fault) -> Set<[UInt8]> {
    var values = Set<[UInt8]>()
    try scan(Query(table: table, columns: [column])) { row throws(Fault) in
      _ = row.withLine(0) { values.insert(Array($0)) }
      return true
    }
    return values
  }

  private func storyFindings() throws(Fault) -> [Finding] {
    guard has("articles", "article_id"), has("copies", "article_id", "story_id"), has("stories", "story_id"),
      !manifest.parts(of: "copies").isEmpty || !manifest.parts(of: "stories").isEmpty
    else { return [] }
    var findings: [Finding] = []
    let articles = try strings("articles", "article_id")
    let placed = try strings("copies", "article_id")
    func tell(_ ids: Set<[UInt8]>, _ table: String, _ problem: String) {
      guard let first = ids.min(by: { $0.lexicographicallyPrecedes($1) }) else { return }
      findings.append(
        Finding(
          file: table, "\(ids.count) \(problem), the first is \(String(decoding: first, as: UTF8.self))"))
    }
    tell(articles.subtracting(placed), "articles", "articles are in no story")
    tell(placed.subtracting(articles), "copies", "copies are of articles that are not there")
    tell(
      try strings("copies", "story_id").subtracting(try strings("stories", "story_id")), "copies",
      "stories that copies name have no row in stories")
    return findings
  }

  /// Rows a run in parts that hold several runs' rows.
  private func countRows(of table: String, into rows: inout [String: [String: Int]]) throws(Fault) {
    for runID in Set(manifest.parts(of: table).filter { $0.runs.count > 1 }.flatMap(\.runs)) {
      let figures = try scan(Query(table: table, columns: ["run_id"], runID: runID)) { _ in true }
      rows[runID, default: [:]][table] = figures.rowsGiven
    }
  }

  private func runFindings() throws(Fault) -> [Finding] {
    guard has("runs", "run_id", "urls_taken", "articles", "listings", "unchanged", "rejects") else {
      return []
    }
    var findings: [Finding] = []
    var rows: [String: [String: Int]] = [:]
    for part in manifest.parts where part.runs.count == 1 {
      rows[part.runs[0], default: [:]][part.table, default: 0] += part.rows
    }
    for table in ["articles", "rejects"]
    where manifest.parts(of: table).contains(where: { $0.runs.count > 1 }) {
      try countRows(of: table, into: &rows)
    }
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
        let found = rows[runID]?[table] ?? 0
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

extension Cell {
  /// For messages.
  var shown: String {
    switch self {
    case .null: "null"
    case .string(let text): text
    case .bytes(let bytes), .json(let bytes): String(decoding: bytes, as: UTF8.self)
    case .int(let value): String(value)
    case .double(let value): String(value)
    case .bool(let value): String(value)
    case .date(let day): day.iso8601
    case .timestamp(let time): time.iso8601
    case .u64hex(let value):
      String(String(repeating: "0", count: value.leadingZeroBitCount / 4).prefix(15))
        + String(value, radix: 16)
    }
  }
}
