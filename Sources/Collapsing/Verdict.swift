/// Whether two articles are copies of one story, and why.
struct Verdict: Sendable, Equatable {
  enum Rule: String, Sendable {
    case coverage, coverageWithLead, coverageWithStrongLead, tooLittle, slotsDiffer
  }

  let rule: Rule
  /// Weighted coverage of the lighter body, 0...1.
  let similarity: Double

  var joins: Bool {
    switch rule {
    case .coverage, .coverageWithLead, .coverageWithStrongLead: true
    case .tooLittle, .slotsDiffer: false
    }
  }

  init(_ m: PairMeasures, _ settings: CollapseSettings) {
    similarity = m.lighter
    let rule: Rule =
      m.lighter >= settings.coverage
      ? .coverage
      : m.lighter >= settings.coverageWithLead && m.lead >= settings.leadShare
        ? .coverageWithLead
        : m.lighter >= settings.coverageWithStrongLead && m.lead >= settings.strongLeadShare
          ? .coverageWithStrongLead : .tooLittle
    let differ = m.numbersDiffer + m.wordsDiffer / 2
    self.rule =
      rule != .tooLittle && m.numbersDiffer >= 2 && 2 * differ > m.numbersAgree ? .slotsDiffer : rule
  }
}
