import Testing
import Vocabulary

@testable import Frontier

@Suite struct RobotsRulesTests {
  private func allows(_ file: String, _ path: String, agent: String = "NaskhBot") -> Bool {
    RobotsRules(parsing: Array(file.utf8), agent: agent).verdict(on: path).allowed
  }

  @Test func longestMatchWinsAndAllowBreaksTies() {
    let file = "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\nAllow: /same\nDisallow: /same\n"
    #expect(!allows(file, "/a/x"))
    #expect(allows(file, "/a/b/x"))
    #expect(!allows(file, "/a/b/c"))
    #expect(allows(file, "/same"))
    #expect(allows(file, "/other"))
  }

  @Test func groupsOfOneAgentMergeAndTheStarIsForTheOthers() {
    let file = """
      User-agent: NASKHBOT/2.1
      Disallow: /a
      User-agent: *
      Disallow: /
      User-agent: other
      User-agent: naskhbot
      Disallow: /b
      """
    #expect(!allows(file, "/a"))
    #expect(!allows(file, "/b"))
    #expect(allows(file, "/c"))
    #expect(!allows(file, "/c", agent: "SomeBot"))
  }

  @Test func wildcardsAndAnchors() {
    let file = "User-agent: *\nDisallow: /*.php$\nDisallow: /x*y*z\nDisallow: /p$\nDisallow: /d$r\n"
    #expect(!allows(file, "/a/b.php"))
    #expect(allows(file, "/a/b.php?q"))
    #expect(!allows(file, "/x1y2z3"))
    #expect(allows(file, "/x1z2y3"))
    #expect(!allows(file, "/p"))
    #expect(allows(file, "/p/"))
    #expect(!allows(file, "/d$r"))
  }

  @Test func escapesAreOneSpelling() {
    let file = "User-agent: *\nDisallow: /أخبار\nDisallow: /%7Ename\nDisallow: /a%2Fb\nDisallow: /x%2A\n"
    #expect(!allows(file, "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1"))
    #expect(!allows(file, "/~name"))
    #expect(!allows(file, "/a%2fb"))
    #expect(allows(file, "/a/b"))
    #expect(!allows(file, "/x*"))
    #expect(allows(file, "/xy"))
  }

  @Test func untidyFilesAreRead() {
    let file =
      "\u{FEFF}user agent : *  # all\r\nDisalow: /a # c\rdisallow:/b\r\n\r\nunknown: 1\nDisallow:\n\u{0}Disallow: /c"
    #expect(!allows(file, "/a"))
    #expect(!allows(file, "/b"))
    #expect(!allows(file, "/c"))
    #expect(allows(file, "/d"))
    #expect(allows("<html>Disallow: /</html>", "/x"))
    #expect(allows("Disallow: /\n", "/x"))
    #expect(allows("User-agent: *\nDisallow: /\n", "/robots.txt"))
  }

  @Test func tellsTheRuleThatDecided() {
    let rules = RobotsRules(parsing: Array("User-agent: *\n\nDisallow: /tmp/\n".utf8), agent: "NaskhBot")
    let verdict = rules.verdict(on: "/tmp/x")
    #expect(verdict.rule == RobotsRules.Rule(allows: false, pattern: "/tmp/", line: 3))
  }

  @Test func delayAndSitemaps() {
    let file = """
      Sitemap: https://a.example/s1.xml
      User-agent: *
      Crawl-delay: 2.5
      User-agent: naskhbot
      Crawl-delay: x
      Crawl-delay: 7
      sitemap:/s2.xml
      Disallow:
      """
    #expect(
      RobotsRules(parsing: Array(file.utf8), agent: "b").sitemaps == ["https://a.example/s1.xml", "/s2.xml"])
    #expect(RobotsRules(parsing: Array(file.utf8), agent: "NaskhBot").crawlDelay == Milliseconds(7000))
  }

  @Test func halfAMegabyteIsReadAndNoMore() {
    let filler = String(repeating: "# filler\n", count: RobotsRules.byteLimit / 9 + 1)
    #expect(allows("User-agent: *\n" + filler + "Disallow: /late\n", "/late"))
    #expect(!allows("User-agent: *\n" + filler.prefix(400_000) + "\nDisallow: /late\n", "/late"))
  }

  @Test func manyStarsCostLittle() {
    let pattern = String(repeating: "*a", count: 500)
    let path = "/" + String(repeating: "a", count: 499) + String(repeating: "b", count: 20_000)
    #expect(allows("User-agent: *\nDisallow: /\(pattern)\n", path))
  }
}
