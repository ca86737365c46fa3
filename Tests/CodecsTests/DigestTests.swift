import Codecs
import Testing

struct DigestTests {
  @Test func knownMessagesHaveTheirDigests() throws {
    // FIPS 180-4's "abc"; the empty message.
    let abc = Array("abc".utf8)
    #expect(try Digest.of(abc, .sha1).hex == "a9993e364706816aba3e25717850c26c9cd0d89d")
    #expect(
      try Digest.of(abc, .sha256).hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(try Digest.of([], .sha1).base32 == "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ")
  }

  @Test func partsDigestLikeTheWholeAndTheDigestIsReady() throws {
    let bytes = sample(10_000)
    var digest = try Digest(.sha256)
    for _ in 0..<2 {
      for start in stride(from: 0, to: bytes.count, by: 333) {
        digest.update(bytes[start..<min(start + 333, bytes.count)].span)
      }
      #expect(digest.finish() == (try Digest.of(bytes, .sha256)))
    }
  }

  @Test(arguments: [
    ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("foobar", "MZXW6YTBOI"),
  ])
  func base32IsThatOfRFC4648(text: String, coded: String) {
    #expect(base32(Array(text.utf8)) == coded)
  }
}
