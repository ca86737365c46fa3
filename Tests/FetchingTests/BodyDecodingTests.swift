import Codecs
import Fetching
import Testing
import Vocabulary

@Suite struct BodyDecodingTests {
  private let text = Array(String(repeating: "<p>One paragraph like the other.</p>", count: 200).utf8)

  private func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    var compressor = try GzipCompressor()
    var member: [UInt8] = []
    try compressor.compress(bytes, into: &member)
    return member
  }

  private func fetchEncoded(
    _ body: [UInt8], _ encoding: String?, kind: Seed.Kind = .page,
    _ change: (inout FetchSettings) -> Void = { _ in }
  ) throws -> Outcome {
    let fields = ["Content-Type: text/html"] + (encoding.map { ["Content-Encoding: \($0)"] } ?? [])
    return try fetchOne(testSettings(change), kind: kind) { _ in [.page(body, fields)] }
  }

  @Test func theWireBodyKeepsItsEncodingAndTheBodyLosesIt() throws {
    let wire = try gzip(text)
    let outcome = try fetchEncoded(wire, "gzip")
    #expect(outcome.page?.wireBody == wire)
    #expect(outcome.page?.body == text)
  }

  @Test func zstdIsTakenOff() throws {
    var encoder = try StreamEncoder(.zstd(level: 3, checksum: false))
    var wire: [UInt8] = []
    try encoder.write(text, into: &wire)
    try encoder.finish(into: &wire)
    #expect(try fetchEncoded(wire, "zstd").page?.body == text)
    #expect(try fetchEncoded(Array(wire[..<(wire.count - 1)]), "zstd").rejection?.reason == .cutBody)
  }

  @Test func membersInARowAreOneBody() throws {
    let wire = try gzip(Array(text[..<100])) + gzip(Array(text[100...]))
    #expect(try fetchEncoded(wire, "gzip").page?.body == text)
  }

  @Test func aBodyCutInsideItsGzipIsCutThoughItsLengthIsRight() throws {
    let wire = try gzip(text)
    #expect(try fetchEncoded(Array(wire[..<(wire.count / 2)]), "gzip").rejection?.reason == .cutBody)
  }

  @Test func brokenGzipIsABadEncoding() throws {
    var wire = try gzip(text)
    wire[wire.count / 2] ^= 0xFF
    #expect(try fetchEncoded(wire, "gzip").rejection?.reason == .badEncoding)
  }

  @Test func aBombIsTooLarge() throws {
    let wire = try gzip([UInt8](repeating: 0, count: 4 << 20))
    let small = try fetchEncoded(wire, "gzip") { $0.pageLimits.decodedBytes = 1 << 20 }
    #expect(small.rejection?.reason == .tooLarge)
    #expect(try fetchEncoded(wire, "gzip") { $0.pageLimits.ratio = 100 }.rejection?.reason == .tooLarge)
    #expect(try fetchEncoded(gzip(wire), "gzip, gzip").rejection?.reason == .tooLarge)
  }

  @Test func plainTextThatClaimsGzipIsReadAsItIs() throws {
    #expect(try fetchEncoded(text, "gzip").page?.body == text)
  }

  @Test func gzipThatNoFieldNamesIsTakenOff() throws {
    #expect(try fetchEncoded(gzip(text), nil, kind: .sitemap).page?.body == text)
  }

  @Test func anUnknownEncodingIsABadEncoding() throws {
    #expect(try fetchEncoded(text, "x-snappy").rejection?.reason == .badEncoding)
  }

  @Test func anErrorPageKeepsItsStatusWhateverItsEncodingIs() throws {
    let outcome = try fetchOne(testSettings()) { _ in
      [.page([1, 2, 3], status: "500 Broken", ["Content-Encoding: gzip"])]
    }
    #expect(outcome.page?.fetch.status == 500)
    #expect(outcome.page?.body == [])
  }
}
