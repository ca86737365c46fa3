import Testing
import Vocabulary

@testable import Frontier

@Suite struct CanonicalTests {
  private func address(_ href: String) throws -> WebAddress {
    try #require(WebAddress.resolve(Array(href.utf8)))
  }

  @Test(arguments: [
    ("http://a.example/%7Ex/%2f%c3%a9", "http://a.example/~x/%2F%C3%A9"),
    ("http://a.example//x///y/", "http://a.example/x/y/"),
    ("http://a.example/web/2013/https://b.example/", "http://a.example/web/2013/https://b.example/"),
    ("http://a.example/?b=2&a=1&b=1", "http://a.example/?a=1&b=2&b=1"),
    ("http://a.example/x?utm_source=s&id=7&fbclid=f#c", "http://a.example/x?id=7"),
    ("http://a.example/x;jsessionid=A1B2C3D4?PHPSESSID=0a1b2c3d4e&sid=4711", "http://a.example/x?sid=4711"),
    ("http://a.example/x?", "http://a.example/x"),
    ("http://a.example/x?&=1&y", "http://a.example/x?y"),
  ])
  func oneSpellingForOnePage(_ href: String, _ expected: String) throws {
    #expect(Canonical.address(of: try address(href)).href == expected)
  }

  @Test func keyForgetsSchemeWWWAndTrailingSlash() throws {
    let key = Canonical.key(of: try address("http://www.a.example/x/"))
    #expect(key == "a.example/x")
    for other in ["https://a.example/x", "https://www.a.example/x/index.html", "http://a.example/x?utm_id=1"]
    {
      #expect(Canonical.key(of: try address(other)) == key)
    }
    #expect(Canonical.key(of: try address("http://a.example:8080/x")) != key)
    #expect(Canonical.key(of: try address("http://a.example/x?page=2")) != key)
  }

  @Test func fetchedAddressLosesOnlyTracking() throws {
    let found = try address("http://a.example//x/?b=%7e&utm_medium=m&a=1")
    #expect(Canonical.fetchable(found).href == "http://a.example//x/?b=%7e&a=1")
    #expect(Canonical.fetchable(try address("http://a.example/?gclid=1")).href == "http://a.example/")
  }
}
