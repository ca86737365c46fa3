import Glibc

/// Whether two articles are copies of one story, and why.
struct Verdict: Sendable, Equatable {
  enum Rule: String, Sendable {
    /// Coverage, evidence and agreement together suffice.
    case copy
    /// Too small a part of the lighter body stands in the other.
    case lowCoverage
    /// What they share does not outweigh chance and formula.
    case lowScore
    /// The same context holds other numbers in too many places: a template filled in twice.
    case slotsDiffer
  }

  let rule: Rule
  /// Weighted coverage of the lighter body, 0...1.
  let similarity: Double
  /// Log odds of a copy.
  let score: Double

  var joins: Bool { rule == .copy }

  init(_ m: PairMeasures, _ settings: CollapseSettings) {
    similarity = m.lighter
    let evidence = m.evidence
    let even = m.lighterEven
    let fresh = min(1, evidence / Double(Int(Marks.fullWeight) * max(1, m.shared)))
    let fewer = min(m.numbersA, m.numbersB)
    let numbers = Double(min(m.numbersShared, fewer) + 1) / Double(fewer + 1)
    let slots = Double(m.slotsDiffer) / Double(m.slotsAgree + m.slotsDiffer + 2)
    let titles = m.titlesKnown ? min(m.titleA, m.titleB) : settings.unknownTitle
    score =
      settings.perEven * even + settings.perEvidence * log(evidence + 20) + settings.perNumbers * numbers
      + settings.perTitle * titles + settings.perFresh * fresh - settings.perSlot * slots - settings.bar
    rule =
      even < settings.evenFloor
      ? .lowCoverage
      : score < 0
        ? .lowScore
        : m.slotsDiffer >= settings.slotsThatTell && 2 * m.slotsDiffer > m.slotsAgree ? .slotsDiffer : .copy
  }
}
