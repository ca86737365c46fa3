import Glibc

/// Whether two articles are copies of one story, and why.
struct Verdict: Sendable, Equatable {
  enum Rule: String, Sendable {
    /// Coverage, evidence and agreement together suffice.
    case copy
    /// Too small a part of the lighter body stands in the other.
    case lowCoverage = "low-coverage"
    /// What they share does not outweigh chance and formula.
    case lowScore = "low-score"
    /// The same context holds other numbers in too many places: a template filled in twice.
    case slotsDiffer = "slots-differ"
    /// The same phrases of every day hold another name in title and text: a template filled in twice.
    case namesDiffer = "names-differ"
  }

  let rule: Rule
  /// Weighted coverage of the lighter body, 0...1.
  let similarity: Double
  /// Log odds of a copy.
  let score: Double

  var joins: Bool { rule == .copy }

  init(_ m: PairMeasures, _ settings: CollapseSettings) {
    similarity = m.lighter
    let parts = Parts(m, settings)
    score = parts.sum
    let even = parts.even
    rule =
      even < settings.evenFloor
      ? .lowCoverage
      : score < 0
        ? .lowScore
        : Self.isFilledInTwice(m, settings)
          ? .slotsDiffer : Self.isRenamed(m, settings) ? .namesDiffer : .copy
  }

  /// Whether hardly two numbers in a row are the same, and other numbers stand in the same places: between the same words, or
  /// after the same two where little is shared for so many numbers.
  private static func isFilledInTwice(_ m: PairMeasures, _ settings: CollapseSettings) -> Bool {
    guard 3 * m.sequencesShared < min(m.sequencesA, m.sequencesB) else { return false }
    if m.slotsDiffer >= settings.slotsThatTell, 2 * m.slotsDiffer > m.slotsAgree { return true }
    guard m.strayNumbers > settings.freeStrays, 2 * m.framesDiffer >= m.framesAgree else { return false }
    if m.strayNumbers > settings.manyStrays { return m.framesDiffer >= settings.framesThatTell }
    return m.framesDiffer > settings.framesThatTell
      && (m.sequencesShared == 0 || m.framesDiffer > m.framesAgree)
  }

  private static func isRenamed(_ m: PairMeasures, _ settings: CollapseSettings) -> Bool {
    m.renamed >= settings.namesThatTell && m.freshness < settings.formulaFreshness
  }

  /// What each measure is and what it adds, the bar last.
  static func contributions(_ m: PairMeasures, _ settings: CollapseSettings) -> [Explanation.Contribution] {
    let p = Parts(m, settings)
    return [
      .init(name: "evenness", value: p.even, logOdds: settings.perEven * p.even),
      .init(name: "evidence", value: m.evidence, logOdds: settings.perEvidence * p.evidence),
      .init(name: "numbers", value: p.numbers, logOdds: settings.perNumbers * p.numbers),
      .init(name: "titles", value: p.titles, logOdds: settings.perTitle * p.titles),
      .init(name: "freshness", value: p.fresh, logOdds: settings.perFresh * p.fresh),
      .init(name: "slots", value: p.slots, logOdds: -settings.perSlot * p.slots),
      .init(name: "strays", value: p.strays, logOdds: -settings.perStray * p.strays),
      .init(name: "thinness", value: p.thin, logOdds: -settings.perThin * p.thin),
      .init(name: "new lead", value: p.newLead, logOdds: -settings.perNewLead * p.newLead),
      .init(name: "bar", value: settings.bar, logOdds: -settings.bar),
    ]
  }

  /// The measures as the score takes them.
  private struct Parts {
    let even: Double
    let evidence: Double
    let numbers: Double
    let titles: Double
    let fresh: Double
    let slots: Double
    /// Stray numbers beyond those that copies have, 0...1: what a template filled in twice shares are its few words and, by chance,
    /// single numbers, but hardly two numbers in a row.
    let strays: Double
    /// What coverage lacks of what rewritten copies keep, 0...1: reports of one event by two hands share its names and numbers all along.
    let thin: Double
    /// What the lead of the lighter body lacks of what copies keep, 0...1: a follow-up begins with what is new.
    let newLead: Double
    let sum: Double

    init(_ m: PairMeasures, _ settings: CollapseSettings) {
      even = m.lighterEven
      evidence = log(m.evidence + 20)
      fresh = m.freshness
      let fewer = min(m.numbersA, m.numbersB)
      numbers = Double(min(m.numbersShared, fewer) + 1) / Double(fewer + 1)
      slots = Double(m.slotsDiffer) / Double(m.slotsAgree + m.slotsDiffer + 2)
      strays = min(1, max(0, m.strayNumbers - settings.freeStrays))
      thin = max(0, settings.thinCoverage - m.lighter)
      newLead = max(0, settings.keptLead - m.lighterLead)
      titles = m.titlesKnown ? min(m.titleA, m.titleB) : settings.unknownTitle
      let positive = settings.perEven * even + settings.perEvidence * evidence + settings.perNumbers * numbers
      sum =
        positive + settings.perTitle * titles + settings.perFresh * fresh - settings.perSlot * slots
        - settings.perStray * strays - settings.perThin * thin - settings.perNewLead * newLead - settings.bar
    }
  }
}
