import Archiving
import Testing
import Vocabulary

@Suite struct WARCRepairTests {
  @Test func aFileCutAnywhereKeepsEveryWholeRecord() throws {
    let source = try Scratch()
    _ = try archive([page("http://a.example/1", "first"), page("http://a.example/2", "second")], in: source)
    let whole = try source.read("x-00000.warc.gz")
    let ends = try records("\(source.path)/x-00000.warc.gz").map { Int($0.place.offset + $0.place.length) }
    #expect(ends.last == whole.count)
    let cuts = Set(stride(from: 0, to: whole.count, by: 97) + ends.flatMap { [$0 - 1, $0, $0 + 1] })
    for cut in cuts where cut <= whole.count {
      let scratch = try Scratch()
      _ = try scratch.write("x-00000.warc.gz.open", Array(whole[..<cut]))
      let kept = ends.filter { $0 <= cut }
      let outcome = try WARCRepair.repair(scratch.path)
      let end = kept.last ?? 0
      #expect(
        outcome == [
          .init(
            file: kept.isEmpty ? nil : "x-00000.warc.gz", records: kept.count, lostBytes: Int64(cut - end))
        ])
      #expect(scratch.names == (kept.isEmpty ? [] : ["x-00000.warc.gz"]))
      if !kept.isEmpty { #expect(try scratch.read("x-00000.warc.gz") == Array(whole[..<end])) }
    }
  }

  @Test func rubbishBehindTheLastRecordIsCutOff() throws {
    let scratch = try Scratch()
    _ = try archive([page("http://a.example/1", "first")], in: scratch)
    let whole = try scratch.read("x-00000.warc.gz")
    _ = try scratch.write("y-00000.warc.gz.open", whole + [UInt8](repeating: 0, count: 4096))
    #expect(
      try WARCRepair.repair(scratch.path) == [.init(file: "y-00000.warc.gz", records: 3, lostBytes: 4096)])
    #expect(try scratch.read("y-00000.warc.gz") == whole)
  }

  @Test func damageFarFromTheEndCutsNothing() throws {
    let scratch = try Scratch()
    _ = try archive([page("http://a.example/1", "first"), page("http://a.example/2", "second")], in: scratch)
    var broken = try scratch.read("x-00000.warc.gz")
    let second = try #require(try records("\(scratch.path)/x-00000.warc.gz").dropFirst().first).place
    for i in 20..<40 { broken[Int(second.offset) + i] ^= 0x55 }
    _ = try scratch.write("y-00000.warc.gz.open", broken)
    #expect(
      try WARCRepair.repair(scratch.path, tail: 100)
        == [.init(file: "y-00000.warc.gz", records: 1, lostBytes: 0)])
    #expect(try scratch.read("y-00000.warc.gz") == broken)
  }

  @Test func closedFilesAreLeftAlone() throws {
    let scratch = try Scratch()
    _ = try scratch.write("x-00000.warc.gz", [1, 2, 3])
    #expect(try WARCRepair.repair(scratch.path) == [])
    #expect(try scratch.read("x-00000.warc.gz") == [1, 2, 3])
  }
}
