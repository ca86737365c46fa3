import Vocabulary

@testable import Reporting

/// Two outlets whose counts add up.
func sampleSummary() -> RunSummary {
  var almasar = RunSummary.OutletCount(outlet: Outlet.ID("almasar"))
  almasar.listed = 16
  almasar.taken = 1040
  almasar.fetched = 1035
  almasar.wireBytes = 5_000_000
  almasar.articles = 1016
  almasar.listings = 12
  almasar.unchanged = 4
  almasar.rejects = [.robotsDisallowed: 5, .clientError: 1, .notNews: 2]
  almasar.stories = 1005
  almasar.copies = 11
  var bayan = RunSummary.OutletCount(outlet: Outlet.ID("bayan"))
  bayan.listed = 16
  bayan.taken = 3
  bayan.fetched = 3
  bayan.rejects = [.serverError: 3]
  return RunSummary(
    run: "20261123T020000Z", pipeline: "nightly", startedAt: Timestamp(milliseconds: 1_795_399_200_000),
    elapsed: Milliseconds(61_250), outlets: [bayan, almasar])
}
