package import Vocabulary

/// What an outlet listed for one day of publication, and what became of it in this run.
package struct DayAccount: Sendable, Hashable {
  package let outlet: Outlet.ID
  package let day: CivilDate
  /// Pages that feeds, sitemaps, and home, section or archive pages named; one may stand in all three.
  package var listedByFeed = 0
  package var listedBySitemap = 0
  package var listedByPage = 0
  package var ends = Ends()
  /// Known, and not taken yet.
  package var waiting = 0

  package init(outlet: Outlet.ID, day: CivilDate) {
    self.outlet = outlet
    self.day = day
  }
}

/// An outlet that has gone quiet.
package struct QuietOutlet: Sendable, Hashable {
  package let outlet: Outlet.ID
  /// The day on which something new was fetched last.
  package let last: CivilDate
  /// Days from one day with something new to the next, on average.
  package let usualDays: Double
}
