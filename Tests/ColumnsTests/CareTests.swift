import Columns
import Glibc
import Testing
import Vocabulary

@Suite struct CareTests {
  private func day(_ i: Int) -> CivilDate { CivilDate(daysSince1970: 20_780 + Int64(i)) }

  @Test func compactionKeepsEveryRowAndEveryRun() throws {
    let scratch = Scratch()
    for shard in 0..<4 {
      let ids = (0..<5).map { NewsSample.article("s\(shard)-\($0)", outlet: "o\(shard)", run: "run\(shard)") }
      try NewsSample.write(ids, to: scratch("d"), run: "run\(shard)")
    }
    let before = try NewsSample.ids(scratch("d"), "outlet is not null").sorted()
    let result = try DatasetWriter.compact(path: scratch("d"), created: Sample.created)
    #expect(result.partsBefore == 16)
    #expect(result.partsAfter == 4)
    #expect(result.sum.rows == 64)
    #expect(try NewsSample.ids(scratch("d"), "outlet is not null").sorted() == before)
    #expect(try NewsSample.ids(scratch("d"), "outlet is not null", run: "run2") == (0..<5).map { "s2-\($0)" })
    #expect(try Dataset(scratch("d")).runs == ["run0", "run1", "run2", "run3"])
    #expect(try Sample.findings(scratch("d")) == [])
    #expect(try DatasetWriter.compact(path: scratch("d"), created: Sample.created).partsBefore == 0)
  }

  @Test func aRunWrittenAgainAfterCompactionReplacesItsRowsAlone() throws {
    let scratch = Scratch()
    for run in ["a", "b"] {
      try NewsSample.write(
        (0..<3).map { NewsSample.article("\(run)\($0)", outlet: "o", run: run) }, to: scratch("d"), run: run)
    }
    _ = try DatasetWriter.compact(path: scratch("d"), created: Sample.created)
    try NewsSample.write([NewsSample.article("a9", outlet: "o", run: "a")], to: scratch("d"), run: "a")
    #expect(try NewsSample.ids(scratch("d"), "outlet = 'o'").sorted() == ["a9", "b0", "b1", "b2"])
    #expect(try Sample.findings(scratch("d")) == [])
    try NewsSample.write([], to: scratch("d"), run: "b")
    #expect(try NewsSample.ids(scratch("d"), "outlet = 'o'") == ["a9"])
    #expect(try Sample.findings(scratch("d")) == [])
  }

  @Test func collectingKeepsTheLiveStateAndTheGrace() throws {
    let scratch = Scratch()
    let rows = Sample.rows(5, seed: 1)
    try Sample.write(rows, to: scratch("d"), run: "a")
    try Sample.write(Sample.rows(6, seed: 2), to: scratch("d"), run: "a")
    let old = try Dataset(scratch("d"), manifest: "manifest-00000001.json")
    var now = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &now)
    let soon = Timestamp(milliseconds: Int64(now.tv_sec) * 1000 + 1000)
    let kept = try DatasetWriter.collect(path: scratch("d"), grace: .seconds(60), now: soon)
    #expect(kept.paths == [])
    #expect(old.verify() == [])
    let later = soon + .seconds(120)
    let wouldGo = try DatasetWriter.collect(
      path: scratch("d"), grace: .seconds(60), now: later, isDryRun: true)
    #expect(old.verify() == [])
    let gone = try DatasetWriter.collect(path: scratch("d"), grace: .seconds(60), now: later)
    #expect(gone == wouldGo)
    #expect(gone.paths == ["_meta/manifest-00000001.json", "mixed/crawl_date=2026-11-23/part-a-00000"])
    #expect(try Sample.read(scratch("d")).count == 6)
    #expect(try Sample.findings(scratch("d")) == [])
  }

  @Test func changesBetweenRunsAreTold() throws {
    let scratch = Scratch()
    func write(_ run: String, _ i: Int, _ rows: [Row]) throws {
      try NewsSample.write(rows, to: scratch("d"), run: run, day: day(i))
    }
    try write("n1", 0, ["a", "b"].map { NewsSample.article($0, outlet: "o", run: "n1") })
    var gone = NewsSample.article("b", outlet: "o", run: "n2", version: 2)
    gone["withdrawn"] = .bool(true)
    try write(
      "n2", 1,
      [
        NewsSample.article("a", outlet: "o", run: "n2", version: 2), gone,
        NewsSample.article("c", outlet: "o", run: "n2"),
      ])
    try write("n3", 2, [NewsSample.article("c", outlet: "o", run: "n3", version: 3)])
    var told: [String] = []
    try Dataset(scratch("d")).changes(from: "n1", to: "n3") {
      told.append("\($0.runID) \($0.kind) \($0.articleID)")
    }
    #expect(told == ["n2 changed a", "n2 withdrawn b", "n2 added c", "n3 changed c"])
    #expect(throws: Fault.self) { try Dataset(scratch("d")).changes(from: "n3", to: "n1") { _ in } }
    #expect(throws: Fault.self) { try Dataset(scratch("d")).changes(from: "n0", to: "n1") { _ in } }
  }

  @Test func theLiveFilesAreListed() throws {
    let scratch = Scratch()
    try Sample.write(Sample.rows(5, seed: 1), to: scratch("d"), run: "a")
    try Sample.write(Sample.rows(6, seed: 2), to: scratch("d"), run: "a")
    let files = try Dataset(scratch("d")).files(table: "mixed", column: "words")
    #expect(files == ["mixed/crawl_date=2026-11-23/part-a-00001/words.tsv.zst"])
    #expect(try Dataset(scratch("d")).files(table: "mixed").count == 9)
    #expect(throws: Fault.self) { try Dataset(scratch("d")).files(table: "mixed", column: "crawl_date") }
    #expect(throws: Fault.self) { try Dataset(scratch("d")).files(table: "mixed", column: "nope") }
  }
}
