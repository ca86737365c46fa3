import Testing
import Vocabulary

@testable import Extracting

@Suite struct FeedDateTests {
  private func moment(_ text: String) -> String? {
    FeedDate.moment(Array(text.utf8).span, DateReader(order: .unknown))?.iso8601
  }

  @Test func monthsAndYearsAreDatesOfTheirFirstDay() {
    #expect(moment("2026-11") == "2026-11-01")
    #expect(moment("2026") == "2026-01-01")
  }

  @Test func whereKoreanIsWrittenOneTimeHolds() {
    #expect(moment("2026년 11월 23일  01:31:15") == "2026-11-23T01:31:15+09:00")
    #expect(moment("2026년 11월 23일") == "2026-11-23")
    #expect(moment("2026-11-23 01:31:15") == "2026-11-23T01:31:15")
  }

  @Test(arguments: ["Mon, 23 Nov 2026 11:47:32 +zz:00", "2026-11-23T09:xx:00Z", ""])
  func aBrokenClockMakesNoDate(_ text: String) { #expect(moment(text) == nil) }

  @Test(arguments: ["Mon, 23-Nov-2026 11:47:32 GMT", "Mon, 23 Nov 2026 11:47:32 +0000"])
  func wholeOnesStay(_ text: String) { #expect(moment(text)?.hasPrefix("2026-11-23T11:47:32") == true) }
}
