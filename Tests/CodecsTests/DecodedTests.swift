import Testing

@testable import Codecs

/// Bytes of repeatable noise, `words` of them different.
func sample(_ count: Int, words: UInt64 = 64) -> [UInt8] {
  var state: UInt64 = 88_172_645_463_325_252
  return (0..<count).map { _ in
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return UInt8(truncatingIfNeeded: 32 + state % words)
  }
}

func gzipped(_ bytes: [UInt8]) throws -> [UInt8] {
  var gzip = try GzipCompressor()
  var member: [UInt8] = []
  try gzip.compress(bytes, into: &member)
  return member
}

func encoded(_ bytes: [UInt8], _ format: StreamEncoder.Format) throws -> [UInt8] {
  var encoder = try StreamEncoder(format)
  var file: [UInt8] = []
  try encoder.write(bytes, into: &file)
  try encoder.finish(into: &file)
  return file
}

struct DecodedTests {
  static let limit = DecodeLimit(bytes: 4 << 20)
  static let text = Array("سلام على كل قارئ، السطر الأول من الخبر".utf8)

  private func decode(_ wire: [UInt8], _ codings: [ContentCoding], limit: DecodeLimit = Self.limit) throws
    -> [UInt8]
  {
    try Decoded(wire, codings: codings, limit: limit).bytes
  }

  private func problem(_ wire: [UInt8], _ codings: [ContentCoding], limit: DecodeLimit = Self.limit)
    -> CodecFault.Problem?
  {
    do {
      _ = try Decoded(wire, codings: codings, limit: limit)
      return nil
    } catch { return error.problem }
  }

  @Test func everyCodingIsTakenOff() throws {
    let text = Self.text
    #expect(try decode(text, []) == text)
    #expect(try decode(gzipped(text), [.gzip]) == text)
    #expect(try decode(encoded(text, .gzip(level: 6)), [.gzip]) == text)
    #expect(try decode(encoded(text, .zstd(level: 3, checksum: true)), [.zstd]) == text)
    #expect(try decode(CodingFixtures.brotli, [.brotli]) == text)
    #expect(try decode(CodingFixtures.zlib, [.deflate]) == text)
    #expect(try decode(CodingFixtures.raw, [.deflate]) == text)
    #expect(try decode(gzipped(CodingFixtures.brotli), [.brotli, .gzip]) == text)
    for coding in ContentCoding.allCases { #expect(try decode([], [coding]) == []) }
  }

  @Test func severalMembersAreOneBody() throws {
    let (a, b) = (sample(70_000), sample(3))
    #expect(try decode(gzipped(a) + gzipped(b) + gzipped([]), [.gzip]) == a + b)
    let zstd = StreamEncoder.Format.zstd(level: 1, checksum: true)
    #expect(try decode(encoded(a, zstd) + encoded(b, zstd), [.zstd]) == a + b)
  }

  @Test func everyCutIsSeen() throws {
    let wires: [(ContentCoding, [UInt8])] = [
      (.gzip, try gzipped(Self.text)), (.deflate, CodingFixtures.zlib), (.deflate, CodingFixtures.raw),
      (.brotli, CodingFixtures.brotli),
      (.zstd, try encoded(Self.text, .zstd(level: 3, checksum: true))),
    ]
    for (coding, wire) in wires {
      for cut in 1..<wire.count {
        #expect(problem(Array(wire[..<cut]), [coding]) == .truncated, "\(coding) cut at \(cut)")
      }
    }
  }

  @Test func aCutSecondMemberIsSeen() throws {
    let wire = try gzipped(Self.text) + gzipped(Self.text).dropLast(9)
    #expect(problem(wire, [.gzip]) == .truncated)
  }

  @Test(arguments: [[0, 0, 0], Array("<html>".utf8), [0x1F, 0x8B, 0xFF, 0xFF], [0x1F, 0]] as [[UInt8]])
  func junkBehindTheLastMemberIsCounted(junk: [UInt8]) throws {
    let decoded = try Decoded(try gzipped(Self.text) + junk, codings: [.gzip], limit: Self.limit)
    #expect(decoded.bytes == Self.text)
    #expect(decoded.junkBytes == junk.count)
  }

  @Test func brokenBytesAreCorrupt() throws {
    #expect(problem(Array("<html>plain after all</html>".utf8), [.gzip]) == .corrupt)
    #expect(problem([UInt8](repeating: 0xFF, count: 64), [.zstd]) == .corrupt)
    #expect(problem([UInt8](repeating: 0xFF, count: 64), [.brotli]) == .corrupt)
    var wire = try gzipped(Self.text)
    wire[wire.count - 6] ^= 1  // the checksum
    #expect(problem(wire, [.gzip]) == .corrupt)
    var zstd = try encoded(sample(1000), .zstd(level: 3, checksum: true))
    zstd[zstd.count - 1] ^= 1
    #expect(problem(zstd, [.zstd]) == .corrupt)
  }

  @Test func limitsHold() throws {
    let body = sample(100_000)
    for (coding, wire) in [
      (ContentCoding.gzip, try gzipped(body)), (.zstd, try encoded(body, .zstd(level: 3, checksum: false))),
    ] {
      #expect(problem(wire, [coding], limit: DecodeLimit(bytes: 100_000)) == nil)
      #expect(problem(wire, [coding], limit: DecodeLimit(bytes: 99_999)) == .tooLarge(limit: 99_999))
    }
  }

  @Test func bombsAreTakenForBombs() throws {
    let zeros = [UInt8](repeating: 0, count: 3 << 20)
    let wire = try encoded(zeros, .zstd(level: 3, checksum: false))
    #expect(problem(wire, [.zstd], limit: DecodeLimit(bytes: 1 << 30, ratio: 200)) == .ratio(limit: 200))
    #expect(
      problem(try gzipped(zeros), [.gzip], limit: DecodeLimit(bytes: 1 << 30, ratio: 200))
        == .ratio(limit: 200))
    #expect(problem(try gzipped(zeros), [.gzip], limit: DecodeLimit(bytes: 1 << 30, ratio: 2000)) == nil)
  }

  @Test func aClaimedLengthIsOnlyAClaim() throws {
    // The last four bytes say four gigabytes: no such memory is taken, and the lie is corrupt.
    var wire = try gzipped(Self.text)
    for i in wire.count - 4..<wire.count { wire[i] = 0xFF }
    #expect(problem(wire, [.gzip], limit: DecodeLimit(bytes: .max)) == .corrupt)
  }

  @Test func anyChunkingGivesTheSameBytes() throws {
    let body = sample(20_000)
    let wire = try gzipped(Array(body[..<5000])) + gzipped(Array(body[5000...])) + [0, 0]
    for chunk in [1, 7, 4096] {
      var decoder = try StreamDecoder(.gzip, limit: Self.limit)
      var decoded: [UInt8] = []
      for start in stride(from: 0, to: wire.count, by: chunk) {
        try decoder.feed(wire[start..<min(start + chunk, wire.count)].span, into: &decoded)
      }
      try decoder.finish()
      #expect(decoded == body)
      #expect(decoder.junkBytes == 2)
      #expect(decoder.wireBytes == wire.count)
    }
  }
}
