/// How much the weights of each document's pairs have changed since it was last compared and looked for, so that what was found
/// then may no longer be all.
struct Drift: Sendable {
  /// By document: what its body weighed when it was last compared, by how much its pairs' weights have gone up and down since,
  /// and pairs that have become heavy enough for the index since copies of it were last looked for.
  private(set) var masses: [UInt32]
  private(set) var moved: [UInt32]
  private(set) var rose: [UInt32]
  /// By document: whether it is to be compared again with what is known to be like it.
  private(set) var hasDrifted: [Bool]
  /// By document: whether copies of it are to be looked for again.
  private(set) var hasRisen: [Bool]

  /// One pair in so many is few.
  private static let fewPairs = 16
  /// One part in so many of a body's weight is little.
  private static let little: UInt32 = 64

  /// `changes` are tonight's, of the documents that `earlier` nights have.
  init(_ catalog: Catalog, _ marks: Marks, _ earlier: StateFindings?, _ changes: [NightSpread.Change]) {
    masses = earlier?.masses ?? []
    moved = earlier?.moved ?? []
    rose = earlier?.rose ?? []
    let held = masses.count
    masses += (held..<catalog.count).map { marks.mass(catalog.body($0)) }
    moved += [UInt32](repeating: 0, count: catalog.count - held)
    rose += [UInt32](repeating: 0, count: catalog.count - held)
    hasDrifted = [Bool](repeating: false, count: catalog.count)
    hasRisen = hasDrifted
    for document in 0..<held {
      moved[document] &+= changes[document].moved
      rose[document] &+= changes[document].rose
      let body = catalog.body(document)
      let mass = marks.mass(body)
      // Furniture found tonight, or none any more, changes the weight too.
      let difference = max(mass, masses[document]) - min(mass, masses[document])
      if max(moved[document], difference) > masses[document] / Self.little {
        hasDrifted[document] = true
        masses[document] = mass
        moved[document] = 0
      }
      if rose[document] > body.count / Self.fewPairs {
        hasRisen[document] = true
        rose[document] = 0
      }
    }
  }
}
