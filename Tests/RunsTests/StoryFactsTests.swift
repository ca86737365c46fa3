import Columns
import Testing
import Vocabulary

@testable import Runs

/// What the table of stories says of a story, by what its articles show.
struct StoryFactsTests {
  private func member(
    _ id: String, _ outlet: String, _ title: String?, _ published: String?, agency: String? = nil,
    bytes: Int = 100,
    _ relation: String = "reprint"
  ) -> StoryMember {
    StoryMember(
      id: id,
      card: ArticleCard(
        outlet: Outlet.ID(outlet), url: "http://\(outlet).example/\(id)", title: title,
        published: published.flatMap { Moment(iso8601: $0) }, language: "ar", agencyCode: agency,
        textBytes: bytes),
      relation: relation)
  }

  private func row(_ members: [StoryMember]) throws -> Row {
    let lead = try #require(members.first)
    return StoryFacts(members).row(lead.id, lead: lead.card, runID: "run")
  }

  private func json(_ text: String) -> Cell { .json(Array(text.utf8)) }

  @Test func aStoryIsToldByItsArticles() throws {
    let row = try row([
      member("b", "two", "Second", "2026-11-21T10:00:00+02:00", "lead"),
      member("a", "one", "First", "2026-11-21T09:00:00+02:00"),
      member("c", "two", "First", nil, "excerpt"),
    ])
    #expect(row["story_id"] == .string("b") && row["lead_outlet"] == .string("two"))
    #expect(row["articles"] == .int(3) && row["outlets"] == .int(2))
    #expect(row["headlines"] == json(#"["First","Second"]"#))
    #expect(
      row["timeline"]
        == json(
          """
          [{"article_id":"a","outlet":"one","published":"2026-11-21T09:00:00+02:00","relation":"reprint"},\
          {"article_id":"b","outlet":"two","published":"2026-11-21T10:00:00+02:00","relation":"lead"},\
          {"article_id":"c","outlet":"two","published":null,"relation":"excerpt"}]
          """))
    let first = Timestamp(milliseconds: 1_795_244_400_000)
    #expect(row["first_published"] == .timestamp(first))
    #expect(
      row["last_published"] == .timestamp(Timestamp(milliseconds: first.milliseconds + 3_600_000)))
    #expect(row["agency_code"] == .null)
    #expect(
      row["origin"] == .string("one") && row["origin_reason"] == .string("earliest"))
  }

  @Test func theOriginIsTheAgencyThatMostCredit() throws {
    let row = try row([
      member("a", "one", "T", "2026-11-21T09:00:00Z", agency: "REUTERS"),
      member("b", "two", "T", "2026-11-21T10:00:00Z", agency: "AFP"),
      member("c", "three", "T", "2026-11-21T11:00:00Z", agency: "AFP"),
    ])
    #expect(row["agency_code"] == .string("AFP") && row["origin"] == .string("AFP"))
    #expect(row["origin_reason"] == .string("agency-credit"))
  }

  /// A bare date does not say who was first that day.
  @Test func amongPrintersOfOneDayTheFullestTextIsTheOrigin() throws {
    let row = try row([
      member("a", "one", "T", "2026-11-21", bytes: 100),
      member("b", "two", "T", "2026-11-21T23:00:00Z", bytes: 900),
      member("c", "three", "T", "2026-11-22", bytes: 5000),
    ])
    #expect(
      row["origin"] == .string("two")
        && row["origin_reason"] == .string("most-complete"))
  }

  @Test func aStoryOfOneArticleOrWithoutDatesHasNoOrigin() throws {
    for members in [
      [member("a", "one", nil, "2026-11-21")], [member("a", "one", "T", nil), member("b", "two", "T", nil)],
    ] {
      let row = try row(members)
      #expect(row["origin"] == .null && row["origin_reason"] == .null)
    }
    #expect(try row([member("a", "one", nil, nil)])["first_published"] == .null)
  }
}
