import Testing

@testable import Frontier

@Suite struct HostParserTests {
  private func ascii(_ host: String) -> String? { HostParser.parse(Array(host.utf8)[...])?.text }

  @Test(arguments: [
    ("قناة.example", "xn--mgbe7eqa.example"),
    ("faß.example", "xn--fa-hia.example"),
    ("FAẞ.example", "xn--fa-hia.example"),
    ("☃.example", "xn--n3h.example"),
    ("a☃--b.example", "xn--a--b-5g3b.example"),
    ("日本語。jp", "xn--wgv71a119e.jp"),
    ("xn--anything", "xn--anything"),
    ("a_b.example", "a_b.example"),
  ])
  func domainsBecomeASCII(_ host: String, _ expected: String) {
    #expect(ascii(host) == expected)
  }

  @Test(arguments: ["", "a b", "\u{FFFD}.example", "xn--é.example", "a\u{202E}b.example", "a|b", "1.2.3.4.5"])
  func invalidHostsAreRefused(_ host: String) {
    #expect(ascii(host) == nil)
  }
}
