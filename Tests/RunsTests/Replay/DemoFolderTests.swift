import Codecs
import Foundation
import Testing
import Vocabulary

@testable import Runs

/// `Pipelines/demo` holds both the stories and the sites that `Scripts/make-demo` wrote from them.
struct DemoFolderTests {
  private func sums() throws -> [String: String] {
    let text = try String(contentsOfFile: demoFolder + "/SHA256SUMS", encoding: .utf8)
    let pairs = text.split(separator: "\n").map { line in
      (String(line.dropFirst(66)), String(line.prefix(64)))
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  @Test func sitesAndSourcesAreThoseThatWereWrittenTogether() throws {
    var found: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: demoFolder) where name != "SHA256SUMS" {
      let place = URL(filePath: demoFolder + "/" + name)
      guard try place.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
      found[name] = try Digest.of([UInt8](Data(contentsOf: place)), .sha256).hex
    }
    let recorded = try sums()
    let parted = Set(found.keys).union(recorded.keys).filter { found[$0] != recorded[$0] }.sorted()
    #expect(parted == [], "run Scripts/make-demo")
  }

  @Test func everythingThatTheTruthNamesIsServedAsItSays() throws {
    let truth = try JSONValue(parsing: [UInt8](Data(contentsOf: URL(filePath: demoFolder + "/truth.json"))))
    let sites = Dictionary(
      uniqueKeysWithValues: try SiteFolder.all(below: demoFolder).map { ($0.id.name, $0) })
    func status(_ entry: JSONValue) throws -> Int {
      let site = try #require(sites[entry["outlet"]?.string ?? ""])
      let target = percentEncoded(try #require(entry["path"]?.string))
      return site.answer(to: ReplayRequest(target: target), origins: [:]).status
    }
    let articles = try #require(truth["articles"]?.array)
    #expect(articles.count == 80)
    #expect(truth["stories"]?.array?.count == 21)
    for entry in articles + (truth["listings"]?.array ?? []) { #expect(try status(entry) == 200, "\(entry)") }
    for entry in truth["rejects"]?.array ?? [] {
      let expected = ["not-found": 404, "redirect": 301][entry["why"]?.string ?? ""] ?? 200
      #expect(try status(entry) == expected, "\(entry)")
    }
  }
}
