import Archiving
import Codecs
import Testing
import Vocabulary

@Suite struct WARCReaderTests {
  private let info = record("warcinfo", nil, "software: x\r\n")
  private let one = record("response", "http://a.example/1", "HTTP/1.1 200 OK\r\n\r\nfirst")
  private let two = record("response", "http://a.example/2", "HTTP/1.1 200 OK\r\n\r\nsecond")

  private func read(_ bytes: [UInt8], _ name: String = "x.warc") throws -> [String] {
    let scratch = try Scratch()
    return try records(scratch.write(name, bytes)).map {
      "\($0.type) \($0.target ?? "-") \($0.message.map { text($0.body) } ?? "")\($0.isDamaged ? " damaged" : "")"
    }
  }

  private let expected = [
    "warcinfo - ", "response http://a.example/1 first", "response http://a.example/2 second",
  ]

  @Test func plainFilesMembersARecordAndOneMemberForAllReadTheSame() throws {
    #expect(try read(Array((info + one + two).utf8)) == expected)
    #expect(try read(gzip(Array(info.utf8)) + gzip(Array(one.utf8)) + gzip(Array(two.utf8))) == expected)
    #expect(try read(gzip(Array((info + one + two).utf8))) == expected)
  }

  @Test func zstdFramesAreReadLikeGzipMembers() throws {
    var encoder = try StreamEncoder(.zstd(level: 3, checksum: true))
    var packed: [UInt8] = []
    for record in [info, one, two] {
      try encoder.write(Array(record.utf8), into: &packed)
      try encoder.finish(into: &packed)
    }
    #expect(try read(packed, "x.warc.zst") == expected)
    let scratch = try Scratch()
    let last = try #require(try records(scratch.write("x.warc.zst", packed)).last)
    #expect(try WARCReader.record(at: last.place, in: scratch.path).target == "http://a.example/2")
  }

  @Test func placesLeadBackToTheirRecords() throws {
    let scratch = try Scratch()
    let plain = try scratch.write("x.warc", Array((info + one + two).utf8))
    let packed = try scratch.write("x.warc.gz", gzip(Array(one.utf8)) + gzip(Array(two.utf8)))
    for path in [plain, packed] {
      for record in try records(path) {
        let again = try WARCReader.record(at: record.place, in: scratch.path)
        #expect(again.block == record.block)
        #expect(again.target == record.target)
        #expect(again.place == record.place)
      }
    }
    #expect(
      try records(plain)[1].place
        == ArchivePlace(file: "x.warc", offset: Int64(info.utf8.count), length: Int64(one.utf8.count - 4)))
  }

  @Test func recordsOfOneMemberHaveNoPlaceOfTheirOwn() throws {
    let scratch = try Scratch()
    let path = try scratch.write("x.warc.gz", gzip(Array((one + two).utf8)))
    #expect(try records(path).map(\.place.length) == [0, 0])
  }

  @Test(arguments: ["0.17", "0.18", "1.0", "1.1", "2.0"])
  func everyVersionIsRead(_ version: String) throws {
    let bytes = record("response", "<http://a.example/a b>", "HTTP/1.1 200 OK\r\n\r\nx", version: version)
    #expect(try read(Array(bytes.utf8)) == ["response http://a.example/a%20b x"])
  }

  @Test func linesMayEndWithoutACarriageReturn() throws {
    let bytes = (info + one).filter { $0 != "\r" }.replacing("\r\n", with: "\n")
    let fixed = bytes.replacing("Content-Length: 13", with: "Content-Length: 12").replacing(
      "Content-Length: 24", with: "Content-Length: 22")
    #expect(try read(Array(fixed.utf8)) == ["warcinfo - ", "response http://a.example/1 first"])
  }

  @Test func aWrongLengthCostsNoOtherRecord() throws {
    let short = record(
      "response", "http://a.example/s", "HTTP/1.1 200 OK\r\n\r\nlonger than it says", length: 25)
    #expect(
      try read(Array((short + two).utf8)) == [
        "response http://a.example/s longer", "response http://a.example/2 second",
      ])
  }

  @Test func aBrokenMemberCostsNoOtherRecord() throws {
    var broken = try gzip(Array(one.utf8))
    for i in 30..<60 { broken[i] = 0xAA }
    let scratch = try Scratch()
    let path = try scratch.write("x.warc.gz", gzip(Array(info.utf8)) + broken + gzip(Array(two.utf8)))
    let reader = try WARCReader(path)
    var targets: [String?] = []
    while let record = try reader.next() {
      if !record.isDamaged { targets.append(record.target) }
    }
    #expect(targets.last == "http://a.example/2")
    #expect(reader.damages > 0)
  }

  @Test func aFileCutInsideItsLastRecordSaysSo() throws {
    let packed =
      try gzip(Array(info.utf8))
      + gzip(
        Array(
          record(
            "response", "http://a.example/9",
            "HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "long ", count: 9000)
          ).utf8))
    let all = try read(Array(packed[..<(packed.count - 40)]))
    #expect(all.count == 2)
    #expect(all[1].hasSuffix("damaged"))
    let plain = Array((info + two).utf8)
    #expect(try read(Array(plain[..<(plain.count - 6)])).last == "response http://a.example/2 seco damaged")
  }

  @Test func rubbishHasNoRecords() throws {
    #expect(try read([]) == [])
    #expect(try read(Array("nothing of the kind\n\nat all".utf8)) == [])
    #expect(try read([0x1F, 0x8B, 8, 0, 1, 2, 3]) == [])
    #expect(try read(Array(0...255) + Array(one.utf8)) == [])
    #expect(try read(Array(0...255) + [0x0A] + Array(one.utf8)) == ["response http://a.example/1 first"])
  }

  @Test func aBlockPastTheLimitIsCutAndTheNextRecordFound() throws {
    let scratch = try Scratch()
    let path = try scratch.write("x.warc", Array((one + two).utf8))
    let reader = try WARCReader(path, blockLimit: 21)
    let first = try #require(try reader.next())
    #expect(text(first.block) == "HTTP/1.1 200 OK\r\n\r\nfi")
    #expect(first.length == 24)
    #expect(!first.isDamaged)
    #expect(try reader.next()?.target == "http://a.example/2")
  }

  @Test func oldARCFilesAreRead() throws {
    let version = "1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n"
    let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nold"
    let arc =
      "filedesc://x.arc 0.0.0.0 20140216050221 text/plain \(version.utf8.count)\n\(version)\n"
      + "http://a.example/a b 192.0.2.1 20140216050221 text/html \(page.utf8.count)\n\(page)\n"
    let scratch = try Scratch()
    let all = try records(scratch.write("x.arc", Array(arc.utf8)))
    #expect(all.map(\.type) == ["warcinfo", "response"])
    #expect(all[1].format == .arc)
    #expect(all[1].target == "http://a.example/a%20b")
    #expect(all[1].date?.iso8601 == "2014-02-16T05:02:21Z")
    #expect(all[1].message.map { text($0.body) } == "old")
  }
}
