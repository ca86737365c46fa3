/// Says for linkage what two documents share, by what earlier nights kept where they asked the same.
///
/// Lives inside one worker.
final class Votes {
  private let timeline: Timeline
  private let settings: CollapseSettings
  private let revision: Revision?
  private let catalog: Catalog
  private let earlier: KnownComparisons
  /// The first place of those that the next night remembers; `Int.max` where none is to come.
  private let keptFrom: Int
  private var meter: PairMeter
  /// Those asked tonight that the next night remembers.
  private(set) var found: Search.Found
  /// What was said tonight, by the pair of places.
  private var said: [UInt64: Overlap?] = [:]

  init(
    _ catalog: Catalog, _ timeline: Timeline, _ marks: Marks, _ settings: CollapseSettings,
    _ earlier: KnownComparisons, _ revision: Revision?, keptFrom: Int
  ) {
    self.catalog = catalog
    self.timeline = timeline
    self.settings = settings
    self.earlier = earlier
    self.keptFrom = keptFrom
    self.revision = revision
    meter = PairMeter(catalog, marks)
    found = Search.Found(earlier.correspondences.fresh())
  }

  /// What the documents at two places share when they are copies, nil when they are not; `a` is the earlier one.
  func overlap(_ a: Int, _ b: Int) -> Overlap? {
    if keptFrom == .max { return meter.overlap(timeline.documents[a], timeline.documents[b], settings) }
    let pair = UInt64(a) << 32 | UInt64(b)
    if let held = said[pair] { return held }
    var vote = vote(a, b, isKept: a >= keptFrom)
    vote.isVote = true
    if a >= keptFrom { found.comparisons.append(vote) }
    let overlap = vote.isCopy ? vote.overlap : nil
    said[pair] = .some(overlap)
    return overlap
  }

  private func vote(_ a: Int, _ b: Int, isKept: Bool) -> Comparison {
    if let revision, let held = earlier[Int32(a), Int32(b)] {
      return revision.revised(held, found.correspondences, &meter)
    }
    let second = timeline.documents[b]
    meter.load(timeline.documents[a])
    let (m, hasWords) = meter.measureAsFarAsNeeded(second, settings)
    let record = isKept ? meter.keep(m, against: second, in: found.correspondences) : 0
    return Comparison(
      Int32(a), Int32(b), m, hasWords: hasWords, isEarlierFirst: true, record: UInt32(record), settings)
  }
}
