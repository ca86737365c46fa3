import Fetching
import Foundation
import Frontier
import Testing
import Vocabulary

@testable import Runs

/// `naskh probe` against the demo's outlets, over HTTP.
@Suite(.serialized) struct ProbeTests {
  private func probe(_ home: String, requests: Int = 40) async throws -> (report: String, isAnswered: Bool) {
    var fetch = try FetchSettings(userAgent: "naskh/1.0 (+https://naskh.example/contact)")
    fetch.allowedAddresses = try AddressRange.list(["127.0.0.90-127.0.0.94"], key: "test")
    var settings = Survey.Settings(agent: "naskh")
    settings.delay = Milliseconds(1)
    settings.requests = requests
    let address = try #require(WebAddress.resolve(Array(home.utf8)))
    return try await offThePool { [fetch, settings] in
      let drive = try SurveyDrive(address, settings)
      try drive.run(fetch)
      return drive.result(today: CivilDate(daysSince1970: 20_780))
    }
  }

  @Test func anOutletTellsWhatItOffersAndTheBlockIsReady() async throws {
    let night = try await DemoNight(address: "127.0.0.90")
    let home = night.origin(of: "almasar") + "/"
    let (report, isAnswered) = try await probe(home)
    #expect(isAnswered)
    #expect(report.contains("# robots.txt: 200"))
    #expect(report.contains("\n# sample: "))
    #expect(report.contains("language: ar"))
    #expect(night.log.all.count <= 40)

    // As it is, in a pipeline.
    let pipeline = try PipelineFile.parse(
      "contact: https://naskh.example/contact\noutput: x\n" + report, name: "probed.yaml", folder: "/tmp")
    #expect(pipeline.outlets.map(\.home) == [[home]])
    #expect(!(pipeline.outlets[0].feeds + pipeline.outlets[0].sitemaps).isEmpty)
    await night.end()
  }

  @Test func aSiteThatDoesNotAnswerIsSaidSo() async throws {
    let (report, isAnswered) = try await probe("http://127.0.0.90:9/", requests: 5)
    #expect(!isAnswered)
    #expect(report.contains("# robots.txt: unreachable"))
  }
}
