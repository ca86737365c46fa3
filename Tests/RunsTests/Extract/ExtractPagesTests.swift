import FoundationEssentials
import Testing

@testable import Runs

/// `naskh extract` over pages of one host, on the disk.
@Suite struct ExtractPagesTests {
  private static let call = "نحن هنا كل صباح بما يشغل أهل المدينة كلها، فكونوا معنا عند السادسة."

  /// Eight pages, each with the host's call to its readers among its paragraphs.
  private func withPages<R>(_ body: (_ folder: String, _ manifest: String) throws -> R) throws -> R {
    let folder = FileManager.default.temporaryDirectory.path + "/naskh-pages-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var manifest = ""
    for n in 1...8 {
      let text = (1...3).map {
        "<p>في اليوم \(n) من الشهر قال المتحدث رقم \($0) إن أعمال البناء تسير كما خطط لها، وإن عدد العمال بلغ \(n * 31 + $0).</p>"
      }
      let page = "<h1>أخبار البناء رقم \(n)</h1><div>\(text.joined())<p>\(Self.call)</p></div>"
      try page.write(toFile: "\(folder)/\(n).html", atomically: true, encoding: .utf8)
      manifest +=
        "{\"id\":\"\(n)\",\"path\":\"\(folder)/\(n).html\",\"url\":\"https://city.example/n/\(n)\",\"charset\":\"utf-8\"}\n"
    }
    try manifest.write(toFile: "\(folder)/manifest.jsonl", atomically: true, encoding: .utf8)
    return try body(folder, "\(folder)/manifest.jsonl")
  }

  private func extract(_ folder: String, _ manifest: String, jobs: Int, siteMemory: Bool) throws -> String {
    var options = ExtractOptions()
    options.manifest = manifest
    options.output = "\(folder)/out.jsonl"
    options.jobs = jobs
    options.siteMemory = siteMemory
    try extractPages(options)
    return try String(contentsOfFile: "\(folder)/out.jsonl", encoding: .utf8)
  }

  @Test func eachPageIsReadByItselfUnlessAskedOtherwise() throws {
    try withPages { folder, manifest in
      let alone = try extract(folder, manifest, jobs: 2, siteMemory: false)
      #expect(alone.split(separator: "\n").filter { $0.contains(Self.call) }.count == 8)
      let together = try extract(folder, manifest, jobs: 2, siteMemory: true)
      #expect(together.split(separator: "\n").filter { $0.contains(Self.call) }.count == 3)
      #expect(together.split(separator: "\n").allSatisfy { $0.contains("رقم 3 إن أعمال البناء") })
    }
  }

  @Test func siteMemoryGivesTheSameBytesForAnyNumberOfWorkers() throws {
    try withPages { folder, manifest in
      let one = try extract(folder, manifest, jobs: 1, siteMemory: true)
      for jobs in [2, 5] { #expect(try extract(folder, manifest, jobs: jobs, siteMemory: true) == one) }
    }
  }
}
