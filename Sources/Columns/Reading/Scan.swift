package import Vocabulary

/// What to read of a table.
package struct Query: Sendable {
  package var table: String
  /// In the order wanted; `crawl_date` may be among them. Nil: all columns of the schema.
  package var columns: [String]?
  package var condition: Predicate?
  /// Only rows that this run wrote.
  package var runID: String?
  /// Rows at most.
  package var limit: Int?
  /// Told of parts whose files are damaged, which are left out as wholes; nil: the first one is thrown.
  package var skipping: (@Sendable (Fault) -> Void)?

  package init(
    table: String, columns: [String]? = nil, condition: Predicate? = nil, runID: String? = nil,
    limit: Int? = nil
  ) {
    self.table = table
    self.columns = columns
    self.condition = condition
    self.runID = runID
    self.limit = limit
  }
}

/// What a query read and what it could leave.
package struct ScanFigures: Sendable, Hashable {
  /// Parts of the table in this state.
  package var parts = 0
  package var partsSkippedByManifest = 0
  package var partsSkippedByFooter = 0
  package var partsDamaged = 0
  /// Parts where no row passed, so that only the condition's columns were read.
  package var partsWithoutRow = 0
  /// Column files of the table, on disk.
  package var bytes = 0
  /// Of these, the files that were opened.
  package var bytesRead = 0
  package var rows = 0
  package var rowsGiven = 0
}

/// The current row of a scan; its lines live until the row function returns.
package struct RowView {
  package let columns: [Column]
  let streams: [ColumnStream]

  /// The line as it stands in the file, escapes on, `\N` for null.
  package func withLine<R, E: Error>(_ i: Int, _ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
    try streams[i].withLine(body)
  }

  package func isNull(_ i: Int) -> Bool { streams[i].withLine { Escape.isNull($0) } }

  /// The value of column `i` of the query; throws where the line is none of its type.
  package func cell(_ i: Int) throws(Fault) -> Cell {
    let column = columns[i]
    guard let cell = streams[i].withLine({ LineText.cell($0, as: column.type) }) else {
      throw Fault(
        .badData,
        "\(streams[i].path): line \(streams[i].lines) is no \(column.type.rawValue); run verify, restore the part"
      )
    }
    return cell
  }

  /// All values, in the query's order.
  package func cells() throws(Fault) -> [Cell] {
    var cells: [Cell] = []
    cells.reserveCapacity(columns.count)
    for i in columns.indices { cells.append(try cell(i)) }
    return cells
  }
}

extension Dataset {
  /// Reads the rows that pass, part by part in the manifest's order, only the parts and columns that it needs.
  ///
  /// `row` returns false to stop early.
  @discardableResult
  package func scan(_ query: Query, _ row: (RowView) throws(Fault) -> Bool) throws(Fault) -> ScanFigures {
    let table = try table(query.table)
    let wanted = try columns(of: query)
    var figures = ScanFigures()
    let parts = manifest.parts(of: query.table)
    figures.parts = parts.count
    figures.bytes = parts.reduce(0) { $0 + $1.bytes }
    for part in parts {
      if let limit = query.limit, figures.rowsGiven >= limit { break }
      var query = query
      if let runID = query.runID, part.runs.count > 1, table.index(of: "run_id") != nil {
        let own = Predicate.compare(column: "run_id", .equal, .text(Array(runID.utf8)))
        query.condition = query.condition.map { .and([own, $0]) } ?? own
      }
      if let skipping = query.skipping, part.isWanted(by: query),
        let damage = damage(to: part, columns: wanted + (try conditionColumns(of: query)))
      {
        skipping(damage)
        figures.partsDamaged += 1
        continue
      }
      guard let footer = try prune(part, query, table, &figures) else { continue }
      guard try read(part, footer, query, table, wanted, &figures, row) else { break }
    }
    return figures
  }

  /// The columns that a query gives, in its order.
  func columns(of query: Query) throws(Fault) -> [Column] {
    let table = try table(query.table)
    var columns: [Column] = []
    for name in query.columns ?? table.columns.map(\.name) { columns.append(try table.queryColumn(name)) }
    return columns
  }

  private func conditionColumns(of query: Query) throws(Fault) -> [Column] {
    let table = try table(query.table)
    var columns: [Column] = []
    for name in query.condition?.columns ?? [] { columns.append(try table.queryColumn(name)) }
    return columns
  }

  /// The part's footer, or nil where statistics show that no row passes.
  private func prune(
    _ part: Manifest.Part, _ query: Query, _ table: TableSchema, _ figures: inout ScanFigures
  ) throws(Fault) -> Footer? {
    func known(_ facts: ColumnFacts?) -> ColumnKnowledge { facts.map(ColumnKnowledge.facts) ?? .nothing }
    guard part.isWanted(by: query) else {
      figures.partsSkippedByManifest += 1
      return nil
    }
    if let condition = query.condition,
      !condition.mayPass(rows: part.rows, partition: part.partition, { known(part.statistics[$0]) })
    {
      figures.partsSkippedByManifest += 1
      return nil
    }
    let footer = try footer(of: part)
    if let condition = query.condition {
      let mayPass = condition.mayPass(rows: part.rows, partition: part.partition) { name in
        guard let place = table.index(of: name) else { return .nothing }
        let id = table.columns[place].id
        return footer.columns.first { $0.id == id }.map { .facts($0.facts) } ?? .allNull
      }
      if !mayPass {
        figures.partsSkippedByFooter += 1
        return nil
      }
    }
    return footer
  }

  /// False where the reader wants no more rows.
  private func read(
    _ part: Manifest.Part, _ footer: Footer, _ query: Query, _ table: TableSchema, _ wanted: [Column],
    _ figures: inout ScanFigures, _ row: (RowView) throws(Fault) -> Bool
  ) throws(Fault) -> Bool {
    var opened = Set<String>()
    func count(_ stream: ColumnStream) {
      if opened.insert(stream.path).inserted { figures.bytesRead += stream.fileBytes }
    }
    var selection: [Int]?
    if let condition = query.condition {
      var columns: [String: (stream: ColumnStream, type: ColumnType)] = [:]
      for name in condition.columns {
        let column = try table.queryColumn(name)
        let stream = try stream(column, of: part, footer)
        count(stream)
        columns[name] = (stream, column.type)
      }
      let streams = columns.values.map(\.stream)
      let test = RowTest(condition, columns: columns)
      var passing: [Int] = []
      for number in 0..<part.rows {
        for stream in streams { try stream.step() }
        if test.passes() {
          passing.append(number)
          if let limit = query.limit, figures.rowsGiven + passing.count >= limit { break }
        }
      }
      figures.rows += part.rows
      if passing.isEmpty {
        figures.partsWithoutRow += 1
        return true
      }
      selection = passing
    } else {
      figures.rows += part.rows
    }

    var streams: [ColumnStream] = []
    for column in wanted {
      let stream = try stream(column, of: part, footer)
      count(stream)
      streams.append(stream)
    }
    let view = RowView(columns: wanted, streams: streams)
    var at = 0
    for place in 0..<(selection?.count ?? part.rows) {
      if let limit = query.limit, figures.rowsGiven >= limit { return false }
      let number = selection?[place] ?? place
      while at <= number {
        for stream in streams { try stream.step() }
        at += 1
      }
      figures.rowsGiven += 1
      guard try row(view) else { return false }
    }
    return true
  }
}

extension Manifest.Part {
  fileprivate func isWanted(by query: Query) -> Bool { query.runID.map { holds(run: $0) } ?? true }
}
