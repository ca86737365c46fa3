import Codecs
import Testing

struct ContentCodingTests {
  @Test func fieldsAreReadInOrder() throws {
    #expect(try ContentCoding.parse(nil) == [])
    #expect(try ContentCoding.parse("") == [])
    #expect(try ContentCoding.parse("identity, utf-8") == [])
    #expect(try ContentCoding.parse("GZIP") == [.gzip])
    #expect(try ContentCoding.parse("deflate,  x-gzip ,br, zstd") == [.deflate, .gzip, .brotli, .zstd])
  }

  @Test func unknownAndEndlessCodingsAreRefused() {
    #expect(throws: CodecFault(.unsupported, coding: "compress")) {
      try ContentCoding.parse("gzip, compress")
    }
    #expect(throws: CodecFault.self) { try ContentCoding.parse("gzip, gzip, gzip, gzip, gzip") }
  }
}
