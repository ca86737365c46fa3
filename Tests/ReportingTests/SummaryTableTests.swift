import Testing
import Vocabulary

@testable import Reporting

struct SummaryTableTests {
  @Test func aWideTableHasEveryColumn() {
    let text = SummaryTable(TextCanvas(width: 100)).text(sampleSummary())
    #expect(
      text == """
        outlet   listed  taken  fetched  articles  listings  unchanged  rejects  stories  copies
        ────────────────────────────────────────────────────────────────────────────────────────
        almasar      16  1,040    1,035     1,016        12          4        8    1,005      11
        bayan        16      3        3         0         0          0        3        0       0
        ────────────────────────────────────────────────────────────────────────────────────────
        total        32  1,043    1,038     1,016        12          4       11    1,005      11
        rejects of almasar: robots-disallowed 5 · not-news 2 · client-error 1
        rejects of bayan: server-error 3

        """)
  }

  @Test(arguments: 46...100) func noLineIsWiderThanTheCanvas(width: Int) {
    for unicode in [true, false] {
      let text = SummaryTable(TextCanvas(width: width, drawsUnicode: unicode)).text(sampleSummary())
      for line in text.split(separator: "\n") { #expect(displayWidth(String(line)) <= width) }
    }
  }

  @Test func aNarrowTableKeepsWhatMattersMost() {
    let text = SummaryTable(TextCanvas(width: 46)).text(sampleSummary())
    #expect(text.hasPrefix("outlet   articles  rejects  stories\n"))
  }

  @Test func withoutUnicodeTheTableIsASCII() {
    let text = SummaryTable(TextCanvas(width: 100, drawsUnicode: false)).text(sampleSummary())
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    #expect(text.contains("robots-disallowed 5, not-news 2"))
  }

  @Test func oneOutletNeedsNoTotal() {
    var summary = sampleSummary()
    summary.outlets.removeLast()
    #expect(!SummaryTable(TextCanvas()).text(summary).contains("total"))
  }

  @Test func silenceAndBrokenCountsStandBelow() {
    var summary = sampleSummary()
    summary.outlets[0].isSilent = true
    summary.outlets[0].taken = 9
    let text = SummaryTable(TextCanvas()).text(summary)
    #expect(text.contains("\nsilent: bayan gave no article in this run\n"))
    #expect(text.contains("\ncounts do not add up: bayan: 9 URLs taken"))
  }
}
