import Testing
import Vocabulary

@testable import Frontier

@Suite struct URLParserTests {
  private func href(_ input: String, _ base: String? = nil) -> String? {
    URLParser(Array(input.utf8), base: base.flatMap { URLParser(Array($0.utf8)) })?.href
  }

  @Test(arguments: [
    ("HTTP://Example.COM:80/a/../b", "http://example.com/b"),
    ("https://example.com:443", "https://example.com/"),
    ("  http://a.example/x y\n ", "http://a.example/x%20y"),
    ("http:\\\\a.example\\x", "http://a.example/x"),
    ("http://a.example/%2e%2E/x/%2e", "http://a.example/x/"),
    ("http://u:p@a.example/?q='#f g", "http://u:p@a.example/?q=%27#f%20g"),
    ("http://192.0x00A80001/", "http://192.168.0.1/"),
    ("http://0300.1/", "http://192.0.0.1/"),
    ("http://2130706433", "http://127.0.0.1/"),
    ("http://[2001:DB8:0:0:1:0:0:1]/", "http://[2001:db8::1:0:0:1]/"),
    ("http://[::ffff:1.2.3.4]/", "http://[::ffff:102:304]/"),
    ("http://a.example/سوريا", "http://a.example/%D8%B3%D9%88%D8%B1%D9%8A%D8%A7"),
    ("http://%61.example/", "http://a.example/"),
  ])
  func serialisesAsTheStandardDoes(_ input: String, _ expected: String) {
    #expect(href(input) == expected)
  }

  @Test(arguments: [
    "", "//a.example", "mailto:x@a.example", "javascript:void(0)", "http://", "http://a b/",
    "http://a.example:x/",
    "http://a.example:65536/", "http://256.1.1.1.1/", "http://1.2.3.256/", "http://[::1", "http://[1:2]/",
    "http://a%00b/",
    "http://a<b/", "http://@/",
  ])
  func refusesWhatTheStandardRefuses(_ input: String) {
    #expect(href(input) == nil)
  }

  @Test(arguments: [
    ("x", "http://a.example/b/c?d#e", "http://a.example/b/x"),
    ("../x/./y", "http://a.example/b/c/d", "http://a.example/b/x/y"),
    ("../../../x", "http://a.example/b/c", "http://a.example/x"),
    ("?q", "http://a.example/b/c?d", "http://a.example/b/c?q"),
    ("#f", "http://a.example/b?d", "http://a.example/b?d#f"),
    ("", "http://a.example/b?d#e", "http://a.example/b?d"),
    ("//b.example/x", "https://a.example/", "https://b.example/x"),
    ("/x", "http://a.example:8080/b/c", "http://a.example:8080/x"),
    ("http:x", "http://a.example/b/c", "http://a.example/b/x"),
    ("https:x", "http://a.example/b/c", "https://x/"),
    ("//b/x", "file:///saved/page.html", "file://b/x"),
    ("x.html", "file:///saved/page.html", "file:///saved/x.html"),
  ])
  func resolvesReferences(_ input: String, _ base: String, _ expected: String) {
    #expect(href(input, base) == expected)
  }

  @Test func addressLeavesOutCredentialsAndFragment() {
    let address = WebAddress.resolve(
      Array("//u:p@b.example:81/x?y#z".utf8), base: WebAddress(serialized: "http://a.example/"))
    #expect(address == WebAddress(serialized: "http://b.example:81/x?y"))
  }

  @Test func otherSchemesGiveNoAddress() {
    for reference in ["ftp://a.example/x", "file:///x", "data:,x"] {
      #expect(WebAddress.resolve(Array(reference.utf8)) == nil)
    }
  }

  @Test func bytesThatAreNoUTF8AreEscapedInPaths() {
    let address = WebAddress.resolve(Array("http://a.example/".utf8) + [0xE9, 0x20, 0xFF])
    #expect(address?.href == "http://a.example/%E9%20%FF")
    #expect(WebAddress.resolve(Array("http://".utf8) + [0xE9]) == nil)
  }

  @Test func randomBytesNeverCrash() {
    var state: UInt64 = 7
    let alphabet = Array("htps:/\\?#@[]%.0x1aé\u{2665}-* \t".utf8) + [0, 0xFF]
    for _ in 0..<5000 {
      var input: [UInt8] = Array("http:".utf8)
      for _ in 0..<24 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        input.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      guard let parsed = URLParser(input) else { continue }
      // What was serialised parses to itself.
      #expect(URLParser(Array(parsed.href.utf8))?.href == parsed.href)
    }
  }
}
