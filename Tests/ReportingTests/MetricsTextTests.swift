import Testing
import Vocabulary

@testable import Reporting

struct MetricsTextTests {
  @Test func everySampleFollowsItsType() {
    let text = MetricsText.text(sampleSummary(), exitCode: 2)
    var family = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("# TYPE ") { family = String(line.split(separator: " ")[2]) }
      if !line.hasPrefix("#") { #expect(line.hasPrefix(family + "{"), "\(line)") }
    }
    #expect(text.hasSuffix("\n"))
    #expect(text.contains("naskh_run_exit_code{pipeline=\"nightly\"} 2\n"))
    #expect(text.contains("naskh_run_duration_seconds{pipeline=\"nightly\"} 61.250\n"))
    #expect(text.contains("naskh_run_finished_timestamp_seconds{pipeline=\"nightly\"} 1795399261.250\n"))
    #expect(text.contains("naskh_articles_total{pipeline=\"nightly\",outlet=\"almasar\"} 1016\n"))
    #expect(
      text.contains(
        "naskh_rejects_total{pipeline=\"nightly\",outlet=\"almasar\",reason=\"robots-disallowed\"} 5\n"))
  }

  @Test func labelsAreEscaped() {
    var summary = sampleSummary()
    summary.pipeline = "a\"b\\c\nd"
    #expect(MetricsText.text(summary, exitCode: 0).contains("{pipeline=\"a\\\"b\\\\c\\nd\"} 0\n"))
  }
}
