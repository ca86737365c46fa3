import Testing

@testable import Codecs

struct StreamEncoderTests {
  @Test(arguments: [StreamEncoder.Format.zstd(level: 3, checksum: true), .gzip(level: 6), .none])
  func oneEncoderWritesFileAfterFile(format: StreamEncoder.Format) throws {
    var encoder = try StreamEncoder(format)
    let codings: [ContentCoding] =
      switch format {
      case .zstd: [.zstd]
      case .gzip: [.gzip]
      case .none: []
      }
    var files: [[UInt8]] = []
    for body in [sample(300_000), [], sample(5), sample(300_000)] {
      var file: [UInt8] = []
      for start in stride(from: 0, to: body.count, by: 65_536) {
        try encoder.write(body[start..<min(start + 65_536, body.count)].span, into: &file)
      }
      try encoder.finish(into: &file)
      #expect(try Decoded(file, codings: codings, limit: .none).bytes == body)
      files.append(file)
    }
    // The same input gives the same bytes, whatever was written before.
    #expect(files[0] == files[3])
  }

  @Test func aFrameOfAKnownSizeIsDecodedInOneStep() throws {
    let body = sample(3_000_000)
    var encoder = try StreamEncoder(.zstd(level: 3, checksum: true, longWindow: 22))
    var file: [UInt8] = []
    try encoder.expect(bytes: body.count)
    try encoder.write(body, into: &file)
    try encoder.finish(into: &file)
    var decoder = try StreamDecoder(.zstd, limit: .none)
    var decoded: [UInt8] = []
    var taken = 0
    try decoded.append(addingCapacity: body.count) { (output: inout OutputSpan<UInt8>) throws(CodecFault) in
      taken = try decoder.step(file.span, into: &output)
    }
    try decoder.finish()
    #expect(taken == file.count)
    #expect(decoded == body)
  }

  @Test func anotherSizeThanExpectedIsAFault() throws {
    var encoder = try StreamEncoder(.zstd(level: 3, checksum: true))
    var file: [UInt8] = []
    try encoder.expect(bytes: 10)
    #expect(throws: CodecFault.self) {
      try encoder.write(sample(5), into: &file)
      try encoder.finish(into: &file)
    }
  }
}
