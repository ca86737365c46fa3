import Testing
import Vocabulary

@testable import Reporting

struct RunSummaryTests {
  @Test func totalIsTheSumOfTheOutlets() {
    let total = sampleSummary().total
    #expect(total.taken == 1043)
    #expect(total.articles == 1016)
    #expect(total.rejects == [.robotsDisallowed: 5, .clientError: 1, .notNews: 2, .serverError: 3])
    #expect(total.ended == 1043)
    #expect(total.stories == 1005)
    #expect(!total.isSilent)
  }

  @Test func countsThatAddUpBreakNoLaw() {
    #expect(sampleSummary().broken == [])
  }

  @Test func aLostURLIsNamedWithItsOutlet() {
    var summary = sampleSummary()
    summary.outlets[0].taken = 4
    #expect(
      summary.broken == [
        "bayan: 4 URLs taken, but 0 articles + 0 listings + 0 unchanged + 3 rejects = 3"
      ])
  }

  @Test func anArticleOutsideEveryStoryIsNamed() {
    var summary = sampleSummary()
    summary.outlets[1].copies = 10
    #expect(
      summary.broken == [
        "almasar: 1016 articles, but 1005 lead a story, 10 are copies and 0 are new versions"
      ])
  }
}
