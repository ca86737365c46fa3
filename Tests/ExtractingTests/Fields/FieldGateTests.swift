import Foundation
import Testing
import Vocabulary

@testable import Extracting

/// Whole pages of other makes and languages than any that rules were tuned on, and what they state. Floors only rise.
///
/// `Pages/Fields/expected.tsv`: a line a page; `-` where the page states nothing; a bare day is compared as a day.
@Suite struct FieldGateTests {
  private struct Case {
    var name: String
    var fields: [String: String]
    var article: Article
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Pages/Fields")

  private static func cases() throws -> [Case] {
    let table = try String(contentsOf: folder.appending(path: "expected.tsv"), encoding: .utf8)
    let rows = table.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    let head = try #require(rows.first)
    let extractor = Extractor()
    return try rows.dropFirst().map { row in
      let fields = Dictionary(uniqueKeysWithValues: zip(head, row))
      let name = try #require(fields["page"])
      let bytes = try Data(contentsOf: folder.appending(path: name + ".html"))
      let page = PageInput(bytes: Array(bytes), url: try #require(fields["url"]), declaredCharset: "utf-8")
      return Case(name: name, fields: fields, article: extractor.extract(page).article)
    }
  }

  private static func value(_ field: String, _ article: Article, like expected: String) -> String {
    let value: String? =
      switch field {
      case "title": article.title
      case "authors": article.authors.isEmpty ? nil : article.authors.joined(separator: "|")
      case "published":
        expected.utf8.count == 10 ? article.published?.date.iso8601 : article.published?.iso8601
      case "dateline": article.dateline.place
      case "agency": article.dateline.agency
      case "section": article.section
      default: article.language
      }
    return value ?? "-"
  }

  /// Right pages of those whose page states the field, at least; values given where the page states none, at most.
  @Test(arguments: [
    ("title", 64, 0), ("authors", 49, 0), ("published", 57, 0), ("dateline", 36, 0), ("agency", 20, 0),
    ("language", 64, 0),
  ])
  func floorsHold(_ field: String, _ right: Int, _ invented: Int) throws {
    var found = 0
    var made: [String] = []
    var missed: [String] = []
    for page in try Self.cases() {
      let expected = try #require(page.fields[field])
      let value = Self.value(field, page.article, like: expected)
      if expected == "-" {
        if value != "-" { made.append("\(page.name): \(value)") }
      } else if value == expected {
        found += 1
      } else {
        missed.append("\(page.name): \(value) for \(expected)")
      }
    }
    #expect(found >= right, "missed: \(missed)")
    #expect(made.count <= invented, "invented: \(made)")
  }
}
