import Codecs
import Collapsing
import Vocabulary

/// Reads the lines of `naskh collapse`: `{"id","outlet","lang","published","title","text"}`, others ignored.
struct CollapseLines {
  private var reader = JSONLineReader(keys: ["id", "outlet", "lang", "published", "title", "text"])

  /// A fault says what is wrong with the line; its place is the caller's to add.
  mutating func document(_ line: [UInt8]) -> Result<CollapseDocument, LineProblem> {
    var id: String?
    var outlet = ""
    var language: String?
    var published: Moment?
    var badDate: String?
    var title: [UInt8] = []
    var text: [UInt8] = []
    do throws(JSONFault) {
      try reader.read(line.span) { key, kind, bytes in
        guard kind == .string || (key == 0 && kind == .number) else { return }
        switch key {
        case 0: id = String(repairing: bytes)
        case 1: outlet = String(repairing: bytes)
        case 2: language = String(repairing: bytes)
        case 3:
          let shown = String(repairing: bytes)
          published = Moment(iso8601: shown)
          if published == nil, !shown.isEmpty { badDate = shown }
        case 4: title.append(copying: bytes)
        default: text.append(copying: bytes)
        }
      }
    } catch {
      return .failure(LineProblem("not a JSON object: \(error)"))
    }
    guard let id, !id.isEmpty else { return .failure(LineProblem("no \"id\"")) }
    if let badDate {
      return .failure(LineProblem("\"published\" is '\(badDate)', not an ISO 8601 date or time"))
    }
    return .success(
      CollapseDocument(
        id: id, outlet: outlet, language: language, published: published, title: title, text: text))
  }
}

struct LineProblem: Error, Sendable {
  let text: String
  init(_ text: String) { self.text = text }
}
