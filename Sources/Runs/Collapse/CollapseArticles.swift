import Codecs
import Collapsing
import Columns
import Flow
import FoundationEssentials
package import Vocabulary

/// `naskh collapse`: articles in, their places among the stories out.
package func collapseArticles(_ options: CollapseOptions) throws(Fault) {
  let crew = Crew.cores(options.jobs)
  let pairs = try options.explainPairs.map { path throws(Fault) in try PairList(path: path) }
  var settings = CollapseSettings()
  settings.memoryDays = options.windowDays
  var texts: [String: CollapseDocument] = [:]
  if Dataset.exists(at: options.output) {
    let drawing = try CollapseDataset(options, settings, crew: crew)
    var collapser = Collapser(settings: settings, crew: crew, scratch: Scratch(options.output))
    collapser.isRemembering = false
    let collapse = try drawing.commit(with: &collapser, created: .now) {
      if pairs?.names($0.id) == true { texts[$0.id] = $0 }
    }
    return try report(collapse, collapser, options, pairs, texts)
  }
  // Held until the state is written: two nights that go on from one state would each lose the other's articles.
  let lock = try StateLock(options.state, wait: options.waits)
  let earlier = try options.against.map { path throws(Fault) in
    try EarlierStories(path, windowDays: options.windowDays)
  }
  let state = try options.state.flatMap { path throws(Fault) in try earlierState(path) }
  // Words of a hundred thousand articles and more wait in a file; the rest is faster in memory.
  let ample = Scratch(
    FileManager.default.temporaryDirectory.path, leastBytes: 1 << 30, tokenBytes: 64 << 20)
  var collapser =
    if let state {
      Collapser(continuing: state, settings: settings, crew: crew)
    } else {
      Collapser(settings: settings, crew: crew, scratch: ample)
    }
  collapser.isRemembering = options.state != nil
  try earlier?.fill(&collapser) { if pairs?.names($0.id) == true { texts[$0.id] = $0 } }
  var known: [String] = []
  try eachBatch(of: options.input, crew) { documents in
    if let pairs {
      for document in documents where pairs.names(document.id) { texts[document.id] = document }
    }
    if let earlier { known += documents.map(\.id).filter { earlier.holds($0) } }
    collapser.add(contentsOf: documents)
  }
  let collapse = collapser.finish()
  let moved = Set(collapse.placements.map(\.id))
  try write(
    collapse.placements + known.filter { !moved.contains($0) }.compactMap { earlier?.placement(of: $0) },
    to: options.output)
  if let path = options.state { try collapser.writeState(to: path) }
  lock.release()
  try report(collapse, collapser, options, pairs, texts)
}

/// What an earlier night left; nil where there is nothing yet. Another file is never taken for a state, nor written over.
private func earlierState(_ path: String) throws(Fault) -> CollapseState? {
  guard FileManager.default.fileExists(atPath: path) else { return nil }
  guard let state = CollapseState(mapping: path) else {
    throw Fault(
      .badData,
      """
      \(path): this is no collapse state, or it is damaged, or from another version of naskh. Move it away to begin anew with \
      tonight's articles, or give --against DATASET instead to go on from the last days of a dataset.
      """)
  }
  return state
}

/// What is said beside the places.
private func report(
  _ collapse: Collapse, _ collapser: Collapser, _ options: CollapseOptions, _ pairs: PairList?,
  _ texts: [String: CollapseDocument]
) throws(Fault) {
  if let pairs { try pairs.explain(with: collapser, texts) }
  if options.showsStatistics { StandardError.write(collapse.statistics.summary) }
}

/// Hands over the articles of a file of JSON lines or of a dataset, about a thousand at a time.
private func eachBatch(
  of path: String, _ crew: Crew, _ body: ([CollapseDocument]) throws(Fault) -> Void
) throws(Fault) {
  if Dataset.exists(at: path) {
    var documents: [CollapseDocument] = []
    try Dataset(path).eachArticle { (document, _, _) throws(Fault) in
      documents.append(document)
      guard documents.count >= 1024 else { return }
      try body(documents)
      documents.removeAll(keepingCapacity: true)
    }
    return try body(documents)
  }
  var lines = try LineReader(path: path)
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
    try body(try read(batch, first: first, of: lines.name, crew))
    first += batch.count
    batch.removeAll(keepingCapacity: true)
  }
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

private func write(_ placements: [Collapse.Placement], to path: String) throws(Fault) {
  let output = try OutputFile(path: path)
  try output.write(Array("id\tstory_id\trelation\tsimilarity\n".utf8))
  for placement in placements {
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
func decimal(_ share: Double) -> String {
  let thousandths = Int((abs(share) * 1000).rounded())
  let digits = String(thousandths % 1000)
  let sign = share < 0 && thousandths > 0 ? "-" : ""
  return "\(sign)\(thousandths / 1000).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
}

extension Collapse.Statistics {
  /// One line for standard error.
  fileprivate var summary: String {
    "\(documents) articles in \(stories) stories: \(candidates) pairs compared, \(edges) copies found, "
      + "\(furnitureSentences) sentences left out as page furniture, \(cappedBuckets) look-ups cut at a full bucket\n"
  }
}
