import Codecs
import Collapsing
import Flow
package import Vocabulary

/// `naskh collapse`: articles in, their places among the stories out.
package func collapseArticles(_ options: CollapseOptions) throws(Fault) {
  let crew = Crew.cores(options.jobs)
  var collapser = Collapser(crew: crew)
  var lines = try LineReader(path: options.input)
  var batch: [[UInt8]] = []
  var first = 1
  var isMore = true
  while isMore {
    let line = try lines.next { bytes in
      var copy: [UInt8] = []
      copy.append(copying: bytes)
      return copy
    }
    if let line { batch.append(line) } else { isMore = false }
    guard batch.count >= 1024 || !isMore else { continue }
    collapser.add(contentsOf: try read(batch, first: first, of: lines.name, crew))
    first += batch.count
    batch.removeAll(keepingCapacity: true)
  }
  try write(collapser.finish(), to: options.output)
}

/// Reads a batch side by side; the first bad line ends the run with its number.
private func read(_ batch: [[UInt8]], first: Int, of name: String, _ crew: Crew) throws(Fault)
  -> [CollapseDocument]
{
  let parts = crew.workers * 2
  let results = Guarded([[Result<CollapseDocument, LineProblem>?]](repeating: [], count: parts))
  crew.forEach(parts) { part in
    var reader = CollapseLines()
    let range = batch.count * part / parts..<batch.count * (part + 1) / parts
    let read = batch[range].map { $0.isEmpty ? nil : reader.document($0) }
    results.withLock { $0[part] = read }
  }
  var documents: [CollapseDocument] = []
  var number = first
  for result in results.withLock({ $0 }).joined() {
    switch result {
    case .success(let document)?: documents.append(document)
    case .failure(let problem)?: throw Fault(.badData, "\(name), line \(number): \(problem.text)")
    case nil: break
    }
    number += 1
  }
  return documents
}

private func write(_ collapse: Collapse, to path: String) throws(Fault) {
  let output = try OutputFile(path: path)
  try output.write(Array("id\tstory_id\trelation\tsimilarity\n".utf8))
  for placement in collapse.placements {
    let line = [
      escaped(placement.id), escaped(placement.storyID), placement.relation.rawValue,
      decimal(placement.similarity),
    ].joined(separator: "\t")
    try output.write(Array((line + "\n").utf8))
  }
  try output.finish()
}

/// As PostgreSQL's COPY text format escapes.
private func escaped(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 == 0x5C || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) else {
    return text
  }
  return text.unicodeScalars.reduce(into: "") { out, scalar in
    switch scalar {
    case "\\": out += "\\\\"
    case "\t": out += "\\t"
    case "\n": out += "\\n"
    case "\r": out += "\\r"
    default: out.unicodeScalars.append(scalar)
    }
  }
}

/// Three decimals, rounded.
private func decimal(_ share: Double) -> String {
  let thousandths = Int((share * 1000).rounded())
  let digits = String(thousandths % 1000)
  return "\(thousandths / 1000).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
}
