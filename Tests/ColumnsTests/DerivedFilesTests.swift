import Codecs
import Columns
import Testing
import Vocabulary

@Suite struct DerivedFilesTests {
  private func dataset() throws -> Scratch {
    let scratch = Scratch()
    try NewsSample.write(
      ["a", "b"].map { NewsSample.article($0, outlet: "o", run: "r1") }, to: scratch("d"), run: "r1")
    try NewsSample.write(
      [NewsSample.article("c", outlet: "p", run: "r2")], to: scratch("d"), run: "r2",
      day: CivilDate(daysSince1970: 20_790))
    return scratch
  }

  @Test func everyLiveFileHasItsSum() throws {
    let scratch = try dataset()
    let sums = try Disk(root: scratch("d")).read("SHA256SUMS").split(separator: 0x0A)
    var named = Set<String>()
    for line in sums {
      let path = String(decoding: line.dropFirst(66), as: UTF8.self)
      let bytes = try Disk(root: scratch("d")).read(path)
      #expect(String(decoding: line.prefix(64), as: UTF8.self) == (try Digest.of(bytes, .sha256).hex))
      named.insert(path)
    }
    let files = Set(Scratch.contents(scratch("d")).keys)
    #expect(
      files.subtracting(named) == [".lock", "SHA256SUMS", "_meta/manifest-00000001.json"])
  }

  @Test func theDataPackageNamesEveryFileWithItsHash() throws {
    let scratch = try dataset()
    let package = try JSONValue(parsing: Disk(root: scratch("d")).read("datapackage.json"))
    let resources = package["resources"]?.array ?? []
    let urls = resources.filter { $0["table"]?.string == "articles" && $0["column"]?.string == "url" }
    #expect(
      urls.compactMap { $0["path"]?.string }
        == (try Dataset(scratch("d")).files(table: "articles", column: "url")))
    for resource in resources {
      let bytes = try Disk(root: scratch("d")).read(resource["path"]?.string ?? "")
      #expect(resource["bytes"]?.int == Int64(bytes.count))
      #expect(resource["hash"]?.string == "sha256:" + (try Digest.of(bytes, .sha256).hex))
    }
    let croissant = try JSONValue(parsing: Disk(root: scratch("d")).read("croissant.json"))
    #expect(croissant["recordSet"]?.array?.count == Set(resources.map { [$0["table"], $0["column"]] }).count)
  }

  @Test func theDatasheetCounts() throws {
    let scratch = try dataset()
    let sheet = String(decoding: try Disk(root: scratch("d")).read("datasheet.md"), as: UTF8.self)
    #expect(sheet.contains("## Outlets\n\no 2, p 1.\n"))
    #expect(sheet.contains("Crawl days: 2026-11-23 to 2026-12-03, 2 runs."))
    #expect(sheet.contains("9 days between the first and the last have no run."))
  }
}
