import Codecs
import Columns
import Testing
import Vocabulary

@Suite struct DatasetWriterTests {
  @Test(arguments: [Compression.none, .gzip(6), .zstd(3)])
  func everyNastyValueComesBack(compression: Compression) throws {
    let scratch = Scratch()
    var settings = DatasetSettings()
    settings.compression = compression
    let rows = Sample.nasty.enumerated().map { i, text in
      [Cell.string("k\(100 + i)"), .string(text)] + [Cell](repeating: .null, count: 7)
    }
    try Sample.write(rows, to: scratch("d"), settings: settings)
    #expect(try Sample.read(scratch("d")) == rows)
    #expect(try Sample.findings(scratch("d")) == [])
  }

  @Test func randomTablesComeBack() throws {
    let scratch = Scratch()
    for seed in 0..<1000 as Range<UInt64> {
      var random = Seeded(seed)
      let rows = Sample.rows(Int.random(in: 1...12, using: &random), seed: seed &* 7919)
      var settings = DatasetSettings()
      settings.compression = [.none, .gzip(1), .zstd(3)].randomElement(using: &random) ?? .none
      settings.groupRows = Int.random(in: 5...12, using: &random)
      settings.heldBytes = [0, 64, 1 << 20].randomElement(using: &random) ?? 0
      let path = scratch("d\(seed % 8)")
      Scratch.remove(path)
      try Sample.write(rows.shuffled(using: &random), to: path, settings: settings)
      let back = try Sample.read(path)
      func key(_ row: [Cell]) -> String { if case .string(let key) = row[0] { key } else { "" } }
      #expect(back.sorted { key($0) < key($1) } == rows, "seed \(seed)")
    }
  }

  @Test func whatWaitsOnTheDiskIsWrittenTheSame() throws {
    let scratch = Scratch()
    let rows = Sample.rows(200, seed: 3)
    var settings = DatasetSettings()
    try Sample.write(rows, to: scratch("memory"), settings: settings)
    settings.heldBytes = 100
    try Sample.write(rows, to: scratch("disk"), settings: settings)
    let written = Scratch.contents(scratch("disk"))
    #expect(written == Scratch.contents(scratch("memory")))
    #expect(!written.keys.contains { $0.hasPrefix(".tmp") })
  }

  @Test func aDiskThatIsFullForWaitingRowsLeavesTheDatasetAlone() throws {
    let scratch = Scratch()
    try Sample.write(Sample.rows(5, seed: 4), to: scratch("d"))
    var settings = DatasetSettings()
    settings.heldBytes = 0
    let before = try Sample.read(scratch("d"))
    for kind in [FileStep.Kind.create, .write] {
      #expect(throws: Fault.self) {
        try Sample.write(
          Sample.rows(5, seed: 5), to: scratch("d"), run: "b", settings: settings,
          probe: { $0.kind == kind && $0.path == ".tmp-scratch" ? .refuse(28) : .proceed })
      }
      #expect(try Sample.read(scratch("d")) == before)
    }
    try Sample.write(Sample.rows(5, seed: 5), to: scratch("d"), run: "b", settings: settings)
    #expect(try Sample.read(scratch("d")).count == 10)
  }

  @Test func aLongCellComesBack() throws {
    let scratch = Scratch()
    let long = String(repeating: "سطر طويل\tجدا\n", count: 240_000)
    #expect(long.utf8.count > 5_000_000)
    var rows = Sample.rows(3, seed: 1)
    rows[1][1] = .string(long)
    try Sample.write(rows, to: scratch("d"))
    #expect(try Sample.read(scratch("d")) == rows)
    #expect(try Sample.findings(scratch("d")) == [])
  }

  @Test func anEmptyTextIsNullAndNoLineIsBlank() throws {
    let scratch = Scratch()
    var settings = DatasetSettings()
    settings.compression = .none
    var row = Sample.rows(1, seed: 2)[0]
    row[1] = .string("")
    try Sample.write([row], to: scratch("d"), settings: settings)
    row[1] = .null
    #expect(try Sample.read(scratch("d")) == [row])
    let file = try Disk(root: scratch("d")).read(
      "mixed/crawl_date=\(Sample.day.iso8601)/part-run-00000/words.tsv")
    #expect(String(decoding: file, as: UTF8.self) == "words\n\\N\n")
  }

  @Test func zerosAreDroppedAndBadBytesAreRepaired() throws {
    let scratch = Scratch()
    var rows = Sample.rows(2, seed: 3)
    rows[0][1] = .string("a\0b")
    rows[1][1] = .bytes([0x61, 0xFF, 0x62])
    try Sample.write(rows, to: scratch("d"))
    rows[0][1] = .string("ab")
    rows[1][1] = .string("a\u{FFFD}b")
    #expect(try Sample.read(scratch("d")) == rows)
  }

  @Test func theSameRowsGiveTheSameBytesWithAnyCrew() throws {
    let scratch = Scratch()
    let rows = Sample.rows(500, seed: 4)
    let backwards = Crew(workers: 8) { count, body in
      for i in (0..<count).reversed() { body(i) }
    }
    try Sample.write(rows, to: scratch("a"))
    try Sample.write(rows, to: scratch("b"), crew: backwards)
    #expect(Scratch.contents(scratch("a")) == Scratch.contents(scratch("b")))
  }

  @Test func rowsAreSortedWithinAPart() throws {
    let scratch = Scratch()
    let rows = Sample.rows(50, seed: 5)
    var random = Seeded(9)
    try Sample.write(rows.shuffled(using: &random), to: scratch("d"))
    #expect(try Sample.read(scratch("d")) == rows)
  }

  @Test func aRunWrittenAgainReplacesItsOwnParts() throws {
    let scratch = Scratch()
    let first = Sample.rows(10, seed: 6)
    let other = Sample.rows(4, seed: 7)
    let again = Sample.rows(12, seed: 8)
    try Sample.write(first, to: scratch("d"), run: "a")
    try Sample.write(other, to: scratch("d"), run: "b")
    let before = try Dataset(scratch("d")).manifest
    try Sample.write(first, to: scratch("d"), run: "a")
    #expect(try Dataset(scratch("d")).manifest.parts == before.parts)
    try Sample.write(again, to: scratch("d"), run: "a")
    #expect(try Sample.read(scratch("d"), Query(table: "mixed", runID: "a")) == again)
    #expect(try Sample.read(scratch("d"), Query(table: "mixed", runID: "b")) == other)
    #expect(try Sample.findings(scratch("d")) == [])
  }

  @Test func twoWritersAtOnceAreRefused() throws {
    let scratch = Scratch()
    let writer = try DatasetWriter(path: scratch("d"), runID: "a", crawlDate: Sample.day, schema: .mixed)
    let error = #expect(throws: Fault.self) { try Sample.write([], to: scratch("d"), run: "b") }
    #expect(error?.code == .busy)
    _ = try writer.commit(created: Sample.created)
  }

  @Test func aWriterThatGoesAwayLeavesTheLockAndNothingElse() throws {
    let scratch = Scratch()
    let rows = Sample.rows(5, seed: 10)
    try Sample.write(rows, to: scratch("d"), run: "a")
    var settings = DatasetSettings()
    settings.groupRows = 2
    do {
      let writer = try DatasetWriter(
        path: scratch("d"), runID: "b", crawlDate: Sample.day, settings: settings, schema: .mixed)
      for row in rows { try writer.append(table: "mixed", cells: row) }
    }
    #expect(try Sample.read(scratch("d")) == rows)
    try Sample.write(rows, to: scratch("d"), run: "b")
    #expect(try Sample.read(scratch("d")).count == 10)
  }

  @Test func aRowOfTheWrongTypeIsRefusedWhole() throws {
    let scratch = Scratch()
    let rows = Sample.rows(3, seed: 11)
    let writer = try DatasetWriter(path: scratch("d"), runID: "a", crawlDate: Sample.day, schema: .mixed)
    try writer.append(table: "mixed", cells: rows[0])
    var bad = rows[1]
    bad[2] = .string("seven")
    let error = #expect(throws: Fault.self) { try writer.append(table: "mixed", cells: bad) }
    #expect(
      error?.message == "a row of table mixed has a string in column count, which takes int64 or null")
    #expect(throws: Fault.self) { try writer.append(table: "mixed", cells: [.null]) }
    #expect(throws: Fault.self) { try writer.append(Row(.articles)) }
    try writer.append(table: "mixed", cells: rows[2])
    _ = try writer.commit(created: Sample.created)
    #expect(try Sample.read(scratch("d")) == [rows[0], rows[2]])
  }

  @Test func runIdsThatAreNoFileNamesAreRefused() {
    let scratch = Scratch()
    for name in ["", "../x", ".hidden", "a/b", "a b", String(repeating: "x", count: 101)] {
      let error = #expect(throws: Fault.self) { try Sample.write([], to: scratch("d"), run: name) }
      #expect(error?.code == .usage)
    }
  }

  @Test func aNullableColumnMayComeLater() throws {
    let scratch = Scratch()
    let rows = Sample.rows(2, seed: 12)
    try Sample.write(rows, to: scratch("d"), run: "a")
    let wide = TableSchema(
      name: "mixed", description: "Grown.",
      columns: TableSchema.mixed.columns
        + [Column("mood", .string, id: 10, isNullable: true, description: "Later.")], sort: ["key"])
    let writer = try DatasetWriter(
      path: scratch("d"), runID: "b", crawlDate: Sample.day, schema: DatasetSchema([wide]))
    try writer.append(table: "mixed", cells: rows[0] + [.string("calm")])
    _ = try writer.commit(created: Sample.created)
    #expect(
      try Sample.read(scratch("d"), Query(table: "mixed", columns: ["key", "mood", "crawl_date"])) == [
        [rows[0][0], .null, .date(Sample.day)], [rows[1][0], .null, .date(Sample.day)],
        [rows[0][0], .string("calm"), .date(Sample.day)],
      ])
    let dataset = try Dataset(scratch("d"))
    #expect(dataset.schema.table("mixed")?.columns.last?.addedIn == 2)
    #expect(dataset.manifest.schema == "schema-00000002.json")
    #expect(dataset.verify() == [])

    let narrow = TableSchema(
      name: "mixed", description: "Changed.",
      columns: [Column("key", .int64, id: 1, description: "Another meaning.")], sort: ["key"])
    #expect(throws: Fault.self) {
      try DatasetWriter(
        path: scratch("d"), runID: "c", crawlDate: Sample.day, schema: DatasetSchema([narrow]))
    }
  }
}
