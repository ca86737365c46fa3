import Codecs
import Collapsing
import Vocabulary

/// The pairs of `--explain-pairs`: a file with two ids a line, a tab between; what follows a second tab is not read.
struct PairList {
  private var pairs: [(a: String, b: String, line: Int)] = []
  private var ids: Set<String> = []
  private let name: String

  init(path: String) throws(Fault) {
    var lines = try LineReader(path: path)
    name = lines.name
    while true {
      let line = try lines.next { String(repairing: $0) }
      guard let line else { break }
      if line.isEmpty { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count >= 2, !fields[0].isEmpty, !fields[1].isEmpty else {
        throw lines.fault("expected two ids with a tab between")
      }
      pairs.append((String(fields[0]), String(fields[1]), lines.number))
      ids.formUnion([String(fields[0]), String(fields[1])])
    }
  }

  func names(_ id: String) -> Bool { ids.contains(id) }

  /// Writes one JSON object a pair to standard output, in the list's order.
  func explain(with collapser: Collapser, _ texts: [String: CollapseDocument]) throws(Fault) {
    for pair in pairs {
      guard let a = texts[pair.a], let b = texts[pair.b] else {
        let missing = texts[pair.a] == nil ? pair.a : pair.b
        throw Fault(.badData, "\(name), line \(pair.line): the input has no article \(missing)")
      }
      let record = ExplanationRecord(a: a, b: b, explanation: collapser.explain(a, b))
      try StandardOutput.write(record.jsonLine().span)
    }
  }
}
