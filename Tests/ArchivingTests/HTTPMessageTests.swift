import Archiving
import Testing
import Vocabulary

@Suite struct HTTPMessageTests {
  private func body(_ head: String, _ payload: String) -> String? {
    HTTPMessage(Array("HTTP/1.1 200 OK\r\n\(head)\r\n\(payload)".utf8)).map { text($0.body) }
  }

  @Test func chunksAreTakenOff() {
    let chunked = "Transfer-Encoding: chunked\r\n"
    #expect(body(chunked, "5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n") == "hello world")
    #expect(body(chunked, "5\nhello\n0\n\n") == "hello")
    #expect(body(chunked, "0005 \r\nhello\r\n0\r\nTrailer: x\r\n\r\n") == "hello")
  }

  @Test func cutChunksGiveWhatTheyHold() {
    let chunked = "Transfer-Encoding: chunked\r\n"
    #expect(body(chunked, "5\r\nhel") == "hel")
    #expect(body(chunked, "5\r\nhello\r\n") == "hello")
    #expect(body(chunked, "5\r\nhello\r\nzz\r\nrest") == "hello")
    #expect(body(chunked, "FFFFFFFFFFFFFFFF0\r\nhello") == "FFFFFFFFFFFFFFFF0\r\nhello")
  }

  @Test func aBodyThatIsNotChunkedStaysWhateverTheHeaderSays() {
    let chunked = "Transfer-Encoding: chunked\r\n"
    #expect(body(chunked, "<html>no chunks</html>") == "<html>no chunks</html>")
    #expect(body(chunked, "dead beef is text") == "dead beef is text")
    #expect(body(chunked, "") == "")
    #expect(body("", "5\r\nhello\r\n0\r\n\r\n") == "5\r\nhello\r\n0\r\n\r\n")
  }

  @Test func headersAreTakenApartHoweverTheyEnd() {
    #expect(HTTPMessage(Array("HTTP/1.0 404 Not Found\nA: b\n\nx".utf8))?.status == 404)
    #expect(HTTPMessage(Array("HTTP/1.1 200\r\nA: b".utf8))?.header.value(of: "a") == "b")
    #expect(HTTPMessage(Array("HTTP/1.1 200\r\nA: b".utf8)).map { Array($0.payload) } == [])
    #expect(HTTPMessage(Array("GET / HTTP/1.1\r\n\r\n".utf8))?.status == nil)
    #expect(HTTPMessage([]) == nil)
    #expect(HTTPMessage([0, 1, 2]) == nil)
  }
}
