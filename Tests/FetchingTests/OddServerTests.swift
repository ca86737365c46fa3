import Codecs
import Fetching
import Testing
import Vocabulary

/// Answers that are unusual and right, or so wrong that nothing of them may be kept.
@Suite struct OddServerTests {
  private let html = "Content-Type: text/html\r\n"

  private func answer(_ head: String, _ body: [UInt8] = Array("<p>story</p>".utf8)) throws -> Outcome {
    try fetchOne(testSettings()) { _ in [.text(head + "\r\n"), .send(body), .close] }
  }

  private func body(_ head: String, _ bytes: [UInt8] = Array("<p>story</p>".utf8)) throws -> String? {
    try answer(head, bytes).page.map { String(decoding: $0.body, as: UTF8.self) }
  }

  @Test func interimAnswersLeaveNothingBehind() throws {
    let hints = "HTTP/1.1 103 Early Hints\r\nContent-Type: application/pdf\r\nX-Robots-Tag: noarchive\r\n\r\n"
    for interim in ["HTTP/1.1 100 Continue\r\n\r\n", hints, hints + hints] {
      let page = try #require(
        try answer(interim + "HTTP/1.1 200 OK\r\n" + html + "Content-Length: 12\r\n").page)
      #expect(page.fetch.status == 200)
      #expect(page.fetch.response.value(of: "x-robots-tag") == nil)
      #expect(page.body == Array("<p>story</p>".utf8))
    }
  }

  @Test func trailersAreNoHeader() throws {
    let page = try #require(
      try answer(
        "HTTP/1.1 200 OK\r\n" + html + "Transfer-Encoding: chunked\r\n",
        Array(
          "5;a=\"b\"\r\nstory\r\n000\r\nContent-Type: application/pdf\r\nX-Robots-Tag: noarchive\r\n\r\n".utf8
        )
      ).page)
    #expect(page.body == Array("story".utf8))
    #expect(page.fetch.response.values(of: "content-type") == ["text/html"])
    #expect(page.fetch.response.value(of: "x-robots-tag") == nil)
  }

  @Test func aPartThatNobodyAskedForIsNoPage() throws {
    let part = "HTTP/1.1 206 Partial Content\r\n" + html + "Content-Length: 12\r\n"
    for range in [
      "", "Content-Range: bytes 0-11/900\r\n", "Content-Range: bytes 4-15/16\r\n",
      "Content-Range: bytes 0-11/*\r\n",
    ] {
      #expect(try answer(part + range).rejection?.reason == .cutBody, "\(range)")
    }
    #expect(try body(part + "Content-Range: bytes 0-11/12\r\n") == "<p>story</p>")
  }

  @Test func lengthsAreBelievedOnlyWhereTheyAreNumbers() throws {
    let ok = "HTTP/1.1 200 OK\r\n" + html
    #expect(try answer(ok + "Content-Length: 99999999999999999999999\r\n").rejection?.reason == .tooLarge)
    #expect(try answer(ok + "Content-Length: 9223372036854775807\r\n").rejection?.reason == .tooLarge)
    #expect(try body(ok + "Content-Length: 12\r\nContent-Length: 12\r\n") == "<p>story</p>")
    #expect(try body(ok + "Content-Length: 0\r\n") == "")
  }

  @Test func oldAndSloppyServersAreUnderstood() throws {
    for head in [
      "HTTP/1.0 200 OK\r\n" + html, "HTTP/1.1 200\r\n" + html + "Content-Length: 12\r\n",
      "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: 12\n",
      "HTTP/1.1 203 Non-Authoritative Information\r\n" + html + "Content-Length: 12\r\n",
    ] {
      #expect(try body(head) == "<p>story</p>", "\(head)")
    }
    #expect(try answer("ICY 200 OK\r\n" + html).rejection?.reason == .protocolError)
  }

  @Test func codingsByOldNamesInListsAndWithRubbishBehindThem() throws {
    var (once, twice) = ([UInt8](), [UInt8]())
    var gzip = try GzipCompressor()
    try gzip.compress(Array("<p>story</p>".utf8), into: &once)
    try gzip.compress(once, into: &twice)
    let ok = "HTTP/1.1 200 OK\r\n" + html
    for (coding, bytes) in [
      ("Content-Encoding: x-gzip\r\n", once), ("Content-Encoding: GZIP\r\n", once),
      ("Content-Encoding: gzip\r\nContent-Encoding: gzip\r\n", twice),
      ("Content-Encoding: gzip\r\n", once + [UInt8](repeating: 0, count: 700)),
    ] {
      #expect(
        try body(ok + coding + "Content-Length: \(bytes.count)\r\n", bytes) == "<p>story</p>", "\(coding)")
    }
    var broken = once
    broken[broken.count - 6] ^= 0x55
    let head = ok + "Content-Encoding: gzip\r\nContent-Length: \(broken.count)\r\n"
    #expect(try answer(head, broken).rejection?.reason == .badEncoding)
  }

  /// A frame header of RFC 8878 that asks for 2 GiB, and three bytes in a raw block.
  @Test func aZstandardFrameOfAHugeWindowIsRefused() throws {
    let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0xA8, 0x19, 0x00, 0x00, 0x61, 0x62, 0x63]
    let outcome = try answer(
      "HTTP/1.1 200 OK\r\n" + html + "Content-Encoding: zstd\r\nContent-Length: \(frame.count)\r\n", frame)
    #expect(outcome.rejection?.reason == .tooLarge)
  }
}
