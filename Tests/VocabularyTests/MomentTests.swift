import Testing
import Vocabulary

@Suite struct MomentTests {
  @Test(arguments: [
    "2026-11-23", "2026-11-23T02:03:04", "2026-11-23T02:03:04Z", "2020-02-29T23:59:59+03:30",
    "1969-12-31T23:00:00-01:00",
  ])
  func isoTextSurvivesTheRoundTrip(text: String) throws {
    #expect(try #require(Moment(iso8601: text)).iso8601 == text)
  }

  @Test(arguments: [
    "", "2026-13-01", "2026-02-30", "2026-11-23T25:00", "2026-11-23x", "2026-11-23T02:03:04+3",
  ])
  func whatIsNoDateIsNil(text: String) {
    #expect(Moment(iso8601: text) == nil)
  }

  @Test func daysAndDatesAreInverse() {
    for day in stride(from: Int64(-719_162), through: 2_932_896, by: 97) {
      #expect(CivilDate(daysSince1970: day).daysSince1970 == day)
    }
  }

  @Test func secondsCountFromUTC() throws {
    let moment = try #require(Moment(iso8601: "2026-11-23T02:03:04+03:00"))
    #expect(Moment(utcSeconds: moment.utcSeconds).iso8601 == "2026-11-22T23:03:04Z")
    #expect(Timestamp(milliseconds: -1).iso8601 == "1969-12-31T23:59:59Z")
  }
}
