import Testing
import Vocabulary

@Suite struct WebAddressTests {
  @Test func partsAreFound() throws {
    let address = try #require(WebAddress(serialized: "https://example.com:8443/a/b?c=d&e#f"))
    #expect(address.host == "example.com")
    #expect(address.port == 8443)
    #expect(address.origin == "https://example.com:8443")
    #expect(address.path == "/a/b")
    #expect(address.query == "c=d&e")
    #expect(address.pathAndQuery == "/a/b?c=d&e")
    #expect(address.isSecure)
    let v6 = try #require(WebAddress(serialized: "http://[::1]/"))
    #expect(v6.host == "[::1]")
    #expect(v6.port == nil)
    #expect(v6.query == nil)
  }

  @Test(arguments: [
    "", "ftp://a/", "http://", "http://a", "http:///x", "http://u@h/", "http://a b/", "http://a?b/",
  ])
  func whatIsNotSerializedIsRefused(text: String) {
    #expect(WebAddress(serialized: text) == nil)
  }
}
