import Codecs
import Vocabulary

/// What one row of a case file says of the code.
enum Verdict {
  case passed
  /// What was got in the place of what.
  case failed(String)
  /// The row does not count: it asks for what the project does not do, or its own suites disagree on it.
  case leftOut

  init(
    _ got: some Equatable & CustomStringConvertible, wants wanted: some CustomStringConvertible,
    _ isRight: Bool
  ) {
    self = isRight ? .passed : .failed("got \(got), wants \(wanted)")
  }

  /// Passed where both are the same or both nil.
  init(got: String?, wants wanted: String?) {
    self = got == wanted ? .passed : .failed("got \(got ?? "nothing"), wants \(wanted ?? "nothing")")
  }
}

/// The rows of one kind of case file.
///
/// Every kind that knows the form of its rows is listed in `kinds`, by the name of its file.
struct CaseFile {
  typealias Judge = (JSONValue) throws -> Verdict

  /// Makes the judge for the rows of a file in a folder.
  static let kinds: [String: @Sendable (String) -> Judge] = [
    "robots": { _ in RobotsCases.decision },
    "robots_fields": { _ in RobotsCases.fields },
    "robots_corpus": { _ in RobotsCases.corpus },
    "url_parse": { _ in AddressCases.parse },
    "url_resolve": { _ in AddressCases.resolve },
    "url_host_toascii": { _ in AddressCases.host },
    "url_canonical": { _ in AddressCases.canonical },
    "registrable_domain": { _ in AddressCases.registrable },
    "charset_labels": { _ in CharsetCases.label },
    "charset_html_prescan": { _ in CharsetCases.prescan },
    "charset_single_byte": { _ in CharsetCases.table },
    "feeds": { _ in FeedCases.feed },
    "feed_dates": { _ in FeedCases.date },
    "sitemap_inputs": { _ in FeedCases.sitemap },
    "sitemap_trees": { _ in TreeCases.pages },
    "warc_expected": { folder in { try ArchiveCases.file($0, in: folder) } },
  ]

  /// Rows that count.
  private(set) var total = 0
  private(set) var passed = 0
  /// The id of a row, and what is wrong.
  private(set) var failures: [(id: String, problem: String)] = []

  init(_ path: String, _ judge: Judge) throws(Fault) {
    var lines = try LineReader(path: path)
    while let row = try lines.next({ Self.parsed($0) }) {
      switch row {
      case .success(nil): continue
      case .success(let value?):
        let id = value["id"]?.string ?? value["file"]?.string ?? "line \(lines.number)"
        let verdict: Verdict
        do { verdict = try judge(value) } catch { verdict = .failed("\(error)") }
        count(verdict, id)
      case .failure(let fault): count(.failed("no JSON: \(fault)"), "line \(lines.number)")
      }
    }
  }

  private static func parsed(_ line: Span<UInt8>) -> Result<JSONValue?, JSONFault> {
    if line.isEmpty { return .success(nil) }
    do throws(JSONFault) { return .success(try JSONValue(parsing: line)) } catch { return .failure(error) }
  }

  private mutating func count(_ verdict: Verdict, _ id: String) {
    switch verdict {
    case .leftOut: return
    case .passed: passed += 1
    case .failed(let problem): failures.append((id, problem))
    }
    total += 1
  }
}

extension JSONValue {
  /// The member, which a row of this kind must have.
  func text(_ key: String) throws(Fault) -> String {
    guard let text = self[key]?.string else { throw Fault(.badData, "the row has no text '\(key)'") }
    return text
  }
}
