import Columns
import Testing
import Vocabulary

/// A year of nights: what compaction makes of it, and what stays true.
@Suite struct YearTests {
  private static let table = TableSchema(
    name: "notes", description: "One row an outlet and night.",
    columns: [
      Column("key", .string, id: 1, description: "The same every night."),
      Column("words", .string, id: 2, isNullable: true, description: "Text."),
      Column("run_id", .string, id: 3, description: "The run."),
    ],
    sort: ["key"], key: ["key"])
  private static let first = CivilDate(daysSince1970: 20_454)  // 2026-01-01

  private func day(_ night: Int) -> CivilDate {
    CivilDate(daysSince1970: Self.first.daysSince1970 + Int64(night))
  }

  private func run(_ night: Int) -> String { "night-\(1000 + night)" }

  private func write(_ night: Int, _ words: String, to path: String, outlets: Int = 5) throws {
    let writer = try DatasetWriter(
      path: path, runID: run(night), crawlDate: day(night), schema: DatasetSchema([Self.table]))
    for outlet in 0..<outlets {
      try writer.append(
        table: "notes",
        cells: [.string("o\(outlet)"), .string("\(words) \(night)"), .string(run(night))])
    }
    _ = try writer.commit(created: Sample.created)
  }

  private func rows(_ path: String, _ condition: String = "key is not null", run: String? = nil) throws
    -> [String]
  {
    var rows: [String] = []
    let query = Query(
      table: "notes", columns: ["crawl_date", "key", "words", "run_id"],
      condition: try Predicate(condition, table: Self.table), runID: run)
    try Dataset(path).scan(query) { row throws(Fault) in
      let texts = try row.cells().map { cell in
        switch cell {
        case .string(let text): text
        case .date(let day): day.iso8601
        default: "?"
        }
      }
      rows.append(texts.joined(separator: "|"))
      return true
    }
    return rows
  }

  @Test func aYearOfNightsBecomesMonthsAndKeepsEveryRow() throws {
    let scratch = Scratch()
    let path = scratch("d")
    for night in 0..<365 { try write(night, "text", to: path) }
    let before = try rows(path)
    #expect(before.count == 365 * 5)
    let result = try DatasetWriter.compact(path: path, created: Sample.created)
    // Eleven months are over; of December's nights each is alone on its day.
    #expect(result.partsBefore == 334)
    #expect(result.partsAfter == 11)
    #expect(try Dataset(path).manifest.parts.count == 11 + 31)
    // Rows still come night after night, so that of an article's rows the last one is the latest.
    #expect(try rows(path) == before)
    #expect(try Dataset(path).runs == (0..<365).map(run))
    #expect(try Dataset(path).days == (0..<365).map(day))
    #expect(try Sample.findings(path) == [])
    #expect(try DatasetWriter.compact(path: path, created: Sample.created).partsBefore == 0)

    #expect(try rows(path, run: run(40)) == before.filter { $0.hasSuffix(run(40)) })
    #expect(
      try rows(path, "crawl_date = 2026-03-08").map { $0.prefix(13) } == (0..<5).map { "2026-03-08|o\($0)" })
    let figures = try Dataset(path).scan(
      Query(
        table: "notes", columns: ["words"],
        condition: try Predicate("crawl_date = 2026-03-08", table: Self.table))
    ) { _ in true }
    #expect(figures.partsSkippedByManifest == 41)
    #expect(figures.rowsGiven == 5)

    // A night of a month that is merged is written again: its own rows are replaced, no others.
    try write(40, "again", to: path, outlets: 2)
    let again = try rows(path)
    #expect(
      again.sorted()
        == (before.filter { !$0.hasSuffix(run(40)) }
        + (0..<2).map { "2026-02-10|o\($0)|again 40|\(run(40))" }).sorted())
    #expect(try Sample.findings(path) == [])
    #expect(try DatasetWriter.compact(path: path, created: Sample.created).partsAfter == 1)
    #expect(try rows(path).sorted() == again.sorted())
    #expect(try Sample.findings(path) == [])
  }

  @Test func collectingClearsTheFoldersOfNightsThatWereMerged() throws {
    let scratch = Scratch()
    for night in [0, 1, 40] { try write(night, "text", to: scratch("d")) }
    let old = try Dataset(scratch("d"))
    _ = try DatasetWriter.compact(path: scratch("d"), created: Sample.created)
    #expect(old.verify() == [])
    _ = try DatasetWriter.collect(
      path: scratch("d"), grace: .seconds(0), now: Timestamp(milliseconds: .max / 2))
    #expect(
      try Disk(root: scratch("d")).list("notes") == ["crawl_date=2026-02-10", "crawl_month=2026-01"])
    #expect(try rows(scratch("d")).count == 15)
    #expect(try Sample.findings(scratch("d")) == [])
  }

  @Test func aRowOfAnotherMonthIsNamed() throws {
    let scratch = Scratch()
    for night in [0, 1, 40] { try write(night, "text", to: scratch("d")) }
    var settings = DatasetSettings()
    settings.compression = .none
    _ = try DatasetWriter.compact(path: scratch("d"), settings: settings, created: Sample.created)
    let file = "notes/crawl_month=2026-01/part-compact-00000004-00000/crawl_date.tsv"
    try Scratch.change(scratch("d/\(file)")) { $0[17] = 0x33 }  // January becomes March
    #expect(
      try Sample.findings(scratch("d")).contains(
        Finding(file: file, line: 2, "2026-03-01 is no day of crawl_month=2026-01")))
  }
}
