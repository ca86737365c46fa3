import Testing
import Vocabulary

@testable import Fetching

@Suite struct RetryAfterTests {
  /// 2026-11-23T02:03:04Z
  private let now = Timestamp(milliseconds: 1_795_399_384_000)

  @Test(
    arguments: [
      ("120", 120_000), (" 2 ", 2_000), ("0", 0), ("86400", 86_400_000),
      ("99999999999999999999", 1_000_000_000_000),
      ("Mon, 23 Nov 2026 02:03:07 GMT", 3_000), ("Monday, 23-Nov-26 02:03:07 GMT", 3_000),
      ("Mon Nov 23 02:03:07 2026", 3_000), ("Mon, 23 Nov 2020 02:03:07 GMT", 0),
    ] as [(String, Int64)])
  func bothFormsAreRead(_ text: String, _ milliseconds: Int64) {
    #expect(RetryAfter.wait(Array(text.utf8), now: now) == Milliseconds(milliseconds))
  }

  @Test(arguments: ["", "soon", "-5", "1.5", "12 h", String(repeating: "9:", count: 100)])
  func anythingElseIsNoWait(_ text: String) {
    #expect(RetryAfter.wait(Array(text.utf8), now: now) == nil)
  }
}
