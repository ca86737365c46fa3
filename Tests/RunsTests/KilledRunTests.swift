import Columns
import Foundation
import Glibc
import Testing
import Vocabulary

@testable import Runs

/// `kill -9` at some moment of a run, then the run again: as if nothing had happened.
@Suite(.serialized) struct KilledRunTests {
  @Test func aKilledRunEndsLikeOneThatWasLeftAlone() async throws {
    let night = try await DemoNight(address: "127.0.0.80")
    #expect(try await night.run(night.crawl(into: "whole")) == 0)
    let whole = try night.comparableRows("whole")
    // Answered requests before the blow: at the first ones, amid the lists, amid the articles.
    for requests in [3, 40, 120] {
      let name = "cut-\(requests)"
      let before = night.log.all.count
      let options = ["run", try night.crawl(into: name), "--run-date", "2026-11-23", "--progress", "none"]
      let child = try naskh(options)
      night.log.after(before + requests) { kill(child.processIdentifier, SIGKILL) }
      await exit(of: child)
      #expect(child.terminationReason == .uncaughtSignal)
      let second = try naskh(options)
      await exit(of: second)
      #expect(second.terminationStatus == 0)

      let cut = try night.comparableRows(name)
      for (table, rows) in whole {
        #expect(cut[table]?.difference(from: rows).map { "\($0)" } == [], "\(table), \(requests) requests")
      }
      try night.expectThatCountsAddUp(name)
      // Nothing is fetched twice but what was under way at the blow: a request an outlet and its robots.txt, and what had
      // come and was not yet written down.
      let asked = night.log.all[before...].map { DemoTruth.Place(outlet: $0.outlet.name, path: $0.target) }
      let twice = asked.reduce(into: [:]) { $0[$1, default: 0] += 1 }.filter { $0.value > 1 }
      #expect(twice.keys.filter { $0.path != "/robots.txt" }.count <= 10 + requests / 4, "\(twice)")
      #expect(twice.values.allSatisfy { $0 <= 2 })
    }
    await night.end()
  }

  private func naskh(_ arguments: [String]) throws -> Process {
    let bundle = try #require(CommandLine.arguments.first { $0.hasSuffix(".xctest") })
    let process = Process()
    process.executableURL = URL(filePath: bundle).deletingLastPathComponent().appending(path: "naskh")
    process.arguments = arguments
    try process.run()
    return process
  }

  private func exit(of process: Process) async {
    try? await offThePool { process.waitUntilExit() }
  }
}
