package import Vocabulary

/// What the HTML report shows: a run's counts and what the dataset holds of its stories.
package struct RunReport: Sendable, Hashable {
  /// One story that more than one article tells.
  package struct StoryLine: Sendable, Hashable {
    /// Of the lead; nil where the page states none.
    package var title: String?
    /// BCP 47, of the lead.
    package var language: String?
    package var published: Moment?
    /// Who tells it, the lead's outlet first.
    package var outlets: [Outlet.ID]
    /// Articles in it, 2...
    package var articles: Int

    package init(
      title: String?, language: String? = nil, published: Moment? = nil, outlets: [Outlet.ID], articles: Int
    ) {
      self.title = title
      self.language = language
      self.published = published
      self.outlets = outlets
      self.articles = articles
    }
  }

  /// Articles that an outlet published on a day.
  package struct DayCount: Sendable, Hashable {
    package var outlet: Outlet.ID
    package var day: CivilDate
    package var articles: Int

    package init(outlet: Outlet.ID, day: CivilDate, articles: Int) {
      self.outlet = outlet
      self.day = day
      self.articles = articles
    }
  }

  package var summary: RunSummary
  /// The stories of the run, in any order; the report shows the largest.
  package var stories: [StoryLine]
  package var days: [DayCount]
  /// For each copy, hours after its story's lead; copies without a time left out.
  package var copyDelayHours: [Double]

  package init(
    summary: RunSummary, stories: [StoryLine] = [], days: [DayCount] = [], copyDelayHours: [Double] = []
  ) {
    self.summary = summary
    self.stories = stories
    self.days = days
    self.copyDelayHours = copyDelayHours
  }
}
