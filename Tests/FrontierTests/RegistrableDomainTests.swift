import Testing
import Vocabulary

@testable import Frontier

@Suite struct RegistrableDomainTests {
  @Test(arguments: [
    ("www.a.example.co.uk", "example.co.uk"), ("Example.COM", "example.com"),
    ("news.example.com.sy", "example.com.sy"),
    ("www.example.blogspot.com", "example.blogspot.com"),
  ])
  func ruleOfTheList(_ host: String, _ expected: String) {
    #expect(RegistrableDomain.of(host: host) == expected)
  }

  @Test(arguments: ["co.uk", "com", ".example.com", "127.0.0.1", "[::1]", "0x7f.1", ""])
  func noDomainNoAnswer(_ host: String) {
    #expect(RegistrableDomain.of(host: host) == nil)
  }

  @Test func addressesAndPortsAreSitesOfTheirOwn() throws {
    let a = try #require(WebAddress(serialized: "http://127.0.0.10:8800/"))
    let b = try #require(WebAddress(serialized: "http://127.0.0.10:8801/"))
    let c = try #require(WebAddress(serialized: "https://localhost/"))
    #expect([a, b, c].map { Site(of: $0).name } == ["127.0.0.10:8800", "127.0.0.10:8801", "localhost"])
  }

  @Test func scopeIsTheHomesDomainAndNamedHosts() throws {
    let outlet = Outlet(
      id: Outlet.ID("a"), homes: [try #require(WebAddress(serialized: "https://www.a.example.com/"))],
      hosts: ["cdn.other.example", "b.example.org"])
    let scope = Scope(of: outlet)
    let own = ["http://ar.example.com/x", "https://cdn.other.example/x", "https://b.example.org/"]
    let foreign = [
      "http://example.net/", "https://www.other.example/", "http://127.0.0.1/",
      "https://a.example.com.evil.net/",
    ]
    for href in own { #expect(scope.contains(try #require(WebAddress(serialized: href)))) }
    for href in foreign { #expect(!scope.contains(try #require(WebAddress(serialized: href)))) }
  }
}
