import Vocabulary

extension Relation {
  /// How a copy (second of the pair) stands to its lead (first).
  init(copy m: PairMeasures) {
    if m.coverageA >= 0.98, m.coverageB >= 0.98 {
      self = .identical
    } else if m.coverageB >= 0.75, m.massB <= 0.6 * m.massA {
      self = .excerpt
    } else if m.coverageA >= 0.75, m.massA <= 0.6 * m.massB {
      self = .expanded
    } else {
      self = .reprint
    }
  }
}
