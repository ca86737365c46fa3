import Testing

@testable import Codecs

struct GzipCompressorTests {
  /// Sizes around zlib's own: a stored block holds 65,535 bytes, the window 4,096.
  @Test(arguments: [0, 1, 4096, 65_535, 65_536, 3_000_000])
  func whatIsStoredComesBackBehindItsHead(count: Int) throws {
    var gzip = try GzipCompressor(level: 1)
    let head = [UInt8](repeating: 0x61, count: 1000)
    let rest = sample(count)
    var file: [UInt8] = []
    for _ in 0..<2 { try gzip.compress((head + rest).span, storingFrom: head.count, into: &file) }
    #expect(try Decoded(file, codings: [.gzip], limit: .none).bytes == head + rest + head + rest)
    // The head is compressed, the rest costs next to nothing.
    #expect(file.count / 2 < rest.count + rest.count / 1000 + 100)
  }
}
