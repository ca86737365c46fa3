import FoundationEssentials
import Testing
import Vocabulary

@testable import Extracting

/// The quality gate of the text: whole pages of many kinds, written for this, against the text that a person would copy
/// from them. `gates.tsv` holds the floor of every kind; a floor only rises.
@Suite struct PageGateTests {
  private static let folder =
    #filePath.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/Pages"

  private func read(_ name: String) throws -> String {
    try String(contentsOfFile: "\(Self.folder)/\(name)", encoding: .utf8)
  }

  @Test func everyKindOfPageKeepsItsFloor() throws {
    var floors: [String: Double] = [:]
    for line in try read("gates.tsv").split(separator: "\n").dropFirst() {
      let cells = line.split(separator: "\t")
      try #require(cells.count == 2, "kind and floor: \(line)")
      floors[String(cells[0])] = Double(String(cells[1])) ?? 1
    }
    var scores: [String: [Double]] = [:]
    let extractor = Extractor()
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder).sorted()
    where name.hasSuffix(".html") {
      let page = String(name.dropLast(5))
      let kind = page.split(separator: "-").dropLast().joined(separator: "-")
      let found = extractor.extract(
        PageInput(
          bytes: Array(try read(name).utf8), url: "https://news.example/a/\(page)", declaredCharset: "utf-8"))
      scores[kind, default: []].append(
        score(found.rejection == nil ? found.article.text : "", try read("\(page).txt")))
    }
    #expect(Set(scores.keys) == Set(floors.keys))
    for (kind, all) in scores.sorted(by: { $0.key < $1.key }) {
      let mean = all.reduce(0, +) / Double(all.count)
      #expect(mean >= (floors[kind] ?? 1), "\(kind): \(mean)")
    }
  }

  /// F1 of the runs of four words, compared as multisets.
  private func score(_ found: String, _ wanted: String) -> Double {
    let a = runs(found)
    let b = runs(wanted)
    let both = a.reduce(0) { $0 + min($1.value, b[$1.key] ?? 0) }
    let total = a.values.reduce(0, +) + b.values.reduce(0, +)
    return total > 0 ? 2 * Double(both) / Double(total) : 1
  }

  private func runs(_ text: String) -> [[Substring]: Int] {
    let words = text.split { !$0.isLetter && !$0.isNumber }
    guard words.count >= 4 else { return words.isEmpty ? [:] : [words: 1] }
    return (0...(words.count - 4)).reduce(into: [:]) { $0[Array(words[$1..<$1 + 4]), default: 0] += 1 }
  }
}
