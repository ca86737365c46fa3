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
