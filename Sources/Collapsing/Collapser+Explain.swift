extension Collapser {
  /// Says of two articles why they are, or are not, copies; only after `finish`.
  ///
  /// With the articles of the days around them added, words weigh as they did in the collapse. An article that was not added
  /// weighs as if nobody else had used its words.
  package func explain(_ a: CollapseDocument, _ b: CollapseDocument) -> Explanation {
    let pair = Shelf()
    var plain = TextReader()
    let readings = [a, b].map { Reading($0, with: &plain, limit: settings.tokenLimit) }
    pair.add(readings[0], of: a)
    pair.add(readings[1], of: b)
    let catalog = Catalog(pair)
    let marks = Marks(count: catalog.tokens.count)
    for (k, document) in [a, b].enumerated() {
      copyMarks(of: document, from: catalog, k, to: marks)
    }
    var meter = PairMeter(catalog, marks)
    meter.load(0)
    let m = meter.measure(1)
    let verdict = Verdict(m, settings)
    let bodies = [a, b].map { ranges(of: $0) }
    let tokens = (0..<2).map { k in catalog.body(k).map { catalog.tokens[$0] } }
    let aligner = PassageAligner(tokens[0])
    func bytes(_ k: Int, _ from: Int, _ count: Int) -> Range<Int> {
      bodies[k][from].lowerBound..<bodies[k][from + count - 1].upperBound
    }
    let passages = aligner.matches(in: tokens[1]).map { match in
      let from = catalog.body(1).lowerBound + match.b
      let weight = (from..<from + match.count - 1).reduce(0) { $0 + marks.weight($1) }
      return Explanation.Passage(
        inA: bytes(0, match.a, match.count), inB: bytes(1, match.b, match.count), tokens: match.count,
        weight: Double(weight) / Double((match.count - 1) * Int(Marks.fullWeight)))
    }
    let slots = aligner.differingNumbers(in: tokens[1]).map {
      Explanation.Slot(inA: bytes(0, $0.a, 1), inB: bytes(1, $0.b, 1))
    }
    return Explanation(
      rule: verdict.rule.rawValue, joins: verdict.joins, storyA: story(of: a.id), storyB: story(of: b.id),
      coverageA: m.coverageA, coverageB: m.coverageB, similarity: verdict.similarity, score: verdict.score,
      contributions: Verdict.contributions(m, settings), passages: passages, slots: slots)
  }

  private func ranges(of document: CollapseDocument) -> [Range<Int>] {
    var reader = TextReader(keepsRanges: true)
    _ = reader.tokens(of: document.text, limit: settings.tokenLimit)
    return reader.ranges
  }

  private func place(of id: String) -> Int? {
    guard let settled else { return nil }
    return (0..<settled.timeline.count).first { settled.catalog.ids[settled.timeline.documents[$0]] == id }
  }

  private func story(of id: String) -> String? {
    guard let settled, let place = place(of: id) else { return nil }
    return settled.storyIDs[place]
  }

  /// The marks of the collapse, where it holds the document with the same tokens.
  private func copyMarks(of document: CollapseDocument, from catalog: Catalog, _ k: Int, to marks: Marks) {
    guard let settled, let place = place(of: document.id) else { return }
    let held = settled.timeline.documents[place]
    let theirs = settled.catalog.starts[held]..<settled.catalog.starts[held + 1]
    let ours = catalog.starts[k]..<catalog.starts[k + 1]
    guard theirs.count == ours.count,
      zip(theirs, ours).allSatisfy({ settled.catalog.tokens[$0] == catalog.tokens[$1] })
    else { return }
    for (x, y) in zip(theirs, ours) { marks.bytes[y] = settled.marks.bytes[x] }
  }
}
