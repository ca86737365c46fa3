/// Two documents that were compared, and where a later night finds what they have in common.
struct Comparison: BitwiseCopyable, Sendable {
  /// The earlier and the later one: places in a timeline, in a state the numbers of its documents.
  let a: Int32
  let b: Int32
  /// Of copies how early their edge is followed; of partials the coverage of the lighter body.
  let rank: Float
  private var flags: UInt32
  let overlap: Overlap
  /// Where what they have in common stands among `Correspondences`; nothing where that is not kept.
  var record: UInt32 = 0

  private static let copyFlag: UInt32 = 1
  private static let partialFlag: UInt32 = 2
  private static let nearFlag: UInt32 = 4
  private static let earlierFirstFlag: UInt32 = 8
  private static let wordsFlag: UInt32 = 16
  private static let voteFlag: UInt32 = 32

  /// Log odds, either way, within which another night may decide otherwise.
  private static let nearScore = 3.0
  private static let nearEvenness = 0.1

  /// `m` measures the later document against the earlier one, or the earlier one against the later; titles, numbers and slots
  /// only where `hasWords` says so.
  init(
    _ a: Int32, _ b: Int32, _ m: PairMeasures, hasWords: Bool, isEarlierFirst: Bool, record: UInt32 = 0,
    _ settings: CollapseSettings
  ) {
    let verdict = Verdict(m, settings)
    let isPartial = m.evidence >= settings.partialEvidence && m.lighter >= settings.partialCoverage
    let isNear =
      switch verdict.rule {
      case .copy: verdict.score < Self.nearScore
      case .lowCoverage: m.lighterEven >= settings.evenFloor - Self.nearEvenness
      case .lowScore: verdict.score > -Self.nearScore
      case .slotsDiffer, .namesDiffer: true
      }
    self.init(
      a, b, Float(verdict.joins ? verdict.score + settings.perLead * m.heavierLead : verdict.similarity),
      (verdict.joins ? Self.copyFlag : isPartial ? Self.partialFlag : 0) | (isNear ? Self.nearFlag : 0)
        | (isEarlierFirst ? Self.earlierFirstFlag : 0) | (hasWords ? Self.wordsFlag : 0),
      isEarlierFirst
        ? Overlap(a: m.stretchesA, b: m.stretchesB) : Overlap(a: m.stretchesB, b: m.stretchesA), record)
  }

  private init(
    _ a: Int32, _ b: Int32, _ rank: Float, _ flags: UInt32, _ overlap: Overlap, _ record: UInt32
  ) {
    self.a = a
    self.b = b
    self.rank = rank
    self.flags = flags
    self.overlap = overlap
    self.record = record
  }

  /// With the documents numbered anew.
  func numbered(_ number: (Int32) -> Int32) -> Comparison {
    let (x, y) = (number(a), number(b))
    return x < y
      ? Comparison(x, y, rank, flags, overlap, record)
      : Comparison(y, x, rank, flags ^ Self.earlierFirstFlag, Overlap(a: overlap.b, b: overlap.a), record)
  }

  var isCopy: Bool { flags & Self.copyFlag != 0 }
  /// No copies, but they share a passage.
  var isPartial: Bool { flags & Self.partialFlag != 0 }
  var isNear: Bool { flags & Self.nearFlag != 0 }
  /// Copies, partials, or near enough for another night.
  var isWorthKeeping: Bool { flags & (Self.copyFlag | Self.partialFlag | Self.nearFlag) != 0 }
  /// The earlier document was loaded when they were compared.
  var isEarlierFirst: Bool { flags & Self.earlierFirstFlag != 0 }
  /// Titles, numbers and slots were compared, too.
  var hasWords: Bool { flags & Self.wordsFlag != 0 }
  /// Asked by linkage, not found by a search.
  var isVote: Bool {
    get { flags & Self.voteFlag != 0 }
    set { flags = flags & ~Self.voteFlag | (newValue ? Self.voteFlag : 0) }
  }

  var edge: Stories.Edge { Stories.Edge(a: a, b: b, score: rank, overlap: overlap) }
}
