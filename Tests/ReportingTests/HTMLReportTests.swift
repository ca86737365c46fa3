import Testing
import Vocabulary

@testable import Reporting

struct HTMLReportTests {
  private func report() -> RunReport {
    RunReport(
      summary: sampleSummary(),
      stories: [
        RunReport.StoryLine(
          title: "<b>\"Two\" & more</b>", outlets: [Outlet.ID("bayan"), Outlet.ID("almasar")], articles: 2),
        RunReport.StoryLine(
          title: "جسر «الصفصاف»", language: "ar", published: Moment(iso8601: "2026-11-19T14:20:00+03:00"),
          outlets: [Outlet.ID("almasar"), Outlet.ID("bayan"), Outlet.ID("sahel")], articles: 3),
      ],
      days: [
        RunReport.DayCount(outlet: Outlet.ID("bayan"), day: CivilDate(daysSince1970: 20_776), articles: 4),
        RunReport.DayCount(outlet: Outlet.ID("almasar"), day: CivilDate(daysSince1970: 20_778), articles: 2),
      ], copyDelayHours: [0.2, 2.5, 2.9, 30, .nan, -1])
  }

  @Test func theFileNeedsNothingElse() {
    let html = HTMLReport.html(report())
    for reference in ["src=", "href=", "url(", "@import", "<script", "http://", "https://"] {
      #expect(!html.contains(reference), "\(reference)")
    }
  }

  @Test func everyElementIsClosed() {
    let html = HTMLReport.html(report())
    var open: [Substring] = []
    for tag in html.split(separator: "<").dropFirst() {
      let name = tag.prefix { $0.isLetter || $0.isNumber || $0 == "/" }
      if name.hasPrefix("/") {
        #expect(open.popLast() == name.dropFirst())
      } else if !["meta", "rect"].contains(name) {
        open.append(name)
      }
    }
    #expect(open == [])
  }

  @Test func whatPagesSayIsEscaped() {
    let html = HTMLReport.html(report())
    #expect(html.contains("&lt;b&gt;&quot;Two&quot; &amp; more&lt;/b&gt;"))
    #expect(!html.contains("<b>"))
    #expect(escaped("a\u{0}\u{1B}b\u{9F}\t\n") == "ab\t\n")
  }

  @Test func namesStandInTheirOwnDirection() {
    let html = HTMLReport.html(report())
    #expect(html.contains("<bdi>almasar</bdi>"))
    #expect(html.contains("<td dir=\"auto\" lang=\"ar\">جسر «الصفصاف»</td>"))
  }

  @Test func theLargestStoryStandsFirst() throws {
    let html = HTMLReport.html(report())
    let large = try #require(html.firstRange(of: "الصفصاف"))
    let small = try #require(html.firstRange(of: "Two"))
    #expect(large.lowerBound < small.lowerBound)
  }

  @Test func delaysFallIntoTheirBins() {
    let html = HTMLReport.html(report())
    #expect(
      html.contains(
        "<th>under 1 h</th><td><svg width=\"224\" height=\"12\" aria-hidden=\"true\"><rect class=\"c0\" x=\"0\" y=\"0\" width=\"220\" height=\"12\"/></svg></td><td class=\"n\">2</td>"
      ))
    #expect(html.contains("<th>2–7 days</th>"))
  }

  @Test func brokenLawsAreShown() {
    var broken = report()
    broken.summary.outlets[0].taken = 5
    #expect(HTMLReport.html(broken).contains("<ul class=\"bad\">\n<li>bayan: 5 URLs taken"))
    #expect(HTMLReport.html(report()).contains("class=\"good\""))
  }

  @Test func anEmptyRunIsStillAPage() {
    let empty = RunSummary(
      run: "r", pipeline: "p", startedAt: Timestamp(milliseconds: 0), elapsed: Milliseconds(0), outlets: [])
    let html = HTMLReport.html(RunReport(summary: empty))
    #expect(html.hasSuffix("</html>\n"))
    #expect(!html.contains("Rejects by reason"))
  }
}
