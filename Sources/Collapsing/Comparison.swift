/// Two documents that were compared, and what a later night may have to compare again.
struct Comparison: BitwiseCopyable, Sendable {
  /// The earlier and the later one: places in a timeline, in a state the numbers of its documents.
  let a: Int32
  let b: Int32
  /// Of copies how early their edge is followed; of partials the coverage of the lighter body.
  let rank: Float
  private let flags: UInt32
  private let overlap: Overlap

  private static let copyFlag: UInt32 = 1
  private static let partialFlag: UInt32 = 2
  private static let nearFlag: UInt32 = 4

  /// Log odds, either way, within which another night may decide otherwise.
  private static let nearScore = 3.0
  private static let nearEvenness = 0.1

  /// `m` measures the later document against the earlier one.
  init(_ a: Int32, _ b: Int32, byLater m: PairMeasures, _ settings: CollapseSettings) {
    let verdict = Verdict(m, settings)
    overlap = Overlap(a: m.stretchesB, b: m.stretchesA)
    self.a = a
    self.b = b
    rank = Float(verdict.joins ? verdict.score + settings.perLead * m.heavierLead : verdict.similarity)
    let isPartial = m.evidence >= settings.partialEvidence && m.lighter >= settings.partialCoverage
    let isNear =
      switch verdict.rule {
      case .copy: verdict.score < Self.nearScore
      case .lowCoverage: m.lighterEven >= settings.evenFloor - Self.nearEvenness
      case .lowScore: verdict.score > -Self.nearScore
      case .slotsDiffer: true
      }
    flags =
      (verdict.joins ? Self.copyFlag : isPartial ? Self.partialFlag : 0) | (isNear ? Self.nearFlag : 0)
  }

  /// Of two documents that would not be compared tonight, but may be on another night.
  init(unlike a: Int32, _ b: Int32) {
    self.init(a, b, 0, Self.nearFlag, Overlap(a: 0, b: 0))
  }

  private init(_ a: Int32, _ b: Int32, _ rank: Float, _ flags: UInt32, _ overlap: Overlap) {
    self.a = a
    self.b = b
    self.rank = rank
    self.flags = flags
    self.overlap = overlap
  }

  /// With the documents numbered anew.
  func numbered(_ number: (Int32) -> Int32) -> Comparison {
    let (x, y) = (number(a), number(b))
    return x < y
      ? Comparison(x, y, rank, flags, overlap)
      : Comparison(y, x, rank, flags, Overlap(a: overlap.b, b: overlap.a))
  }

  var isCopy: Bool { flags & Self.copyFlag != 0 }
  /// No copies, but they share a passage.
  var isPartial: Bool { flags & Self.partialFlag != 0 }
  var isNear: Bool { flags & Self.nearFlag != 0 }

  func isSamePair(_ other: Comparison) -> Bool { a == other.a && b == other.b }

  var edge: Stories.Edge { Stories.Edge(a: a, b: b, score: rank, overlap: overlap) }
}
