import Columns
import Testing
import Vocabulary

@Suite struct VerifyTests {
  private static let part = "mixed/crawl_date=\(Sample.day.iso8601)/part-run-00000"

  private func dataset(_ compression: Compression = .none) throws -> Scratch {
    let scratch = Scratch()
    var settings = DatasetSettings()
    settings.compression = compression
    try Sample.write(Sample.rows(20, seed: 30), to: scratch("d"), settings: settings)
    try Sample.write(Sample.rows(5, seed: 31), to: scratch("d"), run: "other", settings: settings)
    return scratch
  }

  @Test(arguments: [Compression.none, .gzip(6), .zstd(3)])
  func aBitFlippedAnywhereIsFoundAndNamed(compression: Compression) throws {
    let scratch = try dataset(compression)
    for (name, bytes) in Scratch.contents(scratch("d/" + Self.part)) {
      for place in [0, bytes.count / 2, bytes.count - 1] {
        let path = scratch("d/\(Self.part)/\(name)")
        try Scratch.change(path) { $0[place] ^= 4 }
        let findings = try Dataset(scratch("d")).verify()
        #expect(!findings.isEmpty)
        #expect(findings.allSatisfy { $0.file.hasPrefix(Self.part) }, "\(findings)")
        #expect(findings.contains { $0.file == "\(Self.part)/\(name)" })
        try Scratch.change(path) { $0[place] ^= 4 }
      }
    }
    #expect(try Sample.findings(scratch("d")) == [])
  }

  /// Every file below the dataset's folder, of earlier states too: found, and told by a name.
  @Test func aBitFlippedInAnyOtherFileIsFoundAndNamed() throws {
    let scratch = try dataset(.zstd(3))
    let beside = Scratch.contents(scratch("d")).filter { !$0.key.contains("/part-") && $0.key != ".lock" }
    #expect(
      Set(beside.keys).isSuperset(of: [
        "CURRENT", "SHA256SUMS", "_meta/manifest-00000001.json", "_meta/manifest-00000002.json",
        "_meta/schema-00000001.json", "croissant.json", "datapackage.json", "datasheet.md",
      ]))
    for (name, bytes) in beside {
      for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 12)) + [bytes.count - 1] {
        for bit in [UInt8(1), 32] {
          let path = scratch("d/\(name)")
          try Scratch.change(path) { $0[place] ^= bit }
          var told: [String]
          do throws(Fault) {
            told = try Dataset(scratch("d")).verify().map(\.description)
          } catch {
            told = [error.message]
          }
          let named = [name, "SHA256SUMS"]
          #expect(told.contains { text in named.contains { text.contains($0) } }, "\(name) \(place): \(told)")
          try Scratch.change(path) { $0[place] ^= bit }
        }
      }
    }
    #expect(try Sample.findings(scratch("d")) == [])
  }

  @Test func whatIsWrongIsNamedWithItsLine() throws {
    let changes: [(String, String, (inout [UInt8]) -> Void)] = [
      ("words.tsv", "the line is blank; an empty text is written \\N", { $0.insert(0x0A, at: 6) }),
      ("count.tsv", "the line is no int64", { $0.insert(0x78, at: 6) }),
      ("words.tsv", "the line holds a carriage return that is not escaped", { $0.insert(0x0D, at: 6) }),
      ("words.tsv", "the line is no string", { $0.insert(contentsOf: [0x5C, 0x71], at: 6) }),
      (
        "key.tsv", "null in a column that must not be null",
        { $0.replaceSubrange(4..<12, with: [0x5C, 0x4E]) }
      ),
    ]
    for (file, problem, change) in changes {
      let scratch = try dataset()
      try Scratch.change(scratch("d/\(Self.part)/\(file)"), change)
      let findings = try Dataset(scratch("d")).verify()
      #expect(findings.contains(Finding(file: "\(Self.part)/\(file)", line: 2, problem)), "\(findings)")
    }
  }

  @Test func lostFilesAreNamedAndOtherPartsStayReadable() throws {
    let scratch = try dataset(.zstd(3))
    Scratch.remove(scratch("d/\(Self.part)/words.tsv.zst"))
    let findings = try Dataset(scratch("d")).verify()
    #expect(findings.contains { $0.file == "\(Self.part)/words.tsv.zst" })
    #expect(try Sample.read(scratch("d"), Query(table: "mixed", runID: "other")).count == 5)
  }

  @Test func aDamagedPartIsLeftOutWhereThatIsWanted() throws {
    let scratch = try dataset(.zstd(3))
    try Scratch.change(scratch("d/\(Self.part)/words.tsv.zst")) { $0[$0.count / 2] ^= 1 }
    #expect(throws: Fault.self) { try Sample.read(scratch("d")) }
    var query = Query(table: "mixed", columns: ["words"])
    #expect(throws: Fault.self) { try Sample.read(scratch("d"), query) }
    query.skipping = { #expect($0.message.contains("words.tsv.zst: its SHA-256")) }
    let figures = try Dataset(scratch("d")).scan(query) { _ in true }
    #expect(figures.partsDamaged == 1)
    #expect(figures.rowsGiven == 5)
    // The part's other columns are sound.
    query.columns = ["key"]
    #expect(try Sample.read(scratch("d"), query).count == 25)
  }

  @Test func repairTakesOutWhatCannotBeReadAndNothingElse() throws {
    let scratch = try dataset(.zstd(3))
    #expect(
      try DatasetWriter.repair(path: scratch("d"), settings: DatasetSettings(), created: Sample.created)
        .losses == [])
    #expect(try Dataset(scratch("d")).manifest.number == 2)
    try Scratch.change(scratch("d/\(Self.part)/words.tsv.zst")) { $0[$0.count / 2] ^= 1 }
    let repair = try DatasetWriter.repair(path: scratch("d"), created: Sample.created)
    #expect(repair.losses.map(\.path) == [Self.part])
    #expect(repair.losses.map(\.rows) == [20])
    #expect(repair.losses.map(\.runs) == [["run"]])
    #expect(try Sample.findings(scratch("d")) == [])
    #expect(try Sample.read(scratch("d")).count == 5)
    // The run is written again, and all is there.
    var settings = DatasetSettings()
    settings.compression = .zstd(3)
    try Sample.write(Sample.rows(20, seed: 30), to: scratch("d"), settings: settings)
    #expect(try Sample.findings(scratch("d")) == [])
    #expect(try Sample.read(scratch("d")).count == 25)
  }

  @Test func compactionLeavesADamagedPartAlone() throws {
    let scratch = try dataset(.zstd(3))
    try Sample.write(Sample.rows(7, seed: 32), to: scratch("d"), run: "third")
    try Scratch.change(scratch("d/\(Self.part)/words.tsv.zst")) { $0[$0.count / 2] ^= 1 }
    let result = try DatasetWriter.compact(path: scratch("d"), created: Sample.created)
    #expect(result.partsBefore == 2)
    #expect(result.damaged.count == 1)
    #expect(try Dataset(scratch("d")).manifest.parts.map(\.rows) == [12, 20])
  }

  @Test func aCutFileIsAFaultWhenItIsRead() throws {
    for compression in [Compression.none, .gzip(6), .zstd(3)] {
      let scratch = try dataset(compression)
      try Scratch.change(scratch("d/\(Self.part)/words.tsv\(compression.suffix)")) {
        $0.removeLast($0.count / 2)
      }
      let error = #expect(throws: Fault.self) { try Sample.read(scratch("d")) }
      #expect(error?.code == .badData)
      #expect(error?.message.contains("words.tsv") == true)
    }
  }

  @Test func lawsBetweenTablesAreHeld() throws {
    let scratch = Scratch()
    let writer = try DatasetWriter(path: scratch("d"), runID: "r", crawlDate: Sample.day)
    for id in ["a", "b"] {
      var article = Row(.articles)
      for (name, text) in ["article_id": id, "outlet": "o", "url": "https://o.example/\(id)", "run_id": "r"] {
        article[name] = .string(text)
      }
      for name in ["aliases", "authors", "tags"] { article[name] = .json(Array("[]".utf8)) }
      article["version"] = .u64hex(1)
      article["fetched_at"] = .timestamp(Sample.created)
      article["http_status"] = .int(200)
      article["noarchive"] = .bool(false)
      article["withdrawn"] = .bool(false)
      try writer.append(article)
    }
    try writer.append(
      Row(
        .copies,
        [
          "article_id": .string("a"), "outlet": .string("o"), "story_id": .string("s"),
          "relation": .string("lead"), "similarity": .double(1), "run_id": .string("r"),
        ]))
    try writer.append(
      Row(
        .runs,
        [
          "run_id": .string("r"), "software": .string("x"), "source": .string("crawl"), "outlets": .int(1),
          "urls_taken": .int(5), "articles": .int(3), "listings": .int(1), "unchanged": .int(0),
          "rejects": .int(0), "stories": .int(1),
        ]))
    _ = try writer.commit(created: Sample.created)
    #expect(
      try Dataset(scratch("d")).verify() == [
        Finding(file: "articles", "1 articles are in no story, the first is b"),
        Finding(file: "copies", "1 stories that copies name have no row in stories, the first is s"),
        Finding(
          file: "runs",
          "run r took 5 addresses, but articles + listings + unchanged + rejects are 4"),
        Finding(file: "articles", "run r states 3 rows in runs, 2 are there"),
      ])
  }
}
