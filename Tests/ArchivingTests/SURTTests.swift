import Testing

@testable import Archiving

@Suite struct SURTTests {
  @Test(arguments: [
    ("http://www.Example.com/Path/", "com,example)/path"),
    ("https://www2.example.com:443/", "com,example)/"),
    ("http://example.com:8080/x", "com,example:8080)/x"),
    ("http://example.com", "com,example)/"),
    ("http://example.com?b=2&a=1&a", "com,example)/?a&a=1&b=2"),
    ("http://example.com/?", "com,example)/"),
    ("http://user:word@example.com/a#b", "com,example)/a"),
    ("http://example.com/a/../b/./c//d", "com,example)/b/c/d"),
    ("http://example.com/../a", "com,example)/../a"),
    ("http://example.com/%2541%20%D8%AE", "com,example)/a%20%d8%ae"),
    ("http://127.0.0.1/x", "1,0,0,127)/x"),
    ("http://2130706433/", "1,0,0,127)/"),
    ("http://example.com/?PHPSESSID=0123456789abcdef0123456789abcdef&x=1", "com,example)/?x=1"),
    ("http://example.com/a?x=1&sid=0123456789abcdef0123456789abcdef", "com,example)/a?&x=1"),
    ("http://example.com/?cfid=1&cftoken=2&z", "com,example)/?z"),
    ("http://example.com/(S(0123456789abcdefghijklmn))/a.aspx", "com,example)/a.aspx"),
    ("dns:example.com", "dns:example.com"),
    ("urn:uuid:ABC", "urn:uuid:abc"),
    ("metadata://gnu.org/software/x", "org,gnu)/software/x"),
    ("example.com/x", "com,example)/x"),
    ("http://http://example.com/x", "com,example)/x"),
    ("", "-"),
  ])
  func keysAreTheWaybackMachines(_ address: String, _ key: String) {
    #expect(SURT.key(address) == key)
  }
}
